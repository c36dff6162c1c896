import Foundation

/// Environment variables: those of this process, or others in their place.
package struct Environment: Sendable, ExpressibleByDictionaryLiteral {
    /// Nil for those of this process.
    private let given: [String: String]?

    /// Those of this process. Each is looked up when it is asked for: to gather them all takes a
    /// twentieth of a tool's start.
    package static let process = Environment(nil)

    /// Variables by their names.
    package init(_ given: [String: String]) { self.init(.some(given)) }

    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(elements) { $1 })
    }

    private init(_ given: [String: String]?) { self.given = given }

    /// The value of a variable, which may be empty; nil if it is unset.
    package subscript(name: String) -> String? {
        if let given { return given[name] }
        return getenv(name).map { String(cString: $0) }
    }

    /// All of them, for a child process.
    package var all: [String: String] { given ?? ProcessInfo.processInfo.environment }
}
