// Shapes: what tokens in a row must look like, written as text, so that a rule can be read at a glance.
// `["n1", "-n2z", "_w"]` is a number of one digit, a dash, a number of two digits with a zero in front,
// a blank and a word: `1-01 Words`.
//
// A piece says, in this order, each part but the second being optional:
//
//     the gap before it   _ a blank  . a dot  - a dash  ^ an underscore  , a comma: that alone
//                         + a blank, whatever else  = a dash with blanks  ( an opening bracket  ) a closing one
//                         ~ no bracket  : neither bracket nor comma  > no closing bracket
//     what it is          n a number  y a year  v a version (v2)  w a word: no number, no tag  t a tag  T a strong tag
//                         a anything  'of' that word  $ the end of the name
//                         ! the end, a tag or a bracket
//     how long            2 or 1-3 bytes
//     what else           z a zero in front  u all capitals  x alone in its brackets
//                         o outside of brackets  k not tagged

/// What a gap must have: all of some, one of some, none of some.
struct GapTest: Sendable {
    private var all: Gap = []
    private var any: Gap = []
    private var none: Gap = []

    /// Any gap.
    init() {}

    /// The test that a shape or a pattern writes as one sign, nil for another sign.
    init?(_ sign: UnicodeScalar) {
        switch sign {
        case "_": only(.space)
        case ".": only(.dot)
        case "-": only(.dash)
        case "^": only(.underscore)
        case ",": only(.comma)
        case "=": (all, any) = (.dash, [.space, .underscore, .dot])
        case "(": any = .opens
        case ")": any = .closes
        case "~": none = .brackets
        case ":": none = [.opens, .closes, .comma]
        case ">": none = .closes
        case "≈": only(.joiner)
        case "»": break
        case "+": any = .space
        default: return nil
        }
    }

    private mutating func only(_ gap: Gap) {
        any = gap
        none = Gap(rawValue: ~gap.rawValue)
    }

    /// Whether a gap passes.
    func fits(_ gap: Gap) -> Bool {
        gap.isSuperset(of: all) && (any.isEmpty || !gap.isDisjoint(with: any))
            && gap.isDisjoint(with: none)
    }
}

/// One token of a shape.
struct Piece: Sendable, ExpressibleByStringLiteral {
    private var gap = GapTest()
    private var facts: Facts = []
    private var tagged: Bool?
    private var isStrong = false
    private var isOutside = false
    private var length = 0...Int.max
    private var roles: Roles = []
    private var literal: [UInt8] = []
    /// The piece takes no token: it looks at what follows.
    private(set) var isEnd = false
    fileprivate var orEnding = false

    /// A word of some roles, with a gap as a shape writes it: `Piece(.part, "=")`.
    init(_ roles: Roles, _ gap: StaticString = "") {
        self.init(stringLiteral: "\(gap)a")
        self.roles = roles
    }

    init(stringLiteral text: String) {
        var rest = Array(text.utf8)[...]
        takeGap(&rest)
        takeKind(&rest)
        takeLength(&rest)
        for byte in rest { takeFlag(byte) }
    }

    private mutating func takeGap(_ rest: inout ArraySlice<UInt8>) {
        guard let sign = rest.first, let test = GapTest(UnicodeScalar(sign)) else { return }
        gap = test
        rest.removeFirst()
    }

    private mutating func takeKind(_ rest: inout ArraySlice<UInt8>) {
        switch rest.popFirst().map(UnicodeScalar.init) {
        case "n": facts = .number
        case "y": facts = .year
        case "v": facts = .version
        case "w": (facts, tagged) = (.worded, false)
        case "t": tagged = true
        case "T": (tagged, isStrong) = (true, true)
        case "'":
            literal = Array(rest.prefix { $0 != 39 })
            length = literal.count...literal.count
            rest = rest.dropFirst(literal.count + 1)
        case "$": isEnd = true
        case "!": (isEnd, orEnding) = (true, true)
        case "a": break
        default: refuse("a shape's piece says what it is")
        }
    }

    private mutating func takeLength(_ rest: inout ArraySlice<UInt8>) {
        guard let low = rest.first.map({ Int($0) - 48 }), 0...9 ~= low else { return }
        rest.removeFirst()
        length = low...low
        if rest.first == 45 {
            length = low...(Int(rest.dropFirst().first ?? 57) - 48)
            rest = rest.dropFirst(2)
        }
    }

    private mutating func takeFlag(_ byte: UInt8) {
        switch UnicodeScalar(byte) {
        case "z": facts.insert(.padded)
        case "u": facts.insert(.upper)
        case "x": facts.insert(.alone)
        case "o": isOutside = true
        case "k": tagged = false
        default: refuse("a shape's piece has no such flag")
        }
    }

    /// A piece that is written wrong fits no token: the tests stop here, a scan never does.
    private mutating func refuse(_ why: String) {
        assertionFailure(why)
        literal = [0]
    }

    /// Whether a token of a name is such a piece.
    fileprivate func fits(_ token: Token, in text: NameText) -> Bool {
        token.facts.isSuperset(of: facts) && gap.fits(token.gap) && length.contains(token.count)
            && (tagged == nil || tagged == token.isTagged) && (!isStrong || token.tag.isStrong)
            && (!isOutside || token.group == 0) && (roles.isEmpty || token.isAny(roles))
            && (literal.isEmpty || text.lower[token.start..<token.end].elementsEqual(literal))
    }
}

extension NameText {
    /// Whether the tokens from one on have a shape.
    func matches(_ shape: [Piece], at index: Int) -> Bool {
        guard index >= 0 else { return false }
        // A buffer's pieces are looked at where they are: to copy one counts its references.
        return shape.withUnsafeBufferPointer { pieces in
            for number in pieces.indices {
                let index = index + number
                if pieces[number].isEnd {
                    return pieces[number].orEnding ? endsNumbers(index) : index >= tokens.count
                }
                guard index < tokens.count, pieces[number].fits(tokens[index], in: self) else {
                    return false
                }
            }
            return true
        }
    }

    /// The first token, from one on, where a shape stands.
    func first(_ shape: [Piece], from: Int) -> Int? {
        tokens.indices.dropFirst(from).first { matches(shape, at: $0) }
    }
}
