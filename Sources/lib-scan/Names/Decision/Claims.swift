// The clues about a number, a word or a title in a name: about its tokens, about what stands around
// them, and about where the file lies.

/// A clue about tokens of a name.
typealias ClaimClue = Clue<Claim>

extension ClaimClue {
    // MARK: - The tokens

    /// The first token and those after it have a shape.
    static func at(_ shape: [Piece]) -> Clue {
        Clue { $0.reader.text.matches(shape, at: $0.first) }
    }
    /// What follows has a shape.
    static func after(_ shape: [Piece]) -> Clue {
        Clue { $0.reader.text.matches(shape, at: $0.last + 1) }
    }
    /// What stands before has a shape.
    static func before(_ shape: [Piece]) -> Clue {
        Clue { $0.reader.text.matches(shape, at: $0.first - shape.count) }
    }
    /// How many digits the number has.
    static func digits(_ widths: ClosedRange<Int>) -> Clue {
        Clue { widths.contains($0.number.width) }
    }
    /// Where it stands.
    static func place(_ places: PlacedNumber.Place...) -> Clue {
        Clue { places.contains($0.number.place) }
    }
    /// The marker that they are.
    static func kind(_ kind: Marker.Kind) -> Clue { Clue { $0.marker?.kind == kind } }
    static var padded: Clue { Clue { $0.own.isPadded } }
    static var marked: Clue { Clue { $0.number.isMarked } }
    static var weak: Clue { Clue { $0.number.isWeak } }
    static var several: Clue { Clue { $0.number.numbers.count > 1 } }
    static var fromOne: Clue { Clue { $0.value == 1 } }
    static var zero: Clue { Clue { $0.number.numbers == [0] } }
    static var bond: Clue { Clue { $0.number.numbers == [7] } }
    static var hundreds: Clue { Clue { $0.value % 100 == 0 } }
    /// `1080`: a picture's height.
    static var height: Clue { Clue { NameText.bareHeights.contains($0.value) } }
    static var spelled: Clue { Clue { !$0.own.isNumber && $0.own.count > 4 } }
    static var letterE: Clue { Clue { $0.reader.text.lower[$0.own.start] == 101 } }
    static var startsWithDigit: Clue { Clue { $0.own.startsWithDigit } }
    static var dashed: Clue { Clue { $0.own.gap.isSpacedDash } }
    static var lastPadded: Clue { Clue { $0.reader.text[$0.last].isPadded } }
    static var roundBrackets: Clue { Clue { $0.reader.text.group(of: $0.first)?.kind == 40 } }
    /// It is the first of the title, the name's first, its second.
    static var atTitle: Clue { Clue { $0.first <= $0.reader.start } }
    static var inFront: Clue { Clue { $0.first == 0 } }
    static var second: Clue { Clue { $0.first == 1 } }

    /// They are a part's number, or the words before the part are an episode's title.
    static var gluedPart: Clue { Clue { $0.reader.text.gluedPart($0.first) != nil } }
    static var ofTitle: Clue { Clue { $0.reader.isPartOfTitle($0) } }
    /// What stands before is the title of the show's folder, its beginning or its initials, or a
    /// word for what is counted.
    static var ofShow: Clue { Clue { $0.reader.isOfShow(before: $0.first) } }
    /// Its hundreds are the season of the folder.
    static var ofSeason: Clue { Clue { $0.reader.seasonFolder?.season == $0.value / 100 } }
    /// The show's title stands in front of the name.
    static var afterTitle: Clue { Clue { $0.reader.showEnd != nil } }

    // MARK: - What stands around them

    /// Another claim of the same reader has a clue.
    static func of(_ claim: @escaping @Sendable (NameReader) -> Claim?, _ clue: Clue) -> Clue {
        Clue { claim($0.reader).map(clue.holds) ?? false }
    }

    static var atEnd: Clue { after(["$"]) }
    static var tagNext: Clue { after(["t"]) }
    static var endOrTag: Clue { any(atEnd, tagNext) }
    static var dashNext: Clue { after(["=a"]) }
    static var titleNext: Clue { after(["=ak"]) }
    /// ` - `, `. `
    static var partedNext: Clue {
        Clue { $0.next.gap.contains(.space) && !$0.next.gap.isDisjoint(with: [.dash, .dot]) }
    }
    static var blankNext: Clue { after(["_a"]) }
    static var numberNext: Clue { Clue { $0.next.isNumber } }
    static var partBefore: Clue { before([Piece(.part)]) }
    static var bracketsClosed: Clue {
        Clue { claim in
            claim.reader.text.group(of: claim.first).map {
                $0.isClosed && claim.own.start == $0.inside
                    && claim.reader.text[claim.last].end == $0.close
            } == true
        }
    }
    /// A year in brackets beside them.
    static var yearBefore: Clue {
        Clue { $0.reader.yearAfterTitle == $0.first - 1 && $0.first - 1 > $0.reader.start }
    }
    static var yearNext: Clue { Clue { $0.reader.yearAfterTitle == $0.last + 1 } }
    /// A year in brackets further on.
    static var yearFurther: Clue { Clue { $0.reader.bracketedYear ?? 0 > $0.last + 1 } }
    static var yearAfter: Clue { Clue { $0.reader.bracketedYear ?? 0 > $0.last } }
    static var yearEarlier: Clue {
        Clue { ($0.reader.start + 1..<$0.first).contains($0.reader.bracketedYear ?? -1) }
    }
    /// A bare year, as films have it.
    static var bareYearAfter: Clue { Clue { $0.bareYear($0.last) ?? 0 > $0.last } }
    static var bareYearNext: Clue { Clue { $0.bareYear(0) == $0.last + 1 } }
    static var bareYearBefore: Clue { Clue { $0.bareYear($0.last) == $0.first - 1 } }
    static var tagsAfter: Clue { Clue { $0.reader.text.firstStrong(from: $0.last) != nil } }
    static var beforeTags: Clue {
        Clue { $0.first < $0.reader.text.firstStrong(from: 0) ?? $0.reader.text.tokens.count }
    }

    // MARK: - The name

    static var anime: Clue { Clue { $0.reader.text.looksLikeAnime } }
    static var event: Clue { Clue { $0.reader.text.isEvent } }
    static var television: Clue { Clue { $0.reader.text.hasTelevisionSource } }
    static var filmSource: Clue { Clue { $0.reader.text.hasFilmSource } }
    static var spaced: Clue { Clue { $0.reader.text.hasSpaces } }
    static var allDashed: Clue { Clue { $0.reader.text.isDashed } }
    static var fansubbed: Clue { Clue { $0.reader.isFansubbed } }
    static var timeOfDay: Clue { Clue { $0.reader.text.isTimeOfDay } }
    static var machineName: Clue { Clue { $0.reader.text.isMachineName } }
    static var squareInFront: Clue { Clue { $0.reader.text.group(of: 0)?.kind == 91 } }
    static var squareBrackets: Clue { Clue { $0.reader.text.groups.contains { $0.kind == 91 } } }
    static var hasTags: Clue { Clue { $0.reader.span.hasTags } }
    static var hasYear: Clue { Clue { $0.reader.span.year != nil } }
    static var yearInBrackets: Clue { Clue { $0.reader.bracketedYear != nil } }
    static var dayInFront: Clue { Clue { $0.reader.day.map(\.first) ?? .max <= $0.last } }
    static var hasDay: Clue { Clue { $0.reader.day != nil } }
    static var leadingNumber: Clue { Clue { $0.reader.leading != nil } }

    // MARK: - Where the file lies

    static var inShow: Clue { Clue { $0.reader.isInShow } }
    static var inSeason: Clue { Clue { $0.reader.isInSeason } }
    /// It has a season's folder, be it a bare number's.
    static var hasSeason: Clue { Clue { $0.reader.seasonFolder != nil } }
    static var told: Clue { Clue { $0.reader.hint != .any } }
    static var toldEpisode: Clue { Clue { $0.reader.hint == .episode } }
    static var films: Clue { Clue { $0.folder.library == .movie } }
    static var shows: Clue { Clue { $0.folder.library == .episode } }
    static var animeFolder: Clue { Clue { $0.folder.isAnime } }
    static var root: Clue { Clue { $0.folder.isRoot } }
    /// The kind of its folder.
    static func folder(_ kinds: FolderKind...) -> Clue { Clue { kinds.contains($0.folder.kind) } }
    /// A folder of a title, certain or not, that is not where the scan begins.
    static var inTitle: Clue { all(folder(.plain, .title), not(root)) }
    static var inPlain: Clue { all(folder(.plain), not(root)) }
    /// A folder with a year in brackets.
    static var datedFolder: Clue { all(folder(.title), Clue { $0.folder.yearIsBracketed }) }
    static var datedFilm: Clue { any(yearInBrackets, datedFolder) }

    // MARK: - The files beside it

    static var numbersBeside: Clue { Clue { $0.reader.numbersBeside } }
    static var allBeginWithNumbers: Clue { Clue { $0.reader.context.beginWithNumbers } }
    static var onlyFile: Clue { Clue { $0.reader.context.videoNames.count == 1 } }
    static var shortNumbers: Clue { Clue { $0.reader.hasShortNumber } }
}

extension Claim {
    /// `- 07 - Words`
    var isCounted: Bool {
        number.place == .afterDash && own.isPadded && next.gap.isSpacedDash
    }

    /// The bare year of the name, where tags are looked for from a token on.
    func bareYear(_ from: Int) -> Int? {
        reader.text.bareYear(from: reader.start, tags: reader.text.firstStrong(from: from))
    }
}
