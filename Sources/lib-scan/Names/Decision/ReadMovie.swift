// Movies: the file's title against its folders'.

extension NameReader {
    /// A movie; or, when the person said that it is an episode and no number was found, its show.
    func movie(as type: ReadingType = .movie) -> ReadingResult {
        let span = filmSpan()
        var reading = Reading(type: type, title: "")
        let own = span.isEmpty ? "" : text.title(span.first, span.end)
        if let titled = movieFolder(span, own)?.fullest {
            nameFromFolder(&reading, titled, span, own)
        } else {
            nameFromFile(&reading, span, own)
        }
        dropMaker(&reading, own)
        let isNamedByFolder = Folding.fold(own) != Folding.fold(reading.title)
        reading.part =
            folder.part ?? (isNamedByFolder ? text.pieceNumber(0) : nil)
            ?? text.stackPart(after: span) ?? text.discInFront
        if reading.edition == nil, span.year != nil, let words = text.editionWords(from: span.end) {
            let range = text[words.lowerBound].start..<text[words.upperBound - 1].end
            let bytes = text.bytes[range].map { $0 == 46 || $0 == 95 ? 32 : $0 }
            reading.edition = String(decoding: bytes, as: UTF8.self)
        }
        finish(&reading, after: text.tokens.count)
        if type == .movie, folder.library == .episode { reading.guessed.insert(.type) }
        if type == .episode { reading.guessed.insert(.episodes) }
        return isKnown(&reading) ? .reading(reading) : .nothing(.unreadable)
    }

    /// The film's title and year in the file's name, without the number of a list.
    private func filmSpan() -> TitleSpan {
        var span = self.span
        if isListed(span) {
            span.first += 1
        } else if span.year == nil, span.end - span.first > 1, text[span.first].isYear,
            context.beginWithYears || isInEasternSet(span) || isYearInLibrary(span)
        {
            // `1937 Title`, `1940 Title` in one folder
            span.isAmbiguous = true
            span.year = text[span.first].value
            span.first += 1
        }
        return span
    }

    private func nameFromFolder(
        _ reading: inout Reading, _ titled: FolderReading, _ span: TitleSpan, _ own: String
    ) {
        let isSame = Folding.fold(own) == titled.folded
        reading.title = titled.title
        reading.decision.titleFolder = titled
        reading.titleAlternatives = titled.titleAlternatives
        if !own.isEmpty, !isSame, folder.kind != .disc { reading.titleAlternatives.append(own) }
        let isOwnYear = span.yearIsBracketed && !span.hasTags && isSame
        reading.year = isOwnYear ? span.year : titled.year ?? span.year
        reading.ids = titled.ids
        reading.ids.fill(from: text.ids)
        reading.edition = titled.edition
        if titled.year == nil, span.year == nil, !isSame { reading.guessed.insert(.title) }
    }

    private func nameFromFile(_ reading: inout Reading, _ span: TitleSpan, _ own: String) {
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

    /// `电影/周星驰合集/1995 大话西游`: a folder of films, and a title that is written without blanks.
    private func isInEasternSet(_ span: TitleSpan) -> Bool {
        folder.kind == .plain && !folder.isRoot && text[span.first + 1].isEastern
    }

    /// `Movies/2008 The Long Words`: straight in a library of films.
    private func isYearInLibrary(_ span: TitleSpan) -> Bool {
        let next = span.first + 1
        return folder.library == .movie && folder.isLibrary && text[span.first].group == 0
            && text[span.first].value >= 1920 && text[next].gap == .space
            && !text[next].isNumber && span.end - next > 1
    }

    /// `2 - Title (2002)`, `2. Title (2002)` in a folder of such files, or in one that is named like
    /// the title's beginning: the number is the folder's order.
    private func isListed(_ span: TitleSpan) -> Bool {
        let next = span.first + 1
        guard next < span.end, text[span.first].isNumber else { return false }
        let number = text[span.first]
        if context.listWidth == number.count { return true }
        let gap = text[next].gap
        // `1) Title`
        if number.group == 0, gap == [.closes, .space] { return true }
        let isParted = gap.contains(.space) && (gap.contains(.dash) || gap.contains(.dot))
        if text.lower[number.start] == 48 {
            // `Hills Collection/01 Title`, `Movies/Hills/01 - Title`, `01 Title (2001)`
            if folder.kind == .collection { return true }
            if isParted, folder.library == .movie, (2...3).contains(number.count) { return true }
            if span.yearIsBracketed, gap == .space, number.count == 2, number.value > 0 {
                return true
            }
        }
        guard isParted, folder.kind == .plain || folder.kind == .collection else { return false }
        // `Movies/Trilogy of It/2 - Title`; straight in the library it may be title.
        if folder.library == .movie, !folder.isRoot, number.count <= 2 { return true }
        guard span.yearIsBracketed, number.count <= (context.beginWithNumbers ? 4 : 2) else {
            return false
        }
        let rest = text.folded(next, span.end)
        let isNamed = !folder.folded.isEmpty && rest.starts(with: folder.folded)
        return isNamed || folder.kind == .collection || context.beginWithNumbers
    }

    /// The folder whose title counts more than the file's.
    private func movieFolder(_ span: TitleSpan, _ own: String) -> FolderReading? {
        let folded = own.isEmpty ? [] : Folding.fold(own)
        let isHash = !span.isEmpty && folder.kind != .disc && text.isNoise(span.first, span.end)
        let isNoise = own.isEmpty || folder.kind == .disc || isHash
        for candidate in folder.chain {
            switch candidate.kind {
            case .part, .disc, .noise: continue
            case .extras: if candidate.isRoot { return nil }; continue
            case .grouping, .collection:
                if candidate.isRoot {
                    return isNoise && candidate.kind == .collection ? candidate : nil
                }
                let isTop = candidate.kind == .collection || candidate.isLibrary
                if span.year != nil || isTop { return nil }
                continue
            default: break
            }
            if candidate.title.isEmpty { continue }
            // The root's name is where to look, not what is there, unless it reads as a title.
            if candidate.isRoot, !isNoise || isHash, candidate.folded != folded,
                candidate.kind == .plain || !isNoise && candidate.kind != .title
            {
                return nil
            }
            if prefers(candidate, span, folded, own, isNoise) { return candidate }
            if candidate.kind == .plain, candidate.folded != folded { return nil }
            if candidate.kind == .title { return nil }
        }
        return nil
    }

    private func prefers(
        _ candidate: FolderReading, _ span: TitleSpan, _ folded: [UInt8], _ own: String,
        _ isNoise: Bool
    ) -> Bool {
        if isNoise || candidate.folded == folded { return true }
        switch candidate.kind {
        case .title:
            if isSequelBeside(candidate, span) { return false }
            guard let year = candidate.year, let ownYear = span.year else { return true }
            if abs(year - ownYear) > 1, span.yearIsBracketed || !candidate.yearIsBracketed {
                return false
            }
            return !span.yearIsBracketed || candidate.yearIsBracketed
        case .release:
            // `17.Black.Panther.2018.1080p/Black.Panther.2018.1080p.mkv`
            if candidate.folded.drop(while: ASCII.isDigit).elementsEqual(folded) { return false }
            if let year = candidate.year, let ownYear = span.year {
                // `2010.1984.1080p-GRP/grp-2010.1080p.mkv`
                return year == ownYear || candidate.title == "\(ownYear)"
            }
            return true
        default:
            if isVersion(of: candidate, span) || isLabelled(candidate, span) { return true }
            if span.year != nil { return isBeginning(own, of: candidate) && !hasOtherFilm(span) }
            return isLowerWord(own) && isOneFilm
                || isLower(own) && !isLower(candidate.title) && context.videoNames.count == 1
                    && !candidate.isRoot
        }
    }

    /// `Iron Man/Iron Man-3d`, `Iron Man - 2. Theatrical Version`: the folder's title and words
    /// that tell one version from another.
    private func isVersion(of folder: FolderReading, _ span: TitleSpan) -> Bool {
        guard !folder.folded.isEmpty, span.year == nil, span.end - span.first > 1 else {
            return false
        }
        let first = (span.first + 1..<span.end).first { index in
            let gap = text[index].gap
            return (gap.contains(.dash) || gap.contains(.underscore) || text.isVersionWord(index))
                && text.folded(span.first, index) == folder.folded
        }
        guard var next = first else { return false }
        if text[next].isNumber, text[next].count == 1 { next += 1 }
        // `Ben-Hur/Ben Hur - Part1`
        if next + 1 == span.end, text.gluedPart(next) != nil { return true }
        return next < span.end && (next..<span.end).allSatisfy { text.isVersionWord($0) }
    }

    /// `Glass Tower/Glass Tower - rooftop` beside `Glass Tower - cellar`: every file has the folder's
    /// title, a dash and a label in small letters.
    private func isLabelled(_ folder: FolderReading, _ span: TitleSpan) -> Bool {
        guard folder.library == .movie, span.year == nil, context.videoNames.count > 1 else {
            return false
        }
        let start = folder.name + Array(" - ".utf8)
        return context.videoNames.allSatisfy {
            $0.starts(with: start) && $0.count > start.count && $0[start.count] &- 97 < 26
        }
    }

    /// `Iron Man (2008)/Iron Man 2.mkv` beside `Iron Man.mkv`: another film, and no version.
    private func isSequelBeside(_ folder: FolderReading, _ span: TitleSpan) -> Bool {
        let last = span.end - 1
        guard span.year == nil, last > span.first, last + 1 == text.tokens.count,
            text[last].isNumber, (2...20).contains(text[last].value),
            text[last].gap == .space,
            folder.folded == text.folded(span.first, last)
        else { return false }
        let title = text.bytes[..<text[last - 1].end]
        return context.videoNames.contains {
            let name = FileNames.withoutVideoExtension($0)
            return name.elementsEqual(title) || name.starts(with: title + Array(" (".utf8))
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
        let names = context.videoNames
        guard names.count < 20 else { return false }
        return names.allSatisfy {
            $0.prefix(3) == text.bytes.prefix(3) || NameBytes.hasPrefix($0[...], "sample")
                || NameBytes.hasPrefix($0[...], "trailer")
        }
    }

    /// `Words` of the folder `Words - More of Them`; a whole word, and no letter of `Movies`.
    private func isBeginning(_ own: String, of folder: FolderReading) -> Bool {
        guard !own.isEmpty, Folding.fold(own).count > 3 else { return false }
        let rest = folder.title.utf8.dropFirst(own.utf8.count)
        return folder.folded.starts(with: Folding.fold(own))
            && rest.first.map { !ASCII.isWord($0) } ?? false
    }

    private func isLower(_ own: String) -> Bool {
        !own.utf8.contains { $0 &- 65 < 26 || $0 >= 0x80 }
    }

    /// `rlsgrp-karatekid`, `movie`: no title a person wrote.
    private func isLowerWord(_ own: String) -> Bool {
        let hasUpper = own.utf8.contains { $0 &- 65 < 26 || $0 >= 0x80 }
        return !hasUpper && !own.utf8.contains(32)
    }
}
