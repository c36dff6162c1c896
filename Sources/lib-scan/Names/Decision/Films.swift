// Movies: the file's title against its folders'.

extension NameReader {
    /// A movie; or, when the person said that it is an episode and no number was found, its show.
    func movie(as type: ReadingType = .movie) -> ReadingResult {
        let span = filmSpan()
        var reading = Reading(type: type, title: "")
        decision = Decision()
        let own = span.isEmpty ? "" : text.title(span.first, span.end)
        if let titled = filmFolder(span, own) {
            nameFilm(&reading, by: titled, span, own)
        } else {
            nameFilm(&reading, span, own)
        }
        dropMaker(&reading, own)
        let isNamedByFolder =
            own != reading.title && Folding.fold(own) != Folding.fold(reading.title)
        reading.part =
            folder.part ?? (isNamedByFolder ? text.pieceNumber(0) : nil) ?? text.stackPart(
                after: span) ?? text.discInFront
        if reading.edition == nil, span.year != nil, let words = text.editionWords(from: span.end) {
            let range = text[words.lowerBound].start..<text[words.upperBound - 1].end
            let bytes = text.bytes[range].map { $0 == 46 || $0 == 95 ? 32 : $0 }
            reading.edition = String(decoding: bytes, as: UTF8.self)
        }
        finish(&reading, after: text.tokens.count - 1)
        if type == .movie, folder.library == .episode { reading.guessed.insert(.type) }
        if type == .episode { reading.guessed.insert(.episodes) }
        return isKnown(&reading) ? .reading(reading) : .nothing(.unreadable)
    }

    /// The film's title and year in the file's name, without the number of a list.
    private func filmSpan() -> TitleSpan {
        var span = self.span
        let first = Claim(self, span.first, span.first, numbers: [text[span.first].value])
        if Self.isInList.answer(first) == true {
            span.first += 1
        } else if span.year == nil, span.end - span.first > 1, first.own.isYear,
            Self.isYearInFront.holds(first)
        {
            span.isAmbiguous = true
            span.year = first.value
            span.first += 1
        }
        return span
    }

    private func nameFilm(
        _ reading: inout Reading, by titled: FolderReading, _ span: TitleSpan, _ own: String
    ) {
        let isSame = own == titled.title || Folding.fold(own) == titled.folded
        let isOwnYear = span.yearIsBracketed && !span.hasTags && isSame
        let year = isOwnYear ? span.year : titled.year ?? span.year
        (reading.title, reading.year, decision.titleFolder) = (titled.title, year, titled)
        reading.titleAlternatives = titled.titleAlternatives
        if !own.isEmpty, !isSame, folder.kind != .disc { reading.titleAlternatives.append(own) }
        reading.ids = titled.ids
        reading.ids.fill(from: text.ids)
        reading.edition = titled.edition
        if titled.year == nil, span.year == nil, !isSame { reading.guessed.insert(.title) }
    }

    private func nameFilm(_ reading: inout Reading, _ span: TitleSpan, _ own: String) {
        reading.ids = text.ids
        guard !text.isMeaningless(span) else { return }
        reading.title = own
        reading.year = span.year
        reading.titleAlternatives = text.alternatives(span)
        if reading.ids.isEmpty, folder.kind == .title, !folder.yearIsBracketed {
            reading.ids = folder.ids
        }
        if span.year == nil || span.isAmbiguous || span.isGuess { reading.guessed.insert(.title) }
        guard span.isAmbiguous else { return }
        reading.guessed.insert(.year)
        if text[span.first - 1].isYear, span.first > 0, span.other == nil {
            reading.titleAlternatives.append(text.title(span.first - 1, span.end))
        }
    }

    /// `Title (Maker) (1989)/Maker - Title`: what the file has before the dash is no title.
    private func dropMaker(_ reading: inout Reading, _ own: String) {
        guard reading.title.hasSuffix(")"), let open = reading.title.lastIndex(of: "(") else {
            return
        }
        let maker = reading.title[reading.title.index(after: open)...].dropLast()
        guard own.hasPrefix(maker + " - "), open > reading.title.startIndex else { return }
        reading.titleAlternatives.append(reading.title)
        reading.title = String(reading.title[..<reading.title.index(before: open)])
    }

    /// `1937 Title`, `1940 Title` in one folder; `电影/周星驰合集/1995 大话西游`: a folder of films, and a title
    /// that is written without blanks; `Movies/2008 The Long Words`: straight in a library of films.
    private static let isYearInFront = ClaimClue.any(
        Clue { $0.reader.context.beginWithYears }, .all(.inPlain, Clue { $0.next.isEastern }),
        .all(
            .films, .at(["yo", "_a"]), .not(.numberNext),
            Clue { $0.folder.isLibrary && $0.value >= 1920 && $0.reader.span.end - $0.first > 2 }))

    /// `2 - Title (2002)`, `2. Title (2002)` in a folder of such files, or in one that is named like
    /// the title's beginning: the number is the folder's order.
    private static let isInList: [Row<Claim, Bool>] = [
        .no(Clue { !$0.own.isNumber || $0.first + 1 >= $0.reader.span.end }),
        .yes(Clue { $0.reader.context.listWidth == $0.number.width }),
        // `1) Title`
        .yes(Clue { $0.own.group == 0 && $0.next.gap == [.closes, .space] }),
        // `Hills Collection/01 Title`, `Movies/Hills/01 - Title`, `01 Title (2001)`
        .yes(.zeroInFront, .folder(.collection)),
        .yes(.zeroInFront, .partedNext, .films, .digits(2...3)),
        .yes(.zeroInFront, .spanInBrackets, .blankNext, .digits(2...2), .not(.zero)),
        .no(.not(.partedNext)), .no(.not(.folder(.plain, .collection))),
        // `Movies/Trilogy of It/2 - Title`; straight in the library it may be title.
        .yes(.films, .not(.root), .digits(0...2)), .no(.not(.spanInBrackets)),
        .no(.not(.digits(0...2), .all(.digits(0...4), .allBeginWithNumbers))),
        .yes(.any(.folder(.collection), .allBeginWithNumbers)),
        .yes(
            Clue {
                let rest = $0.reader.text.folded($0.last + 1, $0.reader.span.end)
                return !$0.folder.folded.isEmpty && rest.starts(with: $0.folder.folded)
            }),
    ]
}

extension ClaimClue {
    fileprivate static var zeroInFront: Clue { Clue { $0.reader.text.lower[$0.own.start] == 48 } }
    fileprivate static var spanInBrackets: Clue { Clue { $0.reader.span.yearIsBracketed } }
}
