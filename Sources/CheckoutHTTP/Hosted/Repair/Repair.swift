import Checkout

/// The repair of a token as its customer finds it, at the address of the charge that was refused (the `redirect_url` of a
/// 422) or of the merchant's request (`update_payment_token`).
struct Repair: Errand {
    let arrival: Arrival
    let token: PaymentToken
    /// The step that it waits for.
    let place: RepairPlace

    /// nil for a session that repairs nothing.
    init?(_ arrival: Arrival, _ reader: any LedgerReader) throws {
        let session = arrival.session
        guard let token = try session.token.flatMap({ try reader.find($0) }), session.repairs(token) else { return nil }
        self.arrival = arrival
        self.token = token
        place = try RepairPlace(arrival, token, reader)
    }

    var next: String {
        switch place {
        case .consultation: paths.questions
        case .card: paths.renewal
        case .setback, .review, .over: paths.entry
        }
    }

    var wayOut: WayOut? {
        switch place {
        case .consultation, .card, .setback: WayOut(address: paths.stop, words: "Give it up for now")
        case .review, .over: nil
        }
    }

    var consultation: ConsultationPurpose? {
        switch place {
        case .consultation, .setback: .token(token.id)
        case .card, .review, .over: nil
        }
    }

    var entry: PageReply {
        switch place {
        case .consultation, .card: return .seeOther(next)
        case .setback, .review, .over:
            let content = EndPage.Content(of: self)
            return page(content.heading, content)
        }
    }

    var afterSigning: String { place.isDone ? successLeads : paths.entry }

    func reason(for type: VisitType) -> String {
        let hasRunOut = letters.contains { $0.visitType == type && $0.status == .issued }
        let names = names(for: type)
        let why =
            hasRunOut
            ? "Your letter of medical necessity for \(names) has run out. These questions renew it, so that your HSA/FSA "
                + "card can pay again; "
            : "An HSA/FSA card may pay for \(names) with a letter of medical necessity. These questions are for it; "
        let card = token.pendingUpdate?.next == .updatePaymentMethod ? " After them, a new card is asked for." : ""
        return why + practitionerReads + card
    }
}
