// Stuck tokens in the tests' practice, through the engine where it tells them by itself.
import Checkout
import SQLiteLedger
import Testing

extension Story {
    /// The one token that is stuck when the story has been told.
    func stuckToken() async throws -> PaymentToken {
        let rows = try await engine.read { reader, _ in
            try reader.tokens(pendingOnly: true, from: .first, limit: 1).rows.map(\.row.token)
        }
        return try #require(rows.first)
    }

    /// Somebody tries that token's repair with a card that fails too, and gives it up; a page can be shown; one endpoint
    /// was told of the failed charge and took it, another of the token and did not.
    func tryInVain() async throws {
        let token = try await stuckToken()
        try await engine.servePages(at: "http://127.0.0.1:8787")
        let card = try CardEntry(number: "4000000000009995", expiry: "12/28", cvc: "123", postalCode: "90210")
        await #expect(throws: CheckoutError.self) { try await engine.repair(token.id, card: card) }
        _ = try await engine.abandonRepair(token.id)
        try await ledger.write { transaction in
            let session = try #require(token.pendingUpdate?.session)
            let refused = try #require(try transaction.events(about: Subject(session), limit: 9).last)
            let opened = try #require(
                try transaction.events(about: Subject(token.id), limit: 9)
                    .last { $0.type == EventType.tokenUpdateOpened })
            let good = try endpoint("https://shop.example/hooks", transaction)
            let bad = try endpoint("http://127.0.0.1:9000/broken", transaction)
            try add([DeliveryAnswer(code: 204, milliseconds: 12)], .delivered, of: refused, to: good, transaction)
            let failure = DeliveryAnswer(code: nil, failure: "the connection was closed", milliseconds: 1)
            try add([failure], .parked, of: opened, to: bad, transaction)
        }
    }

    /// As many customers whose tokens wait for a card that the merchant asked for.
    func addStuckTokens(_ count: Int) async throws {
        let price = try await engine.read { reader, _ in
            try reader.prices(from: .first, limit: 9).rows.map(\.row).first {
                $0.product.eligibility == .autoSubstantiation
            }
        }
        let id = try #require(price).price.id
        for number in 1...count {
            let session = try await engine.createCheckout(
                NewCheckout(
                    customer: .person(NewCustomer(name: "Stuck \(number)", email: "stuck\(number)@example.com")),
                    items: [CartItem(price: id)], setupFutureUse: true, tokenize: true))
            let card = try CardEntry(number: "4242424242424242", expiry: "12/28", cvc: "123", postalCode: "90210")
            _ = try await engine.pay(session.id, card: card)
            _ = try await engine.update(TokenUpdate(token: try #require(session.token), asksForCard: true))
        }
    }
}
