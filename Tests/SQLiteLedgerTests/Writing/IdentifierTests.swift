// Identifiers repeat themselves for a seed, and give nothing away to those who have it not.
import Checkout
import Testing

@testable import SQLiteLedger

@Suite("An identifier") struct IdentifierTests {
    private let identifiers = Identifiers(seed: 7)

    private func sessions(_ numbers: ClosedRange<Int64>) -> [ID<CheckoutSession>] {
        numbers.map { identifiers.make(number: $0, at: Sample.now) }
    }

    @Test("ends in the HMAC-SHA256 of its number and kind under the seed, as another program works it out")
    func keyed() {
        #expect(sessions(3...3).map(\.description) == ["fcs_01M7Q5CQG0E00803ZZPPGXJNWH"])
    }

    @Test("is the same for the same seed, kind, number and moment, and another for any other")
    func unique() {
        let again = Identifiers(seed: 7)
        #expect(sessions(1...100) == (1...100).map { again.make(number: $0, at: Sample.now) })
        var codes = sessions(1...1_000).map(\.code)
        codes += (1...1_000).map { (identifiers.make(number: $0, at: Sample.now) as ID<Customer>).code }
        codes += (1...1_000).map { (Identifiers(seed: 8).make(number: $0, at: Sample.now) as ID<Customer>).code }
        #expect(Set(codes).count == 3_000)
    }

    @Test("of what is made later is greater, also at one moment")
    func ordered() {
        let made = sessions(1...1_000)
        #expect(made == made.sorted())
        let later: ID<CheckoutSession> = identifiers.make(number: 1, at: Sample.later(1))
        #expect(made.allSatisfy { $0 < later && $0.bits >= Identifiers.first(at: Sample.now) })
    }

    @Test("that follows two known ones cannot be worked out, as it could from a generator that can be run backward")
    func hidden() {
        let seen = sessions(1...3).map(\.code)
        let states = (0..<UInt64(1) << 14).compactMap { cut -> UInt64? in
            let state = SplitMix.stateBehind(seen[0] << 14 | cut)
            return SplitMix.number(1, after: state) >> 14 == seen[1] ? state : nil
        }
        #expect(!states.contains { SplitMix.number(2, after: $0) >> 14 == seen[2] })
    }
}

extension ID {
    /// The 50 bits that are not its moment, and not its place among others.
    fileprivate var code: UInt64 { UInt64(truncatingIfNeeded: bits) & (1 << 50 - 1) }
}

/// SplitMix64 (Steele, Lea and Flood 2014), both ways.
private enum SplitMix {
    private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let factors: [UInt64] = [0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB]

    /// The number that comes so many after the one of this state.
    static func number(_ count: UInt64, after state: UInt64) -> UInt64 {
        var z = state &+ (count + 1) &* increment
        z = (z ^ z >> 30) &* factors[0]
        z = (z ^ z >> 27) &* factors[1]
        return z ^ z >> 31
    }

    /// The state that this number came from.
    static func stateBehind(_ number: UInt64) -> UInt64 {
        var z = unshifted(number, 31) &* inverse(factors[1])
        z = unshifted(z, 27) &* inverse(factors[0])
        return unshifted(z, 30) &- increment
    }

    private static func unshifted(_ shifted: UInt64, _ count: UInt64) -> UInt64 {
        (0..<3).reduce(shifted) { value, _ in shifted ^ value >> count }
    }

    /// By Newton's way, which doubles the bits that are right.
    private static func inverse(_ odd: UInt64) -> UInt64 {
        (0..<6).reduce(odd) { value, _ in value &* (2 &- odd &* value) }
    }
}
