import Foundation
import TraktCore

/// What the command line asks for.
struct TableOptions {
    /// The forms of output.
    enum Form { case aligned, csv, tsv, timeline }

    /// The form of output.
    var form = Form.aligned
    /// The columns that were asked for; nil for those that fit the records.
    var columns: [String]?
    /// The most columns of a terminal that a line may take; nil for no limit.
    var width: Int?
    /// The zone in which times are shown.
    var zone: Zone

    /// - Throws: `ToolError` with status 64 for options that make no sense together.
    init(_ arguments: Arguments, _ world: World) throws(ToolError) {
        zone = arguments.flag("utc") ? .utc : .local
        let forms: [(String, Form)] = [("csv", .csv), ("tsv", .tsv), ("timeline", .timeline)]
        let given = forms.filter { arguments.flag($0.0) }
        if given.count > 1 {
            throw ToolError(.usage, "--\(given[0].0) and --\(given[1].0) cannot be used together")
        }
        form = given.first?.1 ?? .aligned
        if form == .aligned || form == .timeline {
            width = TableOptions.width(arguments, world)
        }
        guard let names = arguments.value("columns") else { return }
        if form == .timeline {
            throw ToolError(.usage, "--timeline and --columns cannot be used together")
        }
        columns = names.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        if columns?.contains("") ?? false {
            throw ToolError(.usage, "--columns: \"\(names)\" has an empty name")
        }
    }

    /// The columns of a page when nothing says more.
    private static let plainWidth = 80

    private static func width(_ arguments: Arguments, _ world: World) -> Int? {
        if let given = arguments.int("width") { return given == 0 ? nil : given }
        if let set = world.variable("COLUMNS").flatMap(Int.init), set > 0 { return set }
        return world.output.columns ?? plainWidth
    }
}

extension Zone {
    /// What the clocks of the zone show at an instant: `2025-11-17 02:02`.
    func text(_ time: Timestamp) -> String {
        let text = local(time).text
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
    }
}
