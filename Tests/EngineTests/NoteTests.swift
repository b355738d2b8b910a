import Checkout
import Testing

@Suite("The notes on a refund")
struct NoteTests {
    /// A refund with as many notes as it may have.
    private func refund(_ shop: Shop) async throws -> Refund {
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage")))
        _ = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
        let notes = Dictionary(uniqueKeysWithValues: (1...Notes.most).map { ("\($0)", "\($0)") })
        _ = try await shop.engine.refund(RefundRequest(session: session.id, metadata: notes))
        return try #require(try await shop.engine.read { reader, _ in try reader.refunds(of: session.id).first })
    }

    /// What was told of its edits.
    private func edits(_ shop: Shop, _ refund: Refund) async throws -> [[Change]] {
        try await shop.engine.read { reader, _ in
            try reader.events(of: nil, from: .first, limit: 100).rows.map(\.row)
                .filter { $0.subject == Subject(refund.id) && $0.type == EventType.refundUpdated }.map(\.changes)
        }
    }

    @Test("are counted together with those that it has")
    func merged() async throws {
        let shop = try await Shop()
        let refund = try await refund(shop)
        let more = try await shop.refusal { try await shop.engine.editRefund(refund.id, metadata: ["51": "one more"]) }
        #expect(more.code == "invalid_request")
        let edited = try await shop.engine.editRefund(refund.id, metadata: ["51": "instead", "1": nil])
        #expect(edited.metadata.count == Notes.most && edited.metadata["51"] == "instead")
    }

    @Test("tell what they were when they change, and nothing when they do not")
    func told() async throws {
        let shop = try await Shop()
        let refund = try await refund(shop)
        let same = try await shop.engine.editRefund(refund.id, metadata: ["1": "1", "none": nil])
        #expect(same == refund)
        #expect(try await edits(shop, refund).isEmpty)
        _ = try await shop.engine.editRefund(refund.id, metadata: ["1": "one", "2": "2"])
        #expect(try await edits(shop, refund) == [[Change("metadata.1", from: "1", to: "one")]])
    }
}
