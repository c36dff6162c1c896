// Movies: the file's title against its folders'.

/// The title in the file's own name.
private struct OwnTitle {
    let span: TitleSpan
    let text: String
    let folded: [UInt8]

    init(_ span: TitleSpan, in name: NameText) {
        self.span = span
        text = name.title(span.first, span.end)
        folded = text.isEmpty ? [] : Folding.fold(text)
    }
}

extension NameReader {
    /// A movie; or, when the person said that it is an episode and no number was found, its show.
    func movie(as type: ReadingType = .movie) -> ReadingResult {
        let own = OwnTitle(filmSpan(), in: text)
        let span = own.span
        var reading = Reading(type: type, title: "")
        if let titled = movieFolder(own)?.fullest {
            nameFromFolder(&reading, titled, own)
        } else {
            nameFromFile(&reading, own)
        }
        dropMaker(&reading, own.text)
        let isNamedByFolder =
            own.text != reading.title && own.folded != Folding.fold(reading.title)
        reading.part =
            folder.part ?? (isNamedByFolder ? text.pieceNumber(0) : nil)
            ?? text.stackPart(after: span) ?? text.discInFront
        if span.year != nil, let words = text.editionWords(from: span.end) {
            let range = text[words.lowerBound].start..<text[words.upperBound - 1].end
            let bytes = text.bytes[range].map { $0 == 46 || $0 == 95 ? 32 : $0 }
            reading.edition = reading.edition ?? String(decoding: bytes, as: UTF8.self)
        }
        finish(&reading, after: text.tokens.count)
        if folder.library == .episode { reading.guessed.insert(.type) }
        return isKnown(&reading) ? .reading(reading) : .nothing(.unreadable)
    }

    /// The film's title and year in the file's name, without the number of a list.
    private func filmSpan() -> TitleSpan {
        var span = text.titleSpan()
        if isListed(span) {
            span.first += 1
        } else if span.year == nil, span.end - span.first > 1, text[span.first].isYear,
            context.beginWithYears || isYearInFront(span)
        {
            // `1937 Title`, `1940 Title` in one folder
            span.isAmbiguous = true
            span.year = text[span.first].value
            span.first += 1
        }
        return span
    }

    /// `电影/周星驰合集/1995 大话西游`: a folder of films, and a title that is written without blanks;
    /// `Movies/2008 The Long Words`: straight in a library of films.
    private func isYearInFront(_ span: TitleSpan) -> Bool {
        let next = text[span.first + 1]
        return folder.kind == .plain && next.isEastern
            || folder.ownLibrary == .movie && !next.isNumber
                && span.end - span.first > 2
    }

    private func nameFromFolder(
        _ reading: inout Reading, _ titled: FolderReading, _ own: OwnTitle
    ) {
        let (span, isSame) = (own.span, own.folded == titled.folded)
        reading.title = titled.title
        reading.decision.titleFolder = titled
        reading.titleAlternatives = titled.titleAlternatives
        if !own.text.isEmpty, !isSame, folder.kind != .disc {
            reading.titleAlternatives.append(own.text)
        }
        let isOwnYear = span.yearIsBracketed && !span.hasTags && isSame
        reading.year = isOwnYear ? span.year : titled.year ?? span.year
        reading.ids = titled.ids
        reading.ids.fill(from: text.ids)
        reading.edition = titled.edition
        if titled.year == nil, span.year == nil, !isSame { reading.guessed.insert(.title) }
    }

    private func nameFromFile(_ reading: inout Reading, _ own: OwnTitle) {
        let span = own.span
        reading.ids = text.ids
        guard !text.isMeaningless(span) else { return }
        reading.title = own.text
        reading.year = span.year
        reading.titleAlternatives = text.alternatives(span)
        if reading.ids.isEmpty, folder.kind == .title { reading.ids = folder.ids }
        if span.year == nil || span.isAmbiguous || span.isGuess { reading.guessed.insert(.title) }
        guard span.isAmbiguous else { return }
        reading.guessed.insert(.year)
        if text[span.first - 1].isYear, span.other == nil {
            reading.titleAlternatives.append(text.title(span.first - 1, span.end))
        }
    }

    /// `Title (Maker) (1989)/Maker - Title`: what the file has before the dash is no title.
    private func dropMaker(_ reading: inout Reading, _ own: String) {
        guard reading.title.hasSuffix(")"), let open = reading.title.lastIndex(of: "("),
            own.hasPrefix(reading.title[open...].dropFirst().dropLast() + " - ")
        else { return }
        reading.titleAlternatives.append(reading.title)
        reading.title = String(reading.title[..<open].dropLast())
    }

    /// `2 - Title (2002)`, `2. Title (2002)` in a folder of such files, or in one that is named like
    /// the title's beginning: the number is the folder's order.
    private func isListed(_ span: TitleSpan) -> Bool {
        let (number, gap) = (text[span.first], text[span.first + 1].gap)
        guard number.isNumber, number.group == 0, span.first + 1 < span.end else { return false }
        // `1) Title`
        if context.listWidth == number.count || gap == [.closes, .space] { return true }
        let isInSet = folder.kind == .collection
        let isParted = gap.contains(.space) && !gap.isDisjoint(with: [.dash, .dot])
        // `Hills Collection/01 Title`, `Movies/Hills/01 - Title`, `01 Title (2001)`
        if text.lower[number.start] == 48,
            isInSet || span.yearIsBracketed && gap == .space
        {
            return true
        }
        guard isParted, folder.kind == .plain || isInSet else { return false }
        // `Movies/Trilogy of It/2 - Title`; straight in the library it may be title.
        if folder.library == .movie, number.count <= 2 { return true }
        return span.yearIsBracketed
            && (context.beginWithNumbers
                || text.folded(span.first + 1, span.end).starts(with: folder.folded))
    }

    /// The folder whose title counts more than the file's.
    private func movieFolder(_ own: OwnTitle) -> FolderReading? {
        let (span, folded) = (own.span, own.folded)
        let isHash = text.isNoise(span.first, span.end)
        let isNoise = folder.kind == .disc || isHash
        for candidate in folder.chain {
            switch candidate.kind {
            case .part, .disc, .noise, .extras: continue
            case .grouping, .collection:
                if candidate.isRoot {
                    return isNoise && candidate.kind == .collection ? candidate : nil
                }
                if span.year != nil || candidate.kind == .collection || candidate.isLibrary {
                    return nil
                }
                continue
            default: if candidate.title.isEmpty { continue }
            }
            // The root's name is where to look, not what is there, unless it reads as a title.
            if candidate.isRoot, !isNoise || isHash, candidate.folded != folded,
                candidate.kind != .title
            {
                return nil
            }
            if isNoise || prefers(candidate, own) { return candidate }
            if candidate.kind == .plain || candidate.kind == .title { return nil }
        }
        return nil
    }

    private func prefers(_ candidate: FolderReading, _ own: OwnTitle) -> Bool {
        let (span, folded) = (own.span, own.folded)
        if candidate.folded == folded { return true }
        switch candidate.kind {
        case .title:
            if isSequelBeside(candidate, span) { return false }
            guard let year = candidate.year, let ownYear = span.year else { return true }
            let isNear = abs(year - ownYear) <= 1
            return span.yearIsBracketed
                ? isNear && candidate.yearIsBracketed : isNear || candidate.yearIsBracketed
        case .release:
            // `17.Black.Panther.2018.1080p/Black.Panther.2018.1080p.mkv`
            if candidate.folded.drop(while: ASCII.isDigit).elementsEqual(folded) { return false }
            guard let year = candidate.year, let ownYear = span.year else { return true }
            // `2010.1984.1080p-GRP/grp-2010.1080p.mkv`
            return year == ownYear || candidate.title == "\(ownYear)"
        default:
            if folded.starts(with: candidate.folded), isVersion(of: candidate, span) { return true }
            if isLabelled(candidate) { return true }
            if span.year != nil {
                return isBeginning(own, of: candidate) && !hasOtherFilm(span)
            }
            return isLower(own.text)
                && (isOneFilm && !own.text.utf8.contains(32)
                    || !isLower(candidate.title) && context.videoNames.count == 1)
        }
    }

    /// `Iron Man (2008)/Iron Man 2.mkv` beside `Iron Man.mkv`: another film, and no version.
    private func isSequelBeside(_ folder: FolderReading, _ span: TitleSpan) -> Bool {
        let last = span.end - 1
        guard text.matches(Self.sequel, at: last), folder.folded == text.folded(span.first, last)
        else { return false }
        let title = text.bytes[..<text[last - 1].end]
        return context.videoNames.contains {
            FileNames.withoutVideoExtension($0).elementsEqual(title)
        }
    }

    private static let sequel: [Piece] = ["_n1-2", "$"]

    /// `Iron Man/Iron Man-3d`, `Iron Man - 2. Theatrical Version`: the folder's title and words
    /// that tell one version from another.
    private func isVersion(of folder: FolderReading, _ span: TitleSpan) -> Bool {
        guard span.year == nil, var next = text.end(of: folder.folded, from: span.first) else {
            return false
        }
        if text[next].isNumber, text[next].count == 1 { next += 1 }
        guard next < span.end else { return false }
        // `Ben-Hur/Ben Hur - Part1`
        if next + 1 == span.end, text.gluedPart(next) != nil { return true }
        return (next..<span.end).allSatisfy { text.isVersionWord($0) }
    }

    /// `Glass Tower/Glass Tower - rooftop` beside `Glass Tower - cellar`: every file has the folder's
    /// title, a dash and a label in small letters.
    private func isLabelled(_ folder: FolderReading) -> Bool {
        guard folder.library == .movie, context.videoNames.count > 1 else { return false }
        let start = folder.name + Array(" - ".utf8)
        return context.videoNames.allSatisfy {
            $0.starts(with: start) && $0.count > start.count && $0[start.count] &- 97 < 26
        }
    }

    /// Whether a film of another year lies beside this one: then the folder is no film's own.
    private func hasOtherFilm(_ span: TitleSpan) -> Bool {
        context.videoNames.prefix(16).contains { name in
            let other = NameText(FileNames.withoutVideoExtension(name)).titleSpan()
            return other.year != nil && other.year != span.year
        }
    }

    /// Whether the files beside this one begin as it does, as pieces and versions do; `bambi` and
    /// `dumbo` are two films.
    private var isOneFilm: Bool {
        context.videoNames.allSatisfy {
            $0.prefix(3) == text.bytes.prefix(3) || NameBytes.hasPrefix($0[...], "sample")
        }
    }

    /// `Words` of the folder `Words - More of Them`; a whole word, and no letter of `Movies`.
    private func isBeginning(_ own: OwnTitle, of folder: FolderReading) -> Bool {
        let rest = folder.title.utf8.dropFirst(own.text.utf8.count)
        return folder.folded.starts(with: own.folded) && rest.first.map(ASCII.isWord) == false
    }

    /// `rlsgrp-karatekid`, `movie`: no title a person wrote.
    private func isLower(_ own: String) -> Bool {
        own.utf8.allSatisfy { $0 &- 65 >= 26 && $0 < 0x80 }
    }
}
