// The XML of an NFO file: the only file of lib-scan that imports FoundationXML.

import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif

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
final class NFOXMLReader: NSObject, XMLParserDelegate {
    private var elements: [NFOElement] = []
    private var depth = 0
    /// How deep elements may be nested; NFO files reach five levels.
    private static let depthLimit = 64

    /// The elements, or nil if the text is not well formed. `bytes` is UTF-8.
    static func elements(of bytes: [UInt8]) -> [NFOElement]? {
        let resolved = Entities.resolved(bytes)
        return PlainXML.elements(of: resolved) ?? elements(resolved: resolved)
    }

    /// As `elements(of:)`, of text without HTML's entities, and always by `XMLParser`.
    static func elements(resolved bytes: [UInt8]) -> [NFOElement]? {
        let reader = NFOXMLReader()
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        guard parser.parse() else { return nil }
        return reader.elements
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        depth += 1
        if depth > NFOXMLReader.depthLimit { parser.abortParsing() }
        guard depth == 2 else { return }
        var lowered: [String: String] = [:]
        for (key, value) in attributes { lowered[key.lowercased()] = value }
        elements.append(
            NFOElement(name: elementName.lowercased(), attributes: lowered, text: ""))
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        if depth == 2, let last = elements.indices.last {
            elements[last].text = elements[last].text.trimmingCharacters(
                in: .whitespacesAndNewlines)
        }
        depth -= 1
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { add(string) }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        add(String(decoding: block, as: UTF8.self))
    }

    private func add(_ text: String) {
        guard depth == 2, let last = elements.indices.last else { return }
        elements[last].text += text
    }
}
