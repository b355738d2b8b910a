import CardSimulator
import Checkout
import SQLiteLedger
import Testing

@Suite("Webhooks")
struct WebhookTests {
    @Test("hear of what happens from then on: each event once to each endpoint that wants it, frozen as it was")
    func publishing() async throws {
        let outbox = try await Outbox()
        _ = try await outbox.shop.customer("before@example.com")
        #expect(outbox.dialect.asked.value == 0)
        let (all, some) = (
            try await outbox.endpoint(), try await outbox.endpoint(events: [EventType.customerUpdated])
        )
        let ana = try await outbox.shop.customer()
        _ = try await outbox.engine.editCustomer(ana.id, CustomerEdit(name: "Ana Renamed"))
        let sent = try await outbox.deliveries().reversed().map { "\($0.endpoint) \($0.type)" }
        #expect(
            sent == [
                "\(all.id) customer.created", "\(all.id) customer.updated", "\(some.id) customer.updated",
            ])
        #expect(outbox.dialect.asked.value == 2, "the dialect is asked once an event")
        let taken = try await outbox.take()
        #expect(taken.map(\.text) == ["customer.created Ana Beltrán", "customer.updated Ana Renamed"])
        #expect(taken.map(\.endpoint) == [all, some])
        #expect(taken.allSatisfy { $0.secret.hasPrefix("fwhsec_") })
    }

    @Test("what an event is about was written before it: a completed session is told as complete")
    func state() async throws {
        let outbox = try await Outbox()
        _ = try await outbox.endpoint()
        let session = try await outbox.engine.createCheckout(
            NewCheckout(customer: .person(NewCustomer(name: "Ana")), items: try outbox.shop.cart("bandage")))
        _ = try await outbox.engine.pay(session.id, card: try Shop.card(Shop.visa))
        let sent = try await outbox.sendAll(answering: 200)
        #expect(sent.contains("checkout.session.created open") && sent.contains("checkout.session.completed complete"))
    }

    @Test("a session that the merchant captures by hand is completed by its customer, and not again by the capture")
    func completedByHand() async throws {
        let outbox = try await Outbox()
        _ = try await outbox.endpoint()
        let session = try await outbox.engine.createCheckout(
            NewCheckout(
                customer: .person(NewCustomer(name: "Ana")), items: try outbox.shop.cart("bandage"),
                capturesManually: true))
        _ = try await outbox.engine.pay(session.id, card: try Shop.card(Shop.visa))
        let held = try await outbox.sendAll(answering: 200)
        #expect(held.last == "checkout.session.completed authorized")
        _ = try await outbox.engine.capture(session.id)
        #expect(try await outbox.sendAll(answering: 200) == ["checkout.session.updated complete"])
    }

    @Test("what is refused is not told")
    func refused() async throws {
        let outbox = try await Outbox()
        _ = try await outbox.endpoint()
        _ = try await outbox.shop.customer()
        _ = try await outbox.shop.refusal { try await outbox.shop.customer() }
        #expect(try await outbox.deliveries().count == 1)
    }

    @Test("an endpoint gets what happened to one thing in order, and different things side by side")
    func order() async throws {
        let outbox = try await Outbox()
        _ = try await outbox.endpoint()
        let (ana, ben) = (try await outbox.shop.customer(), try await outbox.shop.customer("ben@example.com"))
        for name in ["A2", "A3"] { _ = try await outbox.engine.editCustomer(ana.id, CustomerEdit(name: name)) }
        let first = try await outbox.take()
        #expect(first.map(\.delivery.subject) == [ana.id.description, ben.id.description])
        #expect(try await outbox.take().isEmpty, "what is under way is nobody else's")
        try await outbox.engine.finishDelivery(first[0].delivery.id, DeliveryAnswer(code: 500))
        #expect(try await outbox.take().isEmpty, "the next of Ana's waits for the first")
        _ = try await outbox.engine.advance(by: .days(1))
        #expect(try await outbox.sendAll(answering: 200).map { $0.split(separator: " ")[1] } == ["Ana", "A2", "A3"])
    }

    @Test("a jump of days plays the whole schedule at once, and a delivery that is given up lets the next go")
    func parked() async throws {
        let outbox = try await Outbox()
        _ = try await outbox.endpoint()
        let ana = try await outbox.shop.customer()
        _ = try await outbox.engine.editCustomer(ana.id, CustomerEdit(name: "Renamed"))
        #expect(try await outbox.sendAll(answering: 500).count == 1)
        _ = try await outbox.engine.advance(by: .days(3))
        let sent = try await outbox.sendAll(answering: 500)
        let first = try #require(try await outbox.deliveries(.parked).last)
        let tries = try await outbox.attempts(of: first.id)
        #expect(first.attempts == 10 && tries.map(\.number) == Array(1...10))
        #expect(first.lastCode == 500 && first.finishedAt == tries.last?.at)
        let schedule = DeliverySchedule(.flex)
        for (earlier, later) in zip(tries, tries.dropFirst()) {
            #expect(
                later.at.milliseconds - earlier.at.milliseconds == schedule.delay(after: earlier.number, of: first.id))
        }
        // The other began when the first was given up.
        #expect(sent.filter { $0.contains("created") }.count == 9)
        let second = try #require(try await outbox.deliveries(.pending).first)
        #expect(try await outbox.attempts(of: second.id).first?.at == first.finishedAt)
        _ = try await outbox.engine.advance(by: .days(3))
        #expect(try await outbox.sendAll(answering: 200).map { $0.contains("updated") } == [true])
    }

    @Test("what is sent again by hand takes its turn, and gets one more try")
    func resent() async throws {
        let outbox = try await Outbox()
        let endpoint = try await outbox.endpoint()
        let ana = try await outbox.shop.customer()
        _ = try await outbox.engine.editCustomer(ana.id, CustomerEdit(name: "A2"))
        try await outbox.sendAll(answering: 500)
        let (second, first) = (try await outbox.deliveries()[0], try await outbox.deliveries()[1])
        #expect(
            try await outbox.shop.refusal { try await outbox.engine.resend(second.id) }
                == .deliveryWaits(id: second.id.description, first: first.id.description))
        // A head that waits for its next try is tried at once.
        #expect(try await outbox.engine.resend(first.id).nextAttemptAt == Shop.opening)
        #expect(try await outbox.sendAll(answering: 500).count == 1)
        for _ in 0..<2 {
            _ = try await outbox.engine.advance(by: .days(3))
            try await outbox.sendAll(answering: nil)
        }
        #expect(try await outbox.deliveries(.parked).count == 2)

        _ = try await outbox.engine.editCustomer(ana.id, CustomerEdit(name: "A3"))
        #expect(try await outbox.engine.resend(first.id).nextAttemptAt == nil, "Ana's newest is on its way")
        #expect(try await outbox.engine.resend(first.id).status == .pending, "it is queued already")
        #expect(try await outbox.sendAll(answering: 503).map { $0.split(separator: " ")[1] } == ["A3"])
        let again = try await outbox.deliveries()[2]
        #expect(again.status == .pending && again.attempts == 10)
        _ = try await outbox.engine.advance(by: .days(3))
        try await outbox.sendAll(answering: 503)
        let parked = try await outbox.deliveries()[2]
        #expect(parked.status == .parked && parked.attempts == 11)

        _ = try await outbox.engine.removeWebhook(endpoint.id)
        #expect(
            try await outbox.shop.refusal { try await outbox.engine.resend(first.id) }
                == .webhookRemoved(id: endpoint.id.description))
    }

    @Test("an event can be sent again to an endpoint, also to one that came after it, and to none it says nothing to")
    func retried() async throws {
        let outbox = try await Outbox()
        let early = try await outbox.shop.customer("early@example.com")
        let endpoint = try await outbox.endpoint(events: [EventType.customerUpdated])
        _ = try await outbox.engine.editCustomer(early.id, CustomerEdit(name: "Renamed"))
        try await outbox.sendAll(answering: 200)
        let known = try #require(try await outbox.deliveries().first)
        #expect(try await outbox.engine.resend(known.event, to: endpoint.id).id == known.id)

        let events = try await outbox.engine.read { reader, _ in
            try reader.events(of: nil, from: .first, limit: 50).rows.map(\.row)
        }
        let created = try #require(events.first { $0.type == EventType.customerCreated })
        let late = try await outbox.engine.resend(created.id, to: endpoint.id)
        #expect(late.event == created.id && late.nextAttemptAt == nil, "it waits for what is sent to the same customer")
        #expect(try await outbox.sendAll(answering: 200) == ["customer.updated Renamed", "customer.created Renamed"])

        let product = try #require(events.first { $0.type == EventType.productCreated })
        #expect(
            try await outbox.shop.refusal { try await outbox.engine.resend(product.id, to: endpoint.id) }
                == .notFound(kind: "webhook message", id: product.id.description))
        _ = try await outbox.engine.removeWebhook(endpoint.id)
        for event in [created, product] {
            #expect(
                try await outbox.shop.refusal { try await outbox.engine.resend(event.id, to: endpoint.id) }
                    == .webhookRemoved(id: endpoint.id.description))
        }
    }

    @Test("an endpoint that is removed hears nothing more, and what waited for it is parked")
    func removed() async throws {
        let outbox = try await Outbox()
        let endpoint = try await outbox.endpoint()
        let ana = try await outbox.shop.customer()
        let taken = try await outbox.take()
        _ = try await outbox.engine.editCustomer(ana.id, CustomerEdit(name: "A2"))
        _ = try await outbox.engine.removeWebhook(endpoint.id)
        _ = try await outbox.shop.customer("later@example.com")
        #expect(try await outbox.deliveries().map(\.status) == [.parked, .parked])
        #expect(try await outbox.take().isEmpty)
        try await outbox.engine.finishDelivery(taken[0].delivery.id, DeliveryAnswer(code: 200))
        #expect(try await outbox.deliveries().map(\.status) == [.parked, .delivered], "it was under way, and arrived")
        #expect(try await outbox.take().isEmpty)
    }

    @Test("a delivery whose process died is sent by another; its own late answer changes nothing")
    func claims() async throws {
        let outbox = try await Outbox()
        _ = try await outbox.endpoint()
        _ = try await outbox.shop.customer()
        let delivery = try #require(try await outbox.take().first).delivery
        let dead: Int64 = 4_242
        try await outbox.shop.ledger.write { transaction in
            var taken = delivery
            taken.owner = dead
            try transaction.update(taken)
        }
        try await outbox.engine.finishDelivery(delivery.id, DeliveryAnswer(code: 200))
        #expect(try await outbox.deliveries()[0].status == .pending)
        #expect(try await outbox.engine.nextDelivery().at == Shop.opening)
        #expect(try await outbox.take().map(\.delivery.id) == [delivery.id])
        #expect(try await outbox.engine.nextDelivery().at == nil)
    }

    @Test("deliveries are seen on the agenda and never performed by the clock")
    func agenda() async throws {
        let outbox = try await Outbox()
        _ = try await outbox.endpoint()
        _ = try await outbox.shop.customer()
        let delivery = try await outbox.deliveries()[0]
        let due = try await outbox.engine.agenda(limit: 5).due
        #expect(due == [DueItem(at: Shop.opening, what: .delivery(delivery.id))])
        #expect(try await outbox.engine.clock().next == nil)
        #expect(try await outbox.engine.advance(by: .days(9)).performed == 0)
        #expect(try await outbox.deliveries() == [delivery])
    }

    @Test("are refused for an address, an event or a dialect that cannot be, and unsigned where Flex has none")
    func refusals() async throws {
        let outbox = try await Outbox()
        let url = "https://shop.example"
        for (new, field) in [
            (NewWebhook(url: "shop"), "url"), (NewWebhook(url: url, events: ["Completed"]), "events"),
            (NewWebhook(url: url, dialect: .truemed), "dialect"), (NewWebhook(url: url, isSigned: false), "is_signed"),
        ] {
            guard
                case .invalidField(field, _, _) = try await outbox.shop.refusal(of: {
                    try await outbox.engine.addWebhook(new)
                })
            else {
                Issue.record("\(new) is refused for something else")
                continue
            }
        }
        #expect(
            try await outbox.engine.addWebhook(NewWebhook(url: url, events: ["a.b", "a.b"])).endpoint.events == ["a.b"])
    }
}
