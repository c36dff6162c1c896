import TraktCore

/// Writes rows as a table: aligned, or with separators.
struct TableWriter {
    private let writer: RecordWriter
    private var columns: [Column]
    private let options: TableOptions
    private let isWhole: Bool
    private var places: [Layout.Place] = []

    /// - Parameter isWhole: whether the sample is all there is.
    init(_ writer: RecordWriter, _ columns: [Column], _ options: TableOptions, isWhole: Bool) {
        self.writer = writer
        self.columns = columns
        self.options = options
        self.isWhole = isWhole
    }

    /// Decides the widths, and writes the names of the columns and the first rows. Returns the
    /// names of the columns that found no room.
    mutating func begin(_ sample: [Record]) throws -> [String] {
        let names = columns.map { $0.name.printable }
        var left: [String] = []
        var rows = [names] + sample.map(cells)
        if options.form == .aligned {
            let layout = Layout(
                rows, isText: columns.map(\.isText), width: options.width, isWhole: isWhole)
            places = layout.places
            for index in layout.leftOut.reversed() {
                left.insert(names[index], at: 0)
                columns.remove(at: index)
                places.remove(at: index)
                for row in rows.indices { rows[row].remove(at: index) }
            }
        }
        for row in rows { try write(row) }
        return left
    }

    /// Writes a row.
    func write(_ record: Record) throws { try write(cells(record)) }

    private func cells(_ record: Record) -> [String] {
        let row = Row(record)
        return columns.map { $0.cell(row, options.zone) }
    }

    private func write(_ cells: [String]) throws {
        switch options.form {
        case .csv: try writer.writeLine(csv(cells))
        case .tsv: try writer.writeLine(cells.joined(separator: "\t"))
        case .aligned, .timeline: try writer.writeLine(aligned(cells)[...])
        }
    }

    /// Values in quotes where RFC 4180 asks for them. Line breaks cannot occur.
    private func csv(_ cells: [String]) -> String {
        cells.map { cell in
            let needsQuotes = cell.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == 0x2C }
            return needsQuotes ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: ",")
    }

    private func aligned(_ cells: [String]) -> [UInt8] {
        var line: [UInt8] = []
        var pending = 0
        for (cell, place) in zip(cells, places) {
            let text = place.isCut ? cell.cut(to: place.width) : cell
            let blanks = max(0, place.width - text.displayWidth)
            if place.isRight { pending += blanks }
            if !text.isEmpty {
                line += repeatElement(0x20, count: pending)
                pending = 0
                line += text.utf8
            }
            pending += (place.isRight ? 0 : blanks) + Layout.gap
        }
        return line
    }
}
