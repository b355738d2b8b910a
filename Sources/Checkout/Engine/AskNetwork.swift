extension CheckoutEngine {
    /// Asks the network, writes the answer together with the next question, and goes on until nothing is left to ask.
    /// Whoever else asks the same question meanwhile does no harm: the key makes the network do it once, and only the
    /// first answer is written.
    /// - Returns: the session as the last answer left it; nil when somebody else wrote that answer.
    /// - Throws: `CheckoutError.networkUnreachable`; the question stays open.
    @discardableResult
    func settle(_ first: NetworkQuestion) async throws(CheckoutError) -> CheckoutSession? {
        var next: NetworkQuestion? = first
        var session: CheckoutSession?
        while let question = next {
            let reply: NetworkReply
            do {
                reply = try await ask(question)
            } catch {
                throw CheckoutError(error)
            }
            (session, next) = try await write([reply]) { step, session in
                (session, step.questions.all.first)
            }
        }
        return session
    }

    /// Asks what nobody waits for: all of it, then all answers are written together with the next questions, and so on. A
    /// network that does not answer is left for later, and `silence` says so.
    func settleQuietly(_ questions: [NetworkQuestion]) async throws(CheckoutError) {
        var asked = questions
        while !asked.isEmpty {
            let replies = await ask(asked)
            guard !replies.isEmpty else { return }
            asked = try await write(replies) { step, _ in step.questions.all }
        }
    }

    /// Asks all of these, always in the order of their payments, so that whoever goes on after a crash writes the same.
    /// - Returns: the replies; there is none to what the network is silent about.
    func ask(_ questions: [NetworkQuestion]) async -> [NetworkReply] {
        var replies: [NetworkReply] = []
        for question in questions.sorted(by: { $0.payment < $1.payment }) {
            if let reply = try? await ask(question) { replies.append(reply) }
        }
        return replies
    }

    /// Asks the network; a question that it is silent about stays open.
    private func ask(_ question: NetworkQuestion) async throws(CardNetworkFailure) -> NetworkReply {
        do {
            return NetworkReply(question: question, answer: try await network.perform(question.request))
        } catch {
            silences.add(question, because: error)
            open.add([question])
            throw error
        }
    }

    /// Writes the network's replies, and what else `body` does, in one commit.
    /// - Parameter body: is handed the session as the last reply left it; nil when somebody else wrote that answer.
    func write<Value: Sendable>(
        _ replies: [NetworkReply], _ body: @escaping @Sendable (Step, CheckoutSession?) throws -> Value
    ) async throws(CheckoutError) -> Value {
        let value = try await write { [onlooker] step in
            var session: CheckoutSession?
            for reply in replies {
                let before = step.questions.all.count
                session = try step.apply(reply.answer, to: reply.question)
                if step.questions.all.count == before, let session { onlooker?.look(at: session, in: step) }
            }
            return try body(step, session)
        }
        open.close(replies)
        silences.close(replies)
        return value
    }

    /// Asks again whatever a process that died left half done. A console does so when it starts.
    public func resumeInterrupted() async throws(CheckoutError) {
        _ = try await step { _ in true }
    }

    /// A session with nothing left to ask for; if its money is being asked for elsewhere, this helps to ask.
    func settled(_ session: ID<CheckoutSession>) async throws(CheckoutError) -> CheckoutSession {
        for _ in 0..<100 {
            let (current, question) = try await read { reader, _ -> (CheckoutSession?, NetworkQuestion?) in
                let payment = try reader.payments(of: session).first { $0.pending != nil }
                return (try reader.find(session), try payment.flatMap { try NetworkQuestion($0, reader: reader) })
            }
            guard let current else { throw .notFound(kind: CheckoutSession.kind, id: session.description) }
            guard let question else { return current }
            try await unbroken { () throws(CheckoutError) in
                try await asking { engine throws(CheckoutError) in _ = try await engine.settle(question) }
            }
        }
        throw .sessionBusy(id: session.description)
    }
}

extension NetworkQuestion {
    /// The open question of a payment, exactly as it was first asked; nil when it has none.
    init?(_ payment: Payment, reader: any LedgerReader) throws {
        guard let pending = payment.pending, let method = try reader.find(payment.paymentMethod) else { return nil }
        self.init(payment, pending, method)
    }

    init(_ payment: Payment, _ pending: PendingOperation, _ method: PaymentMethod) {
        self.init(
            payment: payment.id, session: payment.session,
            request: NetworkRequest(
                key: pending.key, operation: pending.operation, card: method.card.reference,
                expiry: method.card.expiry, amount: pending.amount, continuing: payment.networkReference,
                presence: pending.presence, now: pending.askedAt))
    }
}
