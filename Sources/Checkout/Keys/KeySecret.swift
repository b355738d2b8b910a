/// The text of an API key: its mode's prefix (Flex) and 32 random bytes in hexadecimal (ours), which cannot be taken
/// for the other mode's prefix.
enum KeySecret {
    private static let testPrefix = "fsk_test_"
    private static let livePrefix = "fsk_"
    private static let hintDigits = 6

    /// A new key, never derived from the ledger's seed.
    static func make(_ mode: LedgerSettings.Mode) -> String {
        prefix(mode) + SecretBytes.make(32).map(\.hexadecimal).joined()
    }

    /// Which mode's key a text would be; nil when it is none's.
    static func mode(of text: String) -> LedgerSettings.Mode? {
        if text.hasPrefix(testPrefix) { return .test }
        return text.hasPrefix(livePrefix) ? .live : nil
    }

    /// The part by which a person recognises a key, and the ledger finds it.
    static func hint(of text: String) -> String? {
        mode(of: text).map { String(text.prefix(prefix($0).count + hintDigits)) }
    }

    private static func prefix(_ mode: LedgerSettings.Mode) -> String { mode == .test ? testPrefix : livePrefix }
}

/// Bytes that nobody can guess.
enum SecretBytes {
    /// From the system's generator, which is a cryptographic one.
    static func make(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in .random(in: .min ... .max, using: &generator) }
    }
}

/// Whether two digests are the same, in a time that does not tell how much of them is.
func isSameDigest(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
}
