import CardSimulator
import Checkout
import Testing

@Suite("A consultation in review")
struct ReviewTests {
    func held(_ shop: Shop, manually: Bool = false) async throws -> (CheckoutSession, Consultation) {
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(
                customer: .known(ana.id), items: try shop.cart("gym"), setupFutureUse: true, capturesManually: manually)
        )
        let signed = try await shop.consult(.session(session.id), .inReview)
        let paid = try await shop.engine.pay(session.id, card: try Shop.card(Shop.health))
        return (paid, signed.consultation)
    }

    func session(_ shop: Shop, _ id: ID<CheckoutSession>) async throws -> CheckoutSession {
        try await shop.engine.read { reader, _ in try reader.find(id) ?? { throw CheckoutError.readOnly }() }
    }

    @Test("holds the money until it is approved, which takes it and verifies the card")
    func approved() async throws {
        let shop = try await Shop()
        let (waiting, consultation) = try await held(shop)
        #expect(waiting.status == .inReview && waiting.amountReceived == .zero)
        let before = try await shop.engine.overview(of: try #require(waiting.customer))
        #expect(before.paymentMethods.map(\.offSession) == [false])
        _ = try await shop.engine.review(consultation.id, .approve)
        let done = try await session(shop, waiting.id)
        #expect(done.status == .complete && done.amountReceived == Money(minorUnits: 4_900))
        let after = try await shop.engine.overview(of: try #require(waiting.customer))
        #expect(after.paymentMethods.map(\.offSession) == [true] && after.letters.first?.status == .issued)
    }

    @Test("gives the money back when it is denied")
    func denied() async throws {
        let shop = try await Shop()
        let (waiting, consultation) = try await held(shop)
        _ = try await shop.engine.review(consultation.id, .deny, reason: "No indication.")
        let done = try await session(shop, waiting.id)
        #expect(done.status == .rejected && done.failure?.code == "review_denied" && done.amountReceived == .zero)
        let customer = try #require(waiting.customer)
        let letter = try #require(try await shop.engine.overview(of: customer).letters.first)
        #expect(letter.status == .denied && letter.denialReason == "No indication.")
        let movements = try await shop.network.audit().map(\.operation)
        #expect(movements == [.hold, .void])
    }

    @Test("is decided by itself after the time that the ledger sets, and not a moment before")
    func byItself() async throws {
        let shop = try await Shop()
        _ = try await shop.engine.changeSettings(reviewAfter: .hours(2))
        let (waiting, _) = try await held(shop)
        try await shop.move(to: (Shop.opening + .hours(2)).adding(milliseconds: -1))
        #expect(try await session(shop, waiting.id).status == .inReview)
        try await shop.move(to: Shop.opening + .hours(2))
        #expect(try await session(shop, waiting.id).status == .complete)
    }

    @Test("is the only one of its customer and visit type until it is decided")
    func onceAtATime() async throws {
        let shop = try await Shop()
        let (waiting, consultation) = try await held(shop)
        let customer = try #require(waiting.customer)
        let refusal = CheckoutError.consultationNotOpen(id: consultation.id.description, status: "in_review")
        await #expect(throws: refusal) { try await shop.engine.startConsultation(.customer(customer, .gym)) }
        #expect(try await shop.engine.startConsultation(.customer(customer, .sleep)).consultation.status == .inProgress)
        _ = try await shop.engine.review(consultation.id, .deny, reason: "No indication.")
        #expect(try await shop.engine.startConsultation(.customer(customer, .gym)).consultation.status == .inProgress)
    }

    @Test("of a checkout that is captured by hand ends in an authorization")
    func manual() async throws {
        let shop = try await Shop()
        let (waiting, consultation) = try await held(shop, manually: true)
        _ = try await shop.engine.review(consultation.id, .approve)
        #expect(try await session(shop, waiting.id).status == .authorized)
        #expect(try await shop.engine.capture(waiting.id).status == .complete)
    }

    @Test("that overruns the hold ends the checkout without money, even when it is approved later")
    func overrun() async throws {
        let shop = try await Shop()
        _ = try await shop.engine.changeSettings(reviewAfter: .days(10))
        let (waiting, consultation) = try await held(shop)
        try await shop.move(to: Shop.opening + .days(7))
        #expect(try await session(shop, waiting.id).status == .canceled)
        _ = try await shop.engine.review(consultation.id, .approve)
        #expect(try await session(shop, waiting.id).status == .canceled)
    }

    @Test("does not keep a merchant from giving the hold back; its decision is then about the letter alone")
    func voided() async throws {
        let shop = try await Shop()
        let (waiting, consultation) = try await held(shop)
        #expect(try await shop.engine.void(waiting.id).status == .voided)
        _ = try await shop.engine.review(consultation.id, .approve)
        #expect(try await session(shop, waiting.id).status == .voided)
        #expect(try await shop.network.audit().map(\.operation) == [.hold, .void])
        let ana = try await shop.engine.overview(of: try #require(waiting.customer))
        #expect(ana.letters.first?.status == .issued && ana.paymentMethods.map(\.offSession) == [false])
    }

    @Test("keeps a merchant from giving back what it is just taking: what that leaves decides")
    func voidedMeanwhile() async throws {
        let shop = try await Shop()
        let (waiting, consultation) = try await held(shop)
        let slow = SlowNetwork(shop.network)
        let deciding = Task { try await shop.engine(network: slow).review(consultation.id, .approve) }
        await slow.waitUntilAsked()
        #expect(
            try await shop.refusal { try await shop.engine.void(waiting.id) }
                == .sessionNotOpen(id: waiting.id.description, status: .complete))
        await slow.answer()
        _ = try await deciding.value
        #expect(try await shop.network.audit().map(\.operation) == [.hold, .capture])
    }

    @Test("is refused a second decision")
    func twice() async throws {
        let shop = try await Shop()
        let (_, consultation) = try await held(shop)
        _ = try await shop.engine.review(consultation.id, .approve)
        #expect(
            try await shop.refusal { try await shop.engine.review(consultation.id, .deny) }.code
                == "consultation_not_open")
    }

    @Test("never began for the ineligible: the session is rejected, no money moves")
    func ineligible() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("gym")))
        let signed = try await shop.consult(.session(session.id), .ineligible)
        #expect(signed.letter == nil && signed.consultation.status == .ineligible)
        #expect(try await self.session(shop, session.id).status == .rejected)
        #expect(
            try await shop.refusal { try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa)) }.code
                == "checkout_session_canceled")
        #expect(try await shop.network.audit().isEmpty)
    }

    @Test("is not begun for a visit type that its cart does not need")
    func otherType() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        for (name, expected) in [
            ("gym", "what this session needs: gym"), ("bandage", "none: this session needs no letter"),
        ] {
            let session = try await shop.engine.createCheckout(
                NewCheckout(customer: .known(ana.id), items: try shop.cart(name)))
            #expect(
                try await shop.refusal { try await shop.engine.startConsultation(.session(session.id, .skincare)) }
                    == .invalidField("visit_type", given: "skincare", expected: expected))
        }
        #expect(try await shop.engine.overview(of: ana.id).consultations.isEmpty)
    }

    @Test("can be left half way and is resumed where it was left, the residence prefilled")
    func resumed() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let open = try await shop.engine.startConsultation(.customer(ana.id, .sleep))
        #expect(open.walk.effectiveAnswers[QuestionID.state] == USState(code: "CA").map { Answer.state($0) })
        let state = try #require(open.beginning)
        #expect(state.id == QuestionID.state && open.isOnRecord(state))
        _ = try await shop.engine.answer(open.consultation.id, question: QuestionID.dateOfBirth, .text("1988-04-17"))
        let resumed = try await shop.engine.startConsultation(.customer(ana.id, .sleep))
        #expect(resumed.consultation.id == open.consultation.id)
        #expect(resumed.walk.effectiveAnswers[QuestionID.dateOfBirth] != nil)
        #expect(resumed.beginning == resumed.walk.next && resumed.beginning?.id == QuestionID.conditions)
        let bad = try await shop.refusal {
            try await shop.engine.answer(open.consultation.id, question: QuestionID.dateOfBirth, .text("31 Feb"))
        }
        #expect(bad.code == "invalid_answer")
        #expect(
            try await shop.engine.resumeConsultation(open.consultation.id).walk.effectiveAnswers[QuestionID.dateOfBirth]
                != nil)
    }
}
