public import OrderedJSON
public import TransactionProcess

/// A transaction that somebody wants to begin.
public struct NewTransaction: Hashable, Sendable {
    /// The process that leads it.
    public var process: ID<ProcessVersion>
    /// What it is about.
    public var listing: ID<Listing>
    /// Who pays.
    public var customer: ID<Customer>
    /// The transition that begins it; nil for the only one that could be taken.
    public var transition: TransitionName?
    /// The parameters of its actions, in the original's spelling.
    public var parameters: JSON
    /// Who begins it: the customer, or the provider where the process goes the other way round; nil for whoever the
    /// process says.
    public var by: ActorRole?
    /// Whether it is called from a trusted place, as privileged transitions have to be.
    public var isTrusted: Bool

    /// A transaction that somebody wants to begin.
    public init(
        process: ID<ProcessVersion>, listing: ID<Listing>, customer: ID<Customer>, transition: TransitionName? = nil,
        parameters: JSON = .object([]), by: ActorRole? = nil, isTrusted: Bool = false
    ) {
        self.process = process
        self.listing = listing
        self.customer = customer
        self.transition = transition
        self.parameters = parameters
        self.by = by
        self.isTrusted = isTrusted
    }
}

/// A transition that somebody wants to take.
public struct TransitionRequest: Hashable, Sendable {
    /// Of which transaction.
    public var transaction: ID<Transaction>
    /// Which.
    public var transition: TransitionName
    /// The parameters of its actions, in the original's spelling.
    public var parameters: JSON
    /// In what part; nil for whoever the process says.
    public var by: ActorRole?
    /// Whether it is called from a trusted place, as privileged transitions have to be. An operator always is.
    public var isTrusted: Bool

    /// A transition that somebody wants to take.
    public init(
        _ transition: TransitionName, of transaction: ID<Transaction>, by: ActorRole?, parameters: JSON = .object([]),
        isTrusted: Bool = false
    ) {
        self.transaction = transaction
        self.transition = transition
        self.parameters = parameters
        self.by = by
        self.isTrusted = isTrusted
    }
}

extension CheckoutEngine {
    /// Begins a transaction by the first transition of its process.
    /// - Throws: `CheckoutError.notFound`, `.invalidTransition`, `.transitionForbidden`, `.transitionFailed`; where a card
    ///   was asked, a transaction that did not begin is kept in the state `state/initial` with the reason.
    public func start(_ new: NewTransaction) async throws(CheckoutError) -> Transaction {
        let library = library
        let (id, attempt) = try await step { step in
            let (tx, transition, role) = try step.transaction.beginning(new, library, at: step.now) { now in
                try step.transaction.newID(at: now)
            }
            try step.transaction.insert(tx)
            let wish = TransitionWish(
                transition: transition, by: role.actor, name: step.actor.name, parameters: new.parameters)
            let begun = try step.beginOrRefuse(wish, of: tx)
            return (tx.id, begun.attempts)
        }
        return try await outcome(of: id, attempt: attempt)
    }

    /// Takes a transition: all of its actions are done, or nothing is.
    /// - Throws: `CheckoutError.notFound`, `.invalidTransition`, `.transitionForbidden`, `.transactionLocked`,
    ///   `.transitionFailed` with the reason.
    public func take(_ request: TransitionRequest) async throws(CheckoutError) -> Transaction {
        let library = library
        let attempt = try await step { step in
            let (tx, transition, role) = try step.transaction.standing(request, library)
            let wish = TransitionWish(
                transition: transition, by: role.actor, name: step.actor.name, parameters: request.parameters)
            return try step.beginOrRefuse(wish, of: tx).attempts
        }
        return try await outcome(of: request.transaction, attempt: attempt)
    }

    /// What a transition would do: all is checked, nothing is written, and no card is asked (reference section 2.2,
    /// speculative runs).
    /// - Returns: the transaction as it would stand; what would run by itself from there is not worked out.
    /// - Throws: as `take`.
    public func trial(_ request: TransitionRequest) async throws(CheckoutError) -> Transaction {
        let library = library
        return try await read { reader, now in
            let (tx, transition, _) = try reader.standing(request, library)
            return try reader.trial(transition, of: tx, request.parameters, at: now)
        }
    }

    /// What beginning a transaction would do; as `trial` of a transition.
    /// - Throws: as `start`.
    public func trial(_ new: NewTransaction) async throws(CheckoutError) -> Transaction {
        let library = library
        return try await read { reader, now in
            let (tx, transition, _) = try reader.beginning(new, library, at: now) { ID(at: $0, random: 0) }
            return try reader.trial(transition, of: tx, new.parameters, at: now)
        }
    }

    /// The transaction once its transition is through; its failure is thrown. What runs by itself at the same moment,
    /// because its time is past, has run then too.
    private func outcome(of id: ID<Transaction>, attempt: Int) async throws(CheckoutError) -> Transaction {
        let (tx, now) = try await read { reader, now in
            let failed = try reader.failedTransitions(of: id).first { $0.attempt == attempt }
            if let failed { throw CheckoutError.transitionFailed(failed.failure, transition: failed.transition.text) }
            return (try require(id, reader.find), now)
        }
        guard let next = tx.next, next.at <= now else { return tx }
        try await step(isPatient: true) { _ in }
        return try await read { reader, _ in try require(id, reader.find) }
    }
}

extension Step {
    /// Begins a transition for somebody who waits for its answer.
    fileprivate func beginOrRefuse(_ wish: TransitionWish, of tx: Transaction) throws -> Transaction {
        do {
            return try begin(wish, of: tx)
        } catch let failure as TransitionFailure {
            throw CheckoutError.transitionFailed(failure, transition: wish.transition.name.text)
        }
    }
}

extension LedgerReader {
    /// A transaction, the transition that somebody wants to take from where it stands, and who takes it.
    fileprivate func standing(
        _ request: TransitionRequest, _ library: ProcessLibrary
    ) throws -> (Transaction, ProcessTransition, ActorRole) {
        let tx = try require(request.transaction, find)
        let definition = try library.process(tx.process, self).definition
        let roles = request.by.map { [$0] } ?? ActorRole.allCases
        let offered = roles.flatMap { definition.transitions(from: tx.state, for: $0) }
        guard let transition = offered.first(where: { $0.name == request.transition }), let role = transition.role
        else { throw definition.refusal(of: request.transition, from: tx.state, by: roles, offered) }
        try transition.check(isTrusted: request.isTrusted)
        guard tx.underWay == nil else { throw CheckoutError.transactionLocked(id: tx.id.description) }
        return (tx, transition, role)
    }

    /// A transaction that is about to begin, the transition that begins it, and who takes that.
    fileprivate func beginning(
        _ new: NewTransaction, _ library: ProcessLibrary, at now: Instant,
        newID: (Instant) throws -> ID<Transaction>
    ) throws -> (Transaction, ProcessTransition, ActorRole) {
        let listing = try require(new.listing, find)
        let customer = try require(new.customer, find)
        guard listing.isOpen else {
            throw CheckoutError.invalidField("listing", given: listing.title, expected: "a listing that is open")
        }
        guard listing.provider != customer.id else {
            throw CheckoutError.invalidField(
                "customer", given: customer.name, expected: "somebody else than the provider")
        }
        let definition = try library.process(new.process, self).definition
        let roles = new.by.map { [$0] } ?? [.customer, .provider]
        let offered = roles.flatMap { definition.transitions(from: nil, for: $0) }
        let named = offered.first { new.transition == nil ? offered.count == 1 : $0.name == new.transition }
        guard let transition = named, let role = transition.role else {
            // Where nothing is offered, whatever begins the process is meant, so that its taker is told.
            let first = definition.transitions.first { $0.from == nil }?.name
            throw definition.refusal(
                of: new.transition ?? (offered.isEmpty ? first : nil), from: nil, by: roles, offered)
        }
        try transition.check(isTrusted: new.isTrusted)
        let tx = Transaction(
            id: try newID(now), process: new.process, listing: listing.id, customer: customer.id,
            provider: listing.provider, createdAt: now)
        return (tx, transition, role)
    }

    fileprivate func trial(
        _ transition: ProcessTransition, of tx: Transaction, _ parameters: JSON, at now: Instant
    ) throws -> Transaction {
        do {
            let run = try TransitionRun(
                transition, parameters: TransitionParameters(json: parameters), on: tx.contents,
                payment: try paymentStanding(of: tx), in: try surroundings(of: tx, at: now))
            return tx.after(run, transition, at: now)
        } catch let failure as TransitionFailure {
            throw CheckoutError.transitionFailed(failure, transition: transition.name.text)
        }
    }
}

extension ProcessTransition {
    /// Refuses a privileged transition that is not called from a trusted place; an operator always is.
    fileprivate func check(isTrusted: Bool) throws {
        guard !isPrivileged || isTrusted || role == .operator else {
            throw CheckoutError.transitionForbidden(name.text)
        }
    }
}

extension ActorRole {
    /// Who this is, among those who take transitions.
    var actor: TransitionActor {
        switch self {
        case .customer: .customer
        case .provider: .provider
        case .operator: .operator
        }
    }
}

extension ProcessDefinition {
    /// Why a transition, or none that is named, cannot be taken in these parts, with what can instead.
    fileprivate func refusal(
        of name: TransitionName?, from state: StateName?, by roles: [ActorRole], _ offered: [ProcessTransition]
    ) -> CheckoutError {
        let wanted = name.flatMap { transition($0) }
        let taker = wanted?.time != nil ? "system" : wanted?.from == state ? wanted?.role?.rawValue : nil
        let parts = roles.map(\.rawValue)
        let words = [parts.dropLast().joined(separator: ", "), parts.last ?? ""].filter { !$0.isEmpty }
        return .invalidTransition(
            name?.text ?? "", state: (state ?? .initial).text, by: words.joined(separator: " or "),
            offered: offered.map(\.name.text), taker: taker)
    }
}
