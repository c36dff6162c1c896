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
    /// Reads the name.
    let read: @Sendable (NameReader) -> Finding

    /// A row that reads a name in its own way.
    init(
        _ name: StaticString, _ example: String, beside siblings: [String] = [],
        reads: @escaping @Sendable (NameReader) -> Finding
    ) {
        self.name = name
        self.example = example
        self.siblings = siblings
        read = reads
    }

    /// A row that finds a number, holds clues against it, and gives the marker that it makes.
    init(
        _ name: StaticString, _ example: String, beside siblings: [String] = [],
        find: @escaping @Sendable (NameReader) -> Claim?, needs: ClaimClue...,
        gives: @escaping @Sendable (Claim) -> Marker? = { $0.marker ?? $0.joined ?? $0.placed() }
    ) {
        self.init(name, example, beside: siblings) { reader in
            guard let claim = find(reader), needs.hold(of: claim) else { return .pass }
            return Finding(gives(claim))
        }
    }

    /// A row that knows what is no episode.
    init(_ name: StaticString, _ example: String, refuses clues: ClaimClue...) {
        self.init(name, example) { clues.hold(of: $0.title) ? .nothing : .pass }
    }
}

extension NumberRule {
    /// The rows, the strongest first.
    static let table: [NumberRule] = [
        NumberRule(
            "name of a machine or a time of day", "Serien/Reed/20_00 Uhr.mkv",
            refuses: .any(.all(.machineName, .not(.inShow)), .timeOfDay)),
        NumberRule(
            "number of a film", "all/Reed Movie 02.mkv", refuses: Claim.numberedMovie,
            .not(.inSeason, .toldEpisode)),
        NumberRule(
            "season-episode in front", "TV Shows/Reed/3-07 - Words.mkv",
            find: { $0.claim($0.text.leadingPair(from: $0.start)) }, needs: .inPlain,
            .not(.films, .anime, .animeFolder)),
        NumberRule(
            "number after the folder's title", "TV/Reed Family/Reed Family - 321 - Mail #1.mkv",
            find: { $0.afterShow }, needs: Claim.afterShow,
            gives: { $0.twin ?? $0.joined ?? $0.placed() }),
        NumberRule(
            "number before the episode's title", "TV/Reed/326 - Mail (2).mkv", find: { $0.leading },
            needs: .inShow, .inPlain, .not(.films, .hasDay, .several, .afterTitle), .digits(3...3),
            .titleNext),
        NumberRule(
            "number in front in a season", "Reed/Season 1/04 Words, Part 1 of 2.mkv",
            find: { $0.listed }, needs: .inSeason),
        NumberRule(
            "an episode's word", "Reed/Season 1/Reed Episode 16.mkv", find: { $0.claim($0.word) },
            needs: Claim.isWord, gives: { $0.withSeason }),
        NumberRule(
            "number in front among numbered files", "all/Reed/05 - Words.mkv",
            beside: ["05 - Words.mkv", "06 - Moss.mkv", "07 - Fern.mkv"], find: { $0.listed }),
        NumberRule(
            "a film's year", "all/Reed 12 (1998).mkv", refuses: .datedFilm, .not(.inShow, .anime),
            .not(
                .of({ $0.placed }, .any(Claim.besideYear, Claim.afterFolder)),
                .of({ $0.part }, Claim.dashedPart), .of({ $0.leading }, Claim.onlyNumber))),
        NumberRule("number after the season", "all/Reed 2nd Season - 05.mkv") {
            $0.seasonAndItsNumber()
        },
        NumberRule(
            "number before the season", "all/[Grp] Reed II - 06 (Moss 2nd Season) [720p].mkv"
        ) { it in
            guard let season = it.season, season.first > it.start else { return .pass }
            return it.numberBefore(season).map { .marker($0) } ?? .nothing
        },
        NumberRule("season and episode as two numbers", "TV Shows/reed_03_19.mkv") { it in
            Finding(
                it.text.pairedMarker(from: it.numberStart).flatMap {
                    it.believes(pair: $0) ? $0 : nil
                })
        }, NumberRule("range of parts", "TV Shows/Reed part 1 to 4.mkv") { Finding($0.parts()) },
        NumberRule(
            "number in an episode's place", "all/[Grp] Reed - 12 [720p].mkv", find: { $0.placed },
            needs: Claim.isPlaced, .not(.all(.weak, .inShow, .leadingNumber)),
            .not(Claim.afterListNumber), gives: { $0.joined ?? $0.seasoned ?? $0.placed() }),
        NumberRule(
            "number in front", "TV Shows/Reed/12 Words.mkv", find: { $0.leading },
            needs: Claim.isInFront, gives: { $0.partOfTitle ?? $0.joined ?? $0.placed() }),
        NumberRule(
            "number in brackets in front", "TV Shows/Reed/[05] Words.mkv",
            find: { $0.claim($0.text.numberInFront) }, needs: .inShow),
        NumberRule(
            "number between words", "TV Shows/Reed.05.Words.720p.mkv",
            find: { $0.claim($0.text.middleNumber(from: $0.numberStart)) }, needs: Claim.amongWords,
            gives: { $0.amongWords }),
        NumberRule(
            "number after tags", "TV Shows/grp-reed-xvid-104.mkv",
            find: { $0.claim($0.text.lastNumber(at: $0.text.tokens.count - 1)) }, needs: .shows,
            .digits(3...3), .before(["T"]), .not(.atTitle), gives: { $0.joined }),
        NumberRule(
            "part of a series", "all/Reed.Part.3.HDTV.mkv", find: { $0.part }, needs: Claim.isPart,
            gives: { $0.placed() }),
        NumberRule("number glued to initials", "The Big Bang Reed/tbbr101.mkv") { it in
            // `grp-tbbt101`: the group in front
            let isAfterGroup = it.text.gapAfter(it.start) == .dash
            return Finding(it.glued(it.start) ?? (isAfterGroup ? it.glued(it.start + 1) : nil))
        },
    ]
}

extension Claim {
    fileprivate static let numberedMovie = ClaimClue {
        $0.reader.text.isNumberedMovie(from: $0.reader.start)
    }

    /// Whether `Episode 4` is a marker, as it is not in `Star Wars Episode 4 (1977)`.
    fileprivate static let isWord = ClaimClue.table([
        // `#1 Happy Family/Season 3/#1 Happy Family - 14`: a piece of the show's title.
        .no(Clue { $0.first == $0.reader.start && $0.reader.showEnd ?? 0 > $0.last + 1 }),
        // `Anime/Film/Film - Part 1 of 2`: a piece, where a library holds films and shows.
        .no(
            .animeFolder, .at([Piece(.part)]), .not(.hasSeason),
            Clue { 2...3 ~= $0.reader.text[$0.last].value }), .yes(.inShow),
        .yes(Clue { $0.marker?.isSpecial == true }),
        // `Show (06.seriya)`
        .yes(
            .bracketsClosed, .not(.films),
            Clue {
                $0.first + 1 == $0.last && $0.reader.text.episodeWordAfter($0.first) == $0.last
            }), .no(.films),
        // `Movie (2000) 1of2` is a movie in two pieces.
        .yes(.yearInBrackets, .yearEarlier, .not(.startsWithDigit)), .no(.yearInBrackets),
        // `Show - Episode 05 - Lost in 2022 1080p`: nobody counts films so.
        .no(.spelled, .not(.all(.dashed, .lastPadded)), .bareYearAfter),
        // `Show.E13-14.2022.1080p`: not in `Film.Episode.4.1977.1080p`.
        .no(.hasTags, .bareYearNext, .any(.spelled, .not(.letterE))), .no(.datedFolder, .hasYear),
        .yes(),
    ])

    /// Whether a number in an episode's place is one: always in a show, nearly always in a fansub's
    /// name, else where its width and its neighbours speak for it.
    fileprivate static let isPlaced = ClaimClue.table([
        .no(piece),
        // `Specials/Show - Words (part 1)`
        .no(.inSeason, .any(.partBefore, .gluedPart), .ofTitle), .yes(.inShow), .no(.event),
        // `2013 - 21 & Over`
        .no(.weak, .second, .before(["y"])),
        .yes(.anime, .place(.trailing), .any(.digits(2...9), .marked, .several)),
        .no(.anime, .place(.trailing)), .yes(.anime, .not(.place(.inBrackets))),
        .yes(.anime, .any(.not(.roundBrackets), .padded, .atEnd, .several)), .no(.anime),
        .no(.films),
        // `Storm - 20 Years Later 1998`
        .no(.place(.afterDash), .weak, .hasYear),
        .yes(
            .place(.afterDash),
            .any(
                .digits(2...9), .marked,
                .all(.any(.folder(.plain), .hasSeason), namedLikeFolder))),
        .yes(
            .place(.inBrackets), .digits(0...3), .beforeTags,
            .any(.not(.roundBrackets), .all(.padded, .any(.digits(3...3), .several)))),
        .no(.not(.place(.trailing))), .yes(.any(.marked, .padded, .numbersBeside, .television)),
        .yes(.digits(2...9), namedLikeFolder), .yes(.several, .any(.digits(2...9), .fromOne)),
        // `Show.706.720p-GRP`: films at the cinema and on disc have three digits, too.
        .yes(.digits(3...3), .after(["T"]), .not(.hasYear, .filmSource)),
        .yes(.digits(3...3), .allDashed), .yes(.digits(3...9), .after(["'vostfr'"])),
    ])

    /// `Part 3`, `Vol. 2`, `Show Movie - 09`: no episode's number.
    fileprivate static let piece = ClaimClue.any(
        .before(["'part'"]), .before(["'vol'"]), .before([Piece(.part), "a", Piece(.of)]),
        .all(.before(["'movie'"]), .dashed))

    /// `05 - Show - Article 1 [Group]`, `TV/Reed/11 - Day 5`: the number in front is the episode's.
    fileprivate static let afterListNumber = ClaimClue.all(
        .place(.trailing), .not(.padded, .atTitle),
        .of(
            { $0.leading },
            .any(
                .all(.padded, .dashNext),
                .all(.inShow, .inTitle, .not(.afterTitle), .partedNext))),
        Clue { it in
            let (text, first) = (it.reader.text, it.reader.leadingNumber?.last ?? 0)
            return text.folded(first + 1, it.first) != it.reader.showAbove?.folded
        })

    /// `Show (2011) - 141`, `Show - 476-479 (2007) [Group]`: the year stands beside the number.
    fileprivate static let besideYear = ClaimClue.all(
        .place(.afterDash, .inBrackets), .not(.films),
        .any(
            .all(.yearBefore, .digits(2...9)),
            .all(.yearNext, .squareBrackets, .not(.folder(.title)))))

    /// `Show (1996)/Show - 13`: the folder's title, then the number. Not a height.
    fileprivate static let afterFolder = ClaimClue.all(
        .not(.films), namedLikeFolder,
        .any(
            .all(.place(.afterDash), .any(.digits(2...9), .hasSeason)),
            .all(.place(.trailing), .padded)))

    /// `The Simpsons/The Simpsons 112`, `Cosmos A Personal Voyage (1980)/Cosmos - 07 - Words`.
    fileprivate static let namedLikeFolder = ClaimClue.all(
        .inTitle, .not(.height),
        Clue { it in it.reader.span.year.map { "\($0)" == it.folder.title } ?? true },
        Clue { it in
            let own = it.reader.text.showSpan(before: it.first)
            guard !own.isEmpty else { return false }
            let title = it.reader.text.folded(own.first, own.end)
            return title == it.folder.folded || it.isCounted && it.folder.folded.starts(with: title)
                || title == Folding.fold(it.folder.seasonShow)
        })

    /// `05 - 100`, `05. 11-59` in a season's folder: the number in front counts, what follows is the
    /// episode's title. In `24/Season 1/24 - 05` it is the show's.
    static let isListed = ClaimClue.all(
        .any(.hasSeason, .all(.allBeginWithNumbers, .numbersBeside, .not(filmList))),
        .digits(0...3), .not(.dayInFront),
        Clue { $0.reader.text.episodeWordAfter($0.last) == nil },
        .any(
            .partedNext, .all(.inSeason, .digits(2...2), .after(["-a"]), .not(.numberNext)),
            .all(.blankNext, listedByBlank)), Clue { $0.next.group == 0 || !$0.next.isYear },
        Clue { it in
            guard let show = it.reader.showAbove?.folded, !show.isEmpty else { return true }
            return !it.reader.text.folded(it.first, it.reader.text.tokens.count).starts(with: show)
        })

    /// `04 Words-1`, `1 Words`: after a blank a number of one digit counts only where all files
    /// have one.
    fileprivate static let listedByBlank = ClaimClue.all(
        Clue { $0.reader.text.placedNumber(from: $0.last + 1)?.place != .afterDash },
        .any(
            .all(.inSeason, .any(.digits(2...9), .allBeginWithNumbers, .onlyFile)),
            .not(.inSeason, .hasYear)))

    /// `01 - Film (2008)`: a year in brackets at the end, in no show.
    fileprivate static let filmList = ClaimClue.all(.not(.inShow, .anime), .yearFurther)

    /// `The Simpsons/12`: a file that is a number and nothing else.
    fileprivate static let onlyNumber = ClaimClue.all(
        .inFront, .endOrTag, .digits(2...3), .inTitle, .any(.folder(.plain), .padded), .not(.films),
        Clue { !$0.folder.folded.starts(with: $0.reader.text.lower) })

    /// A number in front of a name that is an episode's. `06 Title`, `6 - Title` in an anime release;
    /// `1001 Nights (1998)` is a title.
    fileprivate static let isInFront = ClaimClue.table([
        .no(filmList), .yes(.any(.inShow, .numbersBeside)),
        .yes(
            .anime, .any(.atEnd, .padded, .all(.not(.datedFilm), .any(.digits(2...2), .dashNext)))
        ), .yes(onlyNumber),
        .yes(.padded, .not(.films, .folder(.collection), .hasYear, .filmSource)),
    ])

    /// `Show/Show - 321 - Mail #1`, `Show/show.104.1`: the number right after the title of the
    /// show's folder counts more than one further on.
    fileprivate static let afterShow = ClaimClue.all(
        .not(.films, .anime, .height), .at(["nok"]), .digits(2...3),
        Clue { it in
            it.reader.showAbove.map { !$0.isRoot && ($0.kind == .plain || $0.kind == .title) }
                == true
        },
        .any(
            twin,
            .all(
                .any(
                    .all(.titleNext, .any(.inShow, .after([Piece(.episodeWord), "n"]))),
                    .all(.after([".n1", "$"]), .digits(3...3))),
                Clue { $0.reader.day.map(\.first) ?? .max > $0.first })))

    /// `Season 3/Apollo 13`, `Season 3/12 Angry Words`: the number may belong to the episode's title.
    /// The words beside it are not the show's, and no other file here is numbered in its place.
    static let isOfTitle = ClaimClue.all(
        .any(.kind(.placed), .all(.kind(.joined), .not(.atTitle))), .not(.padded, .dashed),
        .not(.anime, .numbersBeside, .roundBrackets, .squareBrackets),
        Clue { $0.own.isNumber && $0.marker?.folder == nil && $0.marker?.season == nil },
        .any(
            .all(
                .atTitle, .blankNext,
                Clue { $0.reader.context.videoNames.count { ASCII.isDigit($0[0]) } < 2 }),
            .all(.not(.atTitle), .endOrTag, .not(.ofShow))))

    /// `Show - 104 (04)`
    static let twin = ClaimClue.all(
        .digits(3...3), .after(["nx"]), Clue { $0.value > 100 && $0.next.value == $0.value % 100 })

    /// A number between words that is an episode's for sure, and one that is likely so.
    fileprivate static let amongWords = ClaimClue.all(
        .not(piece), .any(toldAmongWords, likelyAmongWords))

    /// `Show.08.Episode.Title.720p-GRP`: no film's title has a number written so.
    static let toldAmongWords = ClaimClue.table([
        .yes(.inShow), .no(.not(.padded)), .no(.zero), .yes(.anime),
        .yes(
            .digits(0...3), .any(.not(.bond), .digits(2...2)), .not(.films, .hasYear),
            .any(
                .hasTags,
                .all(
                    .not(.spaced),
                    .any(
                        .all(.at([".a"]), .after([".a"])),
                        .all(.at(["-a"]), .after(["-a"]), .allDashed))))),
    ])

    /// `[Group] Show 279 The Title of It [720p]`: between words, of a fansub that has no other number.
    /// A round hundred (`Mob Psycho 100`) and what films are called by belong to the title.
    fileprivate static let likelyAmongWords = ClaimClue.table([
        .yes(.not(.anime), .digits(3...3), namedLikeFolder), .no(.not(.anime)),
        .no(.any(.hundreds, .hasYear, .after(["'movie'"]), .after(["'the'", "'movie'"]))),
        .no(.after(["'the'"]), .digits(0...2)),
        .yes(
            .digits(2...4), .squareInFront, .after(["aok", "a"]),
            .any(.after(["a", "ak"]), .digits(3...4)),
            Clue { $0.own.gap == $0.next.gap && $0.reader.text.specialWord(at: $0.last + 1) == nil }
        ),
    ])

    /// `Show.Part.3.HDTV`, `pt_II`: a part of a short series, where nothing better is.
    static let isPart = ClaimClue.table([
        .no(.ofTitle), .no(.animeFolder, .after([Piece(.of)])), .yes(.inShow),
        // `Dune.Part.Two.2024.720p.HDTV`: where a film has its year.
        .no(.after(["y"])), .yes(.television), .yes(dashedPart), .no(.films),
        // `Show.2001.Part.07.The.Title.1080p`: after the year, and words follow, the episode's
        // title; a film in pieces has none.
        .yes(.after(["ak"]), .not(.numberNext), .bareYearBefore),
        // `Show.Part.05.Words.1080p`, `Show.2010.Part.3.720p`: films are released in one piece, and
        // have no zeros in their numbers.
        .yes(.not(.spaced), .hasTags, .after(["a"]), .at(["a", ".n2z"])),
        .yes(
            .not(.spaced), .hasTags, .before(["y"]), .at(["a", ".n"]),
            Clue { $0.next.tag == .resolution }),
    ])

    /// `Show (1969)/Show - Part 05 - Words`.
    fileprivate static let dashedPart = ClaimClue.all(
        .dashed, .lastPadded, .titleNext, .not(.films, .yearInBrackets))

    /// Whether `102` is 1x02, as it is where a show's files are named so.
    static let isJoined = ClaimClue.table([
        .no(.any(.anime, .animeFolder, .event, .fansubbed, .hundreds)), .no(.not(.digits(3...5))),
        .no(
            Clue { it in
                it.value < 100 || it.folder.range?.contains(it.value) == true
                    || !it.number.numbers.allSatisfy { $0 / 100 == it.value / 100 }
            }), .yes(.digits(5...5)), .yes(.ofSeason),
        .no(Clue { $0.reader.seasonFolder?.season != nil }),
        // `One Piece 1071`, `Show 484`: no season has so many; `109` beside `057`
        .no(Clue { $0.value % 100 > 40 }), .no(.digits(3...3), .shortNumbers),
        .yes(.not(.place(.afterDash))),
        // `TV/Show/Show - 101 - Pilot`: words after, and no library of anime.
        .yes(.shows, .not(.hasSeason), .digits(3...3), .titleNext),
    ])

    /// `Show/Show - 108 - Words`: the 108th episode, or the eighth of the first season.
    static let mayBeJoined = ClaimClue.all(
        .digits(3...3), .titleNext,
        .not(.anime, .animeFolder, .event, .fansubbed, .hundreds, .shortNumbers, .hasSeason),
        Clue { $0.value > 100 && $0.value % 100 <= 40 && $0.number.numbers.count == 1 })
}
