// Records spelled the way Trakt and this suite spell them, read in one pass over lent bytes.
//
// Nearly every record is spelled that way. Its ids are read as numbers, and no String is made.
// Anything unusual (an escape in a key, a repeated key, a number as text or with a fraction, a line
// break, any error) is declined. Then `Record` reads it and gives the message.

/// The ids of an item as numbers; 0 where there is none. Of IMDb's `tt…` the digits.
package struct NumericIDs: Sendable, Hashable {
    /// Trakt's number.
    package var trakt: Int64 = 0
    /// The digits of IMDb's id.
    package var imdb: Int64 = 0
    /// TMDB's number.
    package var tmdb: Int64 = 0
    /// TVDB's number.
    package var tvdb: Int64 = 0

    /// The numbers of any ids. An IMDb id that is not `tt` and up to 16 digits is left out.
    package init(_ ids: IDs) {
        trakt = ids.trakt ?? 0
        imdb = ids.imdb.flatMap(NumericIDs.imdbNumber) ?? 0
        tmdb = ids.tmdb ?? 0
        tvdb = ids.tvdb ?? 0
    }

    /// No ids.
    init() {}

    private static func imdbNumber(_ text: String) -> Int64? {
        guard text.utf8.count > 2, text.utf8.count <= 18, text.hasPrefix("tt") else { return nil }
        var number: Int64 = 0
        for byte in text.utf8.dropFirst(2) {
            guard byte &- 0x30 < 10 else { return nil }
            number = number * 10 + Int64(byte &- 0x30)
        }
        return number
    }
}

/// What identifies an item: its kind, ids and numbers.
package struct ItemIdentity: Sendable, Hashable {
    /// The kind of item.
    package var type: MediaType
    /// The item's own ids.
    package var ids = NumericIDs()
    /// The ids of the show of an episode or season.
    package var showIDs = NumericIDs()
    /// The season's number, of a season or an episode.
    package var season: Int?
    /// The episode's number within its season.
    package var number: Int?

    /// The identity of any item.
    package init(_ item: MediaItem) {
        type = item.type
        ids = NumericIDs(item.ids)
        guard type == .episode || type == .season else { return }
        showIDs = NumericIDs(item.title.ids)
        (season, number) = (item.season, item.number)
    }

    init(_ type: MediaType) { self.type = type }
}

/// A record spelled in the usual way. Good during the call that hands it over: later it would keep
/// the reader's whole buffer.
package struct PlainRecord {
    /// Its text, as `Record.bytes`.
    package let bytes: ArraySlice<UInt8>
    /// The item it is about, as `MediaItem` reads it.
    package let item: ItemIdentity
    /// The number under `id`: of a play, its id.
    package let id: Int64?
    /// Where the string under `watched_at` is, without its quotes.
    private let watchedAtRange: Range<Int>?

    /// The time under `watched_at`; nil if there is none that names its zone.
    package var watchedAt: Timestamp? { watchedAtRange.flatMap { Timestamp(exact: bytes[$0]) } }

    /// Reads the record that begins at `start`; nil if it is not plain, or not whole.
    init?(_ buffer: [UInt8], at start: Int) {
        let found = buffer.withUnsafeBufferPointer { PlainScanner($0, at: start) }
        guard let found, let item = found.identity else { return nil }
        bytes = buffer[start..<found.position]
        self.item = item
        id = found.id
        watchedAtRange = found.watchedAt
    }
}
