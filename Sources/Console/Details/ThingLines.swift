// The details of letters, cards, events, consultations and prices.
import Checkout
import Terminal

extension DetailText {
    /// A letter: what it covers, until when, and where it came from.
    mutating func letter(_ detail: Detail.LetterDetail, at now: Instant) {
        let letter = detail.letter
        let standing = letter.standing(at: now)
        line([Span(letter.id.description, .dim)])
        field("customer", detail.customer.name)
        field("visit type", letter.visitType.words)
        field("state", standing.rawValue, style: standing == .valid ? .ok : .warn)
        field("signed", letter.signedAt.minuteWords + " UTC")
        field("issued", letter.issuedAt.map { $0.minuteWords + " UTC" })
        if letter.status == .issued {
            let left = TimeLeft(until: letter.expiresAt, at: now)
            field(
                "expires", letter.expiresAt.minuteWords + " UTC" + (left.map { ", in \($0.words)" } ?? ", is over"),
                style: left?.isShort == false ? .text : .warn)
        }
        field("denied", letter.deniedAt.map { $0.minuteWords + " UTC" })
        field("reason", letter.denialReason)
        field("consultation", detail.consultation?.id.description)
        gap()
        paragraph(letterMeaning(standing, letter, detail.consultation))
        happenings(detail.events)
    }

    private func letterMeaning(_ standing: Letter.Standing, _ letter: Letter, _ consultation: Consultation?) -> String {
        let type = letter.visitType.words
        switch standing {
        case .valid: return "It covers every product of the visit type \(type), and no other."
        case .expired: return "It covers nothing any more; a new consultation for \(type) leads to another letter."
        case .denied: return "A practitioner refused it; a new consultation may lead to another decision."
        case .inReview:
            let due = consultation?.reviewDueAt.map { " It is decided by itself on \($0.minuteWords) UTC." } ?? ""
            return "A practitioner has not decided; until then nothing of \(type) can be charged to health money." + due
        }
    }

    /// A card: what may be done with it, and what depends on it.
    mutating func card(_ detail: Detail.CardDetail, at now: Instant) {
        let card = detail.card
        let isExpired = card.card.expiry.isExpired(at: now)
        line([Span(card.id.description, .dim)])
        field("customer", detail.customer.name)
        field("card", card.card.words)
        field(
            "expires", card.card.expiry.description + (isExpired ? ", is over" : ""), style: isExpired ? .danger : .text
        )
        field("account", card.card.account == .health ? "HSA/FSA, \(card.card.funding)" : card.card.funding)
        field("postal code", card.postalCode)
        field("off-session", card.offSession ? "yes" : "no", style: card.offSession ? .ok : .warn)
        field("default", detail.customer.defaultPaymentMethod == card.id ? "yes" : "no")
        field("saved", card.createdAt.minuteWords + " UTC")
        field("removed", card.removedAt.map { $0.minuteWords + " UTC" })
        gap()
        paragraph(
            card.offSession
                ? "It may be charged while its owner is away."
                : "It is not verified: a payment that asks for it, or saving the card, makes it chargeable off-session."
        )
        if !detail.tokens.isEmpty {
            heading("Tokens that it serves")
            for token in detail.tokens { line([Span("  " + token.id.description, .text)]) }
        }
        happenings(detail.events)
    }

    /// Something that happened: who did it, to what, what it changed, and who was told.
    mutating func event(_ detail: Detail.EventDetail, at now: Instant) {
        let event = detail.event
        line([Span(event.id.description, .dim)])
        field("type", event.type)
        field("at", event.at.description)
        field("by", event.actor.words)
        field("customer", detail.customerName)
        field("subject", event.subject.words)
        heading("Changes")
        for change in event.changes {
            let before = change.from.map { "\(change.value($0)) \(glyphs.arrowRight) " } ?? ""
            field(change.field, before + (change.to.map(change.value) ?? glyphs.dash))
        }
        if event.changes.isEmpty { paragraph("None but the event itself.", style: .dim) }
        deliveries(detail.deliveries, at: now)
    }

    /// A consultation: where it stands, what came of it, when it goes on by itself.
    mutating func consultation(_ detail: Detail.ConsultationDetail) {
        let consultation = detail.consultation
        line([Span(consultation.id.description, .dim)])
        field("customer", detail.customer.name)
        field("visit type", consultation.visitType.words)
        field("state", consultation.status.words, style: consultation.status == .approved ? .ok : .text)
        field("begun", consultation.startedAt.minuteWords + " UTC")
        field("signed", consultation.signedAt.map { $0.minuteWords + " UTC" })
        field("decided", consultation.decidedAt.map { $0.minuteWords + " UTC" })
        if consultation.status == .inReview, let due = consultation.reviewDueAt {
            field(
                "by itself", "\(consultation.dueDecision?.rawValue ?? "decided") on \(due.minuteWords) UTC",
                style: .warn)
        }
        field("ineligible", consultation.ineligibility)
        field("letter", detail.letter?.id.description)
        field("session", detail.session?.id.description)
        field("token", consultation.token?.description)
        gap()
        paragraph("The answers are sealed; opening them is an event.", style: .dim)
    }

    /// A price with its product.
    mutating func price(_ row: PriceRow) {
        line([Span(row.price.id.description, .dim)])
        field("product", row.product.name)
        field("amount", row.price.unitAmount.description)
        field("what for", row.price.description)
        field("about", row.product.description)
        field("SKU", row.product.sku)
        field("eligibility", row.product.eligibility.words)
        field("visit type", row.product.visitType?.words)
        let isSold = row.price.isActive && row.product.isActive
        field("sold", isSold ? "yes" : "no, retired", style: isSold ? .ok : .warn)
        field("product id", row.product.id.description, style: .dim)
    }

    /// The events of a thing, under a heading.
    mutating func happenings(_ events: [Event]) {
        guard !events.isEmpty else { return }
        heading("What happened")
        self.events(events.reversed(), limit: 12)
    }
}
