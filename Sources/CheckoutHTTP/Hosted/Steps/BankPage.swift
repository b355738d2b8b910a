import Checkout

/// The bank's question whether it is the card's owner who pays (3-D Secure). The practice network has no page of its own
/// for it, so this one plays the bank.
enum BankPage {
    struct Content: PageContent {
        static let template = "bank"
        let action: String
        let attempt: String
        let amount: String
        let card: String
        let other: String

        var leadsToShop: Bool { true }
    }

    static let endpoints: [PageEndpoint] = [
        .get("/pay/c/:session/bank") { call in
            let visit = try await call.visit()
            guard visit.place == .bank else { return .seeOther(visit.next) }
            let (session, attempt) = (visit.session, visit.session.attempt)
            let asked = try await call.engine.read { reader, _ in
                let payments = try reader.payments(of: session.id).filter { $0.attempt == attempt }
                let payment = payments.first { $0.decline?.reason == Decline.authenticationRequired }
                let card = try payment.flatMap { try reader.find($0.paymentMethod) }?.card
                return (payment?.amount ?? session.amountTotal, card)
            }
            let content = Content(
                action: visit.paths.bank, attempt: String(attempt), amount: asked.0.description,
                card: asked.1.map { "ending in \($0.last4)" } ?? "that you gave", other: visit.paths.card)
            return visit.page("Confirm with your bank", content)
        },
        .post("/pay/c/:session/bank") { call in
            let visit = try await call.visit()
            guard visit.place == .bank, let attempt = Int(try call.form.text("attempt")) else {
                return .seeOther(visit.next)
            }
            let answer = try call.form.text("answer")
            guard ["yes", "no"].contains(answer) else { return .seeOther(visit.paths.bank) }
            do {
                let session = try await call.engine.answerBank(
                    visit.session.id, attempt: attempt, isConfirmed: answer == "yes")
                return .seeOther(visit.leaving(session))
            } catch CheckoutError.cardDeclined {
                return .seeOther(visit.paths.card + "#problem")
            } catch CheckoutError.couponUsedUp {
                var draft = Draft()
                draft.problem = Draft.couponUsedUp
                return call.retry(visit.paths.card, draft)
            } catch CheckoutError.networkUnreachable, CheckoutError.sessionNotOpen {
                return .seeOther(visit.paths.entry)
            }
        },
    ]
}
