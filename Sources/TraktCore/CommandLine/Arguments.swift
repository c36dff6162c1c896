import Foundation

/// The words after a tool's name, read by its spec: stored and checked, never acted upon.
package struct Arguments: Sendable, Hashable {
    /// The operands in order.
    package private(set) var operands: [String] = []
    /// How many of the operands came after `--`; nil without it.
    package private(set) var operandsAfterDashes: Int?
    /// The options given, in order. (A dictionary would slow down the start.)
    private var given: [Given] = []
    private let spec: ToolSpec

    /// An option that was given, by its long name, and its value; an empty one for a switch.
    private struct Given: Hashable {
        var option: String
        var value: String
    }

    /// Reads `words` by `spec`. Throws status 64 with one line that says what to do.
    ///
    /// `--name=value`, `--name value`, `-nvalue`, `-n value`, clustered switches; `--` ends the
    /// options; a lone `-` is an operand; no abbreviations; the last one wins.
    package init(_ words: [String], spec: ToolSpec) throws(ToolError) {
        self.spec = spec
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                operandsAfterDashes = rest.count
                operands += rest
                break
            } else if word.hasPrefix("--") {
                try readLong(word.dropFirst(2), &rest)
            } else if word.hasPrefix("-"), word.count > 1 {
                try readShort(word.dropFirst(), &rest)
            } else {
                operands.append(word)
            }
        }
        if !flag("help"), !flag("version") { try checkOperands() }
    }

    /// Whether a switch, or an option with a value, was given.
    package func flag(_ long: String) -> Bool { given.contains { $0.option == long } }

    /// The value given last for an option, or its default.
    package func value(_ long: String) -> String? {
        given.last { $0.option == long }?.value ?? spec.option(long)?.defaultValue
    }

    /// All values given for an option that may be repeated.
    package func values(_ long: String) -> [String] {
        given.filter { $0.option == long }.map(\.value)
    }

    /// The value of an option of whole numbers.
    package func int(_ long: String) -> Int? { value(long).flatMap { Int($0) } }

    /// The value of an option of numbers.
    package func number(_ long: String) -> Double? { value(long).flatMap { Double($0) } }

    /// The value of an option of time spans, in seconds.
    package func seconds(_ long: String) -> Double? { value(long).flatMap(parseDuration) }

    /// The value of an option of times. `endOfDay` takes the last millisecond of a plain date.
    package func time(_ long: String, endOfDay: Bool = false) -> Timestamp? {
        value(long).flatMap { Timestamp(local: $0, endOfDay: endOfDay) }
    }

    /// How the times in records are read: by `--zone`.
    package var recordTimes: RecordTimes {
        RecordTimes(zone: value("zone").flatMap { Zone(named: $0) })
    }

    private mutating func readLong(
        _ word: Substring, _ rest: inout ArraySlice<String>
    ) throws(ToolError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = spec.option(name) else { throw unknownOption(name) }
        guard let valueName = option.valueName else {
            guard parts.count == 1 else { throw wrong("--\(name) takes no value") }
            return given.append(Given(option: name, value: ""))
        }
        if parts.count == 2 {
            try store(String(parts[1]), option)
        } else if let implied = option.impliedValue {
            try store(implied, option)
        } else if let value = rest.popFirst() {
            try store(value, option)
        } else {
            throw wrong("--\(name) needs a value: --\(name) \(valueName)")
        }
    }

    private mutating func readShort(
        _ letters: Substring, _ rest: inout ArraySlice<String>
    ) throws(ToolError) {
        var letters = letters
        while let letter = letters.popFirst() {
            guard let option = spec.options.first(where: { $0.short == String(letter) }) else {
                throw wrong("unknown option -\(letter)")
            }
            guard let valueName = option.valueName else {
                given.append(Given(option: option.long, value: ""))
                continue
            }
            if !letters.isEmpty {
                return try store(String(letters), option)
            }
            guard let value = rest.popFirst() else {
                throw wrong("-\(letter) needs a value: -\(letter) \(valueName)")
            }
            return try store(value, option)
        }
    }

    private mutating func store(_ value: String, _ option: OptionSpec) throws(ToolError) {
        if let wanted = option.kind.refusal(of: value) {
            throw wrong(
                "--\(option.long): \"\(value)\" is not \(wanted)"
                    + suggestion(for: value, option.kind))
        }
        if !option.repeats { given.removeAll { $0.option == option.long } }
        given.append(Given(option: option.long, value: value))
    }

    private func checkOperands() throws(ToolError) {
        if operands.count < spec.operands.minimum {
            throw wrong("\(spec.operands.synopsis) is missing")
        }
        if let maximum = spec.operands.maximum, operands.count > maximum {
            let extra = operands[maximum]
            // What keeps rejects is a filter.
            let usesStream = maximum == 0 && spec.options.contains { $0.long == "rejects" }
            throw wrong(
                "unexpected argument \"\(extra)\""
                    + (usesStream ? ": records are read from standard input (< FILE)" : ""))
        }
        for operand in operands {
            guard let wanted = spec.operands.kind.refusal(of: operand) else { continue }
            throw wrong(
                "\"\(operand)\" is not \(wanted)" + suggestion(for: operand, spec.operands.kind))
        }
    }

    private func unknownOption(_ name: String) -> ToolError {
        let options = spec.options.map { "--\($0.long)" }
        return wrong("unknown option --\(name)" + didYouMean("--\(name)", options))
    }

    /// `: did you mean history?`, if `value`, or a part of a list, is nearly a choice of `kind`.
    private func suggestion(for value: String, _ kind: OptionSpec.Kind) -> String {
        switch kind {
        case .choice(let words): didYouMean(value, words)
        case .choices(let words):
            value.split(separator: ",").map(String.init).first { !words.contains($0) }
                .map { didYouMean($0, words) } ?? ""
        default: ""
        }
    }

    private func wrong(_ what: String) -> ToolError {
        ToolError(.usage, "\(what) (see \(spec.name) --help)")
    }
}

extension OptionSpec.Kind {
    /// What the value should have been, or nil if it is all right.
    func refusal(of value: String) -> String? {
        switch self {
        case .text, .words, .wordList: return nil
        case .file, .folder: return value.isEmpty ? "a path" : nil
        case .choice(let words):
            return words.contains(value) ? nil : "one of \(words.joined(separator: ", "))"
        case .choices(let words):
            let parts = value.split(separator: ",", omittingEmptySubsequences: false)
            return parts.allSatisfy { words.contains(String($0)) }
                ? nil : "one or more of \(words.joined(separator: ", ")), separated by commas"
        case .integer(let low, let high):
            if let number = Int(value), number >= low, number <= high { return nil }
            return high == Int.max
                ? "a whole number of \(low) or more" : "a whole number from \(low) to \(high)"
        case .number:
            if let number = Double(value), number.isFinite, number >= 0 { return nil }
            return "a number of 0 or more"
        case .duration:
            return parseDuration(value) == nil ? "a span of time such as 90s, 45m, 26h or 2d" : nil
        case .zone:
            return Zone(named: value) == nil
                ? "a time zone such as Europe/Berlin, UTC, +02:00 or local" : nil
        case .time:
            return Timestamp(local: value) == nil
                ? "a date or time such as 2025-11-17 or \"2025-11-17 01:02\"" : nil
        }
    }
}

/// The seconds in `90s`, `45m`, `26h`, `2d`, `1w`, or a plain number of seconds; nil for anything else.
package func parseDuration(_ text: String) -> Double? {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604_800]
    guard let last = text.last else { return nil }
    let unit = units[last]
    guard let number = Double(unit == nil ? text : String(text.dropLast())), number.isFinite,
        number >= 0
    else { return nil }
    return number * (unit ?? 1)
}
