import Foundation
import Testing
import TraktCore

/// The man pages: their prose is written by hand, the rest is made from the specs.
@Suite("Documentation: man pages")
struct PageTests {
    @Test("a page's parts are what the tool makes", arguments: ToolContract.all)
    func parts(_ tool: ToolContract) async throws {
        let page = try Documentation.text("man/\(tool.name).1")
        for part in ["name", "synopsis", "options", "examples"] {
            let made = try await Documentation.generated("man-\(part)", by: tool.name)
            let marked = ".\\\" \(part): begin\n\(made).\\\" \(part): end\n"
            let isCurrent = page.contains(marked)
            #expect(isCurrent, "\(part): run Tests/SuiteTests/Documentation/regenerate")
        }
    }

    @Test("a page has its sections", arguments: ToolContract.all)
    func sections(_ tool: ToolContract) throws {
        let page = try Documentation.text("man/\(tool.name).1")
        for section in [
            "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "INPUT AND OUTPUT", "ENVIRONMENT",
            "FILES",
            "EXIT STATUS", "EXAMPLES", "SEE ALSO",
        ] {
            let isThere = page.contains("\n.Sh \(section)\n")
            #expect(isThere, "\(section)")
        }
    }

    @Test("there is a page per tool, and none without one")
    func complete() throws {
        let names = ToolContract.all.map { "\($0.name).1" }
        let pages = try Documentation.files("man")
        #expect(Set(pages) == Set(names + ["traktutils.7", "trakt-records.5"]))
        let tour = try Documentation.text("man/traktutils.7")
        for tool in ToolContract.all {
            let isNamed = tour.contains(".It Xr \(tool.name) 1\n\(tool.spec.summary)\n")
            #expect(isNamed, "\(tool.name)")
        }
    }

    @Test("README lists every tool")
    func readme() throws {
        let text = try Documentation.text("README.md")
        for tool in ToolContract.all {
            let isListed = text.contains("\n| `\(tool.name)` | ")
            #expect(isListed, "\(tool.name)")
        }
    }

    @Test("an option named in a page's prose exists; a page referred to exists")
    func references() throws {
        let pages = try Documentation.files("man")
        for page in pages {
            let text = try Documentation.text("man/\(page)")
            for reference in text.matches(of: /\.Xr (\S+) (\d)/) where reference.1.contains("trakt")
            {
                #expect(pages.contains("\(reference.1).\(reference.2)"), "\(page): \(reference.0)")
            }
            guard let tool = ToolContract.all.first(where: { "\($0.name).1" == page }) else {
                continue
            }
            for option in text.matches(of: /Fl -([a-z][a-z-]*)/) {
                #expect(tool.spec.option(String(option.1)) != nil, "\(page): \(option.0)")
            }
        }
    }

    @Test("mandoc has nothing to say", .enabled(if: Products.isInstalled("mandoc")))
    func lint() async throws {
        let pages = try Documentation.files("man").map { Documentation.path("man/\($0)") }
        let result = try await Command(
            "mandoc", ["-T", "lint"] + pages, in: try Scratch()
        ).run()
        // Other pages are found once these are installed.
        let lines = (result.lines + result.errorLines).filter {
            !$0.contains("referenced manual not found") && !$0.contains("outdated mandoc.db")
        }
        result.expect(lines.isEmpty, "no remark: \(lines)")
    }
}
