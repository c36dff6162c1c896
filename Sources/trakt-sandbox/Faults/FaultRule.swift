// The `--fault` rules: which requests go wrong, and how. Their grammar is documented in
// trakt-sandbox(1): METHOD PATH-PREFIX [@WHICH] ACTION.

/// What goes wrong with a request.
struct FaultAction: Sendable, Equatable {
    /// What the client gets.
    enum Effect: Sendable, Equatable {
        /// A status, with the headers and the body such an error has.
        case status(Int)
        /// 429 as the API answers it, with the seconds to wait.
        case rateLimit(seconds: Int)
        /// A reply that is always the same.
        case canned(CannedReply)
        /// A redirect to another place.
        case redirect(String)
        /// The right reply, delivered badly.
        case delivery(Answer.Delivery)
        /// The right reply, delayed by milliseconds.
        case slow(milliseconds: Int)
        /// The right rows, badly paged.
        case page(PageFault)
    }

    /// What the client gets.
    var effect: Effect
    /// Whether the request is carried out all the same.
    var isCarriedOut: Bool
}

/// Replies without variable parts, by their names in rules.
enum CannedReply: String, Sendable {
    /// 429 as Cloudflare answers it: an HTML page and no X-Ratelimit.
    case cloudflare429
    /// 500 with no body and an X-Error-Message.
    case empty500 = "500-empty"
    /// Cloudflare's 403 page.
    case html403 = "403-html"
    /// 403 with the nine bytes "Forbidden", which an application gets that was blocked.
    case forbidden = "403-forbidden"
    /// A page where JSON should be.
    case html200 = "200-html"
    /// 401 with a Basic challenge, on which URLSession hangs (style.md 3.3 a).
    case basic401 = "basic-401"
}

/// The matching requests that a rule applies to.
struct FaultSelection: Sendable, Equatable {
    /// Ranges of the count of fitting requests, from 1.
    var ranges: [ClosedRange<Int>]

    static let every = FaultSelection(ranges: [1...Int.max])
    static let first = FaultSelection(ranges: [1...1])

    /// True when the request that is the `count`th to fit is chosen.
    func contains(_ count: Int) -> Bool { ranges.contains { $0.contains(count) } }
}

extension FaultSelection {
    /// Reads `every`, or a list of numbers, ranges `2-5` and open ranges `3+`, joined by commas.
    init?(_ text: Substring) {
        if text == "every" {
            self = .every
            return
        }
        var ranges: [ClosedRange<Int>] = []
        for part in text.split(separator: ",") {
            guard let range = Self.range(part) else { return nil }
            ranges.append(range)
        }
        guard !ranges.isEmpty else { return nil }
        self.init(ranges: ranges)
    }

    private static func range(_ part: Substring) -> ClosedRange<Int>? {
        if part.last == "+" { return Int(part.dropLast()).flatMap { $0 > 0 ? $0...Int.max : nil } }
        let ends = part.split(separator: "-").map { Int($0) }
        guard let first = ends.first.flatMap(\.self), first > 0 else { return nil }
        if ends.count == 1 { return first...first }
        guard ends.count == 2, let last = ends[1], last >= first else { return nil }
        return first...last
    }
}

/// One rule.
struct FaultRule: Sendable, Equatable {
    /// The rule as it was written, for the log.
    var text: String
    /// Upper case, or "*" for any.
    var method: String
    /// The beginning of the path, as "/sync/history"; "/" for all.
    var path: String
    var selection: FaultSelection
    var action: FaultAction

    /// Reads a rule. Nil if the text is not one.
    init?(_ text: String) {
        var words = text.split { $0 == " " || $0 == "\t" }
        guard words.count == 3 || words.count == 4, let action = FaultAction(words.removeLast())
        else { return nil }
        var selection = action.isAboutPages ? FaultSelection.every : .first
        if words.count == 3 {
            let word = words.removeLast()
            guard word.first == "@", let given = FaultSelection(word.dropFirst()) else {
                return nil
            }
            selection = given
        }
        guard words[1].first == "/" else { return nil }
        self.text = text
        method = words[0].uppercased() == "ANY" ? "*" : words[0].uppercased()
        path = "/" + words[1].split(separator: "/").joined(separator: "/")
        self.selection = selection
        self.action = action
    }

    /// True for requests this rule counts. A rule for GET fits HEAD too.
    func fits(_ request: ServerRequest) -> Bool {
        let isMethod =
            method == "*" || method == request.method
            || (method == "GET" && request.method == "HEAD")
        return isMethod && request.pathText.hasPrefix(path)
    }
}

extension FaultAction {
    /// True for faults that only make sense on every page of a list.
    var isAboutPages: Bool {
        if case .page = effect { true } else { false }
    }

    /// Reads an action: its name, for some followed by a colon and a value.
    init?(_ text: Substring) {
        let name = text.prefix { $0 != ":" }
        let value = text.count > name.count ? String(text.dropFirst(name.count + 1)) : nil
        // A day in milliseconds: longer than any client waits.
        let number = value.flatMap(Int.init).flatMap { (0...86_400_000).contains($0) ? $0 : nil }
        let isCommitted = name.hasPrefix("commit-then-")
        let plain = String(isCommitted ? name.dropFirst("commit-then-".count) : name)
        let status = Int(plain).flatMap { (300...599).contains($0) ? Effect.status($0) : nil }
        let effect: Effect? =
            switch name {
            case "429":
                value == nil ? .rateLimit(seconds: 1) : number.map { .rateLimit(seconds: $0) }
            case "slow": number.map { .slow(milliseconds: $0) }
            case "redirect": value.map { .redirect($0) }
            case "commit-then-html": .canned(.html200)
            case _ where isCommitted:
                Answer.Delivery(rawValue: plain).map { .delivery($0) } ?? status
            default:
                CannedReply(rawValue: plain).map { .canned($0) }
                    ?? PageFault(rawValue: plain).map { .page($0) }
                    ?? Answer.Delivery(rawValue: plain).map { .delivery($0) }
                    ?? (value == nil ? status : nil)
            }
        guard let effect else { return nil }
        self.effect = effect
        isCarriedOut =
            switch effect {
            case .slow, .page, .delivery(.truncated): true
            default: isCommitted
            }
    }
}
