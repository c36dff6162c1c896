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
    /// The clock that times are shown by.
    var clock: Clock

    /// - Throws: `ToolError` with status 64 for options that make no sense together.
    init(_ arguments: Arguments, _ world: World) throws(ToolError) {
        clock = Clock(arguments.flag("utc") ? .gmt : .current)
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

/// Shows instants in a time zone.
final class Clock {
    private let zone: TimeZone
    /// Offsets from UTC in milliseconds, by the hour since 1970: asking Foundation takes longer
    /// than reading a record.
    private var offsets: [Int64: Int64] = [:]

    init(_ zone: TimeZone) { self.zone = zone }

    /// The instant as if its local time were UTC.
    func local(_ time: Timestamp) -> Timestamp {
        let hour = time.milliseconds / 3_600_000
        if let offset = offsets[hour] {
            return Timestamp(milliseconds: time.milliseconds + offset)
        }
        let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: time.seconds))
        if offsets.count > 100_000 { offsets.removeAll() }
        offsets[hour] = Int64(seconds) * 1000
        return Timestamp(milliseconds: time.milliseconds + Int64(seconds) * 1000)
    }

    /// `2025-11-17 02:02`.
    func text(_ time: Timestamp) -> String {
        let text = local(time).text
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
    }
}
