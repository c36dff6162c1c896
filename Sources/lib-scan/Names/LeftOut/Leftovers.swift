// Files that are no movie and no episode: samples, trailers, themes, extras by suffix.

extension NameText {
    /// Why the name gives no record, nil when it should.
    ///
    /// - Parameter isBesideEpisodes: whether numbered episodes lie beside it; asked only where the
    ///   name looks like an extra's.
    func leftover(
        marker: Marker?, folder: FolderReading, isBesideEpisodes: () -> Bool
    ) -> NothingReason? {
        guard let last = tokens.indices.last else { return nil }
        if tokens.count == 1 || tokens.count == 2 && token(0, is: "movie") {
            if let reason = wholeName(last), !isTitle(of: folder) { return reason }
        }
        if isSite { return .extra }
        if let reason = suffix(last, marker) { return reason }
        if let reason = scene(marker, folder) { return reason }
        if isTrailerInBrackets() { return .trailer }
        let isInSpecials = folder.season == 0
        if marker.map({ isSong(behind: $0) })
            ?? isBonus(isAnime: folder.isAnime, isInSpecials: isInSpecials)
        {
            return .extra
        }
        return bonus(marker) ?? (marker == nil ? extra(in: folder, isBesideEpisodes) : nil)
    }

    /// `www.site.org`, `SITE.com`: what a download has beside the film.
    private var isSite: Bool {
        guard (2...3).contains(tokens.count), !hasSpaces else { return false }
        if token(0, is: "www"), tokens[1].gap == .dot { return true }
        return tokens.count == 2 && isDomain(0)
            && (token(1, is: "com") || token(1, is: "org") || token(1, is: "net"))
    }

    /// `Proof (2005)/Proof.mkv`: the folder says that it is a title.
    private func isTitle(of folder: FolderReading) -> Bool {
        folder.kind == .title && folder.folded == folded(0, tokens.count)
    }

    /// `S01Extras`, `Movie (2009)-x02-Making Of`.
    private func bonus(_ marker: Marker?) -> NothingReason? {
        guard marker == nil else { return nil }
        for index in tokens.indices.dropFirst() {
            let token = tokens[index]
            if self.token(index, is: "extras"), isSeasonToken(index - 1) { return .extra }
            // `Title.2009.Featurette.1080p`; `The.Featurette.2010.1080p` is a title.
            if self.token(index, is: "featurette"), index + 1 < tokens.count,
                gapAfter(index) == .dot || gapAfter(index).isSpacedDash,
                bareYear(from: index, tags: firstStrong(from: index)) == nil
            {
                return .extra
            }
            // In `05 - Deleted Scenes` they are an episode's title.
            if self.token(index, is: "deleted"), token.gap.isSpacedDash, !tokens[0].isNumber,
                dateMark() == nil, episodeWordMarker() == nil,
                self.token(index + 1, is: "scenes") || self.token(index + 1, is: "scene")
            {
                return .extra
            }
            if lower[token.start] == 120, token.count == 3, token.gap.contains(.dash),
                !token.gap.contains(.space),
                gapAfter(index) == .dash, ASCII.isDigit(lower[token.start + 1])
            {
                return .extra
            }
            if lower[token.start] == 115, token.count >= 8, token.count <= 11,
                ASCII.isDigit(lower[token.start + 1]),
                matches("extras", at: token.end - 6)
            {
                return .extra
            }
        }
        return nil
    }

    private func wholeName(_ index: Int) -> NothingReason? {
        let token = tokens[index]
        if token.isAny(.sample) || self.token(index, is: "proof") { return .sample }
        if token.isAny(.trailer) { return .trailer }
        if self.token(index, is: "theme") { return .theme }
        let isExtra = ["backdrop", "rarbg", "etrg"].contains { self.token(index, is: $0) }
        return isExtra ? .extra : nil
    }

    /// `-trailer`, `-behindthescenes`: glued to the name by a dash; trailer and sample also by a
    /// dot, an underscore or ` - `.
    private func suffix(_ last: Int, _ marker: Marker?) -> NothingReason? {
        let token = tokens[last]
        let isGlued =
            token.start > 1 && lower[token.start - 1] == 45 && lower[token.start - 2] > 32
            && lower[token.start - 2] != 95 && lower[token.start - 2] != 46
        // `-trailer2`
        let isCounted = isGlued && token.endsWithDigit
        guard last > 0, token.end == bytes.count,
            let reason = Self.reason(
                Lexicon.word(lower, token.start, token.end - (isCounted ? 1 : 0)).roles)
        else { return nil }
        if isGlued {
            return reason == .extra && tokens[last - 1].tag.isStrong ? nil : reason
        }
        guard reason != .extra else { return nil }
        if token.gap == .dot || token.gap == .underscore { return reason }
        if token.gap.isSpacedDash { return marker == nil ? reason : nil }
        // `Movie (2009) trailer`
        return last > 1 && tokens[last - 1].group > 0 && tokens[last - 1].isNumber ? reason : nil
    }

    /// What a suffix says.
    private static func reason(_ roles: Roles) -> NothingReason? {
        roles.contains(.sample)
            ? .sample
            : roles.contains(.trailer) ? .trailer : roles.contains(.suffixExtra) ? .extra : nil
    }

    /// `[Trailer]`, `[Official Trailer 2]`, `[Trailer-HD]`: square brackets about nothing else.
    private func isTrailerInBrackets() -> Bool {
        tokens.indices.contains { index in
            guard token(index, is: "trailer"), let group = group(of: index), group.kind == 91 else {
                return false
            }
            // `[TRAILER-title_480]`
            if group.inside == tokens[index].start, gapAfter(index) == .dash { return true }
            return tokens.indices.allSatisfy {
                tokens[$0].group != tokens[index].group || $0 == index || tokens[$0].isNumber
                    || tokens[$0].isTagged
                    || tokens[$0].isAny(.trailerWord)
            }
        }
    }

    /// `sample` among the words of a release, behind its title.
    private func scene(_ marker: Marker?, _ folder: FolderReading) -> NothingReason? {
        if token(0, is: "sample"), gapAfter(0) == .dash, tokens.count > 1 { return .sample }
        guard let strong = firstStrong(from: 0) ?? marker?.first else { return nil }
        for index in tokens.indices {
            let isSample = token(index, is: "sample") || token(index, is: "minta")
            let isTrailer = token(index, is: "trailer")
            guard isSample || isTrailer else { continue }
            let isBehindYear =
                isSample && index > 1 && tokens[index - 1].isYear && tokens[index].gap == .dot
            let behind = index > min(strong, marker?.last ?? strong) || isBehindYear
            let leads = index == 0 && gapAfter(0) == .dash
            let glued = isSample && tokens[index].gap == .dash && gapAfter(index) == .dash
            if behind && (marker == nil || isLastOrTagged(index, marker)) || leads || glued {
                return isSample ? .sample : .trailer
            }
        }
        return nil
    }

    private func isLastOrTagged(_ index: Int, _ marker: Marker?) -> Bool {
        if index + 1 == tokens.count {
            // In `S01E01 - The Sample`, `[1x01] Sample` the word belongs to the episode's title.
            let isBehindBrackets =
                tokens[index].gap == [.closes, .space] && tokens[index].isCapitalized
            let isSpelled = tokens[index].gap == .space && index > (marker?.last ?? -1) + 1
            return !tokens[index].gap.isSpacedDash && !isBehindBrackets
                && !(isSpelled && !tokens[index - 1].isTagged && !tokens[index - 1].isNumber)
        }
        return tokens[index].gap == .dash || tokens[index - 1].tag.isStrong
    }
}
