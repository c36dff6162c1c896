internal import Foundation

/// This user's requests whose outcome has not been written down yet.
///
/// A folder with one small file per request: on the disk before the request goes out, removed once
/// its outcome is known. A run that is killed leaves its files, and the next one settles them. There
/// is no torn file: each is written aside, synced and renamed. `ChangeLock` is held around all of it.
public struct Journal: Sendable {
    private let folder: String
    private let messages: Messages

    /// The journal of this user. `ChangeLock` makes its folder.
    public init(_ world: World) throws {
        folder = try world.path(.state) + "/journal"
        messages = world.messages
    }

    /// A request in the journal: the name of its file, and what it is about.
    public struct Entry: Sendable {
        /// The file's name.
        public var name: String
        /// The request.
        public var intent: Intent
    }

    /// Writes a request down; it is on the disk when this returns.
    public func write(_ entry: Entry) throws {
        try FileStore.replace("\(folder)/\(entry.name).json", with: entry.intent.json.bytes)
    }

    /// Removes a request: it is known what came of it.
    public func settle(_ name: String) throws {
        try FileStore.remove("\(folder)/\(name).json")
    }

    /// The requests that earlier runs left, oldest first. A file that makes no sense is set aside
    /// under another name, and named.
    public func entries() throws -> [Entry] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        // Drafts of killed runs: under the lock no other process writes one now.
        for name in names where name.hasSuffix(".new") { try FileStore.remove("\(folder)/\(name)") }
        return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix("now-") }.sorted()
            .compactMap { file in
                let path = "\(folder)/\(file)"
                if let bytes = try? FileStore.read(path), let value = try? JSONSlice.parse(bytes),
                    let intent = Intent(value)
                {
                    return Entry(name: String(file.dropLast(5)), intent: intent)
                }
                setAside(path)
                return nil
            }
    }

    private func setAside(_ path: String) {
        guard rename(path, "\(path).damaged") == 0 else { return }
        messages.say(
            "the journal of an earlier request is damaged and was renamed to \(path).damaged: "
                + "check the history for what that run changed")
    }

    // MARK: - What `now` means

    /// The minute that a run of this input which did not end well took for `now`; nil if there was
    /// none. The next run of the same input takes it up again, however much later: what the first
    /// one sent is found under that minute.
    public func now(ofRun fingerprint: String) -> Timestamp? {
        guard let bytes = try? FileStore.read(nowPath(fingerprint)),
            let value = try? JSONSlice.parse(bytes)
        else { return nil }
        return value["now"]?.string.flatMap { Timestamp($0) }
    }

    /// Writes down what `now` means, until `forgetNow`.
    public func keepNow(_ now: Timestamp, ofRun fingerprint: String) throws {
        let note = JSON.object(["now": .string(now.text)])
        try FileStore.replace(nowPath(fingerprint), with: note.bytes)
    }

    /// The run is complete.
    public func forgetNow(ofRun fingerprint: String) {
        try? FileStore.remove(nowPath(fingerprint))
    }

    private func nowPath(_ fingerprint: String) -> String { "\(folder)/now-\(fingerprint).json" }
}
