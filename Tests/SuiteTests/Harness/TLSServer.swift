import Foundation
import Testing
import TraktCore

/// A server of TLS for some host names, with a certificate of an authority of its own, and a proxy
/// that leads to it whatever host is asked for: `openssl s_server` behind a `LoopbackServer`. It
/// answers every GET with a web page, status 200.
final class TLSServer: Sendable {
    /// Whether the program it needs is here.
    static var isPossible: Bool { Products.isInstalled("openssl") }

    /// The certificate of its authority, a file.
    let authority: String
    /// Its port on this machine.
    let port: UInt16
    private let proxy: LoopbackServer
    private let child: ChildProcess
    private let output: Pipe
    private let scratch: Scratch

    /// Starts one for `hosts`; it listens when this returns.
    init(_ hosts: [String], in scratch: Scratch) async throws {
        self.scratch = scratch
        let names = hosts.map { "DNS:\($0)" }.joined(separator: ",")
        let made = try await Command.shell(
            """
            openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
            -addext subjectAltName=\(names) -keyout key.pem -out ca.pem
            """, in: scratch
        ).run()
        made.expectStatus(0)
        authority = "\(scratch.work)/ca.pem"
        let port = try unusedPort(isKept: false)
        self.port = port
        let words = ["s_server", "-accept", "\(port)", "-cert", "ca.pem", "-key", "key.pem"]
        let nothing = try ChildProcess.spawning.withLock { try Pipe() }
        output = try ChildProcess.spawning.withLock { try Pipe() }
        child = try ChildProcess.spawning.withLock { [output] in
            try ChildProcess(
                path: Products.path("openssl"), arguments: words + ["-www"],
                environment: scratch.environment, folder: scratch.work,
                streams: [nothing.reading, output.writing, output.writing])
        }
        for end in [nothing.reading, nothing.writing, output.writing] { end.close() }
        proxy = try LoopbackServer { _ in .tunnel(port) }
        try await Jobs.run { [output] in
            // It says so once it listens.
            var said: [UInt8] = []
            while said.firstRange(of: Array("ACCEPT".utf8)) == nil {
                let block = try output.reading.read(atMost: 4096)
                guard !block.isEmpty else {
                    throw HarnessError("openssl: \(String(decoding: said, as: UTF8.self))")
                }
                said += block
            }
            _ = Work { while let block = try? output.reading.read(atMost: 4096), !block.isEmpty {} }
        }
    }

    deinit {
        child.send(SIGKILL)
        _ = child.wait()
    }

    /// What makes a command take it for every https server there is.
    var environment: [String: String] {
        ["https_proxy": proxy.url, "CURL_CA_BUNDLE": authority]
    }

    /// The first lines of what the proxy was asked: `CONNECT api.trakt.tv:443 HTTP/1.1`.
    var requests: [String] { proxy.requests }
}
