// Titles in two languages: `超能警探 Memorist`, `青之箱 _ Ao no Hako`.

extension NameText {
    /// Splits a title that is written twice; the one in Latin letters counts.
    ///
    /// - Returns: whether there were two.
    func splitScripts(_ span: inout TitleSpan) -> Bool {
        if splitAtSlash(&span) { return true }
        let isLatin = !self[span.first].isEastern
        guard let half = (span.first..<span.end).first(where: { self[$0].isEastern == isLatin }),
            (half..<span.end).allSatisfy({ self[$0].isEastern == isLatin }),
            isLatin ? looksLikeAnime : isName(half..<span.end)
        else { return false }
        if isLatin { span.cut(at: half) } else { span.skip(to: half) }
        return true
    }

    /// `青之箱 _ Ao no Hako`: what is left of a slash in a fansub's name. Two halves in Latin letters
    /// stay one title: it may have had the slash itself.
    private func splitAtSlash(_ span: inout TitleSpan) -> Bool {
        guard
            let half = ((span.first + 1)..<span.end).first(where: {
                self[$0].gap == [.space, .underscore]
            }), looksLikeAnime
        else { return false }
        if self[half].isEastern {
            span.cut(at: half)
        } else if self[span.first].isEastern {
            span.skip(to: half)
        } else {
            span.other = span.first..<half
        }
        return true
    }

    /// Whether Latin words behind a title in another script are a title of their own. Not so `PUNCH！`,
    /// which has wide signs, and `The Final Season`, which says which season this is.
    private func isName(_ words: Range<Int>) -> Bool {
        words.reduce(0) { $0 + (self[$1].isWorded ? self[$1].count : 0) } >= 4
            && !words.contains { lower[self[$0].end - 3] == 0xEF }
            && !words.allSatisfy {
                self[$0].isNumber || self[$0].tag == .edition
                    || self[$0].isAny([.epithet, .season, .seasonOrTitle])
            }
    }
}
