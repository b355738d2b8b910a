// Which bytes stand for which key: what all xterm-like terminals send, and what terminfo says that this one sends.

/// The byte sequences of keys that begin with Esc.
struct KeySequences: Sendable {
    /// A key and what it sends.
    typealias Sequence = (bytes: [UInt8], key: Key)

    private let sequences: [Sequence]

    /// The sequences that terminals agree on; those of the terminal at hand come first.
    init(terminfo: [Sequence] = []) {
        sequences = terminfo + Self.common
    }

    /// The key of a whole sequence.
    func key(_ bytes: ArraySlice<UInt8>) -> Key? {
        sequences.first { $0.bytes.elementsEqual(bytes) }?.key
    }

    /// The terminfo names of keys.
    static let capabilities: [(name: String, key: Key)] =
        [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
            ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kich1", .insert), ("kcbt", .backTab),
        ] + (1...12).map { ("kf\($0)", Key.function($0)) }

    private static let common: [Sequence] = {
        var sequences: [Sequence] = []
        func add(_ text: String, _ key: Key) { sequences.append(([0x1B] + Array(text.utf8), key)) }
        let letters: [(String, Key)] = [
            ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
        ]
        for (letter, key) in letters {
            add("[" + letter, key)
            add("O" + letter, key)
        }
        add("[Z", .backTab)
        add("OM", .enter)
        for (index, letter) in ["P", "Q", "R", "S"].enumerated() {
            add("O" + letter, .function(index + 1))
            add("[" + letter, .function(index + 1))
        }
        for (index, letter) in ["A", "B", "C", "D", "E"].enumerated() { add("[[" + letter, .function(index + 1)) }
        for (number, key) in numbered { add("[\(number)~", key) }
        return sequences
    }()

    private static let numbered: [(Int, Key)] =
        [(1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home), (8, .end)]
        + [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34].enumerated()
        .map { ($0.element, .function($0.offset + 1)) }
}
