/// How far a moving clock has come.
public struct ClockProgress: Hashable, Sendable {
    /// The ledger's now.
    public let now: Instant
    /// Where it is going.
    public let target: Instant
    /// How many things fell due on the way so far.
    public let performed: Int
}

extension CheckoutEngine {
    /// The clock, its now, and what falls due next.
    public func clock() async throws(CheckoutError) -> (clock: LedgerClock, now: Instant, next: DueItem?) {
        try await read { reader, now in (try reader.clock(), now, try reader.nextDue()) }
    }

    /// The clock, its now, and the next things to fall due, at most `limit`.
    public func agenda(
        limit: Int
    ) async throws(CheckoutError) -> (clock: LedgerClock, now: Instant, due: [DueItem]) {
        try await read { reader, now in (try reader.clock(), now, try reader.agenda(limit: limit)) }
    }

    /// Freezes a live clock, or moves a frozen one, to this moment; without one, to now. What falls due on the way is
    /// performed.
    /// - Throws: `CheckoutError.clockMovesForward`, `.clockBeyondEnd`; `.clockIsLive` where somebody lets it go live on the way.
    public func freeze(
        at target: Instant? = nil, progress: @escaping @Sendable (ClockProgress) -> Void = { _ in }
    ) async throws(CheckoutError) -> ClockProgress {
        if let target, target > .last { throw .clockBeyondEnd(asked: target) }
        let start = try await step { step in
            if let target, target < step.now { throw CheckoutError.clockMovesForward(now: step.now, asked: target) }
            if try !step.transaction.clock().isFrozen {
                try step.transaction.setClock(.frozen(step.now))
                try step.recordClock(Change("clock", from: "live", to: step.now.description))
            }
            return step.now
        }
        return try await move(from: start, to: target ?? start, progress: progress)
    }

    /// Moves a frozen clock forward by a period and performs what falls due on the way.
    /// - Throws: `CheckoutError.clockBeyondEnd`; `.clockIsLive`, also where somebody lets it go live on the way.
    public func advance(
        by period: Period, progress: @escaping @Sendable (ClockProgress) -> Void = { _ in }
    ) async throws(CheckoutError) -> ClockProgress {
        let (clock, now, _) = try await clock()
        guard clock.isFrozen else { throw .clockIsLive }
        guard now + period >= now else { throw .clockMovesForward(now: now, asked: now + period) }
        guard now + period <= .last else { throw .clockBeyondEnd(asked: now + period) }
        return try await move(from: now, to: now + period, progress: progress)
    }

    /// Lets a frozen clock follow the system's time again; what falls due in between is performed. One that does so
    /// already stays as it is.
    /// - Returns: the ledger's now.
    /// - Throws: `CheckoutError.clockAheadOfSystem` while the frozen moment lies ahead.
    public func goLive() async throws(CheckoutError) -> Instant {
        let systemTime = systemTime
        try await step { step in
            guard try step.transaction.clock().isFrozen else { return }
            let systemNow = systemTime()
            guard step.now <= systemNow else {
                throw CheckoutError.clockAheadOfSystem(frozen: step.now, system: systemNow)
            }
            try step.transaction.setClock(.live)
            try step.recordClock(Change("clock", to: "live"))
        }
        return try await step { step in step.now }
    }

    /// Goes to `target` in pieces, each durable, so that stopping half way loses nothing and going on ends the same.
    private func move(
        from start: Instant, to target: Instant, progress: @escaping @Sendable (ClockProgress) -> Void
    ) async throws(CheckoutError) -> ClockProgress {
        // Whatever a process that died left half done comes first.
        try await step(isPatient: true) { _ in }
        return try await asking { engine throws(CheckoutError) in
            var performed = 0
            while !Task.isCancelled {
                let piece = try await engine.piece(from: start, toward: target)
                performed += piece.count
                let reached = ClockProgress(now: piece.now, target: target, performed: performed)
                progress(reached)
                if piece.isThere { return reached }
            }
            let now = try await engine.read { _, now in now }
            return ClockProgress(now: now, target: target, performed: performed)
        }
    }

    /// One piece of the way: what the last one had to ask the cards is asked; the answers, and what falls due until cards
    /// have to be asked again, are one commit. Time does not wait for a network that is silent; what it was asked is asked
    /// again with the next piece.
    private func piece(from start: Instant, toward target: Instant) async throws(CheckoutError) -> ClockPiece {
        try await unbroken { () throws(CheckoutError) in
            let replies = await ask(takeOver())
            return try await write(replies) { step, _ in
                guard step.questions.all.isEmpty else {
                    return ClockPiece(now: step.now, count: 0, isThere: false)
                }
                return try step.advanceClock(from: start, toward: target)
            }
        }
    }
}

/// How far one commit moved the clock.
private struct ClockPiece: Sendable {
    let now: Instant
    /// How many things fell due.
    let count: Int
    let isThere: Bool
}

extension Step {
    /// How many things one transaction performs while the clock moves.
    private static let piece = 256

    /// Performs the next things due and sets the clock to the last of them, or to the target when nothing is due before.
    /// Where another process has moved it past the target meanwhile, it stays there.
    /// - Parameter start: where the whole way began, for the event of its end.
    fileprivate func advanceClock(from start: Instant, toward target: Instant) throws -> ClockPiece {
        guard try transaction.clock().isFrozen else { throw CheckoutError.clockIsLive }
        let end = max(now, target)
        let (count, last) = try performDue(until: end, atMost: Step.piece)
        let isThere = count < Step.piece && questions.all.isEmpty
        let reached = isThere ? end : max(now, last ?? now)
        if reached > now { try transaction.setClock(.frozen(reached)) }
        if isThere, reached == target, reached > start {
            try at(reached, actor: actor).recordClock(Change("clock", from: start.description, to: reached.description))
        }
        return ClockPiece(now: reached, count: count, isThere: isThere)
    }

    fileprivate func recordClock(_ change: Change) throws {
        let id: ID<Event> = try transaction.newID(at: now)
        try transaction.insert(
            Event(
                id: id, at: now, type: EventType.clockMoved, actor: actor, customer: nil,
                subject: Subject(kind: "clock", id: "clock"), changes: [change]))
    }
}
