import Checkout

/// A checkout as its customer finds it.
struct Visit: Errand {
    let arrival: Arrival
    /// Whether a card is saved and nothing is charged: a set-up, a free trial, or a subscription that is free at first.
    let isFree: Bool

    init(_ arrival: Arrival, _ reader: any LedgerReader) throws {
        self.arrival = arrival
        let session = arrival.session
        isFree =
            try session.savesWithoutMoney || session.subscription.flatMap { try reader.find($0) }?.hasTrial == true
    }

    /// The step that the session waits for.
    var place: Place { Place(session, needsConsultation: !arrival.needed.isEmpty, at: now) }

    var next: String {
        switch place {
        case .identify: paths.identify
        case .consultation: paths.questions
        case .shipping: paths.shipping
        case .card: paths.card
        case .bank: paths.bank
        case .underWay, .over: paths.entry
        }
    }

    var wayOut: WayOut? {
        place == .over || place == .underWay ? nil : WayOut(address: paths.leave, words: "Give this checkout up")
    }

    var consultation: ConsultationPurpose? { place == .consultation ? .session(session.id) : nil }

    var entry: PageReply {
        switch place {
        case .underWay: return page("Payment under way", EndPage.underWay(self), refresh: 2)
        case .over:
            let content = EndPage.Content(over: self)
            return page(content.heading, content)
        default: return .seeOther(next)
        }
    }

    var afterSigning: String { paths.entry }

    func reason(for type: VisitType) -> String {
        "An HSA/FSA card may pay for \(names(for: type)) with a letter of medical necessity. These questions are for it; "
            + practitionerReads
    }

    /// Where a customer goes who has paid, also while a practitioner decides.
    func leaving(_ session: CheckoutSession) -> String { session.isPaidFor ? successLeads : paths.entry }
}

extension CheckoutSession {
    /// Whether its customer has done their part.
    var isPaidFor: Bool { [.complete, .authorized, .inReview].contains(status) }
}

/// Where a customer is in a checkout.
enum Place: Hashable, Sendable {
    /// Nobody knows who buys.
    case identify
    /// A letter is needed that nobody has applied for.
    case consultation
    /// Nobody knows where the goods go.
    case shipping
    /// A card is awaited.
    case card
    /// The bank asks the card's owner.
    case bank
    /// Money is being moved.
    case underWay
    /// Nothing can be done here any more.
    case over

    init(_ session: CheckoutSession, needsConsultation: Bool, at now: Instant) {
        let isExpired = session.expiresAt.map { $0 <= now } ?? false
        if session.status == .open, session.aim != nil {
            self = .underWay
        } else if session.status != .open || isExpired {
            self = .over
        } else if session.customer == nil {
            self = .identify
        } else if needsConsultation {
            self = .consultation
        } else if session.details.collectsShippingAddress, session.details.shippingDetails["line1"] == nil {
            self = .shipping
        } else {
            self = session.waitsForConfirmation ? .bank : .card
        }
    }

    /// Whether a card may be given: also while the bank asks about another one.
    var takesCard: Bool { self == .card || self == .bank }
}
