import Testing
import TraktCore

@testable import trakt_resolve

@Suite("which search goes first, and when it is enough")
struct SearchPlanTests {
    private func plan(_ title: String, _ year: Int?, _ type: MediaType = .movie) -> SearchPlan {
        SearchPlan(wanted: TitleQuery(type: type, title: title, year: year))
    }

    private func candidate(_ id: Int64, _ title: String, _ year: Int?) -> Candidate {
        Candidate(type: .movie, title: title, year: year, ids: IDs(trakt: id))
    }

    @Test(
        "one word is asked for exactly first, more words broadly",
        arguments: [
            ("It", true), ("The Thing", true), ("1917", true), ("Dune", true),
            ("Face+Off", false), ("Night River", false), ("A Night in Rome", false),
        ])
    func first(_ title: String, _ isExact: Bool) {
        #expect(plan(title, 2000).steps.first?.isExact == isExact)
        #expect(Set(plan(title, 2000).steps).count == plan(title, 2000).steps.count)
    }

    @Test(
        "what is asked for is a title, not a file name",
        arguments: [
            ("Ocean s Eleven", "Ocean's Eleven"), ("Don t Look Up", "Don't Look Up"),
            ("Matrix The", "The Matrix"), ("Vitamin s", "Vitamin's"), ("A t B", "A t B"),
            ("Matrix, The", "The Matrix"), ("Ｄｕｎｅ", "Dune"), ("Doctor Who (2005)", "Doctor Who"),
            ("The Office (US)", "The Office"), ("Don’t", "Don't"), ("E\u{301}t\u{e9}", "Été"),
        ])
    func query(_ title: String, _ query: String) {
        #expect(plan(title, nil, .show).wanted.query == query)
    }

    @Test(
        "the broad search gets no operators and no marks of file names",
        arguments: [
            ("Mission - Impossible - Fallout", "Mission Impossible Fallout"),
            ("Face+Off", "Face Off"), ("-Title", "Title"), ("Fast & Furious", "Fast Furious"),
            ("Dune Pt. 2", "Dune Part 2"), ("???", "???"), ("What?", "What"),
        ])
    func plain(_ title: String, _ text: String) {
        #expect(SearchPlan.plain(title) == text)
    }

    @Test("a full page is complete only if it goes on to titles that do not fit")
    func complete() {
        let plan = plan("Night River", 2010)
        let fitting = (1...50).map { candidate(Int64($0), "Night River \($0)", 1950 + $0) }
        let page = Lookup.SearchPage(candidates: fitting, isFull: true)
        #expect(!plan.isComplete(.broad("Night River"), page))
        let strangers = (51...56).map { candidate(Int64($0), "Day \($0)", 1950) }
        let mixed = Lookup.SearchPage(candidates: fitting.dropLast(6) + strangers, isFull: true)
        #expect(plan.isComplete(.broad("Night River"), mixed))
        let short = Lookup.SearchPage(candidates: Array(fitting.prefix(9)), isFull: false)
        #expect(plan.isComplete(.broad("Night River"), short))
    }

    @Test("an exact hit settles an equal year alone; a year apart needs the broad search too")
    func settles() {
        let hits = SearchPlan.Hits(candidates: [candidate(1, "Dune", 2021)], isComplete: true)
        for (year, isSettled) in [(2021, true), (2020, false)] {
            let plan = plan("Dune", year)
            let decision = Decider().decide(plan.wanted, among: hits.candidates)
            #expect(decision.match != nil)
            var made = SearchPlan.Made()
            made.note(.exact("Dune"), hits)
            #expect(plan.settles(decision, after: made) == isSettled)
            made.note(.broad("Dune"), SearchPlan.Hits(candidates: [], isComplete: false))
            #expect(plan.settles(decision, after: made))
            var broad = SearchPlan.Made()
            broad.note(.broad("Dune"), hits)
            #expect(plan.settles(decision, after: broad))
        }
    }

    @Test("a match in a broad page that may hide its twin is confirmed by its own title")
    func confirmation() {
        let plan = plan("AMELIE", 2001)
        let decision = Decider().decide(plan.wanted, among: [candidate(1, "Amélie", 2001)])
        var made = SearchPlan.Made()
        let none = SearchPlan.Hits(candidates: [], isComplete: true)
        made.note(.exact("AMELIE"), none)
        let full = SearchPlan.Hits(
            candidates: [candidate(1, "Amélie", 2001)], isComplete: false)
        made.note(.broad("AMELIE"), full)
        #expect(!plan.settles(decision, after: made))
        #expect(plan.confirmation(of: decision, after: made) == .exact("Amélie"))
        made.note(
            .exact("Amélie"), SearchPlan.Hits(candidates: full.candidates, isComplete: true))
        #expect(plan.settles(decision, after: made))
        #expect(plan.confirmation(of: decision, after: made) == nil)
    }

    @Test("a match that no search could confirm is a question")
    func open() {
        let plan = plan("Love", 2015)
        let decision = Decider().decide(plan.wanted, among: [candidate(1, "Love", 2015)])
        #expect(plan.final(decision, isOpen: true).match == nil)
        #expect(plan.final(decision, isOpen: false).match != nil)
    }
}
