import Testing

@testable import Checkout

@Suite("An API key's text")
struct KeySecretTests {
    @Test("begins with its mode's prefix and holds 32 bytes, no two the same")
    func shape() {
        for (mode, prefix) in [(LedgerSettings.Mode.test, "fsk_test_"), (.live, "fsk_")] {
            let keys = (0..<50).map { _ in KeySecret.make(mode) }
            #expect(Set(keys).count == 50)
            for key in keys {
                #expect(key.hasPrefix(prefix) && KeySecret.mode(of: key) == mode)
                let digits = key.dropFirst(prefix.count)
                #expect(digits.count == 64 && digits.allSatisfy { "0123456789abcdef".contains($0) })
                #expect(KeySecret.hint(of: key) == prefix + digits.prefix(6))
            }
        }
        #expect(KeySecret.mode(of: "sk_test_1") == nil && KeySecret.hint(of: "") == nil)
    }

    @Test("is compared in whole: a digest that differs in one bit, or in length, is another")
    func comparison() {
        let digest = Array(UInt8.min...31)
        #expect(isSameDigest(digest, digest))
        for place in digest.indices {
            var other = digest
            other[place] ^= 0x80
            #expect(!isSameDigest(digest, other))
        }
        #expect(!isSameDigest(digest, Array(digest.dropLast())) && !isSameDigest([], digest))
    }
}
