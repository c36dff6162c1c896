import TraktCore

/// What a terminal shows after a text was written to it: enough of one for what the tools write,
/// which is lines, carriage returns and "erase to the end of the line".
struct Screen {
    /// How many columns a line has.
    let columns: Int
    private var lines: [[UnicodeScalar]] = [[]]
    private var column = 0

    /// The screen after `text`.
    init(columns: Int, _ text: String) {
        self.columns = columns
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            if scalar == "\u{1B}", scalars.starts(with: ["[", "K"]) {
                scalars = scalars.dropFirst(2)
                eraseToEnd()
            } else {
                write(scalar)
            }
        }
    }

    /// The lines, without blanks at their ends. Any control character but those above is shown by
    /// its picture, so that no transcript can hold one unseen.
    var text: String {
        lines.map { line in
            let end = line.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0
            return String(String.UnicodeScalarView(line[..<end])) + "\n"
        }.joined()
    }

    private mutating func write(_ scalar: UnicodeScalar) {
        switch scalar {
        case "\r": column = 0
        case "\n":
            lines.append([])
            column = 0
        default:
            if column == columns {
                lines.append([])
                column = 0
            }
            put(scalar.value < 0x20 ? UnicodeScalar(0x2400 + scalar.value) ?? "?" : scalar)
            column += 1
        }
    }

    private mutating func put(_ scalar: UnicodeScalar) {
        let last = lines.count - 1
        while lines[last].count < column { lines[last].append(" ") }
        if column < lines[last].count {
            lines[last][column] = scalar
        } else {
            lines[last].append(scalar)
        }
    }

    private mutating func eraseToEnd() {
        let last = lines.count - 1
        lines[last].removeLast(max(0, lines[last].count - column))
    }
}
