import Checkout
import Testing

@Suite("A repaired token")
struct TokenCardsTests {
    let now = at("2026-06-01")
    let health = Sample.card(1, .health)
    let ordinary = Sample.card(2)

    @Test("takes the new card in the place of its sort and keeps the other")
    func replace() {
        let new = Sample.card(3, .health)
        let cards = TokenCards.repaired(health: health, ordinary: ordinary, with: [new], failed: [health.id], at: now)
        #expect(cards.health == new && cards.ordinary == ordinary)
    }

    @Test("lets go of a card that failed or expired, even when the new one is of the other sort")
    func drop() {
        let new = Sample.card(3)
        let failed = TokenCards.repaired(health: health, ordinary: nil, with: [new], failed: [health.id], at: now)
        #expect(failed.health == nil && failed.ordinary == new)
        let old = Sample.card(4, .health, expiry: "05/26")
        let expired = TokenCards.repaired(health: old, ordinary: nil, with: [new], failed: [], at: now)
        #expect(expired.health == nil && expired.ordinary == new)
    }
}
