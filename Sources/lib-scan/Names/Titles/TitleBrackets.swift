// Which brackets end a title: those with tags, a kind of show, a site or a second title.

extension NameText {
    /// Cuts a title at the first bracket group that holds tags or a count.
    func trimBracketTags(_ span: inout TitleSpan) {
        span.end =
            ((span.first + 1)..<span.end).first {
                self[$0].group > 0 && self[$0].group != self[span.first].group && endsTitle(at: $0)
            } ?? span.end
    }

    private func endsTitle(at index: Int) -> Bool {
        let next = groupEnd(index)
        // `You Are [Not] Alone`: words go on after the brackets.
        if group(of: index)?.kind != 40 { return !goesOn(after: next - 1) }
        let words = tokens[index..<next]
        // `(Uncut)`, `(De, En)`, `(1 - 13)`, `(Miniseries)`, `Title - (Name) - 1948`
        return holdsStrong(index) || self[index].isTagged && self[index].tag != .language
            || words.allSatisfy { $0.tag == .language }
            || words.count == 2 && words.allSatisfy(\.isNumber)
            || (index..<next).contains { token($0, is: "miniseries") || token($0, is: "mini") }
            || self[index].gap.isSpacedDash && self[next].gap.isSpacedDash
    }

    /// Whether a tag that is never a title's word is in the brackets.
    func holdsStrong(_ index: Int) -> Bool {
        tokens[index..<groupEnd(index)].contains { $0.tag.isStrong }
    }

    /// The token after the group that a token is in.
    func groupEnd(_ index: Int) -> Int {
        var next = index
        while next < tokens.count, self[next].group == self[index].group { next += 1 }
        return next
    }

    /// The first token of the group that a token is in.
    func groupStart(_ index: Int) -> Int {
        var first = index
        while first > 0, self[first - 1].group == self[index].group { first -= 1 }
        return first
    }
}
