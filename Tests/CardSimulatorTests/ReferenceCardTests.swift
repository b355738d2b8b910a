// The cards that the references name, each with what it is documented to do.

import CardSimulator
import Checkout
import Testing

/// One documented card: what becomes of it when its owner is there, does not confirm, and is away; `away` is asked of a
/// card that was verified before, `strange` of one that nobody ever verified.
struct DocumentedCard: CustomTestStringConvertible {
    let number, name, there, refusing, away, strange: String

    init(
        _ number: String, _ name: String, there: String = "paid", refusing: String? = nil, away: String? = nil,
        strange: String? = nil
    ) {
        (self.number, self.name, self.there) = (number, name, there)
        self.refusing = refusing ?? there
        self.away = away ?? there
        self.strange = strange ?? away ?? there
    }

    var testDescription: String { name }

    static let all: [DocumentedCard] = [
        DocumentedCard("4242424242424242", "pm_card_visa"),
        DocumentedCard("5555555555554444", "pm_card_mastercard"),
        DocumentedCard("378282246310005", "pm_card_amex"),
        DocumentedCard("6011111111111117", "pm_card_discover"),
        DocumentedCard("4000000000000077", "pm_card_bypassPending"),
        DocumentedCard("4000000000000259", "pm_card_createDispute"),
        DocumentedCard("4000051230000072", "pm_card_debit_visaHsaProductCode"),
        DocumentedCard("5200828282828897", "pm_card_mastercard_debit_mastercardFsaProductCode"),
        DocumentedCard(
            "4000000000000002", "pm_card_visa_chargeDeclined", there: "card_declined/generic_decline"),
        DocumentedCard(
            "4000000000009995", "pm_card_visa_chargeDeclinedInsufficientFunds",
            there: "card_declined/insufficient_funds"),
        DocumentedCard(
            "4000000000009987", "pm_card_visa_chargeDeclinedLostCard", there: "card_declined/lost_card"),
        DocumentedCard(
            "4000000000009979", "pm_card_visa_chargeDeclinedStolenCard", there: "card_declined/stolen_card"),
        DocumentedCard("4000000000000069", "pm_card_chargeDeclinedExpiredCard", there: "expired_card"),
        DocumentedCard("4000000000000119", "pm_card_chargeDeclinedProcessingError", there: "processing_error"),
        DocumentedCard(
            "4000000000006975", "pm_card_visa_chargeDeclinedVelocityLimitExceeded",
            there: "card_declined/card_velocity_exceeded"),
        DocumentedCard("4100000000000019", "pm_card_radarBlock", there: "card_declined/fraudulent"),
        DocumentedCard("4000000000000341", "pm_card_chargeCustomerFail", there: "card_declined/generic_decline"),
        DocumentedCard(
            "4000002500003155", "pm_card_authenticationRequiredOnSetup",
            refusing: "payment_intent_authentication_failure", away: "paid", strange: "authentication_required"),
        DocumentedCard(
            "4000002760003184", "pm_card_authenticationRequired",
            refusing: "payment_intent_authentication_failure", away: "authentication_required"),
        DocumentedCard(
            "4000003800000446", "pm_card_authenticationRequiredSetupForOffSession",
            refusing: "payment_intent_authentication_failure", away: "paid"),
        DocumentedCard(
            "4000008260003178", "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
            there: "card_declined/insufficient_funds", refusing: "payment_intent_authentication_failure",
            strange: "authentication_required"),
        DocumentedCard(
            "4000000000003220", "pm_card_threeDSecure2Required",
            refusing: "payment_intent_authentication_failure", away: "authentication_required"),
        DocumentedCard(
            "4000008400001629", "pm_card_threeDSecureRequiredChargeDeclined",
            there: "card_declined/generic_decline", refusing: "payment_intent_authentication_failure",
            away: "authentication_required"),
        DocumentedCard("4000000000003055", "pm_card_threeDSecureOptional"),
        DocumentedCard("4000000000003097", "pm_card_threeDSecureOptionalProcessingError"),
    ]
}

@Suite("The documented cards")
struct ReferenceCardTests {
    @Test("A documented card does what its page says", arguments: DocumentedCard.all)
    func documented(_ card: DocumentedCard) async throws {
        let till = Till()
        let strange = try await till.keep(card.number)
        #expect(strange == "\(card.name)_1")
        #expect(try await till.ask(.charge, strange, 5_000, .offSession).word == card.strange)

        let saved = try await till.keep(card.number)
        _ = try await till.ask(.verify, saved, 0)
        for operation in [PaymentOperation.hold, .charge] {
            #expect(try await till.ask(operation, saved).word == card.there)
            #expect(try await till.ask(operation, saved, 5_000, .onSessionRefusing).word == card.refusing)
            #expect(try await till.ask(operation, saved, 5_000, .offSession).word == card.away)
        }
    }

    @Test("Every documented card of the table is tested here or refused when it is typed")
    func nothingLeftOut() {
        let tested = Set(DocumentedCard.all.map(\.number))
        let documented = PracticeCard.all.filter { $0.origin == .stripe && $0.refusal == nil }.map(\.number)
        #expect(Set(documented).subtracting(tested) == ["4000056655665556"], "the debit card simply pays")
    }

    @Test("A card that fails after it was attached can be verified; a plain declining one cannot")
    func attaching() async throws {
        let till = Till()
        #expect(try await till.ask(.verify, till.keep("4000000000000341"), 0).word == "paid")
        #expect(
            try await till.ask(.verify, till.keep("4000000000000002"), 0).word == "card_declined/generic_decline")
        #expect(try await till.ask(.verify, till.keep("4000008260003178"), 0).word == "paid")
    }

    @Test("Confirming one payment sets a card up as verifying it does, and refusing to does not")
    func setUpByPaying() async throws {
        let till = Till()
        let paid = try await till.keep("4000002500003155")
        #expect(try await till.ask(.charge, paid).word == "paid")
        #expect(try await till.ask(.charge, paid, 5_000, .offSession).word == "paid")

        let refused = try await till.keep("4000002500003155")
        #expect(
            try await till.ask(.verify, refused, 0, .onSessionRefusing).word == "payment_intent_authentication_failure")
        #expect(try await till.ask(.charge, refused, 5_000, .offSession).word == "authentication_required")
        #expect(
            try await till.ask(.charge, paid, 5_000, .onSessionRefusing).word != "paid", "on-session it always asks")
    }
}
