/// Rows of bytes in blocks of a megabyte, each row once and nothing else: an array per row would
/// cost 32 bytes more, one array for all of them twice its size whenever it grows.
struct RowStore {
    private var blocks: [[UInt8]] = []
    private var places: [Place] = []

    private static let blockBytes = 1 << 20

    private struct Place {
        var block: UInt32
        var start: UInt32
        var count: UInt32
    }

    /// Adds a row of at most 4 GiB.
    mutating func append(_ row: [UInt8]) {
        if blocks.last.map({ $0.capacity - $0.count < row.count }) ?? true {
            var block: [UInt8] = []
            block.reserveCapacity(max(RowStore.blockBytes, row.count))
            blocks.append(block)
        }
        let last = blocks.count - 1
        places.append(
            Place(
                block: UInt32(clamping: last), start: UInt32(clamping: blocks[last].count),
                count: UInt32(clamping: row.count)))
        blocks[last] += row
    }

    /// The bytes of a row.
    subscript(index: Int) -> [UInt8] {
        let place = places[index]
        let start = Int(place.start)
        return Array(blocks[Int(place.block)][start..<start + Int(place.count)])
    }
}
