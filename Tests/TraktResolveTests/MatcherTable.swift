import Testing
import TraktCore

@testable import trakt_resolve

/// One row of a matcher table: what a record asks for, what the server knows, and who must win.
///
/// A candidate is written `Title@year`, with `=Original title`, `~alias` and `%country` after it
/// where they matter; its Trakt id is its place in the list, counted from 1.
struct MatcherCase: Sendable, CustomTestStringConvertible {
    let title: String
    let year: Int?
    let candidates: [String]
    /// The place of the winner from 1, or nil: it must be asked.
    let winner: Int?

    init(_ title: String, _ year: Int?, _ candidates: [String], _ winner: Int?) {
        self.title = title
        self.year = year
        self.candidates = candidates
        self.winner = winner
    }

    var testDescription: String {
        let known = year.map(String.init) ?? "no year"
        return "\(title) (\(known)) among \(candidates.joined(separator: ", "))"
    }
}

extension Candidate {
    /// Reads the table's spelling of a candidate.
    static func parse(_ text: String, type: MediaType, trakt: Int64) -> Candidate {
        var fields: [Character: [String]] = [:]
        var current: Character = "t"
        var value = ""
        for character in text {
            if "@=~%".contains(character) {
                fields[current, default: []].append(value)
                current = character
                value = ""
            } else {
                value.append(character)
            }
        }
        fields[current, default: []].append(value)
        return Candidate(
            type: type, title: fields["t"]?.first ?? "", originalTitle: fields["="]?.first,
            aliases: fields["~"] ?? [], year: fields["@"]?.first.flatMap { Int($0) },
            country: fields["%"]?.first, ids: IDs(trakt: trakt))
    }
}

extension MatcherCase {
    /// Decides the row at default settings.
    func decision(_ type: MediaType, rotated: Int = 0) -> Decision {
        let wanted = TitleQuery(type: type, title: title, year: year)
        var pool = candidates.enumerated().map {
            Candidate.parse($0.element, type: type, trakt: Int64($0.offset + 1))
        }
        if !pool.isEmpty {
            let shift = rotated % pool.count
            pool = Array(pool[shift...] + pool[..<shift])
        }
        return Decider().decide(wanted, among: pool)
    }
}
