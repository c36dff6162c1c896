// Names of members as numbers, so that a few comparisons tell which one it is.

/// A name or short word as numbers: its first eight bytes, the first one lowest, its length, and
/// the last eight bytes if it is longer than seven. Two names of more than 16 bytes are equal even if
/// they differ in the middle. That does no harm: the names below have at most ten bytes.
struct PlainName: Equatable {
    let head: UInt64
    let count: Int
    let tail: UInt64

    init(_ head: UInt64, _ count: Int, _ tail: UInt64 = 0) {
        (self.head, self.count, self.tail) = (head, count, tail)
    }

    static let type = PlainName(0x6570_7974, 4)
    static let movie = PlainName(0x65_6976_6F6D, 5)
    static let show = PlainName(0x776F_6873, 4)
    static let season = PlainName(0x6E6F_7361_6573, 6)
    static let episode = PlainName(0x65_646F_7369_7065, 7)
    static let id = PlainName(0x6469, 2)
    static let ids = PlainName(0x73_6469, 3)
    static let trakt = PlainName(0x74_6B61_7274, 5)
    static let imdb = PlainName(0x6264_6D69, 4)
    static let tmdb = PlainName(0x6264_6D74, 4)
    static let tvdb = PlainName(0x6264_7674, 4)
    static let number = PlainName(0x7265_626D_756E, 6)
    static let seasons = PlainName(0x73_6E6F_7361_6573, 7)
    static let reject = PlainName(0x7463_656A_6572, 6)
    static let watchedAt = PlainName(0x5F64_6568_6374_6177, 10, 0x7461_5F64_6568_6374)
}

/// The names seen so far, three bits each (a Bloom filter). A false alarm makes a record count as
/// not plain, which costs only time: one record of 600 with 7 names, one of 60 with 12.
struct PlainNames {
    private var bits: (UInt64, UInt64, UInt64) = (0, 0, 0)

    /// Adds a name; false if it may have come before.
    @inline(__always)
    mutating func insert(_ name: PlainName) -> Bool {
        let mixed = (name.head ^ name.tail &* 31 ^ UInt64(name.count)) &* 0x9E37_79B9_7F4A_7C15
        let new = (bit(mixed >> 58), bit(mixed >> 52), bit(mixed >> 46))
        let isNew = bits.0 & new.0 == 0 || bits.1 & new.1 == 0 || bits.2 & new.2 == 0
        bits = (bits.0 | new.0, bits.1 | new.1, bits.2 | new.2)
        return isNew
    }

    @inline(__always)
    private func bit(_ number: UInt64) -> UInt64 { 1 << (number & 63) }
}
