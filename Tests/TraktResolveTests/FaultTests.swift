import Synchronization
import Synchronization
import Testing
import TraktCore

@testable import trakt_resolve

@Suite("when the service is ill")
struct FaultTests {
    static let titles: [StubTrakt.Title] = (1...40).map {
        .init(type: .movie, id: Int64($0), title: "Film \($0) of Many", year: 1950 + $0)
    }

    @Test("every other reply is a fault, and the outcome is the same")
    func passing() async throws {
        let bench = try Bench(StubTrakt(Self.titles))
        bench.trakt.answering { _, number in
            guard number % 2 == 1 else { return nil }
            switch number % 10 {
            case 1: return HTTPResponse(status: 429, headers: ["Retry-After": "0"])
            case 3: return HTTPResponse(status: 200, body: Array("<html>Sorry</html>".utf8))
            case 5: return HTTPResponse(status: 200, body: Array(#"[{"type":"mov"#.utf8))
            case 7: return HTTPResponse(status: 500)
            default: return HTTPResponse(status: 200)
            }
        }
        let run = try bench.run()
        for title in Self.titles {
            #expect(try await run.film(title.title, title.year).trakt == title.id)
        }
    }

    @Test("an answer that is no list is not taken for 'nothing found'")
    func notAList() async throws {
        let bench = try Bench(StubTrakt(Self.titles))
        bench.trakt.answering { _, _ in StubTrakt.json(["error": "x"]) }
        let failed = try await bench.run().film("Film 1 of Many", 1951)
        #expect(failed.failure?.status == .protocolError)
        bench.trakt.answering { _, _ in nil }
        #expect(try await bench.run().film("Film 1 of Many", 1951).trakt == 1)
    }

    @Test("a dead service is found out once, not for every record; the next run goes on")
    func dead() async throws {
        let bench = try Bench(StubTrakt(Self.titles))
        #expect(try await bench.run().film("Film 1 of Many", 1951).trakt == 1)
        bench.trakt.answering { _, _ in HTTPResponse(status: 503) }
        bench.trakt.reset()
        let run = try bench.run()
        for title in Self.titles {
            let outcome = try await run.film(title.title, title.year)
            #expect(title.id == 1 ? outcome.trakt == 1 : outcome.failure?.status == .unavailable)
        }
        #expect(bench.trakt.paths.count <= 25)
        bench.trakt.answering { _, _ in nil }
        bench.trakt.reset()
        let next = try bench.run()
        for title in Self.titles {
            #expect(try await next.film(title.title, title.year).trakt == title.id)
        }
        #expect(bench.trakt.paths.count == Self.titles.count - 1)
    }

    @Test("one request that always fails spoils only its own record")
    func poisoned() async throws {
        let bench = try Bench(StubTrakt(Self.titles))
        bench.trakt.answering { path, _ in
            path.contains("Film%207%20of") ? HTTPResponse(status: 500) : nil
        }
        let run = try bench.run()
        for title in Self.titles {
            let outcome = try await run.film(title.title, title.year)
            #expect(title.id == 7 ? outcome.failure != nil : outcome.trakt == title.id)
        }
    }

    @Test("an account that cannot be read is done without", arguments: [401, 502])
    func account(_ status: Int) async throws {
        let bench = try Bench(StubTrakt(Self.titles), signedIn: true)
        bench.trakt.answering { path, _ in
            path.hasPrefix("/sync") ? HTTPResponse(status: status) : nil
        }
        let run = try bench.run()
        for title in Self.titles {
            #expect(try await run.film(title.title, title.year).trakt == title.id)
        }
    }

    @Test("a failure is not remembered: the same title is asked for again")
    func again() async throws {
        let bench = try Bench(StubTrakt(Self.titles))
        let isIll = Mutex(true)
        bench.trakt.answering { _, _ in
            isIll.withLock { $0 } ? HTTPResponse(status: 500) : nil
        }
        let run = try bench.run()
        let id = #"{"type":"movie","movie":{"ids":{"imdb":"tt3"}}}"#
        #expect(try await run.film("Film 3 of Many", 1953).failure != nil)
        #expect(try await run.resolve(id).failure != nil)
        isIll.withLock { $0 = false }
        #expect(try await run.film("Film 3 of Many", 1953).trakt == 3)
        #expect(try await run.resolve(id).failure == nil)
    }
}
