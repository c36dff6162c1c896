// `--log FILE`: one line of JSON a request, written before its reply is sent.

import Foundation
import Synchronization
import TraktCore

/// Appends to the log file. Tokens appear as short fingerprints, so that a test can tell them apart
/// and cannot be used.
final class RequestLog: Sendable {
    private let file: FileDescriptor

    /// Opens the file for appending, making it if need be.
    init(path: String) throws(ToolError) {
        guard let file = FileDescriptor(opening: path, O_WRONLY | O_APPEND | O_CREAT) else {
            throw ToolError(.io, "cannot open the log \(path): \(SystemError.last)")
        }
        self.file = file
    }

    /// Appends one request and its answer.
    func append(_ request: ServerRequest, _ answer: Answer, fault: FaultRule?, at now: Timestamp) {
        let query = request.target.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let token = Gate.bearer(request).map { JSON.string(Self.fingerprint($0)) }
        let entry: JSON = .object(
            [
                "at": .time(now), "method": .string(request.method),
                "path": .string(request.pathText), "query": .string(String(query)),
                "status": answer.delivery == nil || answer.delivery == .truncated
                    ? .count(answer.reply.status) : .null,
                "user_agent": .orNull(request.header("user-agent")), "token": token ?? .null,
                "body": body(request), "event": event(request, answer.reply).map { .string($0) },
                "fault": fault.map { .string($0.text) },
            ] as KeyValuePairs<String, JSON?>)
        // One write for the whole line; a full disk must not stop the server.
        try? file.write(entry.bytes + [10])
    }

    /// Ten digits that stand for a token.
    static func fingerprint(_ token: String) -> String {
        Digest.hex(token.utf8, digits: 10)
    }

    private static let secretKeys: Set<String> = [
        "access_token", "refresh_token", "token", "code", "client_secret", "device_code",
    ]

    private func body(_ request: ServerRequest) -> JSON? {
        guard !request.isRead, let root = try? JSONSlice.parse(request.body),
            root.kind == .object
        else { return nil }
        return .object(
            root.fields.map { key, value in
                guard Self.secretKeys.contains(key), let text = value.string else {
                    return .init(key, .raw(value))
                }
                return .init(key, .string(Self.fingerprint(text)))
            })
    }

    /// What happened, where the path alone does not say it.
    private func event(_ request: ServerRequest, _ reply: Reply) -> String? {
        let isOK = reply.status < 300
        switch request.pathText {
        case "/oauth/token": return isOK ? "refresh" : "refresh-refused"
        case "/oauth/device/token": return isOK ? "login" : nil
        case "/oauth/revoke": return isOK ? "revoke" : nil
        default: return reply.status == 429 ? "rate-limited" : nil
        }
    }
}
