// What the files beside one tell about it.

/// Cheap facts about the folder that holds the file, gathered once per folder by the walk.
struct SiblingContext: Sendable {
    /// The names, with extension, of the videos in this folder (this file among them).
    let videoNames: [[UInt8]]
    /// Whether a tvshow.nfo lies in this folder or in one above it, below the scan's root.
    let hasShowNFO: Bool
    /// Whether this folder has season folders in it.
    let hasSeasonFolders: Bool
    /// Whether several videos lie here, each with a number of its own in the same place.
    let areNumbered: Bool
    /// Whether there are several, and all their names begin with a digit.
    let beginWithNumbers: Bool
    /// Whether there are three or more, and all their names begin with a year: `1937 Title`.
    let beginWithYears: Bool
    /// For the words that a name has in front of its first number: whether a number of three digits in
    /// some name with those words is none of a season and its episode, as in `Title - 045`.
    private let shortNumbers: Set<[UInt8]>
    /// How many digits all names begin with when these count them: `01 …`, `02 …`; else nil.
    let listWidth: Int?

    init(videoNames: [[UInt8]] = [], hasShowNFO: Bool = false, hasSeasonFolders: Bool = false) {
        self.videoNames = videoNames
        self.hasShowNFO = hasShowNFO
        self.hasSeasonFolders = hasSeasonFolders
        areNumbered = Self.numbered(videoNames)
        listWidth = Self.listed(videoNames)
        shortNumbers = Set(
            videoNames.lazy.filter(Self.holdsShortNumber).map { Self.words(in: $0[...]) })
        beginWithYears = videoNames.count >= 3 && videoNames.allSatisfy(Self.beginsWithYear)
        beginWithNumbers =
            videoNames.count > 1 && videoNames.allSatisfy { $0.first.map(ASCII.isDigit) == true }
    }

    /// Whether a sibling has a number of three digits that is no season and episode.
    ///
    /// - Parameters:
    ///   - name: the file's name; only siblings of the same title count.
    ///   - isShow: whether the folder is one show's own: then all siblings count.
    func hasShortNumber(beside name: [UInt8], isShow: Bool) -> Bool {
        guard !shortNumbers.isEmpty else { return false }
        return isShow || shortNumbers.contains(Self.words(in: name[...]))
    }

    /// The letters before a name's first number, without brackets in front, in lower case.
    private static func words(in name: ArraySlice<UInt8>) -> [UInt8] {
        var name = name
        while name.first == 91, let close = name.firstIndex(of: 93) {
            name = name[(close + 1)...].drop { $0 == 32 || $0 == 95 }
        }
        return name.prefix { !ASCII.isDigit($0) }.filter(ASCII.isWord).map(NameBytes.lower)
    }

    /// Whether there is a number of three digits, alone after a blank, that cannot be a season and its
    /// episode: up to 100, a whole hundred, or one that ends in more than 40, as in `Title - 045`.
    private static func holdsShortNumber(_ name: [UInt8]) -> Bool {
        for start in name.indices where start == 0 || name[start - 1] == 32 {
            var cursor = Cursor(name, start)
            guard let value = cursor.number(most: 3), cursor.offset == start + 3,
                cursor.byte == 32 || cursor.byte == 46
            else { continue }
            if value <= 100 || value % 100 == 0 || value % 100 > 40 { return true }
        }
        return false
    }

    private static func beginsWithYear(_ name: [UInt8]) -> Bool {
        var cursor = Cursor(name, 0)
        return cursor.number(most: 4).map(AirDate.isYear) == true && cursor.offset == 4
            && cursor.separators(most: 1).count == 1
    }

    /// Every name begins with as many digits, and one of them is the first of a list, or a dot and a
    /// blank follow: `100. Title`, `101. Title`.
    private static func listed(_ names: [[UInt8]]) -> Int? {
        guard names.count > 1, let first = names.first else { return nil }
        let width = first.prefix(while: ASCII.isDigit).count
        guard 2...4 ~= width,
            names.allSatisfy({ $0.prefix(while: ASCII.isDigit).count == width })
        else { return nil }
        let hasFirst = names.contains {
            $0.prefix(width - 1).allSatisfy { $0 == 48 } && $0[width - 1] <= 49
        }
        let isDotted = names.allSatisfy { $0.dropFirst(width).starts(with: [46, 32]) }
        return hasFirst || isDotted ? width : nil
    }

    /// After what all names begin with, each goes on with a digit; of two names one with a zero.
    private static func numbered(_ names: [[UInt8]]) -> Bool {
        guard names.count >= 2, let first = names.first else { return false }
        var common = names.dropFirst().reduce(first.count) { common, name in
            let end = min(common, name.count)
            return (0..<end).first { first[$0] != name[$0] } ?? end
        }
        while common > 0, ASCII.isDigit(first[common - 1]) { common -= 1 }
        guard names.allSatisfy({ common < $0.count && ASCII.isDigit($0[common]) }) else {
            return false
        }
        return names.count >= 3
            || names.contains { $0[common] == 48 }
                && names.allSatisfy { common + 1 < $0.count && ASCII.isDigit($0[common + 1]) }
    }
}
