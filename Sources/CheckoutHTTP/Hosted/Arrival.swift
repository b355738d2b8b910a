import Checkout

/// A session as somebody finds it who comes to its address.
struct Arrival: Sendable {
    let session: CheckoutSession
    let customer: Customer?
    let settings: LedgerSettings
    /// The visit types that need a consultation first.
    let needed: [VisitType]
    /// The customer's letters of the types that the cart needs.
    let letters: [Letter]
    let now: Instant
    let paths: PagePaths

    init(_ session: CheckoutSession, _ paths: PagePaths, _ reader: any LedgerReader, _ now: Instant) throws {
        self.session = session
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
}

/// What somebody has to do at a session's address: a checkout, or the repair of a token.
protocol Errand: Sendable {
    /// What is found there.
    var arrival: Arrival { get }
    /// The address of the step that it waits for.
    var next: String { get }
    /// The way out of it; nil when there is nothing to give up.
    var wayOut: WayOut? { get }
    /// The consultation that it waits for; nil when it waits for none.
    var consultation: ConsultationPurpose? { get }
    /// What the session's address shows, or where it leads.
    var entry: PageReply { get }
    /// Where somebody goes who has signed a consultation.
    var afterSigning: String { get }
    /// Why a consultation of this type is asked, as a sentence.
    func reason(for type: VisitType) -> String
}

/// A way out of what somebody has to do.
struct WayOut: Sendable {
    let address: String
    let words: String
}

extension Errand {
    var session: CheckoutSession { arrival.session }
    var customer: Customer? { arrival.customer }
    var settings: LedgerSettings { arrival.settings }
    var letters: [Letter] { arrival.letters }
    var now: Instant { arrival.now }
    var paths: PagePaths { arrival.paths }

    /// A page of this errand.
    func page(_ title: String, _ content: any PageContent, draft: Draft = Draft(), refresh: Int? = nil) -> PageReply {
        let origins = session.frameOrigins
        return .page(
            HostedPage(
                title: draft.isRefused ? "Error: \(title)" : title, content: content, shop: settings.name,
                isTest: settings.mode == .test, wayOut: content.hasWayOut ? wayOut : nil,
                leadsToShop: content.leadsToShop && origins.isEmpty, refresh: refresh, framedBy: origins,
                message: content.message(to: origins)))
    }

    /// The names of what needs a letter of this type.
    func names(for type: VisitType) -> String {
        session.lines.filter { $0.eligibility.neededLetter == type }.map(\.name).joined(separator: ", ")
    }

    /// Who reads a survey's answers, and how many more there are.
    var practitionerReads: String {
        let count = arrival.needed.count
        let more = count > 1 ? " There are \(count) questionnaires; this is the next." : ""
        return "a licensed practitioner, not the shop, reads the answers.\(more)"
    }

    /// Where somebody goes who has done their part: to the shop; in a frame, to the page that tells the shop.
    var successLeads: String { session.frameOrigins.isEmpty ? session.successAddress ?? paths.entry : paths.entry }
}
