/// The widths of an aligned table's columns.
struct Layout {
    /// One column's place.
    struct Place {
        /// Its width.
        var width: Int
        /// Whether cells that are wider are cut.
        var isCut: Bool
        /// Whether cells stand at the right: a column of numbers.
        var isRight: Bool
    }

    /// The columns, left to right.
    private(set) var places: [Place] = []
    /// The columns that found no room, by their index.
    private(set) var leftOut: [Int] = []

    /// Between two columns.
    static let gap = 2
    /// A text column is not narrower, unless its cells are.
    private static let leastText = 12
    /// The same for the first one, which is the title: a table without it says little.
    private static let leastTitle = 8

    /// Decides the widths.
    /// - Parameters:
    ///   - cells: the first rows, the names of the columns among them.
    ///   - isText: whether each column may be cut.
    ///   - width: the most columns that a line may take; nil for no limit.
    ///   - isWhole: whether there are no other rows; else room that is left goes to the texts.
    init(_ cells: [[String]], isText: [Bool], width: Int?, isWhole: Bool) {
        places = isText.indices.map { column in
            let widths = cells.lazy.map { $0[column].displayWidth }
            let values = cells.dropFirst().lazy.map { $0[column] }.filter { !$0.isEmpty }
            let isNumber = !values.isEmpty && values.allSatisfy(Layout.isNumber)
            return Place(
                width: widths.max() ?? 0,
                isCut: isText[column] && !isNumber && !values.allSatisfy(Layout.isTime),
                isRight: isNumber)
        }
        guard let width else {
            for index in places.indices { places[index].isCut = false }
            return
        }
        dropWhatDoesNotFit(width)
        share(width, isWhole)
    }

    private var gaps: Int { max(0, places.count - 1 - leftOut.count) * Layout.gap }

    /// Leaves out columns from the right until the others fit, the first two excepted.
    private mutating func dropWhatDoesNotFit(_ width: Int) {
        var last = places.count - 1
        while last > 1, leastWidth > width {
            leftOut.insert(last, at: 0)
            last -= 1
        }
    }

    private var leastWidth: Int {
        let title = places.firstIndex(where: \.isCut)
        let widths = places.indices.filter { !leftOut.contains($0) }.map { index in
            let place = places[index]
            let least = index == title ? Layout.leastTitle : Layout.leastText
            return place.isCut ? min(place.width, least) : place.width
        }
        return widths.reduce(gaps, +)
    }

    /// Gives the texts what the other columns leave, the narrow ones first.
    private mutating func share(_ width: Int, _ isWhole: Bool) {
        let shown = places.indices.filter { !leftOut.contains($0) }
        let texts = shown.filter { places[$0].isCut }.sorted { places[$0].width < places[$1].width }
        let fixed = shown.filter { !places[$0].isCut }.map { places[$0].width }.reduce(gaps, +)
        var room = max(0, width - fixed)
        for (position, index) in texts.enumerated() {
            let part = room / (texts.count - position)
            let isGrowing = !isWhole && position == texts.count - 1
            places[index].width = isGrowing ? part : min(places[index].width, max(1, part))
            room -= places[index].width
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") || $0 == 0x2D }
            && text.utf8.contains { $0 &- 0x30 < 10 } && !text.hasPrefix("0000-")
            && !isTime(text)
    }

    /// Whether this is a time as the clock shows it, or a date.
    private static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(17))
        guard bytes.count == 10 || bytes.count == 16 else { return text == "unknown" }
        return bytes[4] == 0x2D && bytes[7] == 0x2D
    }
}
