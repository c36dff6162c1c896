import TraktCore

/// What `now` means in one run: a minute that is fixed before anything is read or sent.
///
/// It is written down until the run is complete. A run of the same input that was killed on its way
/// had sent some of its plays under that minute: the next one takes it up again, so that they are
/// found there and not sent a second time.
struct RunClock {
    /// The minute.
    let now: Timestamp
    private let folder: String
    private let path: String
    private let matters: Bool

    /// How long a broken-off run is taken up again, in seconds: a day.
    private static let patience = 86_400.0

    /// Looks for a broken-off run of this input and option; takes `present` otherwise.
    init(
        _ records: [Record], _ option: String, _ present: Timestamp, _ world: World
    ) throws {
        folder = try world.path(.state) + "/adding"
        path = "\(folder)/\(RunClock.fingerprint(records, option)).json"
        matters = RunClock.matters(records, option)
        if let earlier = RunClock.read(path), earlier <= present,
            present < earlier.adding(seconds: RunClock.patience)
        {
            now = earlier
            world.messages.note("going on with the run of \(earlier.text), which did not end well")
        } else {
            now = present
        }
    }

    /// Writes the minute down, on the disk when it returns: to be called before anything is sent.
    func begin() throws {
        guard matters else { return }
        try FileStore.makeFolder(folder)
        try FileStore.replace(path, with: JSON.object(["now": .string(now.text)]).bytes)
    }

    /// Forgets the run: all of its input was handled.
    func finish() {
        if matters { try? FileStore.remove(path) }
    }

    /// Whether any record would be sent with this minute.
    private static func matters(_ records: [Record], _ option: String) -> Bool {
        records.contains { record in
            guard let value = record["watched_at"], !value.isNull else { return option == "now" }
            return value.string == "now"
        }
    }

    private static func read(_ path: String) -> Timestamp? {
        guard let bytes = try? FileStore.read(path), let value = try? JSONSlice.parse(bytes) else {
            return nil
        }
        return value["now"]?.string.flatMap { Timestamp($0) }
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
