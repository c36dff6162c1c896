internal import Foundation

/// This user's requests whose outcome has not been written down yet, in all profiles.
///
/// A folder with one small file per request: on the disk before the request goes out, removed once
/// its outcome is known. A run that is killed leaves its files, and the next one settles them. There
/// is no torn file: each is written aside, synced and renamed. `ChangeLock` is held around all of it.
package struct Journal: Sendable {
    /// The folder, which keeps what else a run must remember until it is complete.
    package let folder: String
    private let messages: Messages

    /// The journal of this user. `ChangeLock` makes its folder.
    package init(_ world: World) throws {
        folder = try world.path(.state, ofAllProfiles: true) + "/journal"
        messages = world.messages
    }

    /// Writes a request down; it is on the disk when this returns.
    package func write(_ intent: Intent) throws {
        try FileStore.replace("\(folder)/\(intent.name).json", with: intent.json.bytes)
    }

    /// Removes a request: it is known what came of it.
    package func settle(_ intent: Intent) throws {
        try FileStore.remove("\(folder)/\(intent.name).json")
    }

    /// The requests that earlier runs left, oldest first. A file that makes no sense is set aside
    /// under another name, and named.
    package func intents() throws -> [Intent] {
        // Drafts of killed runs: under the lock no other process writes one now.
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where name.hasSuffix(".new") { try FileStore.remove("\(folder)/\(name)") }
        return try read { path in
            guard rename(path, "\(path).damaged") == 0 else { return }
            messages.say(
                "the journal of an earlier request is damaged and was renamed to \(path).damaged: "
                    + "check the history for what that run changed")
        }
    }

    /// The additions that Trakt has confirmed and does not show yet, without a change to the folder:
    /// `ChangeLock` need not be held.
    func confirmed() -> [Intent] { ((try? read { _ in }) ?? []).filter(\.isConfirmed) }

    private func read(damaged: (String) -> Void) throws -> [Intent] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { file in
            let bytes = try? FileStore.read("\(folder)/\(file)")
            let value = bytes.flatMap { try? JSONSlice.parse($0) }
            let intent = value.flatMap { Intent($0, name: String(file.dropLast(5))) }
            if intent == nil { damaged("\(folder)/\(file)") }
            return intent
        }
    }
}
