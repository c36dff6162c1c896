// Access that cannot trap: whatever index a rule computes from a name, it gets an answer. Names come
// from anywhere, and no name may end a scan.

/// A value that stands for "nothing here".
protocol BlankValue {
    static var blank: Self { get }
}

extension UInt8: BlankValue {
    /// NUL: no file's name holds it.
    static var blank: UInt8 { 0 }
}

/// An array that answers any index: outside its bounds it holds blanks, and a range is cut to what is
/// there.
struct TotalArray<Element: BlankValue & Sendable>: RandomAccessCollection, Sendable {
    private(set) var elements: [Element] = []

    init() {}

    init(_ elements: [Element]) { self.elements = elements }

    var startIndex: Int { 0 }
    var endIndex: Int { elements.count }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            // One comparison for both ends: a negative index is a large unsigned one.
            UInt(bitPattern: index) < UInt(bitPattern: elements.count)
                ? elements.withUnsafeBufferPointer { $0[index] } : Element.blank
        }
        set { if elements.indices.contains(index) { elements[index] = newValue } }
    }

    subscript(range: Range<Int>) -> ArraySlice<Element> {
        let end = Swift.min(range.upperBound, elements.count)
        return elements[
            Swift.min(Swift.max(range.lowerBound, 0), Swift.max(end, 0))..<Swift.max(end, 0)]
    }

    mutating func insert(_ element: Element, at index: Int) {
        elements.insert(element, at: Swift.min(Swift.max(index, 0), elements.count))
    }
}

extension TotalArray: Equatable where Element: Equatable {}

/// The bytes of a name.
typealias ByteText = TotalArray<UInt8>

/// A range that runs backwards is empty. These stand in for the library's operators in all of lib-scan.
func ..< (lower: Int, upper: Int) -> Range<Int> {
    Range(uncheckedBounds: (lower, max(lower, upper)))
}

/// As `..<`: a closed range that would run backwards holds its lower bound alone, since a closed
/// range cannot be empty.
func ... (lower: Int, upper: Int) -> ClosedRange<Int> {
    ClosedRange(uncheckedBounds: (lower, max(lower, upper)))
}
