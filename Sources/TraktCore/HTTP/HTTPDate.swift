import Foundation

extension Timestamp {
    /// The three forms of a date in HTTP (RFC 9110, 5.6.7), the usual one first.
    private static let httpForms = [
        "EEE, dd MMM yyyy HH:mm:ss zzz", "EEEE, dd-MMM-yy HH:mm:ss zzz", "EEE MMM d HH:mm:ss yyyy",
    ]

    /// Reads a date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`; nil for anything else.
    init?(httpDate text: String) {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        for form in Timestamp.httpForms {
            formatter.dateFormat = form
            if let date = formatter.date(from: text) {
                self.init(seconds: date.timeIntervalSince1970)
                return
            }
        }
        return nil
    }
}
