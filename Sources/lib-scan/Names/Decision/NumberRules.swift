// Where an episode's number may stand when no marker names it: a table of rules, the strongest first.
// A new place is a new row.

/// A row of the table.
struct NumberRule: Sendable {
    /// What a rule says of a name.
    enum Finding {
        /// The number.
        case marker(Marker)
        /// The file is no episode: no later rule counts.
        case nothing
        /// Nothing: the next rule counts.
        case pass

        init(_ marker: Marker?) { self = marker.map { .marker($0) } ?? .pass }
    }

    /// What `--explain` calls the pattern.
    let name: StaticString
    /// A path that this row decides.
    let example: String
    /// The names of the files beside the example; it lies alone if there are none.
    let siblings: [String]
    /// Reads the name; the second argument is the first token of its title.
    let read: @Sendable (NameReader, Int) -> Finding

    init(
        _ name: StaticString, _ example: String, beside siblings: [String] = [],
        _ read: @escaping @Sendable (NameReader, Int) -> Finding
    ) {
        self.name = name
        self.example = example
        self.siblings = siblings
        self.read = read
    }
}

extension NumberRule {
    static let table: [NumberRule] = [
        NumberRule("name of a machine or a time of day", "Serien/Reed/20_00 Uhr.mkv") { it, _ in
            !it.isInShow && it.text.isMachineName || it.text.isTimeOfDay ? .nothing : .pass
        },
        NumberRule("number of a film", "all/Reed Movie 02.mkv") { it, start in
            !it.isInSeason && it.hint != .episode && it.text.isNumberedMovie(from: start)
                ? .nothing : .pass
        },
        NumberRule("season-episode in front", "TV Shows/Reed/3-07 - Words.mkv") { it, start in
            Finding(it.isParentOfPairs ? it.text.leadingPair(from: start) : nil)
        },
        NumberRule(
            "number after the folder's title", "TV/Reed Family/Reed Family - 321 - Mail #1.mkv"
        ) { it, start in Finding(it.numberBehindShow(start)) },
        NumberRule("number before the episode's title", "TV/Reed/326 - Mail (2).mkv") { it, start in
            Finding(it.numberBeforeTitle(start))
        },
        NumberRule("number in front in a season", "Reed/Season 1/04 Words, Part 1 of 2.mkv") {
            it, _ in
            Finding(it.isInSeason ? it.listedMarker() : nil)
        },
        NumberRule("an episode's word", "Reed/Season 1/Reed Episode 16.mkv") { it, _ in
            guard let word = it.text.episodeWordMarker(), it.believes(word) else { return .pass }
            return .marker(it.withSeason(word))
        },
        NumberRule(
            "number in front among numbered files", "all/Reed/05 - Words.mkv",
            beside: ["05 - Words.mkv", "06 - Moss.mkv", "07 - Fern.mkv"]
        ) { it, _ in Finding(it.listedMarker()) },
        NumberRule("a film's year", "all/Reed 12 (1998).mkv") { it, start in
            it.isDatedFilm(start) ? .nothing : .pass
        },
        NumberRule("number after the season", "all/Reed 2nd Season - 05.mkv") { it, start in
            it.seasonAndItsNumber(start)
        },
        NumberRule(
            "number before the season", "all/[Grp] Reed II - 06 (Moss 2nd Season) [720p].mkv"
        ) { it, start in
            guard let season = it.text.seasonMark(), season.first > start else { return .pass }
            return it.numberBefore(season, start).map { .marker($0) } ?? .nothing
        },
        NumberRule("season and episode as two numbers", "TV Shows/reed_03_19.mkv") { it, start in
            Finding(it.text.pairedMarker(from: start).flatMap { it.believes(pair: $0) ? $0 : nil })
        },
        NumberRule("range of parts", "TV Shows/Reed part 1 to 4.mkv") { it, start in
            Finding(it.parts(start))
        },
        NumberRule("number in an episode's place", "all/[Grp] Reed - 12 [720p].mkv") { it, start in
            Finding(it.numberInItsPlace(start))
        },
        NumberRule("number in front", "TV Shows/Reed/12 Words.mkv") { it, start in
            Finding(it.numberInFront(start))
        },
        NumberRule("number in brackets in front", "TV Shows/Reed/[05] Words.mkv") { it, _ in
            guard it.isInShow, let number = it.text.numberInFront else { return .pass }
            return .marker(it.joined(number) ?? it.marker(number, season: nil, from: number.first))
        },
        NumberRule("number between words", "TV Shows/Reed.05.Words.720p.mkv") { it, start in
            Finding(it.numberAmongWords(start))
        },
        NumberRule("number after tags", "TV Shows/grp-reed-xvid-104.mkv") { it, start in
            Finding(it.numberBehindTags(start))
        },
        NumberRule("part of a series", "all/Reed.Part.3.HDTV.mkv") { it, start in
            Finding(it.part(start))
        },
        NumberRule("number glued to initials", "The Big Bang Reed/tbbr101.mkv") { it, start in
            // `grp-tbbt101`: the group in front
            Finding(
                it.glued(start) ?? (it.text.gapAfter(start) == .dash ? it.glued(start + 1) : nil))
        },
    ]
}
