// Clues: named facts, and the rows of tables that are made of them. What a table asks is computed once,
// under a name; a new case is a new row.

/// A named yes-or-no fact about a subject.
struct Clue<Subject>: Sendable {
    /// Whether a subject has it.
    let holds: @Sendable (Subject) -> Bool

    init(_ holds: @escaping @Sendable (Subject) -> Bool) { self.holds = holds }

    /// All of some clues hold.
    static func all(_ clues: Clue...) -> Clue { Clue { clues.hold(of: $0) } }

    /// At least one of some clues holds.
    static func any(_ clues: Clue...) -> Clue {
        Clue { !clues.fail(of: $0) }
    }

    /// A table of its own decides.
    static func table(_ rows: [Row<Subject, Bool>]) -> Clue {
        Clue { rows.answer($0) ?? false }
    }

    /// None of some clues holds.
    static func not(_ clues: Clue...) -> Clue {
        Clue { clues.fail(of: $0) }
    }
}

extension Array {
    /// Whether all clues hold of a subject.
    func hold<Subject>(of subject: Subject) -> Bool where Element == Clue<Subject> {
        // A buffer's elements are looked at where they are: to copy one counts its references.
        withUnsafeBufferPointer { clues in
            for index in clues.indices where !clues[index].holds(subject) { return false }
            return true
        }
    }

    /// Whether none of the clues holds of a subject.
    func fail<Subject>(of subject: Subject) -> Bool where Element == Clue<Subject> {
        withUnsafeBufferPointer { clues in
            for index in clues.indices where clues[index].holds(subject) { return false }
            return true
        }
    }

    /// What the first row answers whose clues all hold; nil where there is none.
    func answer<Subject, Answer>(_ subject: Subject) -> Answer?
    where Element == Row<Subject, Answer> {
        withUnsafeBufferPointer { rows in
            for index in rows.indices where rows[index].clues.hold(of: subject) {
                return rows[index].answer
            }
            return nil
        }
    }
}

/// A row of a table that is read in order: the first one whose clues all hold gives its answer.
struct Row<Subject, Answer: Sendable>: Sendable {
    let answer: Answer
    let clues: [Clue<Subject>]

    init(_ answer: Answer, _ clues: Clue<Subject>...) {
        self.answer = answer
        self.clues = clues
    }
}

extension Row where Answer == Bool {
    /// A row that says yes.
    static func yes(_ clues: Clue<Subject>...) -> Row { Row(true, clues) }
    /// A row that says no.
    static func no(_ clues: Clue<Subject>...) -> Row { Row(false, clues) }
}

extension Row {
    private init(_ answer: Answer, _ clues: [Clue<Subject>]) {
        self.answer = answer
        self.clues = clues
    }
}

/// Tokens of a name that may be an episode's number, a day or a piece, or a title's first.
final class Claim {
    let reader: NameReader
    /// The tokens, and the number that they make.
    let number: PlacedNumber
    /// The marker that they are, where they are one.
    let marker: Marker?

    init(_ reader: NameReader, _ number: PlacedNumber, _ marker: Marker? = nil) {
        self.reader = reader
        self.number = number
        self.marker = marker
    }

    /// Tokens from `first` to `last`, whatever they are.
    convenience init(
        _ reader: NameReader, _ first: Int, _ last: Int, numbers: [Int] = [],
        marker: Marker? = nil
    ) {
        self.init(
            reader,
            PlacedNumber(
                place: .trailing, numbers: numbers, width: reader.text[last].count, first: first,
                last: last), marker)
    }

    /// The folder of the file.
    var folder: FolderReading { reader.folder }
    var first: Int { number.first }
    var last: Int { number.last }
    /// The first token, and those around them.
    var own: Token { reader.text[first] }
    var before: Token { reader.text[first - 1] }
    var next: Token { reader.text[last + 1] }
    var value: Int { number.numbers.first ?? 0 }

    /// The marker that the number makes where it is season and episode in one.
    func joined(_ season: Int?, _ episodes: [Int], last: Int? = nil) -> Marker {
        Marker(
            kind: .joined, season: season, episodes: episodes, first: first,
            last: last ?? number.last)
    }

    /// The marker that the number makes, whole.
    func placed(season: Int? = nil, from: Int? = nil) -> Marker {
        let numbers = number.isHalf ? [] : number.numbers
        var marker = Marker(kind: .placed, season: season, first: from ?? first, last: last)
        (marker.episodes, marker.absolute) = season == nil ? ([], numbers) : (numbers, [])
        marker.part = number.part
        return marker
    }
}
