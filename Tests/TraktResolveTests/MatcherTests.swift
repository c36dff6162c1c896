import Testing
import TraktCore

@testable import trakt_resolve

@Suite("which candidate is the wanted title, or nobody knows")
struct MatcherTests {
    @Test(
        "films", arguments: MovieCases.folding + MovieCases.years + MovieCases.twins)
    func movies(_ row: MatcherCase) {
        let decision = row.decision(.movie)
        #expect(decision.match?.candidate.ids.trakt == row.winner.map(Int64.init), "\(decision)")
    }

    @Test("shows", arguments: ShowCases.all)
    func shows(_ row: MatcherCase) {
        let decision = row.decision(.show)
        #expect(decision.match?.candidate.ids.trakt == row.winner.map(Int64.init), "\(decision)")
    }

    @Test("the server's order is no evidence", arguments: MovieCases.years + MovieCases.twins)
    func order(_ row: MatcherCase) {
        for shift in 1..<max(2, row.candidates.count) {
            let match = row.decision(.movie, rotated: shift).match
            #expect(match?.candidate.ids.trakt == row.winner.map(Int64.init))
        }
    }

    @Test("a film is never a show, a show never a film")
    func types() {
        let film = Candidate(type: .movie, title: "Fargo", year: 1996, ids: IDs(trakt: 1))
        let show = Candidate(type: .show, title: "Fargo", year: 2014, ids: IDs(trakt: 1))
        let wanted = TitleQuery(type: .show, title: "Fargo", year: 2014)
        #expect(Decider().decide(wanted, among: [film, show]).match?.candidate == show)
        #expect(Decider().decide(wanted, among: [film]).match == nil)
        let other = TitleQuery(type: .movie, title: "Fargo", year: 2014)
        #expect(Decider().decide(other, among: [film, show]).match == nil)
    }

    @Test("one item found twice is one candidate")
    func duplicates() {
        let dune = Candidate(type: .movie, title: "Dune", year: 2021, ids: IDs(trakt: 1))
        let again = Candidate(
            type: .movie, title: "Dune", year: 2021, ids: IDs(trakt: 1, imdb: "tt1160419"))
        let wanted = TitleQuery(type: .movie, title: "Dune", year: 2021)
        #expect(Decider().decide(wanted, among: [dune, again]).match?.score == 100)
    }

    @Test("a question shows at most five, and all that fit too well first")
    func question() {
        let far = (1...8).map {
            Candidate(
                type: .movie, title: "Heat", year: 1900 + $0, ids: IDs(trakt: Int64($0)))
        }
        let near = [11, 12].map {
            Candidate(type: .movie, title: "Heat", year: 1995, ids: IDs(trakt: Int64($0)))
        }
        let wanted = TitleQuery(type: .movie, title: "Heat", year: 1995)
        guard case .undecided(_, let shown) = Decider().decide(wanted, among: far + near) else {
            Issue.record("a tie was decided")
            return
        }
        #expect(shown.count == 5)
        #expect(shown.prefix(2).map(\.candidate.ids.trakt) == [11, 12])
    }

    @Test(
        "the score says what separates",
        arguments: [
            ("Dune", 2021, "Dune@2021", 100), ("Dune", 2020, "Dune@2021", 90),
            ("dune!", 2021, "Dune@2021", 98), ("Rocky 2", 1979, "Rocky II@1979", 95),
            ("Visit", 2015, "The Visit@2015", 91), ("Dune", 2021, "Sand@2021=Dune", 97),
        ])
    func score(_ title: String, _ year: Int, _ candidate: String, _ score: Int) {
        let wanted = TitleQuery(type: .movie, title: title, year: year)
        let found = Candidate.parse(candidate, type: .movie, trakt: 1)
        #expect(Comparison(wanted, found).score == score)
    }

    @Test("a least score of 100 takes nothing but the same title and year")
    func strict() {
        let strict = Decider(minimumScore: 100)
        let dune = Candidate(type: .movie, title: "Dune", year: 2021, ids: IDs(trakt: 1))
        for (title, year, taken) in [("Dune", 2021, true), ("Dune!", 2021, false)] {
            let wanted = TitleQuery(type: .movie, title: title, year: year)
            #expect((strict.decide(wanted, among: [dune]).match != nil) == taken)
        }
    }
}
