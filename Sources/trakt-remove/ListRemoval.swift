import TraktCore

/// An entry of a list to remove.
struct RemovableEntry: Sendable {
    var record: Record
}

enum RemovableEntries {
    static func find(
        _ input: RemovalInput, in list: AccountList, wholeShows: Bool, _ client: TraktClient,
        _ filter: RecordFilter, _ world: World
    ) async throws -> [RemovableEntry] { [] }
}

final class ListRemoval {
    init(_ list: AccountList, _ client: TraktClient, _ filter: RecordFilter, _ world: World) {}

    func run(_ entries: [RemovableEntry], _ consent: Consent) async throws -> ExitStatus {
        throw ToolError(.usage, "--from: only history so far")
    }
}
