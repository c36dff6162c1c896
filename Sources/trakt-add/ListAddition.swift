import TraktCore

final class ListAddition {
    init(_ list: AccountList, _ client: TraktClient, _ filter: RecordFilter, _ world: World) {}

    func run(_ records: [Record], _ arguments: Arguments) async throws -> ExitStatus {
        throw ToolError(.usage, "--to: only history so far")
    }
}
