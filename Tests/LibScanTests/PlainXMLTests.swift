import TestSupport
import Testing

@testable import lib_scan

/// The reader for plain XML beside libxml2: for any text it declines, or gives the same.
@Suite("NFO: plain XML beside libxml2")
struct PlainXMLTests {
    static let documents = [
        """
        <movie>
          <title>A &amp; B &lt;é&gt;</title>\t<year>1995</year>\r\n<plot>one\r\ntwo\rthree</plot>
          <uniqueid type="imdb" default='true'>tt0113277</uniqueid><empty/><x a = "1" />
          <actor><name>N</name><role type="r">R</role> tail </actor><ID IMDB="tt1">\u{A0}5\u{2003}</ID>
          <set>[REC] 千と千尋！</set>
        </movie>
        """,
        "<episodedetails><season>1</season><uniqueid type=\"tvdb\">7</uniqueid></episodedetails>",
        "<tvshow><!-- c --><title><![CDATA[x]]></title><a:b c:d=\"e\">&#233;</a:b></tvshow>",
        "<movie xmlns=\"u\"><title a=\"&quot;\" a=\"2\">]]></title><_n>1</_n></movie >",
    ]

    @Test("what media managers write is plain", arguments: [0, 1])
    func usualIsPlain(_ index: Int) throws {
        let bytes = Array(Self.documents[index].utf8)
        let elements = try #require(PlainXML.elements(of: bytes))
        #expect(elements == NFOXMLReader.elements(resolved: bytes))
    }

    @Test("what is not plain is declined", arguments: [2, 3])
    func unusualIsDeclined(_ index: Int) {
        #expect(PlainXML.elements(of: Array(Self.documents[index].utf8)) == nil)
    }

    @Test("mutated documents: it declines or agrees", arguments: 0..<4)
    func mutated(_ seed: Int) {
        var random = SeededRandom(seed: UInt64(seed) + 77)
        let pieces = [
            "<", ">", "/>", "</", "<a>", "</a>", "<a b=\"c\">", "=", "\"", "'", "&amp;", "&", "]]>",
            " ", "\r", "\n", "<title>", "</movie>", "é", "\u{FFFE}", "\u{1}", "<!-- -->", ":", "-",
        ].map { Array($0.utf8) }
        var plain = 0
        for _ in 0..<1500 {
            var bytes = Array(Self.documents[Int.random(in: 0..<4, using: &random)].utf8)
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                let end = min(bytes.count, place + Int.random(in: 0...3, using: &random))
                bytes.replaceSubrange(
                    place..<end, with: pieces[Int.random(in: pieces.indices, using: &random)])
            }
            // The caller hands over UTF-8 only.
            guard String(validating: bytes, as: UTF8.self) != nil,
                let elements = PlainXML.elements(of: bytes)
            else { continue }
            plain += 1
            #expect(
                elements == NFOXMLReader.elements(resolved: bytes),
                "\(String(decoding: bytes, as: UTF8.self))")
        }
        // The test would prove nothing if nearly all were declined.
        #expect(plain > 100)
    }
}
