// Files that are no movie and no episode: samples, trailers, themes, extras by suffix.

extension NameText {
    /// What a file is that is called so and nothing else.
    private static let wholeNames = WordTable<NothingReason>([
        ("sample minta proof", .sample), ("trailer", .trailer), ("theme", .theme),
        ("backdrop rarbg etrg", .extra),
    ])

    /// `www.site.org`, `SITE.com`: what a download has beside the film.
    private static let sites: [[Piece]] = [
        ["'www'", ".a", ".a", "$"], ["a", ".'com'", "$"], ["a", ".'org'", "$"],
        ["a", ".'net'", "$"],
    ]

    private static let deletedScenes: [Piece] = ["='deleted'", "a"]

    /// Why the name gives no record, nil when it should.
    ///
    /// - Parameter isBesideEpisodes: whether numbered episodes lie beside it; asked only where the
    ///   name looks like an extra's.
    func leftover(
        marker: Marker?, folder: FolderReading, isBesideEpisodes: () -> Bool
    ) -> NothingReason? {
        guard let last = tokens.indices.last else { return nil }
        if last == 0, let reason = Self.wholeNames.value(lower, self[0].start, self[0].end),
            !isTitle(of: folder)
        {
            return reason
        }
        if last < 3, Self.sites.contains(where: { matches($0, at: 0) }) { return .extra }
        if let reason = suffix(last, marker) { return reason }
        if isSample(marker) { return .sample }
        if isTrailerInBrackets { return .trailer }
        if let marker { return isSong(after: marker) ? .extra : nil }
        return isBonus(isAnime: folder.isAnime, isInSpecials: folder.season == 0) || isBonus
            ? .extra : extra(in: folder, isBesideEpisodes)
    }

    /// `Proof (2005)/Proof.mkv`: whether the words from one on are the title that the folder tells.
    func isTitle(of folder: FolderReading, from first: Int = 0) -> Bool {
        folder.kind == .title && folder.folded == folded(first, tokens.count)
    }

    /// `S03.Extras.01`, `S01Extras`, `Title.2009.Featurette.1080p`, `Title - Deleted Scenes`.
    private var isBonus: Bool {
        tokens.indices.dropFirst().contains { index in
            let token = self[index]
            if matches("extras", at: token.end - 6) {
                return token.count == 6
                    ? isSeasonToken(index - 1) : ASCII.isDigit(lower[token.start + 1])
            }
            // `The.Featurette.2010.1080p` is a title.
            if self.token(index, is: "featurette") {
                return bareYear(from: index, tags: firstStrong(from: index)) == nil
            }
            // In `05 - Deleted Scenes` they are an episode's title.
            return matches(Self.deletedScenes, at: index) && !self[0].isNumber && dateMark() == nil
                && episodeWordMarker() == nil
        }
    }

    /// `-trailer`, `-behindthescenes`: glued to the name by a dash; trailer and sample also
    /// by a dot, an underscore or ` - `, and after a year in brackets.
    private func suffix(_ last: Int, _ marker: Marker?) -> NothingReason? {
        let (token, before) = (self[last], self[last - 1])
        let roles = token.word.roles
        guard last > 0, roles.isAny([.sample, .trailer, .suffixExtra]) else { return nil }
        let isGlued = token.gap.contains(.dash) && !token.gap.isSpacedDash
        if !roles.isAny([.sample, .trailer]) {
            return isGlued && !before.tag.isStrong ? .extra : nil
        }
        return isGlued || token.gap == .dot || token.gap == .underscore
            || token.gap.isSpacedDash && marker == nil
            || last > 1 && before.group > 0 && before.isNumber
            ? roles.contains(.sample) ? .sample : .trailer : nil
    }

    /// `[Trailer]`, `[Official Trailer 2]`, `[Trailer-HD]`: brackets about nothing else.
    private var isTrailerInBrackets: Bool {
        tokens.indices.contains {
            self[$0].group > 0 && self[$0].isAny(.trailer)
                && (gapAfter($0) == .dash
                    || tokens[groupStart($0)..<groupEnd($0)].allSatisfy {
                        $0.isAny([.trailer, .trailerWord]) || $0.isTagged || $0.isNumber
                    })
        }
    }

    /// `sample` in front, or among the words of a release after its title; last after a number. In
    /// `S01E01 - The Sample`, `[1x01] Sample` the word belongs to the episode's title.
    private func isSample(_ marker: Marker?) -> Bool {
        if token(0, is: "sample"), gapAfter(0) == .dash { return true }
        return tokens.indices.contains { index in
            let (token, before) = (self[index], self[index - 1])
            guard token.isAny(.sample) else { return false }
            guard let marker else {
                return before.isYear || firstStrong(from: 0).map { $0 < index } == true
            }
            return index + 1 == tokens.count && token.gap != [.closes, .space]
                && (index == marker.last + 1 || before.isTagged) && !token.gap.isSpacedDash
        }
    }
}
