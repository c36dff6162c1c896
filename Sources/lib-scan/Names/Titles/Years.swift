// Which number of a name is its year.

extension NameText {
    private static let copyMark: [Piece] = ["n1x", "$"]

    /// `[Group][Title][2021][08]`: a year alone in brackets of a fansub's name.
    var yearInChain: Int? {
        looksLikeAnime ? tokens.dropFirst().first { $0.isYear && $0.isAlone }?.value : nil
    }

    /// The last year that stands in brackets alone, or before another (`(2005-2010)`); else the one
    /// that words of no meaning stand beside: `(Western 1950)`, `[1963 - UK]`.
    func bracketedYear(from: Int) -> Int? {
        tokens.indices.last {
            self[$0].isYear && self[$0].group > 0
                && (self[$0].isAlone || isYearRange($0))
        }
            ?? tokens.indices.dropFirst(from + 1).first {
                self[$0].isYear && self[$0].group > 0 && self[$0].group != self[from].group
                    && isAmongWords($0)
            }
    }

    /// Not `[Cap.1905]`, `(October 2011)`.
    private func isAmongWords(_ year: Int) -> Bool {
        (groupStart(year)..<groupEnd(year)).allSatisfy {
            $0 == year
                || self[$0].isWorded && !self[$0].isTagged
                    && !self[$0].isAny([.month, .season, .episodeWord])
        }
    }

    /// `(2005-2010)`: the first of two years.
    func isYearRange(_ index: Int) -> Bool {
        self[index + 1].isYear && self[index + 1].gap.contains(.dash)
    }

    /// The last bare year after the first word and before the tags; else one among the tags.
    /// In `Class of 1984` it belongs to the title.
    func bareYear(from first: Int, tags: Int?) -> Int? {
        ((first + 1)..<(tags ?? tokens.count)).last { self[$0].isYear && isYearsPlace($0) }
            ?? tags.flatMap { ($0..<tokens.count).first { self[$0].isYear } }
    }

    /// Whether what follows a number is what follows a year: the end, the piece of a video, tags.
    private func isYearsPlace(_ index: Int) -> Bool {
        let next = index + 1
        return !token(index - 1, is: "of")
            && (next == tokens.count || pieceNumber(next) != nil || matches(Self.copyMark, at: next)
                || group(of: next)?.kind == 91 && !hasSpaces
                || tokens[next..<tokens.count].contains(where: \.isTagged))
    }
}
