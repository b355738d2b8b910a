import Checkout

/// Where a customer is in the repair of a token.
enum RepairPlace: Hashable, Sendable {
    /// A letter is needed that nobody has applied for.
    case consultation
    /// The last consultation led to no letter.
    case setback(RepairSetback)
    /// A practitioner decides.
    case review
    /// A card is awaited.
    case card
    /// Nothing can be done here any more.
    case over(RepairEnd)

    var isDone: Bool {
        if case .over(.done) = self { return true }
        return false
    }
}

/// Why a consultation led to no letter.
struct RepairSetback: Hashable, Sendable {
    /// Whether a practitioner said so, and not the survey's own rules.
    let isDenial: Bool
    let reasons: [String]
}

/// How a repair ended.
enum RepairEnd: Hashable, Sendable {
    /// The token can be charged again.
    case done(RepairDone?)
    /// Something else is asked for by now, at this session's address; nil where that is done too.
    case superseded(by: ID<CheckoutSession>?)
    /// The token is gone.
    case deleted
}

/// Who finished a repair, and when.
struct RepairDone: Hashable, Sendable {
    let by: Actor.Role
    let at: Instant
}

extension RepairPlace {
    init(_ arrival: Arrival, _ token: PaymentToken, _ reader: any LedgerReader) throws {
        let session = arrival.session
        if token.status == .deleted {
            self = .over(.deleted)
        } else if let update = token.pendingUpdate, update.session == session.id {
            self = try RepairPlace(update, arrival, reader)
        } else if session.mode == .setup ? session.status == .complete : token.pendingUpdate == nil {
            self = .over(.done(try RepairDone(of: session, token, reader)))
        } else {
            self = .over(.superseded(by: token.pendingUpdate?.session))
        }
    }

    private init(_ update: PendingUpdate, _ arrival: Arrival, _ reader: any LedgerReader) throws {
        guard update.action == .takeHealthSurvey else {
            self = .card
            return
        }
        guard !arrival.needed.isEmpty else {
            self = .review
            return
        }
        let setback = try RepairSetback(after: update.since, arrival, reader)
        self = setback.map { .setback($0) } ?? .consultation
    }
}

extension RepairSetback {
    /// What became of the consultation that was begun last for this repair; nil while it is under way.
    fileprivate init?(after since: Instant, _ arrival: Arrival, _ reader: any LedgerReader) throws {
        guard let customer = arrival.session.customer else { return nil }
        let last = try reader.consultations(of: customer)
            .first { arrival.needed.contains($0.visitType) && $0.startedAt >= since }
        switch last?.status {
        case .ineligible:
            let codes = last?.ineligibility?.split(separator: ",").map(String.init) ?? []
            self.init(isDenial: false, reasons: codes.compactMap { IneligibilityReason(rawValue: $0)?.message })
        case .denied:
            let letter = arrival.letters.first { $0.consultation == last?.id }
            self.init(isDenial: true, reasons: [letter?.denialReason].compactMap { $0 })
        default: return nil
        }
    }
}

extension RepairDone {
    /// The most events of a token that are looked through.
    private static let mostEvents = 1_000

    /// nil where nothing had to be done.
    fileprivate init?(of session: CheckoutSession, _ token: PaymentToken, _ reader: any LedgerReader) throws {
        let events = try reader.events(about: Subject(token.id), limit: RepairDone.mostEvents)
        let last = events.last { event in
            event.type == EventType.tokenUpdated && event.changes.contains { $0.to == session.id.uuid }
        }
        guard let last else { return nil }
        self.init(by: last.actor.role, at: last.at)
    }
}
