// What stands in front of a title outside of a chain of brackets: groups, lists, sites, who posted it.

extension NameText {
    /// `grp-title.of.it.2016.1080p.x264`: scene files are in lower case, have their group in front
    /// and none at the end. `FoV-Title.S01E01`: nobody else mixes case so.
    var hasGroupPrefix: Bool {
        guard tokens.count > 3, tokens[1].gap == .dash, !hasSpaces, tokens[0].group == 0,
            (2...8).contains(tokens[0].count), !tokens[0].isNumber, tokens[2].gap == .dot,
            let strong = firstStrong(from: 2), tokens[tokens.count - 1].gap == .dot
        else { return false }
        if tokens[0].isAny(.compound) { return false }
        let first = bytes[tokens[0].start..<tokens[0].end]
        let isMixed =
            first.contains { $0 &- 97 < 26 } && first.dropFirst().contains { $0 &- 65 < 26 }
        if isMixed { return true }
        // Two words alone are a title: `love-actually.2003`.
        return strong > 3 && !tokens[2].isTagged && !tokens[2].isYear
            && !bytes[..<tokens[strong].start].contains { $0 &- 65 < 26 }
    }

    /// `37 [Group]_Title_-_37v2`, `Poster.[Group]_Title_-_01_[0A1B2C3D]`: a list's number or who posted
    /// it, in front of the group of a name that has its number further on.
    var hasListBeforeGroup: Bool {
        guard tokens.count > 3, tokens[0].group == 0, tokens[1].gap.contains(.opens),
            let group = group(of: 1), group.kind == 91, group.isClosed,
            !tokens[1].isTagged, tokens[1].isWorded,
            tokens[0].isNumber && tokens[0].count <= 3
                || tokens.contains(where: { $0.tag == .checksum })
        else { return false }
        guard let title = tokens.indices.dropFirst(2).first(where: { tokens[$0].group != 1 }),
            tokens[title].group == 0, tokens[title].isWorded, !tokens[title].gap.contains(.dash)
        else { return false }
        return tokens.indices.dropFirst(title + 1).contains {
            tokens[$0].startsWithDigit
                && (tokens[$0].gap.isSpacedDash && tokens[$0].group == 0
                    || tokens[$0].isNumber && tokens[$0].count <= 3 && tokens[$0].isAlone)
        }
    }

    /// `SomeSubs - Title - 05`, `Some-Raws_Title_05`: no title has a word that ends so.
    var beginsWithFansubs: Bool {
        guard tokens.count > 3, tokens[0].group == 0, tokens[0].count >= 7, tokens[1].isWorded
        else {
            return false
        }
        let end = tokens[0].end
        return matches("subs", at: end - 4) || matches("fansub", at: end - 6)
    }

    /// `newsgroup529699-Title.S03E04`: where the post was made, and its number.
    var hasCounter: Bool {
        guard tokens.count > 2, tokens[1].gap == .dash, tokens[0].count >= 10 else { return false }
        let digits = digitsStart(tokens[0])
        return tokens[0].end - digits >= 5 && digits - tokens[0].start >= 5
    }

    /// `www.site.com - Title`, `[ www.site.com ] - Title`.
    func siteEnd() -> Int {
        if let handle = handleEnd { return handle }
        let isSite =
            token(0, is: "www") || token(0, is: "ww") && tokens.count > 1 && tokens[1].gap == .dot
        if isDomain(0), tokens.count > 2, tokens[2].gap.isSpacedDash { return 2 }
        if isIndexer { return 1 }
        guard isSite || tokens.count > 1 && token(1, is: "www") else { return 0 }
        if tokens[0].group > 0 {
            return tokens.indices.first { tokens[$0].group != tokens[0].group } ?? 0
        }
        for index in tokens.indices.dropFirst(2).prefix(6) where tokens[index].gap.isSpacedDash {
            return index
        }
        for index in tokens.indices.dropFirst(2) {
            let gap = tokens[index].gap
            if gap.contains(.space) || gap.contains(.closes) { return index }
        }
        return 0
    }

    /// `2022.8.2.Title.1995.1080p`: the day of the upload in front of a film that has its year.
    var uploadDayEnd: Int {
        guard let strong = firstStrong(from: 4), let day = dateMark(), day.first == 0,
            day.last == 2, let year = bareYear(from: 3, tags: strong), year < strong
        else { return 0 }
        return 3
    }

    /// `@Some_Channel Title`: who posted it, up to the first blank or picture.
    var handleEnd: Int? {
        guard let first = tokens.first, lower[first.start] == 64, first.count > 2, first.group == 0
        else { return nil }
        return tokens.indices.dropFirst().first {
            tokens[$0].gap != .underscore && tokens[$0].group == 0 && !tokens[$0].isTagged
                && !tokens[$0].isNumber
        }
    }

    /// `ettv - The.Title.2015.1080p-GRP`: a word in small letters and the only blanks before a
    /// release's name.
    var isIndexer: Bool {
        guard tokens.count > 4, tokens[1].gap == [.space, .dash], tokens[2].gap == .dot,
            tokens.dropFirst(2).allSatisfy({ !$0.gap.contains(.space) }), tokens[1].isCapitalized,
            firstStrong(from: 2) != nil
        else { return false }
        return bytes[..<tokens[0].end].allSatisfy { $0 &- 97 < 26 }
    }

    /// `example.org`: two words joined by a dot, the second a top-level domain.
    func isDomain(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].gap == .dot else { return false }
        let token = tokens[index + 1]
        return token.isAny(.domain)
    }

}
