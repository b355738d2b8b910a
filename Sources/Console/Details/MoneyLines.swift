// The detail of a session: the cart, and where its money is.
import Checkout
import Terminal

extension DetailText {
    /// A session: the cart, where the money is, and both systems' words for it.
    mutating func session(_ detail: Detail.SessionDetail, at now: Instant) {
        let session = detail.session
        line([Span(session.id.description, .dim)])
        field("customer", detail.customer?.name ?? "not known yet")
        field("state", session.status.words, style: session.status.style)
        let truemed = session.status.truemedStatus ?? glyphs.dash
        field("", "Flex \(session.status.flexStatus) \(glyphs.separator) Truemed \(truemed)", style: .dim)
        field("kind", session.mode.words)
        field("total", session.amountTotal.description)
        field("received", session.amountReceived == .zero ? nil : session.amountReceived.description)
        field("given back", session.amountRefunded == .zero ? nil : session.amountRefunded.description)
        field("made", session.createdAt.minuteWords + " UTC")
        field("ended", session.completedAt.map { $0.minuteWords + " UTC" })
        if session.status == .open {
            field("page (Y)", detail.page)
            field("lapses", session.expiresAt.map { "\($0.minuteWords) UTC" })
            field("still needs", detail.needed.isEmpty ? nil : detail.needed.map(\.words).joined(separator: ", "))
        }
        field("saves card", session.setupFutureUse ? "for off-session use" : nil)
        field("token", session.token?.description)
        if let failure = session.failure {
            gap()
            paragraph("\(glyphs.cross) \(failure.message)", style: .danger)
            line([Span("  \(failure.code)", .dim)])
        }
        heading("Cart")
        cart(session.lines)
        payments(detail, at: now)
        if !detail.consultations.isEmpty {
            heading("Consultations")
            for consultation in detail.consultations {
                line([Span("  \(consultation.visitType.words)  "), Span(consultation.status.words, .dim)])
            }
        }
    }

    private mutating func payments(_ detail: Detail.SessionDetail, at now: Instant) {
        guard !detail.payments.isEmpty else { return }
        heading("Payments")
        for payment in detail.payments {
            row([
                ("  " + (detail.cards[payment.paymentMethod]?.words ?? "card"), 24, .text),
                (payment.amount.description, 12, .text),
                (payment.status.rawValue, 12, payment.status.style),
                (payment.decline?.words ?? "", 30, .dim),
            ])
            if payment.status == .held, let lapses = payment.holdExpiresAt {
                paragraph("the hold lapses on \(lapses.minuteWords) UTC", style: .dim, indent: 4)
            }
        }
    }
}

extension CheckoutSession.Mode {
    /// What the session is for.
    var words: String {
        switch self {
        case .payment: "the customer pays"
        case .offSession: "charged while the customer was away"
        case .setup: "the customer saves a card"
        case .subscription: "the customer begins a subscription"
        }
    }
}

extension SessionStatus {
    /// Good, waiting, or ended without money.
    var style: Style {
        switch self {
        case .complete: .ok
        case .open, .inReview, .authorized: .warn
        case .rejected, .canceled, .voided, .expired, .holdExpired: .danger
        }
    }
}

extension Payment.Status {
    /// Taken, on the way, or gone.
    var style: Style {
        switch self {
        case .succeeded: .ok
        case .processing, .held: .warn
        case .failed: .danger
        case .canceled: .dim
        }
    }
}
