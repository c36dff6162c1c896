// A marker at the end of a name with words before it that are not the show's folder's: `Show/Words
// (S01_E01)`. They are the episode's title, or another show's; siblings tell.

extension NameReader {
    /// The show's folder and the episode's title of a name whose marker stands last, where the words
    /// before it are the episode's title.
    struct OwnFolder {
        let folder: FolderReading
        /// The tokens of the episode's title.
        let title: Range<Int>
        /// True where only the form of the name says so.
        let isGuess: Bool
    }

    /// - Parameter span: the words before the marker, which the show's folder does not have.
    func ownFolder(_ span: TitleSpan, before: Int, after: Int) -> OwnFolder? {
        guard folder.kind == .plain, !folder.isRoot, !folder.folded.isEmpty, !span.isEmpty,
            folder.library != .movie, isLast(after), !text.looksLikeAnime,
            full?.last == after
        else { return nil }
        let differs = siblingsDiffer
        if let next = text.end(of: folder.folded, from: start), next < before {
            guard text[next].gap.isSpacedDash, differs else { return nil }
            return OwnFolder(folder: folder, title: next..<before, isGuess: false)
        }
        let gap = text[before].gap
        let isSetOff = gap.contains(.opens) || gap == .underscore && text.hasSpaces
        guard isSetOff, differs || folder.library == .episode,
            text.bareYear(from: span.first, tags: nil) == nil, span.year == nil
        else {
            return nil
        }
        return OwnFolder(
            folder: folder, title: span.first..<before,
            isGuess: !(differs && gap.contains(.opens)))
    }

    /// Whether nothing but tags follows a token.
    private func isLast(_ index: Int) -> Bool {
        text.tokens.indices.dropFirst(index + 1).allSatisfy { text[$0].isTagged }
    }

    /// Whether there are siblings with markers, and no two of them have the same words before the
    /// marker. A sample is enough.
    private var siblingsDiffer: Bool {
        var seen: Set<[UInt8]> = []
        for name in context.videoNames.prefix(8) {
            let sibling = NameText(FileNames.withoutVideoExtension(name))
            guard let marker = sibling.fullMarker() else { continue }
            let words = sibling.folded(sibling.titleStart(), marker.first)
            guard seen.insert(words).inserted else { return false }
        }
        return seen.count > 1
    }

    /// Whether a show's own folder, straight in a library of shows, has another title than the file.
    func isOtherShow(_ own: String) -> Bool {
        guard folder.kind == .plain, !folder.isRoot, !folder.folded.isEmpty,
            let parent = folder.parent, parent.library == .episode, parent.isLibrary
        else { return false }
        let folded = Folding.fold(own)
        return folded.count > 1 && !folded.starts(with: folder.folded)
            && !folder.folded.starts(with: folded)
    }
}
