import TraktCore

/// What `now` means in one run: a minute that is fixed before anything is read or sent.
///
/// A file beside the journal keeps it until the run is complete, or for eight days: enough for a weekly
/// job. A run of the same input that was killed had sent some of its plays under that minute: the next
/// one takes it up again, so that they are found there and not sent a second time.
struct RunMinute {
    /// The minute.
    let now: Timestamp
    /// The file that keeps it; nil if nothing in the input means now.
    private let path: String?

    /// How long a run is continued, in seconds.
    private static let patience = 8 * 86_400.0

    /// Looks for a run of this input, option and account that did not end; takes `present`
    /// otherwise.
    init(
        _ records: [Record], _ option: String, _ present: Timestamp, _ client: TraktClient,
        _ world: World
    ) async throws {
        let matters = records.contains { record in
            let value = record["watched_at"].flatMap { $0.isNull ? nil : $0 }
            return value.map { $0.string == "now" } ?? (option == "now")
        }
        let words = [matters ? try await client.owner(world) : "", option].map { Array($0.utf8) }
        let lines = (words + records.map(\.bytes)).lazy.map { $0 + [0x0A] }
        path = matters ? try "\(Journal(world).folder)/now-\(fingerprint(lines.joined()))" : nil
        let text = path.flatMap { try? FileStore.read($0) }
        var earlier = text.flatMap { Timestamp(String(decoding: $0, as: UTF8.self)) }
        if abs(present.seconds - (earlier ?? present).seconds) > RunMinute.patience {
            earlier = nil
        }
        now = earlier ?? present
        if let earlier {
            world.messages.say(
                "continuing the run of \(earlier.text), which did not end: now means that minute")
        }
    }

    /// Writes the minute down, on the disk when it returns: to be called before anything is sent.
    func keep() throws { if let path { try FileStore.replace(path, with: Array(now.text.utf8)) } }

    /// Forgets the run: all of its input was handled.
    func forget() { if let path { try? FileStore.remove(path) } }
}
