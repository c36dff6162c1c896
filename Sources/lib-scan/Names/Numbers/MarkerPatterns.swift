// Markers as a table: each row has a name, an example that it must read, a near miss that it must
// not, and the shape of its text. A new spelling of season and episode is a new row.

/// What a number of a pattern means.
enum NumberSlot: Sendable {
    case season, episode, lastEpisode, year, month, day
    /// A total that says nothing about this episode.
    case total
}

/// One piece of a pattern's shape.
enum ShapePiece: Sendable {
    /// One of these texts, in lower case.
    case text([StaticString])
    /// A word of these roles.
    case word(Roles)
    /// A number of so many digits.
    case number(NumberSlot, ClosedRange<Int>)
    /// One to three blanks, dots, underscores or dashes.
    case gap
    /// As `gap`, or nothing.
    case optionalGap
}

/// A row of the table.
struct MarkerPattern: Sendable {
    /// What `--explain` calls it.
    let name: StaticString
    /// A name that the row reads, and what it gives: `season x episodes`, or a day.
    let example: (name: String, gives: String)
    /// A name that looks alike and that the row must not read.
    let nearMiss: String
    let shape: [ShapePiece]
    /// True when the spelling proves little: the numbers are then guesses.
    var isGuess = false
    /// Which bytes the shape may begin with.
    let firstBytes: [Bool]

    init(
        name: StaticString, example: (name: String, gives: String), nearMiss: String,
        shape: [ShapePiece], isGuess: Bool = false
    ) {
        self.name = name
        self.example = example
        self.nearMiss = nearMiss
        self.shape = shape
        self.isGuess = isGuess
        var bytes = [Bool](repeating: false, count: 256)
        switch shape.first {
        case .text(let texts): for text in texts { bytes[Int(text.utf8Start.pointee)] = true }
        case .word(let roles):
            for row in Lexicon.rows where row.roles.isAny(roles) {
                for word in row.words.utf8.split(separator: 32) {
                    bytes[Int(word[word.startIndex])] = true
                }
            }
        case .number: for digit in 48...57 { bytes[digit] = true }
        case .gap, .optionalGap, nil: break
        }
        firstBytes = bytes
    }
}

extension MarkerPattern {
    /// Short words for a season, which alone are ordinary words.
    private static let shortSeasons: [StaticString] = ["se", "s", "t", "st", "tem"]

    static let table: [MarkerPattern] = [
        MarkerPattern(
            name: "short season word and episode word",
            example: ("Die Muehle Se.2 afl.5", "2x5"), nearMiss: "Die Muehle Se.2 Storm",
            shape: [
                .text(shortSeasons), .optionalGap, .number(.season, 1...2), .gap,
                .word(.episodeWord), .optionalGap, .number(.episode, 1...3),
            ]),
        MarkerPattern(
            name: "season and episode of so many",
            example: ("Show.Season.2of5.3of9.Words", "2x3"), nearMiss: "Show.Season.2of5.Words",
            shape: [
                .word(.seasonWord), .gap, .number(.season, 1...2), .optionalGap,
                .text(["of"]), .optionalGap, .number(.total, 1...2), .gap,
                .number(.episode, 1...3), .optionalGap, .text(["of"]), .optionalGap,
                .number(.total, 1...3),
            ]),
        MarkerPattern(
            name: "year x month.day",
            example: ("News.2008x12.13-GRP", "2008-12-13"), nearMiss: "News.2008x12.Words",
            shape: [
                .number(.year, 4...4), .text(["x"]), .number(.month, 2...2), .text(["."]),
                .number(.day, 2...2),
            ], isGuess: true),
    ]

    /// What a pattern found: its numbers, and the byte after it.
    struct Found {
        var numbers: [(slot: NumberSlot, value: Int)] = []
        var end = 0

        /// The value of a slot, nil if the pattern has none.
        subscript(slot: NumberSlot) -> Int? { numbers.first { $0.slot == slot }?.value }
    }

    /// Reads the shape at the cursor; nil unless all of it is there and no letter or digit follows.
    func match(_ start: Cursor) -> Found? {
        var cursor = start
        var found = Found()
        for piece in shape {
            guard Self.take(piece, &cursor, &found) else { return nil }
        }
        guard cursor.isAtBoundary else { return nil }
        found.end = cursor.offset
        return found
    }

    private static func take(
        _ piece: ShapePiece, _ cursor: inout Cursor, _ found: inout Found
    ) -> Bool {
        switch piece {
        case .text(let texts):
            return texts.contains { cursor.take($0) }
        case .word(let roles):
            let start = cursor.offset
            while cursor.offset < cursor.bytes.count, ASCII.isWord(cursor.byte),
                !ASCII.isDigit(cursor.byte)
            { cursor.offset += 1 }
            return Lexicon.word(cursor.bytes, start, cursor.offset).roles.isAny(roles)
        case .number(let slot, let digits):
            let start = cursor.offset
            guard let value = cursor.number(most: digits.upperBound),
                cursor.offset - start >= digits.lowerBound
            else { return false }
            found.numbers.append((slot, value))
            return true
        case .gap: return cursor.separators().count > 0
        case .optionalGap:
            _ = cursor.separators()
            return true
        }
    }
}

extension NameText {
    /// The marker of the first row that reads the name at a token.
    func patternMarker(at index: Int) -> Marker? {
        guard index > 0, index + 1 < tokens.count else { return nil }
        let first = Int(lower[tokens[index].start])
        for row in MarkerPattern.table where row.firstBytes[first] {
            guard let found = row.match(Cursor(lower, tokens[index].start)),
                let season = found[.season],
                let episode = found[.episode]
            else { continue }
            var marker = Marker(
                kind: .full, season: season, first: index, last: last(before: found.end))
            marker.pattern = row.name
            marker.episodes = Array(episode...max(episode, found[.lastEpisode] ?? episode))
            if row.isGuess { marker.doubt = [.season, .episodes] }
            return marker
        }
        return nil
    }

    /// The day of the first row that reads one at a token.
    func patternDate(at index: Int) -> DateMark? {
        let cursor = Cursor(lower, tokens[index].start)
        for row in MarkerPattern.table {
            guard let found = row.match(cursor), let year = found[.year],
                let month = found[.month], let day = found[.day],
                let mark = DateMark(AirDate(year, month, day), index, last(before: found.end))
            else { continue }
            return mark
        }
        return nil
    }

    /// The last token that begins before a byte.
    private func last(before end: Int) -> Int {
        max(0, (tokens.indices.first { tokens[$0].start >= end } ?? tokens.count) - 1)
    }
}
