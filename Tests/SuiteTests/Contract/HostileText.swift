import Foundation
import TraktCore

/// A text that tries to take over a terminal, and lists of where tools may meet it.
enum HostileText {
    /// A title screen command, a hidden link, a bell, C1 controls, an override of direction, line
    /// ends and a forged message.
    static let text =
        "Evil\u{1B}]0;x\u{7}\u{1B}[2J\u{1B}]8;;http://x\u{1B}\\\u{9B}2J\u{9D}\u{202E}\u{2066}\u{200F}"
        + "\r\n\ttrakt-add: forged\u{2028}\u{85}\u{7F}\u{8}"

    /// The same as JSON, with a NUL, which no argument can hold.
    static let json: String = {
        let escapes = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case _ where scalar.value < 0x20: "\\u\(String(format: "%04x", scalar.value))"
            default: "\(scalar)"
            }
        }
        return escapes.joined() + #"\u0000"#
    }()

    /// What must not reach a terminal of `shown`, apart from the suite's own sequences (erase the
    /// line, colours) and line ends.
    static func raw(in shown: String) -> [String] {
        let own = /\r\x{1B}\[K|\x{1B}\[[0-9;]*m|\r\n/
        return shown.replacing(own, with: "\n").unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x0A: false
            case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028, 0x2029: true
            case 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }.map { "U+\(String($0.value, radix: 16))" }
    }

    /// A record for every kind of message: without ids, with ids, of a wrong type, as a play.
    static let records: [String] = {
        let file = #""file":{"path":"/films/\#(json).mkv","guess":["title"]}"#
        let title = #""title":"\#(json)","year":2021"#
        return [
            #"{"type":"movie","movie":{\#(title)},\#(file)}"#,
            #"{"type":"movie","movie":{\#(title),"ids":{"trakt":900001}},\#(file)}"#,
            #"{"type":"movie","movie":{"title":"x","ids":{"imdb":"\#(json)"}}}"#,
            #"{"type":"\#(json)","movie":{\#(title)}}"#,
            #"{"type":"episode","episode":{"season":1,"number":2,"title":"\#(json)"},"#
                + #""show":{\#(title)}}"#,
            #"{"id":5,"watched_at":"\#(json)","type":"movie","movie":{\#(title)}}"#,
            #"{"id":6,"watched_at":"1970-01-01T00:00:00Z","type":"movie","movie":{\#(title),"#
                + #""ids":{"trakt":900001}}}"#,
            #"{"id":"\#(json)","type":"movie","movie":{\#(title)}}"#,
            #"{"listed_at":"\#(json)","type":"show","show":{\#(title),"ids":{"slug":"\#(json)"}}}"#,
            // Half a surrogate pair is no JSON; the message may quote it.
            #"{"type":"movie","movie":{"title":"\#(json)\ud800"}}"#,
        ]
    }()

    /// A film and a show of the sandbox's catalogue with that title.
    static let catalogue: String = {
        let other = json.replacingOccurrences(of: #"\u0000"#, with: "")
        return [
            #"{"type":"movie","movie":{"title":"\#(other)","year":2021,"ids":{"trakt":900001}}}"#,
            #"{"type":"movie","movie":{"title":"\#(other)","year":1984,"ids":{"trakt":900002}}}"#,
            #"{"type":"show","show":{"title":"\#(other)","year":2021,"ids":{"trakt":900003},"#
                + #""seasons":[{"number":1,"episodes":3}]}}"#,
        ].joined(separator: "\n") + "\n"
    }()
}
