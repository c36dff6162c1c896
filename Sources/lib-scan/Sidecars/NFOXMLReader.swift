// The XML of an NFO file: the only file of lib-scan that calls libxml2.

import CXML
import Foundation

/// An element straight below the root of an NFO.
struct NFOElement: Sendable, Equatable {
    /// Its name in lower case.
    var name: String
    /// Its attributes, their names in lower case.
    var attributes: [String: String]
    /// Its text, without the text of elements inside it and without blanks around it.
    var text: String
}

/// Reads the elements straight below the root of one XML element.
///
/// The caller hands over a root element alone, without prolog, so there is no DTD.
enum NFOXMLReader {
    /// How deep elements may be nested; NFO files reach five levels.
    private static let depthLimit = 64

    /// Whether the system has libxml2. Without it only plain NFOs can be read.
    static var hasLibrary: Bool { cxml_load() == 0 }

    /// The elements of the root at `range`, or nil if it is not well formed. `bytes` is UTF-8.
    static func elements(of bytes: [UInt8], in range: Range<Int>) -> [NFOElement]? {
        if let elements = PlainXML.elements(of: bytes, in: range) { return elements }
        let resolved = Entities.resolved(Array(bytes[range]))
        return PlainXML.elements(of: resolved) ?? elements(resolved: resolved)
    }

    /// As `elements(of:)`, of text without HTML's entities, and always by libxml2.
    static func elements(resolved bytes: [UInt8]) -> [NFOElement]? {
        guard hasLibrary, let count = Int32(exactly: bytes.count) else { return nil }
        // The reader looks at the bytes only inside this closure, where they do not move.
        return bytes.withUnsafeBytes { buffer in
            guard let reader = cxml_new(buffer.baseAddress, count) else { return nil }
            defer { cxml_free(reader) }
            return elements(from: reader)
        }
    }

    /// The elements below the root that `reader`, a reader of libxml2, meets.
    private static func elements(from reader: UnsafeMutableRawPointer) -> [NFOElement]? {
        var elements: [NFOElement] = []
        while true {
            switch cxml_read(reader) {
            case 0: return elements.map(trimmed)
            case 1: break
            default: return nil
            }
            let depth = Int(cxml_depth(reader))
            guard depth < depthLimit else { return nil }
            switch Int(cxml_kind(reader)) {
            case CXML_ELEMENT where depth == 1:
                let name = text(cxml_name(reader)).lowercased()
                elements.append(
                    NFOElement(name: name, attributes: attributes(at: reader), text: ""))
            case CXML_TEXT where depth == 2, CXML_CDATA where depth == 2,
                CXML_BLANKS where depth == 2, CXML_KEPT_BLANKS where depth == 2:
                elements[elements.count - 1].text += text(cxml_value(reader))
            default: break
            }
        }
    }

    /// The attributes of the element that `reader` is at.
    private static func attributes(at reader: UnsafeMutableRawPointer) -> [String: String] {
        var attributes: [String: String] = [:]
        while cxml_next_attribute(reader) == 1 {
            attributes[text(cxml_name(reader)).lowercased()] = text(cxml_value(reader))
        }
        return attributes
    }

    private static func trimmed(_ element: NFOElement) -> NFOElement {
        var element = element
        element.text = element.text.trimmingCharacters(in: .whitespacesAndNewlines)
        return element
    }

    /// A text of libxml2, which ends at its first zero byte.
    private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }
}
