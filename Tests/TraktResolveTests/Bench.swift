import Foundation
import Testing
import TraktCore

@testable import trakt_resolve

/// A resolver against a `StubTrakt`, in a scratch folder that goes away with it.
final class Bench: Sendable {
    let folder: String
    let trakt: StubTrakt
    let world: World

    init(_ trakt: StubTrakt, signedIn: Bool = false) throws {
        self.trakt = trakt
        folder =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("trakt-resolve-\(UUID())").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        var environment = [
            "HOME": folder, "TRAKT_CLIENT_ID": "x", "TRAKT_GET_BUDGET": "100000/1",
            "TRAKT_RETRY_WAIT": "0",
        ]
        if signedIn { environment["TRAKT_ACCESS_TOKEN"] = "y" }
        let messages = Messages(
            tool: "trakt-resolve", descriptor: FileDescriptor(-1), quiet: true, verbose: false,
            environment: [:])
        world = World(
            tool: "trakt-resolve", environment: Environment(environment), messages: messages,
            interruption: Interruption())
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The parts of a run.
    struct Run {
        /// Keeps the folder.
        let bench: Bench
        var resolver: RecordResolver
        var lookup: Lookup?
    }

    /// A run of its own: as another process, it knows only what the cache keeps.
    func run(
        use: Answers.Use = .fresh, offline: Bool = false, overrides: String = "",
        daysLater: Double = 0
    ) throws -> Run {
        let lookup = offline ? nil : Lookup(try TraktClient(world, transport: trakt.transport))
        let answers = Answers(
            cache: AnswerCache(folder: "\(folder)/cache"),
            now: { Timestamp(milliseconds: 1_700_000_000_000).adding(seconds: daysLater * 86_400) },
            use: offline ? .any : use)
        let path = "\(folder)/overrides.ndjson"
        try Data(overrides.utf8).write(to: URL(fileURLWithPath: path))
        let titles = TitleResolver(
            lookup: lookup, answers: answers,
            account: lookup.map { AccountTitles($0, world.messages) }, decider: Decider())
        return Run(
            bench: self,
            resolver: RecordResolver(
                titles: titles, episodes: EpisodeTables(lookup: lookup, answers: answers),
                overrides: try Overrides(path: path, mustExist: true)),
            lookup: lookup)
    }
}

extension Bench.Run {
    /// Resolves one record, given as its JSON.
    func resolve(_ json: String) async throws -> Outcome {
        let record = try Record(Array(json.utf8), line: 1)
        if let outcome = resolver.atOnce(record) { return outcome }
        return await resolver.resolve(record, try #require(MediaItem(record)))
    }

    /// Resolves a film.
    func film(_ title: String, _ year: Int?) async throws -> Outcome {
        let year = year.map { ",\"year\":\($0)" } ?? ""
        return try await resolve(#"{"type":"movie","movie":{"title":"\#(title)"\#(year)}}"#)
    }

    /// Resolves an episode of a show by what `episode` and `show` say.
    func episode(_ episode: String, _ show: String) async throws -> Outcome {
        try await resolve(#"{"type":"episode","episode":{\#(episode)},"show":{\#(show)}}"#)
    }
}

extension Outcome {
    /// The Trakt id of the item it resolved to.
    var trakt: Int64? {
        guard case .resolved(let record, _) = self else { return nil }
        return MediaItem(record)?.ids.trakt
    }

    /// Which evidence decided.
    var by: String? {
        guard case .resolved(_, let evidence) = self else { return nil }
        return evidence.by
    }

    /// The record it resolved to.
    var record: Record? {
        guard case .resolved(let record, _) = self else { return nil }
        return record
    }

    /// The same as text.
    var text: String? { record?.text }

    /// Why it is a question.
    var question: Question? {
        guard case .question(let question) = self else { return nil }
        return question
    }

    /// What kept it from being asked.
    var failure: ToolError? {
        guard case .failed(let error) = self else { return nil }
        return error
    }
}
