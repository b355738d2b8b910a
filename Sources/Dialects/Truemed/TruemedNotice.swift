import Checkout
import OrderedJSON

/// One thing that Truemed's webhooks tell: its name and its payload.
struct TruemedNotice {
    let type: TruemedEventType
    /// What the legacy form sends as it is.
    let payload: JSON

    /// What there is to tell of an event; nil where Truemed tells nothing.
    init?(_ event: Event, _ reader: any LedgerReader, _ now: Instant) throws {
        let told: (TruemedEventType, JSON?)
        switch event.subject.kind {
        case CheckoutSession.kind: told = (.sessionUpdated, try TruemedNotice.session(event, reader, now))
        case PaymentToken.kind: told = (.tokenUpdated, try TruemedNotice.token(event, reader))
        case Consultation.kind: told = (.qualificationCompleted, try TruemedNotice.qualification(event, reader))
        case Product.kind: told = (.itemReviewed, try TruemedNotice.item(event, reader))
        default: return nil
        }
        guard let payload = told.1 else { return nil }
        (type, self.payload) = (told.0, payload)
    }

    /// The signed form: the payload in its envelope, under a name of the delivery that derives from the event's. That of an
    /// item has an envelope of its own already, which gets the name.
    func enveloped(under event: ID<Event>) -> JSON {
        let name = JSON.Field("webhook_delivery_id", .uuid(event))
        if type == .itemReviewed, case .object(let fields) = payload { return .object([name] + fields) }
        return .object([name, .init("event_type", .string(type.rawValue)), .init("data", payload)])
    }

    /// `payment_session_complete`: once for each change of the status, with what failed where something did (ours:
    /// `failure_reason`). Its identifier stands under both names that merchants read.
    private static func session(_ event: Event, _ reader: any LedgerReader, _ now: Instant) throws -> JSON? {
        guard let session = try thing(of: event, CheckoutSession.self, reader.find),
            [.payment, .offSession].contains(session.mode),
            let status = status(after: event, session)
        else { return nil }
        var told = session
        told.status = status
        let shown = try reader.shown(told, at: now)
        var fields: [JSON.Field] = [
            .init("payment_session_id", .uuid(session.id)), .init("id", .uuid(session.id)),
            .init("status", .string(told.truemedStatus)), .init("created_at", .instant(session.createdAt)),
            .init("order_items", .array(shown.orderItems)),
        ]
        if let amount = told.captureAmount { fields.append(.init("capture_amount", .money(amount))) }
        if let note = session.truemedMetadata { fields.append(.init("metadata", .string(note))) }
        if session.token != nil { fields.append(.init("payment_token", .uuid(session.token))) }
        if let failure = session.failure { fields.append(.init("failure_reason", .string(failure.reason))) }
        return .object(fields)
    }

    /// The status that an event tells of; nil where it changed none that Truemed has.
    private static func status(after event: Event, _ session: CheckoutSession) -> SessionStatus? {
        if event.type == EventType.sessionProcessing { return .inReview }
        if event.type == EventType.sessionRefused { return session.status }
        guard let change = event.changes.first(where: { $0.field == "status" }),
            let after = change.to.flatMap(SessionStatus.init), after.truemedStatus != nil,
            change.from.flatMap(SessionStatus.init)?.truemedStatus != after.truemedStatus
        else { return nil }
        return after
    }

    /// `payment_token_updated`, with exactly one of its three identifiers.
    private static func token(_ event: Event, _ reader: any LedgerReader) throws -> JSON? {
        guard event.type == EventType.tokenUpdated, let change = event.changes.first,
            let token = try thing(of: event, PaymentToken.self, reader.find)
        else { return nil }
        let origin = try change.to.flatMap { ID<CheckoutSession>($0) }.flatMap { (id: ID) in try reader.find(id) }
        var fields: [JSON.Field] = [
            .init("payment_token", .uuid(token.id)), .init(change.field, .optional(change.to)),
            .init("lmn_expires_at", .instant(try token.lettersExpireAt(reader))),
        ]
        if let note = origin?.truemedMetadata { fields.append(.init("metadata", .string(note))) }
        return .object(fields)
    }

    /// `qualification_session_complete`: approved or rejected, once.
    private static func qualification(_ event: Event, _ reader: any LedgerReader) throws -> JSON? {
        let decisions = [
            EventType.consultationApproved, EventType.consultationDenied, EventType.consultationIneligible,
        ]
        guard decisions.contains(event.type),
            let consultation = try thing(of: event, Consultation.self, reader.find)
        else { return nil }
        return try Truemed(reader).qualification(consultation, reader)
    }

    /// The eligibility of a catalogue item, in the envelope that its page shows.
    private static func item(_ event: Event, _ reader: any LedgerReader) throws -> JSON? {
        guard event.type == EventType.productReviewed,
            let product = try thing(of: event, Product.self, reader.find)
        else { return nil }
        return [
            "event_type": .string(TruemedEventType.itemReviewed.rawValue), "timestamp": .instant(event.at),
            "data": ["object": Truemed(try reader.settings()).item(product)],
        ]
    }

    private static func thing<Thing: Identified>(
        of event: Event, _ type: Thing.Type, _ find: (ID<Thing>) throws -> Thing?
    ) throws -> Thing? {
        try ID<Thing>(event.subject.id).flatMap { try find($0) }
    }
}
