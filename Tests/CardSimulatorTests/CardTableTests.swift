// The table itself: numbers that can be typed, names that can be kept, and nothing missing.

import Checkout
import Testing

@testable import CardSimulator

@Suite("The table of practice cards")
struct CardTableTests {
    @Test("Every number passes the check digit, except the one that is there to fail it")
    func checkDigits() {
        let failing = PracticeCard.all.filter { !CardNumber.isLuhnValid($0.number) }.map(\.number)
        #expect(failing == ["4242424242424241"])
    }

    @Test("The check digit's rule refuses a changed digit, a swap of neighbours, and no digits at all")
    func checkDigitRule() {
        #expect(CardNumber.isLuhnValid("79927398713"))
        #expect(!CardNumber.isLuhnValid("79927398710"))
        #expect(!CardNumber.isLuhnValid("79927389713"))
        #expect(!CardNumber.isLuhnValid(""))
        #expect(!CardNumber.isLuhnValid("4242 4242"))
    }

    @Test("No two cards share a number or a name")
    func unique() {
        #expect(Set(PracticeCard.all.map(\.number)).count == PracticeCard.all.count)
        #expect(Set(PracticeCard.all.map(\.name)).count == PracticeCard.all.count)
    }

    @Test("Every card can be typed, and its name read back from what it is kept under")
    func names() throws {
        for (row, card) in PracticeCard.all.enumerated() {
            _ = try entry(card.number)
            #expect(!card.name.contains(card.number))
            #expect(SavedCard(reference: card.name) == SavedCard(row: row, number: 0))
            #expect(SavedCard(reference: "\(card.name)_17") == SavedCard(row: row, number: 17))
            #expect(SavedCard(row: row, number: 17).reference == "\(card.name)_17")
            #expect(card.meaning.hasSuffix("."))
        }
        for stranger in ["", "_", "pm_card_visa_", "pm_card_visa_0", "pm_card_visa_x", "pm_card_nobody_1"] {
            #expect(SavedCard(reference: stranger) == nil)
        }
    }

    @Test("Our own numbers stay in a range that Stripe's test cards leave alone")
    func ourRange() {
        for card in PracticeCard.all where card.origin == .ours {
            #expect(card.number.hasPrefix("40000099") && card.number.count == 16)
        }
    }

    @Test("There is a saved card for every reason that can strike while the owner is away")
    func everyReason() {
        // The reasons that Stripe documents for issuers, without those about a PIN, details typed wrong, and test mode.
        let reasons: Set<String> = [
            "approve_with_id", "call_issuer", "card_not_supported", "card_velocity_exceeded", "currency_not_supported",
            "do_not_honor", "do_not_try_again", "duplicate_transaction", "expired_card", "fraudulent",
            "generic_decline", "insufficient_funds", "invalid_account", "invalid_amount", "issuer_not_available",
            "lost_card", "merchant_blacklist", "new_account_information_available", "no_action_taken",
            "not_permitted", "pickup_card", "processing_error", "reenter_transaction", "restricted_card",
            "revocation_of_all_authorizations", "revocation_of_authorization", "security_violation",
            "service_not_allowed", "stolen_card", "stop_payment_order", "transaction_not_allowed", "try_again_later",
            "withdrawal_count_limit_exceeded",
        ]
        let saved = PracticeCard.all.filter { $0.verifying == .pays && $0.onSession == .pays }.map(\.offSession)
        let covered = saved.compactMap { reaction -> String? in
            if case .declines(let decline) = reaction { return decline.reason }
            return nil
        }
        #expect(reasons.subtracting(covered).isEmpty)
        #expect(PracticeCard.all.contains { $0.account == .health && $0.onSession == .pays && $0.offSession != .pays })
    }
}
