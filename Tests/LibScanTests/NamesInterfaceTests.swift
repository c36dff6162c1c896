import Testing

@testable import lib_scan

@Suite("names: the interface")
struct NamesInterfaceTests {
    @Test("an empty name says nothing")
    func emptyName() {
        let root = FolderReading(name: [], parent: nil, isRoot: true)
        let result = readName([], in: root, hint: .any, context: SiblingContext())
        guard case .nothing(.unreadable) = result else {
            Issue.record("an empty name was read: \(result)")
            return
        }
    }
}
