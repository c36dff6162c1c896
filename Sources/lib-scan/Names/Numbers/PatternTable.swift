// The table of patterns: each row has a name, an example that it must read, what that gives, and its
// pattern, as Pattern.swift explains it. A new spelling is a new row, and a near miss in its tests.

/// A row of the table, ready to be read.
final class NumberPattern: Sendable {
    /// Who asks for the row.
    enum Kind: Int, CaseIterable, Sendable {
        /// Season and episode: `S01E02`.
        case full
        /// An episode by a word or a sign: `Episode 2`. With a season it is as good as `full`.
        case word
        /// The same where the word stands after its number: `2.Bölüm`.
        case wordAfter
        case special
        /// How many episodes a whole show has: `全12集`.
        case whole
        case season
        /// A season by letters that mean one only where a season is looked for: `S2`, `TV2`.
        case shortSeason
        case date
        /// A date of two digits each.
        case shortDate
        /// A piece of a film, a season or an episode.
        case part
        /// A piece of a season, right after the season or alone in a folder of it.
        case seasonPiece
        /// A disc of a film or a season.
        case disc
    }

    /// What decides after the pattern, and may correct what it found.
    typealias Check = @Sendable (NameText, inout PatternMatch) -> Bool

    /// Who asks for it.
    let kind: Kind
    /// The row as it is written.
    let row: PatternRow
    /// Its pattern, parsed; none if it is written wrong.
    let steps: [PatternStep]

    init(_ kind: Kind, _ row: PatternRow) {
        (self.kind, self.row) = (kind, row)
        steps = PatternParser.steps(row.pattern)
    }
}

/// A row as the table has it.
struct PatternRow: Sendable {
    /// What `--explain` calls it.
    let name: StaticString
    /// A name that the row reads, and what it gives: `2x1` for a season and its episode, `5` for an
    /// episode, `S2` for a season, or a day.
    let example: (name: String, gives: String)
    /// How the number is written; Pattern.swift explains the signs.
    let pattern: String
    /// What decides after the pattern.
    let check: NumberPattern.Check

    init(
        _ name: StaticString, _ example: String, _ gives: String, _ pattern: String,
        _ check: @escaping NumberPattern.Check = { _, _ in true }
    ) {
        (self.name, self.example) = (name, (example, gives))
        (self.pattern, self.check) = (pattern, check)
    }
}

extension NumberPattern {
    /// All rows, at most 128; of two rows of a kind that read the same the first one counts.
    static let table = rows.flatMap { kind, rows in rows.map { NumberPattern(kind, $0) } }

    private static let rows: [(Kind, [PatternRow])] = [
        (.full, markers), (.word, words), (.wordAfter, wordsAfter), (.special, specials),
        (.whole, wholes), (.season, seasons), (.shortSeason, shortSeasons), (.date, dates),
        (.shortDate, shortDates), (.part, parts), (.seasonPiece, pieces), (.disc, discs),
    ]

    private static let markers: [PatternRow] = [
        .init("S0201", "Show S0201", "2x1", "s(n|o|e)?<season 2><episode 2>/") {
            $1[.season] * $1[.episode] > 0 && !AirDate.isYear($1[.season] * 100 + $1[.episode])
        },
        .init("S02P2E03", "Show S02P2E03", "2x3", "s<season 1-2>p<other 1-2>e<episode 1-3>/"),
        .init(
            "S01E02", "Show.SE01.EP02.Words", "1x2",
            "s(n|o|e)?<season 1-4>*?(xe|episode|ep|e)'?[?<episode 1-6>&e½"),
        .init(
            "S 01 E 02", "Show S 01 E 02", "1x2",
            "s_<season 1-2>(*x|*?(xe|episode|ep|e))'?[?<episode 1-6>&e½"),
        .init("S01x02", "Show T02X03", "2x3", "(s(n|o|e)?|t)<season 1-4>*?x'?[?<episode 1-6>&e!½"),
        .init(
            "T01E02", "Show T01E02", "1x2", "t<season 1-4>*?(xe|episode|ep|e)'?[?<episode 1-6>&e!½"),
        .init("S2 - 07", "Show S2 - 07", "2x7", "s<season 1-2>%<episode 2-3>@&e") {
            $0.isSeasonAndNumber($1)
        },
        .init("T2 - 07", "Show T2 - 07", "2x7", "t<season 1-2>%<episode 2-3>@&e!") {
            $1.first > $0.titleStart() && $0.gapAfter($1.first).isSpacedDash
                && $0.isSeasonAndNumber($1)
        },
        .init(
            "1x02", "Show.2x13.Words", "2x13",
            "(<season 1-2>|0<season 1-3>)(x|×)e?<episode 2-3>¬p&x!"
        ) { $0.isCross($1) },
        .init("1x2", "Show 1x2 Words", "1x2", "(<season 1>|0<season 1-3>)(x|×)e?<episode 1>/&x!") {
            $0.isCross($1)
        },
        .init("1 x 02", "Show 1 x 02 Words", "1x2", "<season 1-2>_x_<episode 2>$&x!") {
            $0.isCross($1)
        },
        .init("2009x02", "Show.2009x02.Words", "2009x2", "<season 4>(x|×)e?<episode 2-3>¬p&x!") {
            $0.isCross($1) && $0.isYearAndEpisode($1)
        },
        .init("01E02", "Show 01E02", "1x2", "0<season 1>e<episode 1-3>¬p&x!") { $0.isCross($1) },
        .init("[2.10]", "Show [2.10]", "2x10", "<season 1-2>$.<episode 2-3>$") {
            $0.isAloneInBrackets($1)
        },
        .init(
            "short season word and episode word", "Die Muehle Se.2 afl.5", "2x5",
            "(se|s|t|st|tem)*?<season 1-2>*{anyEpisode}*?<episode 1-3>&n!"
        ) { $1.first > 0 },
        .init(
            "season and episode of so many", "Show.Season.2of5.3of9.Words", "2x3",
            "{anySeason}*<season 1-2>*?of*?<total 1-2>*<episode 1-3>*?of*?<total 1-3>/"
        ) { $1.first > 0 },
        .init(
            "Series 2 - Part 3", "Show Series 2 - Part 3", "2x3",
            "series:<season 1-2>$»part>?<episode 1-4>&n!"),
    ]

    private static let words: [PatternRow] = [
        .init(
            "第01-12集", "名称 第01-03集", "1,2,3",
            "第?<episode 1-4>(話|话|集|回)?$(-|≈)"
                + "(<last 1-4>(話|话|集|回|화|회)$|第<last 1-4 han>(v<other 1>?)?(話|话|集|回)…)"
        ) { 1..<400 ~= $1[.last] - $1[.episode] },
        .init("1 of 4", "Show.2.of.4.Words", "2", "<episode 1-3>$»{of}$»<total 1-3>$") {
            $0.isCounted(&$1)
        },
        .init("1of4", "Show.2of4.Words", "2", "<episode 1-3>(of|iz)<total 1-3>/") {
            $0.isCounted(&$1)
        },
        .init("03話", "名称 03話", "3", "<episode 1-4>(話|话|集|回|화|회)$"),
        .init("第 5 話", "名称 第 5 話", "5", "第$»<episode 1-4>$»(話|话|集|回)…"),
        .init("第5話", "名称 第十二話", "12", "第<episode 1-4 han>(v<other 1>?)?(話|话|集|回)…"),
        .init("제5화", "이름 제5화", "5", "제<episode 1-4 han>(화|회)…"),
        .init(
            "Episode 1.22", "Show - Episode 1.22", "1x22",
            "{anyEpisode}$><season 1-2>$.<episode 2>$"
        ) { text, _ in text.hasSpaces },
        .init("Episode Five", "Show - Episode Five", "5", "{anyEpisode}$>{episode=numeral}") {
            $0.isSpelledOut($1)
        },
        .init("Cap.408", "Show Cap.408", "4x8", "cap($>)?<episode 1-4>&n!½") { $1.splitHundreds() },
        .init("Episode 5", "Show Episode 5", "5", "{episode}$><episode 1-4>&n!½") {
            $0.withSpacedEnd(&$1)
        },
        .init("Ep05", "Show Ep05", "5", "{episode}<episode 1-4>&n!½"),
        .init("E05", "Show E05", "5", "e<episode 1-4>&n!½") { $0.isLongEnough($1) },
        .init("#05", "Show #05", "5", "#<episode 1-4>&n!½"),
        .init("x05", "x05 Words", "5", "x<episode 2-4>&n!½") { $1.first == 0 },
    ]

    private static let wordsAfter: [PatternRow] = [
        .init(
            "1-16 серии", "Show 1-3 серии", "1,2,3",
            "<episode 1-3>$-<last 1-3>$(:{ending}$)?:{after}$"
        ) { 1..<60 ~= $1[.last] - $1[.episode] },
        .init("7.Bölüm", "Show 7.Bölüm", "7", "<episode 1-3>$(:{ending}$)?:{after}$"),
    ]

    private static let specials: [PatternRow] = [
        .init("S01SP02", "Show S01SP02", "0x2", "s<other 1-2>(sp|ova)<episode 1-3>(v<other 1>?)?$"),
        .init("OVA2", "Show OVA2", "0x2", "{sureSpecial}<episode 1-3>(v<other 1>?)?$") {
            !$0[$1.first].gap.contains(.joiner)
        },
        .init("OVAE2", "Show OVAE2", "0x2", "(sp|ova|oad|oav)e<episode 1-3>(v<other 1>?)?$") {
            !$0[$1.first].gap.contains(.joiner)
        },
        .init(
            "EX01", "[Group] Show EX01 [1080p]", "0x1", "{titleSpecial}<episode 1-3>(v<other 1>?)?$"
        ) { $0.looksLikeAnime && !$0[$1.first].gap.contains(.joiner) },
        .init("SP 第01集", "名称 SP 第01集", "0x1", "{sureSpecial}»") { $0.takeSpecialCount(&$1) },
        .init("OVA 2", "Show OVA 2", "0x2", "{anySpecial}$") { $0.takeSpecialNumber(&$1) },
    ]

    private static let wholes: [PatternRow] = [
        .init("全12集", "名称 全12集", "12", "全<total 1-4 han>(話|话|集|回)…")
    ]

    private static let seasons: [PatternRow] = [
        .init("2期", "名称 2期", "S2", "<season 1-2>(st|nd|rd|th)?(期|季|기)$"),
        .init(
            "Second Season", "Show Second Season", "S2", "{season=ordinal}(:{ending}$)?:{season}$"
        ) { $1.first != 1 || !$0.token(0, is: "the") || $0[1].startsWithDigit },
        .init("2.Staffel", "Show 2.Staffel", "S2", "<season 1-2>(a|o|°)?$(:{ending}$)?:{season}$") {
            $0.isSeasonsOwn($1)
        },
        .init("第 2 季", "名称 第 2 季", "S2", "第$»<season 1-4>$»(季|シーズン|期)…"),
        .init("第2季", "名称 第二季", "S2", "第<season 1-4 han>(v<other 1>?)?(季|シーズン|期)…"),
        .init("Season 2", "Show Season 2", "S2", "{anySeason}$:<season 1-2>$") {
            $0.isSeasonBefore($1)
        },
        .init("Season 2B", "Show Season 2b", "S2", "{season}$:<season 1-2>(a|b)$") {
            $0.takeHalfLetter(&$1, .last)
        },
        .init("Season 2001", "Season 2001", "S2001", "{season}$:<season 3-4>$") {
            $1.first == 0 && $0.isSeasonBefore($1)
        },
        .init("Season Two", "Show Season II", "S2", "{season}$:{season=numeral}") {
            $0.isSeasonBefore($1)
        },
        .init("Season2", "Show Season2", "S2", "{anySeason}<season 1-4>$") { $0.isLongWord($1) },
    ]

    private static let shortSeasons: [PatternRow] = [
        .init("TV-2", "Show TV-2", "S2", "(tv|тв)-<season 1>$"),
        .init("S 02", "Show S 02 720p", "S2", "s_<season 2>$") { $0.endsNumbers($1.last + 1) },
        .init("S 2", "Show S 2", "S2", "s_<season 1>$") { $1.last + 1 == $0.tokens.count },
        .init("SE 2", "Show SE 2", "S2", "se_?<season 1>$") { $0[$1.first].isUpper },
        .init("S02", "Show S02D1", "S2", "s<season 1-4>($|(s|dvd|d)<other 1-2>/|p<last 1-2>/)"),
        .init("S02B", "Show S02B", "S2", "s<season 2>(a|b)$") { $0.takeHalfLetter(&$1, .last) },
        .init("TV2", "Show TV2", "S2", "tv<season 1-4>($|(s|dvd|d|p)<other 1-2>/)") {
            $1.first > 0
        },
        .init("2xAll", "Show 2xAll", "S2", "<season 1-4>xall"),
    ]

    private static let dates: [PatternRow] = [
        .init("20201013", "Show 20201013", "2020-10-13", "<year 4><month 2><day 2>$") {
            $1[.year] >= 1930 && !$0[$1.first].isTagged
        },
        .init("2011-10-12", "Show 2011-10-12", "2011-10-12", "<year 4>$:<month 1-2>$:<day 1-2>$") {
            $0.isDayInNumbers(&$1)
        },
        .init("12.10.2011", "Show 25.10.2011", "2011-10-25", "<day 1-2>$:<month 1-2>$:<year 4>$") {
            $0.isDayInNumbers(&$1)
        },
        .init(
            "14 Oct 2011", "Show Thu 14th Oct 2011", "2011-10-14",
            "({weekday}$~)?<day 1-2>(st|nd|rd|th)?$~{month=month}~<year 4>$"
        ) { $0.isJoined($1) },
        .init(
            "Oct 14, 2011", "Show October 2nd, 2013", "2013-10-02",
            "({weekday}$~)?{month=month}~<day 1-2>(st|nd|rd|th)?$~<year 4>$"
        ) { $0.isJoined($1) },
        .init(
            "2011 Oct 14", "Show 2011 Oct 14", "2011-10-14",
            "<year 4>$~{month=month}~<day 1-2>(st|nd|rd|th)?$"
        ) { $0.isJoined($1) },
        .init("2008x12.13", "News.2008x12.13-GRP", "2008-12-13", "<year 4>x<month 2>.<day 2>/") {
            AirDate($1) != nil
        },
        .init("第20130301期", "名称 第20130301期", "2013-03-01", "第?<year 4><month 2><day 2>期…"),
    ]

    private static let shortDates: [PatternRow] = [
        .init("140722", "Show 140722", "2014-07-22", "<year 2><month 2><day 2>$") {
            $1.first > 0 && !$0[$1.first].isTagged
        },
        .init(
            "15.03.09", "Site.15.03.09.Words.XXX.1080p", "2015-03-09",
            "<year 2>$.<month 2>$.<day 2>$"
        ) { $0.isPairedDay($1) },
    ]

    private static let parts: [PatternRow] = [
        .init("Part03", "Show Part03", "3", "part<other 1-2>$"),
        .init("Part 3", "Show Teil 3", "3", "{part}$»<other 1-2>$"),
        .init("Part III", "Show Part.III", "3", "{part}$»{other=numeral}"),
    ]

    private static let pieces: [PatternRow] = [
        .init("後半", "名称 後半", "2", "{other=half}") { $1[.other] > 0 },
        .init("Cour 2", "Season 4 Vol. 2", "2", "{piece}$»<other 1-2>$"),
        .init("Cour2", "Season 4 Cour2", "2", "{piece}<other 1-2>$"),
        .init("Cour II", "Season 4 Part II", "2", "{piece}$»{other=numeral}"),
        .init("II", "II", "2", "{other=numeral}$") { $0.tokens.count == 1 && $1[.other] > 0 },
        .init("Part B", "Season 4 Part B", "2", "{piece}$»(a|b|c)$") {
            $0.takeHalfLetter(&$1, .other)
        },
        .init("Second Cour", "Season 4 2nd Cour", "2", "{other=ordinal}$»{piece}$"),
        .init("P2", "Season 4 P02", "2", "p<other 1-2>$"),
        .init("Season 4.2", "Season 4.2", "2", "<other 1>$") {
            $0[$1.first].gap == .dot && $0.hasSpaces && $0[$1.first - 2].isAny(.seasonWord)
        },
        .init("第2クール", "名称 第2クール", "2", "第?<other 1-2 han>(クール|部)目?$"),
    ]

    private static let discs: [PatternRow] = [
        .init("CD 1", "Film Disc 1", "1", "(cd|dvd|disc|disk|disque)$»<other 1-2>$"),
        .init("CD1", "Film CD1of2", "1", "(cd|dvd|disc|disk|disque)<other 1-2>($|of)"),
        .init("Disc Two", "Film Disc Two", "2", "(disc|disk)$_{other=numeral}$"),
        .init("BD2", "Film BD2", "2", "bd<other 1-2>$"),
        .init("D1", "Show S2 D1", "1", "d<other 1-2>$") { $0.isAfterSeason($1.first) },
    ]
}
