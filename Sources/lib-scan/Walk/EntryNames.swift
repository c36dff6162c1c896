// What an entry's name alone decides for the walk: which are videos, which are left out, which are
// sidecars. What a video's name means is read in Names/.

/// Comparisons of names as bytes, without regard to the case of ASCII letters.
enum NameBytes {
    /// The byte in lower case.
    @inline(__always)
    static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }

    /// Whether `name` is `word`, which must be in lower case.
    static func equal(_ name: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
        name.count == word.utf8CodeUnitCount && hasPrefix(name, word)
    }

    /// Whether `name` is one of `words`, which must be in lower case.
    static func equal(_ name: ArraySlice<UInt8>, anyOf words: [StaticString]) -> Bool {
        words.contains { equal(name, $0) }
    }

    /// Whether `name` begins with `word`, which must be in lower case.
    static func hasPrefix(_ name: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
        holds(name, word, at: name.startIndex)
    }

    /// Whether `name` ends with `word`, which must be in lower case.
    static func hasSuffix(_ name: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
        holds(name, word, at: name.endIndex - word.utf8CodeUnitCount)
    }

    private static func holds(
        _ name: ArraySlice<UInt8>, _ word: StaticString, at start: Int
    ) -> Bool {
        let count = word.utf8CodeUnitCount
        guard start >= name.startIndex, start + count <= name.endIndex else { return false }
        for offset in 0..<count where lower(name[start + offset]) != word.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The name without its extension: up to the last dot, or all of it.
    static func stem(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let dot = name.lastIndex(of: 0x2E), dot > name.startIndex else { return name }
        return name[..<dot]
    }

    /// Whether the bytes are UTF-8, and so can stand in a record.
    static func isText(_ name: ArraySlice<UInt8>) -> Bool {
        name.allSatisfy { $0 < 0x80 } || String(validating: name, as: UTF8.self) != nil
    }

    /// The bytes as text for messages; what is not UTF-8 becomes U+FFFD.
    static func text(_ name: some Collection<UInt8>) -> String {
        String(decoding: name, as: UTF8.self)
    }
}

/// What a file's extension says.
enum FileClass: Sendable {
    case video, nfo, other

    /// The class for a file's name.
    init(_ name: ArraySlice<UInt8>) {
        let packed = FileClass.packedExtension(name)
        if packed == 0 {
            self = .other
        } else if packed == FileClass.nfoExtension {
            self = .nfo
        } else {
            self = FileClass.videoExtensions.contains(packed) ? .video : .other
        }
    }

    /// The extension in lower case as one number, its last letter lowest; 0 for a name without
    /// one, or with one of more than seven letters.
    private static func packedExtension(_ name: ArraySlice<UInt8>) -> UInt64 {
        var packed: UInt64 = 0
        var shift: UInt64 = 0
        var place = name.endIndex - 1
        while place > name.startIndex, shift < 64 {
            if name[place] == 0x2E { return packed }
            packed |= UInt64(NameBytes.lower(name[place])) << shift
            shift += 8
            place -= 1
        }
        return 0
    }

    private static func pack(_ word: Substring) -> UInt64 {
        word.utf8.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static let nfoExtension = pack("nfo")

    /// The union of what the servers take for video (naming.md section 7).
    private static let videoExtensions = Set(
        """
        mkv mk3d mp4 m4v avi mov wmv asf flv f4v webm mpg mpeg mpe m2v ts tp trp m2ts mts m2t vob \
        ifo bdmv iso img nrg ogm ogv rm rmvb divx 3gp 3g2 dv dvr-ms wtv rec mxf nsv nuv qt viv vp3 \
        svq3 pva ty strm evo disc
        """.split(separator: " ").map(pack))
}

/// Names of folders that hold nothing of the library's own (naming.md section 4). Extras folders
/// depend on where they lie: `FolderReading.isExtras` decides.
enum SystemFolders {
    /// Whether the folder called `name` is left out wherever it lies.
    static func contains(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first else { return true }
        if first == 0x2E { return isHidden(name) }
        if first == UInt8(ascii: "_"), prefixes.contains(where: { NameBytes.hasPrefix(name, $0) }) {
            return true
        }
        return suffixes.contains { NameBytes.hasSuffix(name, $0) }
            || NameBytes.equal(name, anyOf: names)
    }

    /// Whether a name is hidden: a dot and a word. `...And Justice for All` is a title.
    static func isHidden(_ name: ArraySlice<UInt8>) -> Bool {
        name.first == 0x2E && !(name.starts(with: [0x2E, 0x2E]) && name.count > 4)
    }

    /// What downloaders call a folder they are not done with.
    private static let prefixes: [StaticString] = ["_unpack_", "_failed_"]
    /// iTunes extras and Jellyfin's preview pictures.
    private static let suffixes: [StaticString] = [".trickplay", ".itlp", ".ite"]
    private static let names: [StaticString] = [
        // Synology, QNAP
        "@eadir", "#recycle", "@recycle", "@recently-snapshot", "@transcode", "@tmp", "#snapshot",
        "@sharebin", "@__thumb",
        // Windows, macOS, Unix
        "$recycle.bin", "recycler", "recycled", "system volume information", "temporary items",
        "network trash folder", "__macosx", "lost+found", "node_modules",
        // Kodi, Plex, Emby
        "extrafanart", "extrathumbs", "metadata", "!sample", "!samples", "plex versions",
        "optimized for tv",
        // where downloaders keep what they are not done with
        "incomplete",
    ]
}
