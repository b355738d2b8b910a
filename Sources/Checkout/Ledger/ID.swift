/// Something with an identity of its own in the ledger.
public protocol Identified: Sendable {
    /// What a person calls it: `customer`, `payment method`.
    static var kind: String { get }
    /// The prefix of its identifiers, such as `fcus` (Flex); nil where Truemed documents a UUID.
    static var prefix: String? { get }
}

/// The identifier of one thing. It is one 128-bit number with two spellings: Flex's prefix and ULID
/// (`fcus_01JD7K2M4QW8Z6…`) and Truemed's UUID. The number is laid out as a version 7 UUID, so identifiers sort by
/// the time they were made.
public struct ID<Thing: Identified>: Hashable, Comparable, Sendable {
    /// The number behind both spellings.
    public let bits: UInt128

    /// The identifier with this number.
    public init(bits: UInt128) {
        self.bits = bits
    }

    /// A version 7 identifier: the milliseconds of its making, then 74 bits of the given number.
    public init(at instant: Instant, random: UInt128) {
        let time = UInt128(UInt64(clamping: instant.milliseconds) & 0xFFFF_FFFF_FFFF) << 80
        let high = (random >> 62 & 0xFFF) << 64
        let low = random & 0x3FFF_FFFF_FFFF_FFFF
        bits = time | 0x7000 << 64 | high | 0x2 << 62 | low
    }

    /// The identifier of a part that has its place in a whole, such as a line of a cart: the whole's number with the
    /// place in its last bits, so that nothing more has to be kept.
    public init<Whole>(part place: Int, of whole: ID<Whole>) {
        bits = whole.bits ^ UInt128(UInt64(truncatingIfNeeded: place &+ 1) & 0xFFFF)
    }

    public static func < (left: ID, right: ID) -> Bool { left.bits < right.bits }

    /// The UUID spelling, lower case: `0192f3c1-…`.
    public var uuid: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for nibble in 0..<32 {
            if [8, 12, 16, 20].contains(nibble) { text.append(45) }
            text.append(digits[Int(bits >> UInt128((31 - nibble) * 4) & 0xF)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The ULID spelling after a prefix: 26 characters of Crockford's base 32. Answers are full of these, so it is written
    /// at once.
    private func spelled(after prefix: String) -> String {
        let start = prefix.utf8.count
        return String(unsafeUninitializedCapacity: start + 26) { text in
            _ = text.initialize(fromContentsOf: prefix.utf8)
            var (high, low) = (UInt64(bits >> 64), UInt64(truncatingIfNeeded: bits))
            for place in stride(from: start + 25, through: start, by: -1) {
                text.initializeElement(at: place, to: crockford[Int(low & 0x1F)])
                (high, low) = (high >> 5, low >> 5 | high << 59)
            }
            return start + 26
        }
    }
}

extension ID: CustomStringConvertible, LosslessStringConvertible {
    /// The spelling that the references document for this kind of thing.
    public var description: String { Thing.prefix.map { spelled(after: $0 + "_") } ?? uuid }

    /// Reads either spelling: the prefix of this kind with a ULID (in any case), or a UUID.
    public init?(_ text: String) {
        if let prefix = Thing.prefix, text.lowercased().hasPrefix(prefix + "_") {
            guard let bits = ulidBits(text.dropFirst(prefix.count + 1)) else { return nil }
            self.init(bits: bits)
        } else {
            guard let bits = uuidBits(text) else { return nil }
            self.init(bits: bits)
        }
    }
}

private let crockford = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

private func ulidBits(_ text: Substring) -> UInt128? {
    guard text.utf8.count == 26 else { return nil }
    var bits: UInt128 = 0
    for (index, byte) in text.uppercased().utf8.enumerated() {
        guard let digit = crockford.firstIndex(of: byte), index > 0 || digit < 8 else { return nil }
        bits = bits << 5 | UInt128(digit)
    }
    return bits
}

private func uuidBits(_ text: String) -> UInt128? {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return nil }
    var bits: UInt128 = 0
    for (index, byte) in bytes.enumerated() {
        if [8, 13, 18, 23].contains(index) {
            guard byte == 45 else { return nil }
        } else {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            bits = bits << 4 | UInt128(digit)
        }
    }
    return bits
}
