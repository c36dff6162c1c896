import Synchronization
import TraktCore

/// What Trakt answered before, kept between runs: a log of JSON lines that any number of processes
/// read and append to.
///
/// A line is `{"key":…,"time":…,"value":…}`; the last line of a key counts. Lines are appended
/// whole under a lock, a torn one (a crash, a full disk) is passed over by its missing end. Over
/// `sizeLimit` the file is rewritten with the younger half and renamed into place; processes
/// that still hold the old file read on in it. In memory there is only where each key's line lies.
/// A cache that cannot be read or written is no error: everything is asked again.
final class AnswerCache: Sendable {
    private let folder: String
    private let state = Mutex(State())

    /// Over this many bytes the file is rewritten: about 100,000 films.
    static let sizeLimit = 48 << 20

    private struct State {
        var log: CacheLog?
        var isOpened = false
    }

    /// The cache in `folder`, which need not exist yet; nothing is read before it is asked.
    init(folder: String) { self.folder = folder }

    /// An answer, and when it was given.
    struct Entry: Sendable {
        let value: JSONSlice
        let time: Timestamp
    }

    /// The last answer stored under a key, by any process, if there is one.
    func entry(_ key: String) -> Entry? {
        state.withLock { state in
            open(&state)
            if let found = state.log?.read(key) { return found }
            // Another process may have found it since.
            guard state.log?.catchUp() == true else { return nil }
            return state.log?.read(key)
        }
    }

    /// Stores an answer.
    func store(_ key: String, _ value: JSON, at time: Timestamp) async {
        let line = JSON.object([
            "key": .string(key), "time": .int(time.milliseconds / 1000), "value": value,
        ])
        guard (try? FileStore.makeFolder(folder)) != nil,
            let lock = try? await FileLock.take("\(folder)/cache.lock", waiting: 10)
        else { return }
        defer { lock.release() }
        state.withLock { state in
            open(&state)
            try? CacheLog.append(line.bytes, to: path)
            guard state.log != nil else {
                state.log = CacheLog(path)
                return
            }
            _ = state.log?.catchUp()
            guard let size = state.log?.size, size > AnswerCache.sizeLimit else { return }
            state.log?.compact(to: AnswerCache.sizeLimit / 2)
        }
    }

    private var path: String { "\(folder)/cache.ndjson" }

    private func open(_ state: inout State) {
        guard !state.isOpened else { return }
        state.isOpened = true
        state.log = CacheLog(path)
    }
}
