import Checkout
import Testing

@Suite("API keys")
struct KeyTests {
    @Test("open the ledger that made them, until they are revoked")
    func story() async throws {
        let shop = try await Shop()
        let (key, secret) = try await shop.engine.createKey(label: " shop ")
        #expect(secret.hasPrefix("fsk_test_") && secret.hasPrefix(key.hint) && key.label == "shop")
        #expect(try await shop.engine.authenticate(secret) == key)
        _ = try await shop.engine.createKey()
        #expect(try await shop.engine.authenticate(secret) == key)

        let revoked = try await shop.engine.revokeKey(key.id)
        #expect(revoked.revokedAt == Shop.opening)
        #expect(
            try await shop.refusal { try await shop.engine.authenticate(secret) }
                == .keyRefused(.revoked(hint: key.hint)))
        #expect(try await shop.engine.revokeKey(key.id) == revoked)
    }

    @Test("let in what they let in before, until they are revoked, to read and to write")
    func door() async throws {
        let shop = try await Shop()
        let (key, secret) = try await shop.engine.createKey()
        for _ in 1...3 {
            let (engine, opened) = try await shop.engine.opened(with: secret)
            #expect(opened == key)
            _ = try await engine.read { reader, _ in try reader.settings() }
            _ = try await engine.addProduct(NewProduct(name: "Socks", eligibility: .notEligible))
        }
        let (early, _) = try await shop.engine.opened(with: secret)
        let (begun, _) = try await shop.engine.opened(with: secret)
        _ = try await begun.read { reader, _ in try reader.settings() }
        _ = try await shop.engine.revokeKey(key.id)

        let refused = CheckoutError.keyRefused(.revoked(hint: key.hint))
        let (late, _) = try await shop.engine.opened(with: secret)
        for engine in [early, late] {
            #expect(
                try await shop.refusal { try await engine.read { reader, _ in try reader.settings() } } == refused)
            #expect(
                try await shop.refusal {
                    try await engine.addProduct(NewProduct(name: "Socks", eligibility: .notEligible))
                } == refused)
        }
        // What a request began before is finished.
        _ = try await begun.addProduct(NewProduct(name: "Socks", eligibility: .notEligible))
    }

    @Test("of another ledger, mistyped or made up are unknown; of the other mode, that is said")
    func refusals() async throws {
        let shop = try await Shop()
        let live = try await Shop(mode: .live)
        let secret = try await shop.engine.createKey().secret
        let last = secret.last == "0" ? "1" : "0"
        for text in ["", "Bearer", "fsk_test_", secret + "0", String(secret.dropLast()), secret.dropLast() + last] {
            #expect(
                try await shop.refusal { try await shop.engine.authenticate(text) } == .keyRefused(.unknown), "\(text)")
        }
        #expect(
            try await shop.refusal { try await live.engine.authenticate(secret) }
                == .keyRefused(.otherMode(key: .test, ledger: .live)))
        let liveSecret = try await live.engine.createKey().secret
        #expect(liveSecret.hasPrefix("fsk_") && !liveSecret.hasPrefix("fsk_test_"))
        #expect(try await live.engine.authenticate(liveSecret).revokedAt == nil)
        #expect(
            try await shop.refusal { try await shop.engine.authenticate(liveSecret) }
                == .keyRefused(.otherMode(key: .live, ledger: .test)))
        let other = try await Shop(seed: 7)
        #expect(try await shop.refusal { try await other.engine.authenticate(secret) } == .keyRefused(.unknown))
    }

    @Test("are never derived from the ledger's seed, nor kept")
    func secrecy() async throws {
        let (one, two) = (try await Shop(seed: 9), try await Shop(seed: 9))
        let (first, second) = (try await one.engine.createKey(), try await two.engine.createKey())
        #expect(first.key.id == second.key.id && first.secret != second.secret)
        let digits = first.secret.dropFirst("fsk_test_".count)
        #expect(!"\(first.key)".contains(digits))
        let events = try await one.engine.read { reader, _ in try reader.events(of: nil, from: .first, limit: 9) }
        #expect(events.rows.contains { $0.row.type == EventType.keyCreated } && !"\(events)".contains(digits))
    }
}
