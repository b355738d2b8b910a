import Checkout

/// A session as its customer finds it.
struct Visit: Sendable {
    let session: CheckoutSession
    let customer: Customer?
    let settings: LedgerSettings
    /// The visit types that need a consultation first.
    let needed: [VisitType]
    /// The customer's letters of the types that the cart needs.
    let letters: [Letter]
    let now: Instant
    let paths: PagePaths

    init(_ id: ID<CheckoutSession>, _ paths: PagePaths, _ reader: any LedgerReader, _ now: Instant) throws {
        session = try require(id, reader.find)
        guard session.mode != .offSession else { throw CheckoutError.notFound(kind: "session", id: id.description) }
        customer = try session.customer.flatMap { try reader.find($0) }
        settings = try reader.settings()
        needed = try reader.consultationsNeeded(for: session, at: now)
        let types = session.lines.compactMap(\.eligibility.neededLetter)
        letters =
            try session.customer.map { try reader.letters(of: $0) }?
            .filter { types.contains($0.visitType) } ?? []
        self.now = now
        self.paths = paths
    }

    /// The step that the session waits for.
    var place: Place { Place(session, needsConsultation: !needed.isEmpty, at: now) }

    /// The address of that step.
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

    /// A page of this session.
    func page(_ title: String, _ content: any PageContent, draft: Draft = Draft()) -> PageReply {
        let isOpen = place != .over && place != .underWay
        return .page(
            HostedPage(
                title: draft.isRefused ? "Error: \(title)" : title, content: content, shop: settings.name,
                isTest: settings.mode == .test, leave: isOpen && !(content is LeavePage.Content) ? paths.leave : nil,
                leadsToShop: content is CardPage.Content || content is BankPage.Content || content is LeavePage.Content,
                refresh: place == .underWay ? 2 : nil))
    }
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
