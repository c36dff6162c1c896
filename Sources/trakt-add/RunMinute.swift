import TraktCore

/// What `now` means in one run: a minute that is fixed before anything is read or sent.
///
/// The journal keeps it until the run is complete. A run of the same input that was killed on its
/// way had sent some of its plays under that minute: the next one takes it up again, so that they
/// are found there and not sent a second time.
struct RunMinute {
    /// The minute.
    let now: Timestamp
    private let journal: Journal
    private let fingerprint: String
    private let matters: Bool

    /// Looks for a run of this input and option that did not end; takes `present` otherwise.
    init(
        _ records: [Record], _ option: String, _ present: Timestamp, _ world: World
    ) throws {
        journal = try Journal(world)
        fingerprint = RunMinute.fingerprint(records, option)
        matters = records.contains { record in
            guard let value = record["watched_at"], !value.isNull else { return option == "now" }
            return value.string == "now"
        }
        guard matters, let earlier = journal.now(ofRun: fingerprint) else {
            now = present
            return
        }
        now = earlier
        world.messages.note(
            "continuing the run of \(earlier.text), which did not end: now means that minute")
    }

    /// Writes the minute down, on the disk when it returns: to be called before anything is sent.
    func keep() throws {
        if matters { try journal.keepNow(now, ofRun: fingerprint) }
    }

    /// Forgets the run: all of its input was handled.
    func forget() {
        if matters { journal.forgetNow(ofRun: fingerprint) }
    }

    /// The input as 16 digits: FNV-1a over its lines (Fowler, Noll, Vo; 64 bit).
    private static func fingerprint(_ records: [Record], _ option: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        mix(option.utf8)
        for record in records {
            mix([0x0A])
            mix(record.bytes)
        }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
