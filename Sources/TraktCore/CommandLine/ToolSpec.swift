// What a tool's command line is, as plain data: parsing, --help, the man page's OPTIONS and the
// completions are all functions of these values. Nothing here can run.

/// One tool's command line and the words of its page.
package struct ToolSpec: Sendable, Hashable {
    /// The program's name.
    package var name: String
    /// What it does, in one line, as a sentence without its period.
    package var summary: String
    /// Paragraphs that say more, for --help and the man page.
    package var description: [String]
    /// The operands after the options.
    package var operands: OperandSpec
    /// The options, in the order of the docs, the common ones last.
    package var options: [OptionSpec]
    /// Whether it sends no request.
    package var isOffline: Bool
    /// Complete command lines with what they are for; at least two.
    package var examples: [Example]

    /// A tool's spec. The options of every tool (`--help`, …) and of its `traits` are added after
    /// `options`.
    package init(
        name: String, summary: String, description: [String] = [],
        operands: OperandSpec = .none, options: [OptionSpec] = [], traits: [Trait] = [],
        examples: [Example]
    ) {
        self.name = name
        self.summary = summary
        self.description = description
        self.operands = operands
        self.options = options + OptionSpec.common(traits)
        isOffline = traits.contains(.offline)
        self.examples = examples
    }

    /// What kind of tool it is: decides which common options it has.
    package enum Trait: Sendable, Hashable {
        /// Reads records and can keep those it could not handle: `--rejects FILE`.
        case filter
        /// Changes something: `-n/--dry-run`.
        case changes
        /// Reads times from records: `--zone ZONE`.
        case times
        /// Sends no request: `--verbose` and the exit statuses speak of none.
        case offline
    }

    /// A command line that works, and what it is for.
    package struct Example: Sendable, Hashable {
        /// The command, as typed.
        package var command: String
        /// What it does.
        package var text: String

        /// An example.
        package init(_ command: String, _ text: String) {
            self.command = command
            self.text = text
        }
    }

    /// The option of this long name.
    package func option(_ long: String) -> OptionSpec? { options.first { $0.long == long } }
}

/// The operands after a tool's options.
package struct OperandSpec: Sendable, Hashable {
    /// How the synopsis shows them: `DIR…`, `[ITEM…]`.
    package var synopsis: String
    /// The fewest there may be.
    package var minimum: Int
    /// The most there may be; nil for any number.
    package var maximum: Int?
    /// What they are, for the docs.
    package var help: String
    /// What they are, for completions.
    package var kind: OptionSpec.Kind
    /// Whether `--` may begin a command to run, as in `trakt-sandbox -- trakt-history`.
    package var takesCommand: Bool

    /// Operands that look like `synopsis`, between `minimum` and `maximum` of them.
    package init(
        _ synopsis: String, minimum: Int = 0, maximum: Int? = nil, kind: OptionSpec.Kind = .text,
        takesCommand: Bool = false, help: String
    ) {
        self.takesCommand = takesCommand
        self.synopsis = synopsis
        self.minimum = minimum
        self.maximum = maximum
        self.kind = kind
        self.help = help
    }

    /// No operands.
    package static let none = OperandSpec("", maximum: 0, help: "")
}

/// One option: its names, what it takes, and its words.
package struct OptionSpec: Sendable, Hashable {
    /// The name after `--`.
    package var long: String
    /// The letter after `-`, if it has one.
    package var short: String?
    /// How the docs name its value (`FILE`); nil for a switch.
    package var valueName: String?
    /// What the value must be.
    package var kind: Kind
    /// The value if the option is given without one (`--cloud`): then a value needs `=`.
    package var impliedValue: String?
    /// The value if the option is not given, for the docs and for `Arguments`.
    package var defaultValue: String?
    /// Whether it may be given more than once, each time adding a value; otherwise the last wins.
    package var repeats: Bool
    /// What it does.
    package var help: String
    /// The heading under which the docs list it: `Matching`; nil for the tool's main options.
    package var group: String?

    /// What a value must be: checked when the command line is read, used by completions.
    package enum Kind: Sendable, Hashable {
        /// Any text.
        case text
        /// A file's or a folder's path.
        case file, folder
        /// One of these words.
        case choice([String])
        /// These words, joined by commas.
        case choices([String])
        /// One of these words or any other text.
        case words([String])
        /// These words or any other texts, joined by commas.
        case wordList([String])
        /// A whole number not below the first and not above the second.
        case integer(Int, Int)
        /// A number of 0 or more.
        case number
        /// A span of time: `90s`, `45m`, `26h`, `2d`.
        case duration
        /// A time zone: `Europe/Berlin`, `UTC`, `+02:00`, `local`.
        case zone
        /// A date or time, local unless it says otherwise: `2025-11-17`, `2025-11-17 01:02`.
        case time
    }

    /// A switch.
    package static func flag(_ long: String, _ short: String? = nil, help: String) -> OptionSpec {
        OptionSpec(
            long: long, short: short, valueName: nil, kind: .text, impliedValue: nil,
            defaultValue: nil, repeats: false, help: help)
    }

    /// An option with a value. `implied` makes the value optional.
    package static func value(
        _ long: String, _ short: String? = nil, _ valueName: String, _ kind: Kind = .text,
        implied: String? = nil, default defaultValue: String? = nil, repeats: Bool = false,
        help: String
    ) -> OptionSpec {
        OptionSpec(
            long: long, short: short, valueName: valueName, kind: kind, impliedValue: implied,
            defaultValue: defaultValue, repeats: repeats, help: help)
    }

    /// The options of every tool, and of its traits.
    static func common(_ traits: [ToolSpec.Trait]) -> [OptionSpec] {
        var all: [OptionSpec] = []
        if traits.contains(.filter) {
            all.append(
                .value(
                    "rejects", nil, "FILE", .file,
                    help: "Write rejected records, with the reason, to FILE."))
        }
        if traits.contains(.times) {
            all.append(
                .value(
                    "zone", nil, "ZONE", .zone,
                    help: "Read times without a zone in ZONE (Europe/Berlin, UTC, +02:00, local). "
                        + "Without this option they are rejected."))
        }
        if traits.contains(.changes) {
            all.append(
                .flag("dry-run", "n", help: "Show what would be done, without changing anything."))
        }
        all += [
            .flag("quiet", "q", help: "Print only errors: no progress and no summary."),
            .flag(
                "verbose", "v",
                help: traits.contains(.offline)
                    ? "Print more details to stderr."
                    : "Print a line for each HTTP request to stderr, never a token."),
            .flag("help", "h", help: "Print this help and exit."),
            .flag("version", nil, help: "Print the version and exit."),
        ]
        return all.grouped("Common")
    }

    /// How the option is written in messages and docs: `--to LIST`, `--cloud[=LIST]`.
    package var usage: String {
        guard let valueName else { return "--\(long)" }
        return impliedValue == nil ? "--\(long) \(valueName)" : "--\(long)[=\(valueName)]"
    }
}

extension [OptionSpec] {
    /// The same options, listed by the docs under `heading`.
    package func grouped(_ heading: String) -> [OptionSpec] {
        map { option in
            var option = option
            option.group = heading
            return option
        }
    }
}

extension ToolSpec {
    /// The options by the headings of the docs, in the order in which the headings first appear.
    var optionGroups: [(heading: String, options: [OptionSpec])] {
        var groups: [(heading: String, options: [OptionSpec])] = []
        for option in options {
            let heading = option.group ?? "Options"
            if let index = groups.firstIndex(where: { $0.heading == heading }) {
                groups[index].options.append(option)
            } else {
                groups.append((heading, [option]))
            }
        }
        return groups
    }
}
