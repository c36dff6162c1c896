// The form the tables of names are written in, and how a row is checked.
//
// A row is one line, fields parted by ` | `:
//   M | title | year | path              a movie
//   E | title | year | 1x2,3 | path      episodes of a season
//   A | title | year | 12,13 | path      episodes known by their absolute number
//   D | title | year | 2011-10-12 | path an episode known by its day
//   N | reason | path                    no record
// An empty field says that the reading must have nothing there; `*` that it does not matter.

import Testing

@testable import lib_scan

/// Reads a path as the walk would: a folder reading for each folder, below a root called `library`.
func read(
    _ path: String, hint: TypeHint = .any, siblings: [String] = [], root: String = "library"
) -> ReadingResult {
    var parts = path.split(separator: "/").map { Array($0.utf8) }
    let file = parts.popLast() ?? []
    var folder = FolderReading(name: Array(root.utf8), parent: nil, isRoot: true)
    for part in parts { folder = FolderReading(name: part, parent: folder, isRoot: false) }
    let context = SiblingContext(
        videoNames: siblings.isEmpty ? [file] : siblings.map { Array($0.utf8) })
    return readName(file, in: folder, hint: hint, context: context)
}

/// A reading in the form of a row, without the path.
func row(_ result: ReadingResult) -> String {
    guard case .reading(let reading) = result else {
        if case .nothing(let reason) = result { return "N | \(reason.rawValue)" }
        return "?"
    }
    let year = reading.year.map(String.init) ?? ""
    let head = "\(reading.title) | \(year)"
    if reading.type == .movie { return "M | \(head)" }
    if reading.season == nil, reading.absolute.isEmpty, let date = reading.date {
        return "D | \(head) | \(date.text)"
    }
    let numbers = { (list: [Int]) in list.map(String.init).joined(separator: ",") }
    guard let season = reading.season else { return "A | \(head) | \(numbers(reading.absolute))" }
    return "E | \(head) | \(season)x\(numbers(reading.episodes))"
}

extension AirDate {
    /// `2011-10-12`.
    var text: String {
        let pad = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(pad(month))-\(pad(day))"
    }
}

/// Checks every row of a table and names each that fails.
func check(
    _ table: String, hint: TypeHint = .any, sourceLocation: SourceLocation = #_sourceLocation
) {
    var count = 0
    for line in table.split(separator: "\n") {
        let fields = line.split(separator: "|", omittingEmptySubsequences: false)
            .map { $0.trimmed }
        guard fields.count > 2, let path = fields.last else {
            Issue.record("not a row: \(line)", sourceLocation: sourceLocation)
            continue
        }
        count += 1
        let wanted = fields.dropLast()
        let got = row(read(path, hint: hint)).split(
            separator: "|", omittingEmptySubsequences: false
        )
        .map { $0.trimmed }
        let isSame =
            wanted.count == got.count && zip(wanted, got).allSatisfy { $0 == "*" || $0 == $1 }
        if !isSame {
            Issue.record(
                "\(path)\n  wanted \(wanted)\n  got    \(got)",
                sourceLocation: sourceLocation)
        }
    }
    #expect(count > 0, "an empty table", sourceLocation: sourceLocation)
}

extension Substring {
    /// Without blanks at its ends.
    var trimmed: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
