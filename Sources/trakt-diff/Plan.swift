import TraktCore

/// What is compared with what, and what is printed.
struct Plan {
    /// The side that is not streamed.
    enum Other {
        case file(String)
        case account(AccountList)
    }

    /// The path of the side that is streamed; nil for standard input.
    var stream: String?
    /// The other side.
    var other: Other
    /// Whether to print what is on both sides.
    var wantsCommon: Bool
    /// Whether the account's rows are printed. (With two files, the sides are changed instead.)
    var isReverse: Bool
    /// What makes two records the same.
    var identity: Identity
    /// The keys whose values are taken from the other side.
    var taken: [String]
    /// How the times in records are read.
    let times: RecordTimes

    /// Reads the options.
    /// - Throws: `ToolError` with status 64 for those that do not go together.
    init(_ arguments: Arguments) throws {
        times = arguments.recordTimes
        wantsCommon = arguments.flag("common")
        isReverse = arguments.flag("reverse")
        guard !(wantsCommon && isReverse) else {
            throw Plan.wrong("--common and --reverse cannot be used together")
        }
        (stream, other) = try Plan.sides(arguments, isReverse)
        identity = try Plan.identity(arguments, other)
        taken = try Plan.taken(arguments)
    }

    private static func sides(_ arguments: Arguments, _ isReverse: Bool) throws -> (String?, Other)
    {
        let operands = arguments.operands
        if let name = arguments.value("cloud") {
            let list = try AccountList(option: "cloud", name)
            guard operands.count <= 1 else { throw wrong("--cloud takes one file at most") }
            if let path = operands.first, AccountList(path) != nil, FileIdentity(path: path) == nil
            {
                throw wrong("\(path) is not a file: for the account's list use --cloud=\(path)")
            }
            return (operands.first, .account(list))
        }
        guard operands.count == 2 else { throw wrong("give A and B, or --cloud") }
        guard operands != ["-", "-"] else { throw wrong("A and B cannot both be standard input") }
        let (a, b) = (operands[0], operands[1])
        return isReverse ? (b, .file(a)) : (a, .file(b))
    }

    private static func identity(_ arguments: Arguments, _ other: Other) throws -> Identity {
        let way = arguments.value("by")
        guard way == "play" || !arguments.flag("within") else {
            throw wrong("--within needs --by play")
        }
        var list: AccountList?
        if case .account(let account) = other { list = account }
        switch way {
        case "play":
            guard list == nil || list == .history else {
                throw wrong("--by play needs --cloud=history")
            }
            return .play(withinSeconds: arguments.seconds("within"))
        case "value":
            let values = ["rating", "collected_at"]
            guard let list else { return .value(of: values) }
            let kept = values.filter(list.keeps)
            guard !kept.isEmpty else {
                throw wrong("--by value needs --cloud=ratings or --cloud=collection")
            }
            return .value(of: kept)
        default: return .item
        }
    }

    private static func taken(_ arguments: Arguments) throws -> [String] {
        guard let text = arguments.value("take") else { return [] }
        guard arguments.flag("common") else { throw wrong("--take needs --common") }
        let keys = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard !keys.contains("") else {
            throw wrong("--take: give the names of keys, such as watched_at,rating")
        }
        return keys
    }

    /// What the side that nothing is printed of is called in messages.
    var otherName: String {
        switch other {
        case .account where isReverse: Plan.name(of: stream)
        case .account(let list): "the account's \(list.title)"
        case .file(let path): Plan.name(of: path)
        }
    }

    /// Whether the other side is a device: `/dev/null` is meant to be empty.
    var isOtherDevice: Bool {
        guard case .file(let path) = other else { return false }
        return FileIdentity(path: path)?.isDevice ?? false
    }

    private static func name(of path: String?) -> String {
        path.flatMap { $0 == "-" ? nil : $0 } ?? "standard input"
    }

    private static func wrong(_ what: String) -> ToolError {
        ToolError(.usage, "\(what) (see trakt-diff --help)")
    }
}
