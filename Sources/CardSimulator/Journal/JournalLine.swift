// The form of a line: words with tabs between them, the key first, a line feed at the end. It is text so that a person
// can read the journal, and plain so that a charge costs microseconds.

private let tab = UInt8(ascii: "\t")
private let lineFeed = UInt8(ascii: "\n")
private let backslash = UInt8(ascii: "\\")

/// Writes one line.
struct LineWriter {
    /// The line so far.
    private(set) var bytes: [UInt8] = []

    /// A line that begins with this key, as `JournalKey.bytes` spells it.
    init(key: [UInt8]) {
        bytes.reserveCapacity(160)
        bytes += key
    }

    /// Adds a word, which holds neither tab nor line feed.
    mutating func word(_ word: String) {
        bytes.append(tab)
        bytes.append(contentsOf: word.utf8)
    }

    /// Ends the line.
    mutating func end() { bytes.append(lineFeed) }
}

/// Reads the words of one line.
struct LineReader {
    private var rest: ArraySlice<UInt8>
    /// Whether every word was read.
    private(set) var isAtEnd = false

    /// A line without its line feed.
    init(_ line: ArraySlice<UInt8>) { rest = line }

    /// The next word's bytes; nil after the last one.
    mutating func bytes() -> ArraySlice<UInt8>? {
        guard !isAtEnd else { return nil }
        guard let end = rest.firstIndex(of: tab) else {
            isAtEnd = true
            return rest
        }
        defer { rest = rest[(end + 1)...] }
        return rest[..<end]
    }

    /// The next word; nil after the last one.
    mutating func word() -> String? { bytes().map { String(decoding: $0, as: UTF8.self) } }
}

/// How a key stands in a line: as it is, except for the three bytes that would break one.
enum JournalKey {
    /// The bytes of a key in a line.
    static func bytes(_ key: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(key.utf8.count)
        for byte in key.utf8 {
            switch byte {
            case tab: bytes += [backslash, UInt8(ascii: "t")]
            case lineFeed: bytes += [backslash, UInt8(ascii: "n")]
            case backslash: bytes += [backslash, backslash]
            default: bytes.append(byte)
            }
        }
        return bytes
    }

    /// The key whose bytes these are.
    static func key(_ bytes: ArraySlice<UInt8>) -> String {
        var plain: [UInt8] = []
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                plain.append(byte == UInt8(ascii: "t") ? tab : byte == UInt8(ascii: "n") ? lineFeed : byte)
                isEscaped = false
            } else if byte == backslash {
                isEscaped = true
            } else {
                plain.append(byte)
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
