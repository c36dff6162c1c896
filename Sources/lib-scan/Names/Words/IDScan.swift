// Finds ids and editions written in brackets (`{tmdb-272}`, `[imdbid=tt0372784]`, `{edition-…}`)
// and bare IMDb ids, and says what to cut out before titles and years are read.

/// Collects ids; the first of each kind wins, those in tags before a bare one; every tag is cut.
struct IDScan {
    private(set) var ids = NameIDs()
    private(set) var cuts: [Range<Int>] = []
    private(set) var edition: Range<Int>?
    /// The first IMDb id outside of tags.
    private var bare: String?

    /// Goes over all bytes of a name in lower case.
    mutating func scan(_ lower: ByteText) {
        var offset = 0
        while offset < lower.count {
            let end: Int? =
                switch lower[offset] {
                case 91, 123: tag(lower, offset, closing: lower[offset] + 2)
                case 40: tag(lower, offset, closing: 41)
                case 116: bareIMDb(lower, offset)
                default: nil
                }
            if let end { cuts.append(offset..<end) }
            offset = end ?? offset + 1
        }
        ids.imdb = ids.imdb ?? bare
    }

    /// Reads a tag whose opening bracket is at `open`; returns the offset after its closing one.
    private mutating func tag(_ lower: ByteText, _ open: Int, closing: UInt8) -> Int? {
        var cursor = Cursor(lower, open + 1)
        if closing != 41, cursor.take("edition") {
            guard cursor.takeEquals() else { return nil }
            let text = cursor.offset
            while cursor.byte != closing, cursor.offset < lower.count { cursor.offset += 1 }
            if cursor.byte == closing { edition = edition ?? text..<cursor.offset }
        } else if cursor.take("imdb") {
            guard cursor.takeEquals(), let id = cursor.takeIMDb(), cursor.byte == closing
            else { return nil }
            ids.imdb = ids.imdb ?? id
        } else {
            let isTMDb = cursor.take("tmdb")
            guard isTMDb || cursor.take("tvdb"), cursor.takeEquals(),
                let number = cursor.number(most: 9), number > 0, cursor.byte == closing
            else { return nil }
            if isTMDb {
                ids.tmdb = ids.tmdb ?? number
            } else {
                ids.tvdb = ids.tvdb ?? number
            }
        }
        return cursor.byte == closing ? cursor.offset + 1 : nil
    }

    /// A word `tt` + 5 to 10 digits outside brackets; returns the offset after it.
    private mutating func bareIMDb(_ lower: ByteText, _ start: Int) -> Int? {
        var cursor = Cursor(lower, start)
        guard !ASCII.isWord(lower[start - 1]), let id = cursor.takeIMDb(), cursor.isAtBoundary
        else { return nil }
        bare = bare ?? id
        return cursor.offset
    }
}

extension Cursor {
    /// Takes `-`, `=`, `id-` or `id=`.
    fileprivate mutating func takeEquals() -> Bool {
        _ = take("id")
        return take("-") || take("=")
    }

    /// Takes `tt` and 5 to 10 digits.
    fileprivate mutating func takeIMDb() -> String? {
        let start = offset
        guard take("tt"), number(most: 10) != nil, offset - start >= 7 else { return nil }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
}
