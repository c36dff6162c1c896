import TraktCore

/// The columns of a table: those that were asked for, or those that suit its first records.
struct ColumnChoice {
    /// The columns, left to right.
    private(set) var columns: [Column] = []
    /// Columns that were asked for and have no value in the sample, for a remark.
    private(set) var emptyNames: String?

    init(_ sample: [Record], _ options: TableOptions) {
        let rows = sample.map(Row.init)
        if let names = options.columns {
            columns = names.map { Column($0, besides: names) }
            let empty = columns.filter { column in
                !rows.contains { !column.cell($0, options.zone).isEmpty }
            }
            if !empty.isEmpty {
                emptyNames =
                    empty.map { $0.name.printable }.joined(separator: ", ")
                    + " in the first records"
                if let typed = empty.first?.name.printable, !Column.names.contains(typed) {
                    emptyNames? += didYouMean(typed, Column.names)
                }
            }
        } else {
            let suited = ColumnChoice.suited(to: rows)
            columns = suited.filter { column in
                rows.contains { !column.cell($0, options.zone).isEmpty }
            }
        }
    }

    /// The kinds of record that have columns of their own.
    private enum Kind: Hashable { case reject, play, item, list, other }

    private static func kind(_ row: Row) -> Kind {
        if row.record["reject"] != nil { return .reject }
        if row.item == nil {
            let isList = row.record["item_count"] != nil && row.record.value("ids", "slug") != nil
            return isList ? .list : .other
        }
        return row.record["watched_at"] == nil ? .item : .play
    }

    /// The columns of every kind of record in the sample, each once.
    private static func suited(to rows: [Row]) -> [Column] {
        var groups: [(kind: Kind, rows: [Row])] = []
        for row in rows {
            let kind = kind(row)
            if let index = groups.firstIndex(where: { $0.kind == kind }) {
                groups[index].rows.append(row)
            } else {
                groups.append((kind, [row]))
            }
        }
        var columns: [Column] = []
        for group in groups {
            for column in suited(to: group.kind, group.rows)
            where !columns.contains(where: { $0.name == column.name }) {
                columns.append(column)
            }
        }
        return columns
    }

    private static func suited(to kind: Kind, _ rows: [Row]) -> [Column] {
        switch kind {
        case .play:
            named(["id", "watched_at", "title", "episode", "suspect", "episode_title", "file"])
        case .reject:
            [Column("line", path: ["reject", "line"]), Column("reason")]
                + named(["title", "episode", "file"])
                + [Column("text", path: ["reject", "text"])]
        case .item: itemColumns(rows)
        case .list:
            [Column("slug", path: ["ids", "slug"])]
                + named(["name", "privacy", "item_count", "updated_at", "description"])
        case .other: fields(rows).map { Column($0.joined(separator: "."), path: $0) }
        }
    }

    private static func named(_ names: [String]) -> [Column] {
        names.map { Column($0, besides: names) }
    }

    /// Fields of an item's row that say nothing beside its own columns.
    private static let plain: Set<String> = [
        "type", "score", "notes", "updated_at", "movie", "show", "season", "episode", "file",
        "match",
        "metadata",
    ]

    /// What the row says about the item (`listed_at`, `rating`, …), then the item; rows that only
    /// hold an item show its ids too.
    private static func itemColumns(_ rows: [Row]) -> [Column] {
        let extra = fields(rows).filter { !plain.contains($0[0]) }
        let types = Set(rows.compactMap(\.item?.type))
        let type = extra.isEmpty || types.count > 1 ? ["type"] : []
        let item = ["title", "year", "episode", "episode_title"]
        let ids = extra.isEmpty ? ["trakt", "imdb"] : []
        return extra.map { Column($0.joined(separator: "."), path: $0) }
            + named(type + item + ids + ["file", "notes"])
    }

    /// The paths of values that are neither objects nor arrays, in their order, of the records and
    /// of the objects in them.
    private static func fields(_ rows: [Row]) -> [[String]] {
        var paths: [[String]] = []
        var seen = Set<[String]>()
        func collect(_ value: JSONSlice, _ path: [String]) {
            for field in value.fields {
                let inner = path + [field.key]
                switch field.value.kind {
                case .object: if path.isEmpty { collect(field.value, inner) }
                case .array: break
                default: if seen.insert(inner).inserted { paths.append(inner) }
                }
            }
        }
        for row in rows.prefix(100) { collect(row.record.asSlice, []) }
        return paths
    }
}
