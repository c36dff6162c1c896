import Testing
import TraktCore

@Test("the plural names are the keys of Trakt's request bodies")
func plurals() {
    #expect(MediaType.allCases.map(\.plural) == ["movies", "shows", "seasons", "episodes"])
}
