// The page at `/activate`, where a person approves a device code with a button.

import TraktCore

/// GET and POST `/activate`.
enum ActivationRoutes {
    static let all: [Route] = [
        Route("GET", "/activate/:code?", .open) { call, _ in
            let code = call.parameters["code"] ?? call.request.queryValue("code")
            return .html(form(code: code ?? ""), status: 200)
        },
        Route("POST", "/activate", .open, .current, decide),
    ]

    private static func decide(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let form = Address.pairs(String(decoding: call.request.body, as: UTF8.self)[...])
        let userCode = form.last { $0.name == "code" }?.value.uppercased() ?? ""
        let isApproved = form.last { $0.name == "decision" }?.value != "deny"
        let match = account.tokens.codes.first { $0.value.userCode == userCode }
        guard let match, match.value.decision == .none else {
            return .html(page("<p>This code is unknown or already used.</p>"), status: 404)
        }
        guard call.now < match.value.createdAt.adding(seconds: Double(call.settings.codeLifetime))
        else { return .html(page("<p>This code has expired.</p>"), status: 410) }
        account.tokens.codes[match.key]?.decision = isApproved ? .approved : .denied
        let words = isApproved ? "Done. You can go back to the terminal." : "Denied."
        return .html(page("<p>\(words)</p>"), status: 200)
    }

    private static func form(code: String) -> String {
        let safe = code.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return page(
            """
            <form method="post" action="/activate">
            <p>Code: <input name="code" value="\(safe)" autocomplete="off" autofocus></p>
            <p><button name="decision" value="approve">Approve</button>
            <button name="decision" value="deny">Deny</button></p>
            </form>
            """)
    }

    private static func page(_ body: String) -> String {
        """
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><title>trakt-sandbox: activate a device</title>
        <h1>Activate a device</h1>
        \(body)
        </html>

        """
    }
}
