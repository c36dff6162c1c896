/// A span of a history to read: instants, ends included; nil for an open end.
package struct PlayWindow: Sendable, Hashable {
    /// Nothing older.
    package var start: Timestamp?
    /// Nothing newer.
    package var end: Timestamp?

    /// A span.
    package init(start: Timestamp?, end: Timestamp?) {
        self.start = start
        self.end = end
    }

    /// What is read on either side of a wanted minute, in minutes: whether the ends are included,
    /// and whether a server looks at more than their dates, is not sure (trakt-api.md 4.1).
    private static let margin: Int64 = 24 * 60
    /// Before 1900 and after 9000 ends are left open: such times are spelled differently everywhere.
    private static let oldest = Timestamp(milliseconds: -2_208_988_800_000)
    private static let newest = Timestamp(milliseconds: 221_845_392_000_000)

    /// The spans to read to see every one of `minutes`: one for each group of them that lies apart
    /// from the others by more than the margins; `gap` more minutes keep groups together.
    package static func covering(_ minutes: some Sequence<Int64>, gap: Int64 = 0) -> [PlayWindow] {
        minutes.runs(gap: 2 * margin + gap).map { PlayWindow($0.first, $0.last) }
    }

    /// The one span that holds all of `windows`.
    package static func spanning(_ windows: [PlayWindow]) -> PlayWindow {
        PlayWindow(start: windows.first?.start, end: windows.last?.end)
    }

    private init(_ first: Int64, _ last: Int64) {
        let from = Timestamp(milliseconds: (first - PlayWindow.margin) * 60_000)
        let to = Timestamp(milliseconds: (last + PlayWindow.margin) * 60_000)
        start = from < PlayWindow.oldest ? nil : from
        end = to > PlayWindow.newest ? nil : to
    }
}
