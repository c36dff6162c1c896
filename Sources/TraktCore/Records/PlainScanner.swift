// The scan for `PlainRecord`: one pass that validates a record and picks what identifies its item.
//
// It knows the short way through what is usual, and asks `JSONScanner` about every other value. So
// there is one grammar: what passes here passes there, and what this does not know it declines.
//
// Bounds: `position` only grows, by bytes that were looked at. A single byte is read through
// `current`, which is 0 after the end; eight at a time are read only if they end before the end.

/// Scans one object. It lives as long as the call that makes it: the bytes are only lent.
struct PlainScanner {
    /// The place after the record, once it was scanned.
    private(set) var position: Int
    /// The number under `id`.
    private(set) var id: Int64?
    /// Where the string under `watched_at` is, without its quotes.
    private(set) var watchedAt: Range<Int>?

    private let bytes: UnsafeBufferPointer<UInt8>
    private var type: MediaType?
    private var own: (type: MediaType, part: Part)?
    private var show: Part?
    private var names = PlainNames()

    /// What is picked from the object of a movie, show, season or episode.
    private struct Part {
        var ids: NumericIDs?
        var season: Int64?
        var number: Int64?
    }

    /// Scans the record that begins at `start`; nil if it is not plain, or not whole.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        self.bytes = bytes
        position = start
        guard current == UInt8(ascii: "{"), passMembers({ $0.passTopLevel($1) }),
            position - start <= RecordLimits.lineBytes
        else { return nil }
    }

    /// The item; nil if its object is not the one that `type` names, or if there is another one.
    var identity: ItemIdentity? {
        guard let type else { return nil }
        var item = ItemIdentity(type)
        guard type != .show else {
            guard own == nil, let show else { return nil }
            item.ids = show.ids ?? NumericIDs()
            return item
        }
        guard let own, own.type == type else { return nil }
        item.ids = own.part.ids ?? NumericIDs()
        guard type != .movie else { return item }
        item.showIDs = show?.ids ?? NumericIDs()
        item.season = (type == .season ? own.part.number : own.part.season).map(Int.init)
        item.number = type == .episode ? own.part.number.map(Int.init) : nil
        return item
    }

    // MARK: - Members. Each function returns false, or nil, if the record is not plain.

    private mutating func passTopLevel(_ name: PlainName) -> Bool {
        guard names.insert(name) else { return false }
        switch name {
        case .type: return passType()
        case .movie: return passOwn(.movie)
        case .season: return passOwn(.season)
        case .episode: return passOwn(.episode)
        case .show:
            show = passPart()
            return show != nil
        case .id:
            id = passNumber()
            return id != nil
        case .watchedAt:
            let start = position + 1
            guard current == UInt8(ascii: "\""), passValue(depth: 1) else { return false }
            watchedAt = start..<position - 1
            return true
        // The one is taken out of a record that passes, the other stands for several.
        case .reject, .seasons: return false
        default: return passValue(depth: 1)
        }
    }

    private mutating func passType() -> Bool {
        guard let word = passName() else { return false }
        switch word {
        case .movie: type = .movie
        case .show: type = .show
        case .season: type = .season
        case .episode: type = .episode
        default: return false
        }
        return true
    }

    private mutating func passOwn(_ type: MediaType) -> Bool {
        guard own == nil, let part = passPart() else { return false }
        own = (type, part)
        return true
    }

    /// Passes the object of an item.
    private mutating func passPart() -> Part? {
        var part = Part()
        let isPlain = passMembers { scanner, name in
            switch name {
            case .ids: scanner.pick(&part.ids) { $0.passIDs() }
            case .season: scanner.pick(&part.season) { $0.passNumber() }
            case .number: scanner.pick(&part.number) { $0.passNumber() }
            default: scanner.passValue(depth: 2)
            }
        }
        return isPlain ? part : nil
    }

    private mutating func passIDs() -> NumericIDs? {
        var trakt, imdb, tmdb, tvdb: Int64?
        let isPlain = passMembers { scanner, name in
            switch name {
            case .trakt: scanner.pick(&trakt) { $0.passID() }
            case .imdb: scanner.pick(&imdb) { $0.passIMDb() }
            case .tmdb: scanner.pick(&tmdb) { $0.passID() }
            case .tvdb: scanner.pick(&tvdb) { $0.passID() }
            default: scanner.passValue(depth: 3)
            }
        }
        guard isPlain else { return nil }
        var ids = NumericIDs()
        (ids.trakt, ids.imdb, ids.tmdb, ids.tvdb) = (trakt ?? 0, imdb ?? 0, tmdb ?? 0, tvdb ?? 0)
        return ids
    }

    /// Passes a value that may be there once.
    @inline(__always)
    private mutating func pick<Value>(
        _ value: inout Value?, _ pass: (inout PlainScanner) -> Value?
    ) -> Bool {
        guard value == nil else { return false }
        value = pass(&self)
        return value != nil
    }

    /// Passes an object; `member` passes each value, after the name and the colon.
    @inline(__always)
    private mutating func passMembers(_ member: (inout PlainScanner, PlainName) -> Bool) -> Bool {
        guard current == UInt8(ascii: "{") else { return false }
        position += 1
        passBlanks()
        if current == UInt8(ascii: "}") {
            position += 1
            return true
        }
        while true {
            guard let name = passName() else { return false }
            passBlanks()
            guard current == UInt8(ascii: ":") else { return false }
            position += 1
            passBlanks()
            guard member(&self, name) else { return false }
            passBlanks()
            let byte = current
            position += 1
            if byte == UInt8(ascii: "}") { return true }
            guard byte == UInt8(ascii: ",") else { return false }
            passBlanks()
        }
    }
}

// MARK: - Values

extension PlainScanner {
    /// The next byte, 0 at the end.
    @inline(__always)
    private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

    /// Passes spaces and tabs. A record over several lines is not plain.
    @inline(__always)
    private mutating func passBlanks() {
        while current == 0x20 || current == 0x09 { position += 1 }
    }

    /// Passes a string in ASCII without escapes.
    @inline(__always)
    private mutating func passName() -> PlainName? {
        guard current == UInt8(ascii: "\"") else { return nil }
        let start = position + 1
        guard let head = word(at: start) else { return nil }
        let special = JSONScanner.specialBytes(head)
        if special != 0 {
            let count = special.trailingZeroBitCount >> 3
            position = start + count
            guard current == UInt8(ascii: "\"") else { return nil }
            position += 1
            return PlainName(head & ~(~0 << (8 * UInt64(count))), count)
        }
        position = start + 8
        passPlainBytes()
        guard current == UInt8(ascii: "\""), let tail = word(at: position - 8) else { return nil }
        let count = position - start
        position += 1
        return PlainName(head, count, tail)
    }

    /// The eight bytes from `place` on as a number, the first one lowest; nil if there are fewer.
    @inline(__always)
    private func word(at place: Int) -> UInt64? {
        guard let base = bytes.baseAddress, place + 8 <= bytes.count else { return nil }
        // In bounds: `place` is a position, and the eight bytes end before the end.
        return UInt64(
            littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
    }

    /// Passes the bytes of a string that mean only themselves, as far as eight of them are there.
    @inline(__always)
    private mutating func passPlainBytes() {
        while let word = word(at: position) {
            let special = JSONScanner.specialBytes(word)
            guard special == 0 else { return position += special.trailingZeroBitCount >> 3 }
            position += 8
        }
    }

    /// Passes any value inside `depth` brackets.
    @inline(__always)
    private mutating func passValue(depth: Int) -> Bool {
        let start = position
        if current == UInt8(ascii: "\"") {
            position += 1
            passPlainBytes()
            if current == UInt8(ascii: "\"") {
                position += 1
                return true
            }
        } else if current &- 0x30 < 10, passNumber() != nil {
            return true
        }
        position = start
        return passOtherValue(depth: depth)
    }

    private mutating func passOtherValue(depth: Int) -> Bool {
        var scanner = JSONScanner(bytes, at: position)
        guard (try? scanner.scanValue(depth: depth)) != nil, !scanner.hasLineBreaks else {
            return false
        }
        position = scanner.position
        return true
    }

    /// Passes a whole number of up to 18 digits.
    @inline(__always)
    private mutating func passNumber() -> Int64? {
        let start = position
        let number = passDigits()
        let count = position - start
        guard count > 0, count <= 18, count == 1 || bytes[start] != UInt8(ascii: "0") else {
            return nil
        }
        let byte = current
        guard byte != UInt8(ascii: "."), byte | 0x20 != UInt8(ascii: "e") else { return nil }
        return number
    }

    /// Passes digits. The number is right if there are at most 18 of them.
    @inline(__always)
    private mutating func passDigits() -> Int64 {
        var number: Int64 = 0
        if let word = word(at: position) {
            let (head, count) = PlainScanner.leadingDigits(word)
            number = head
            position += count
            guard count == 8 else { return number }
        }
        while current &- 0x30 < 10 {
            number = number &* 10 &+ Int64(current &- 0x30)
            position += 1
        }
        return number
    }

    /// The number in the digits that `word` begins with, the first one lowest, and how many they are.
    @inline(__always)
    private static func leadingDigits(_ word: UInt64) -> (number: Int64, count: Int) {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let digits = word ^ (ones &* 0x30)
        // What is above 9 marks its top bit. (Marks above the first may be wrong: carries run up.)
        let others = ((digits &+ ones &* 0x76) | digits) & (ones &* 0x80)
        let count = others.trailingZeroBitCount >> 3
        guard count > 0 else { return (0, 0) }
        // The last digit at the top, zeros below the first: added up in pairs, fours, and all eight.
        var sum = digits << UInt64(64 - 8 * count)
        sum = (sum &* 10 &+ sum >> 8) & 0x00FF_00FF_00FF_00FF
        sum = (sum &* 100 &+ sum >> 16) & 0x0000_FFFF_0000_FFFF
        sum = (sum &* 10_000 &+ sum >> 32) & 0xFFFF_FFFF
        return (Int64(sum), count)
    }

    /// Passes the number of an id; 0 for null.
    @inline(__always)
    private mutating func passID() -> Int64? {
        current == UInt8(ascii: "n") ? passNull() : passNumber()
    }

    private mutating func passNull() -> Int64? { passOtherValue(depth: 0) ? 0 : nil }

    /// Passes an id of IMDb as `"tt…"` with up to 16 digits; 0 for null.
    @inline(__always)
    private mutating func passIMDb() -> Int64? {
        if current == UInt8(ascii: "n") { return passNull() }
        guard let head = word(at: position), head & 0xFF_FFFF == 0x74_7422 else { return nil }
        position += 3
        let start = position
        let number = passDigits()
        let count = position - start
        guard count > 0, count <= 16, current == UInt8(ascii: "\"") else { return nil }
        position += 1
        return number
    }
}
