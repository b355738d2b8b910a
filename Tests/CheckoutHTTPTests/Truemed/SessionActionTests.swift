import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

/// What can be done with a payment session: capture, void, cancel.
@Suite("Truemed: capture, void and cancel") struct SessionActionTests {
    private func act(
        _ partner: Partner, _ action: String, _ id: ID<CheckoutSession>, _ body: JSON = ["idempotency_key": "k"]
    ) async throws -> Counter.Answer {
        try await partner.send(.POST, "/payments/v1/payment_session/\(id.uuid)/\(action)", body)
    }

    private func capture(
        _ partner: Partner, _ id: ID<CheckoutSession>, _ total: Int, key: String = "k"
    ) async throws -> Counter.Answer {
        try await act(partner, "capture", id, ["total_amount": .int(total), "idempotency_key": .string(key)])
    }

    private func refused(
        _ answer: Counter.Answer, _ error: String, _ says: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(answer.status == 400 && answer.error == error, "\(answer.text)", sourceLocation: sourceLocation)
        for word in says {
            #expect(answer.sentence.contains(word), "\(answer.sentence)", sourceLocation: sourceLocation)
        }
    }

    /// A session in each status, by the engine's word for it.
    private func sessions(_ partner: Partner) async throws -> [SessionStatus: ID<CheckoutSession>] {
        let kind: JSON = Partner.ana.with(["kind": "authorization"])
        let open = try await partner.created(Partner.order(kind))
        let inReview = try await partner.created(
            Partner.order(["kind": "authorization", "customer_email": "ben@example.com"]))
        try await partner.pay(inReview, Partner.visa, .inReview)
        let complete = try await partner.authorized()
        #expect(try await capture(partner, complete, 10_000, key: "complete").status == 200)
        let voided = try await partner.authorized()
        #expect(try await act(partner, "void", voided, ["idempotency_key": "voided"]).status == 200)
        let canceled = try await partner.created(Partner.order(kind))
        #expect(try await act(partner, "cancel", canceled).status == 200)
        return [.open: open, .inReview: inReview, .complete: complete, .voided: voided, .canceled: canceled]
    }

    @Test("capture takes all that is held, and answers with the capture's id, a UUID of its own, again under its key")
    func captureAll() async throws {
        try await Partner.open { partner in
            let id = try await partner.authorized()
            let held = try await partner.retrieved(id)
            #expect(held["status"]?.text == "authorized" && held["status_summary"]?.text == "Authorized")
            #expect(held["capture_amount"] == .null && held["authorized_on"]?.text == "2026-03-03T12:00:00Z")
            #expect(held.at("order_items.0.total_capturable").number == 10_000)
            #expect(held.at("order_items.0.quantity_capturable").number == 1)
            #expect(held.at("order_items.0.total_refundable") == .null)
            let answer = try await capture(partner, id, 10_000)
            #expect(answer.status == 200 && answer.json.names == ["id"], "\(answer.text)")
            let made = try #require(answer.json["id"]?.text)
            #expect(made.wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil && made != id.uuid)
            #expect(try await capture(partner, id, 10_000).body == answer.body)
            let taken = try await partner.retrieved(id)
            #expect(taken["status"]?.text == "captured" && taken["status_summary"]?.text == "Captured")
            #expect(taken["capture_amount"]?.number == 10_000 && taken["captured_on"]?.text == "2026-03-03T12:00:00Z")
            #expect(taken.at("order_items.0.total_capturable") == .null)
            #expect(taken.at("order_items.0.total_refundable").number == 10_000)
        }
    }

    @Test("capture takes a part too, once; the rest goes back (ours)")
    func capturePart() async throws {
        try await Partner.open { partner in
            let id = try await partner.authorized()
            #expect(try await capture(partner, id, 4_000).status == 200)
            let taken = try await partner.retrieved(id)
            #expect(taken["status_summary"]?.text == "Partially Captured" && taken["capture_amount"]?.number == 4_000)
            #expect(taken["authorize_amount"]?.number == 10_000)
            #expect(taken.at("order_items.0.total_refundable").number == 4_000)
            refused(try await capture(partner, id, 1_000, key: "more"), "SessionCaptured", id.uuid)
        }
    }

    @Test("capture without its fields is MissingField")
    func captureFields() async throws {
        try await Partner.open { partner in
            let id = try await partner.authorized()
            refused(try await act(partner, "capture", id), "MissingField", "total_amount")
            refused(try await act(partner, "capture", id, ["total_amount": 1_000]), "MissingField", "idempotency_key")
            refused(
                try await act(partner, "capture", id, ["total_amount": "1", "idempotency_key": "k"]), "MissingField",
                "total_amount", "whole number")
            #expect(try await capture(partner, id, 10_000).status == 200)
        }
    }

    @Test(
        "capture of more than is held, of nothing or of less is TotalAmountInvalid, says what is held, and uses up no key"
    )
    func captureTotal() async throws {
        try await Partner.open { partner in
            let id = try await partner.authorized()
            for total in [10_001, 0, -1, 49, .max, .min] {
                refused(
                    try await capture(partner, id, total), "TotalAmountInvalid", "total_amount is \(total)",
                    "50 to 10000")
            }
            let beyond: JSON = ["total_amount": .number("9223372036854775808"), "idempotency_key": "k"]
            refused(try await act(partner, "capture", id, beyond), "TotalAmountInvalid", "9223372036854775808")
            #expect(try await capture(partner, id, 10_000).status == 200)
        }
    }

    @Test("items show no more to give back than was captured of all of them, and than is left (ours)")
    func refundableParts() async throws {
        try await Partner.open { partner in
            let items: JSON = [
                ["name": "A", "quantity": 3, "price": 1_000], ["name": "B", "quantity": 1, "price": 1_900],
            ]
            let id = try await partner.created(
                Partner.order(Partner.ana.with(["kind": "authorization", "total_amount": 4_900, "order_items": items])))
            try await partner.pay(id)
            #expect(try await capture(partner, id, 3_000).status == 200)
            func refundable() async throws -> [Int] {
                let seen = try await partner.retrieved(id)
                return seen.at("order_items").elements.compactMap { $0["total_refundable"]?.number }
            }
            #expect(try await refundable() == [1_837, 1_163])
            let pieces = try await partner.retrieved(id).at("order_items.0.quantity_refundable").number
            #expect(pieces == 1, "one of three pieces is paid for")
            let refund: JSON = [
                "amount": 1_000, "payment_id": .string(id.uuid), "reason": "customer_request", "idempotency_key": "r",
            ]
            #expect(try await partner.send(.POST, "/payments/v1/refund", refund).status == 200)
            #expect(try await refundable().reduce(0, +) == 2_000)
        }
    }

    @Test("a body that is no object is refused without words of another API")
    func noObject() async throws {
        try await Partner.open { partner in
            let answer = try await partner.send(.POST, Partner.creation, [])
            #expect(answer.status == 400 && answer.error == "InvalidRequest", "\(answer.text)")
            #expect(answer.sentence == "The body is not a JSON object, which holds its fields in braces.")
        }
    }

    @Test("capture under a key of another amount is IdempotencyViolation")
    func captureKey() async throws {
        try await Partner.open { partner in
            let id = try await partner.authorized()
            #expect(try await capture(partner, id, 4_000).status == 200)
            refused(try await capture(partner, id, 5_000), "IdempotencyViolation")
        }
    }

    @Test("capture, void and cancel of what does not exist are PaymentSessionDoesNotExist")
    func unknown() async throws {
        try await Partner.open { partner in
            let other = ID<CheckoutSession>(bits: 7).uuid
            let body: JSON = ["total_amount": 100, "idempotency_key": "k"]
            for action in ["capture", "void", "cancel"] {
                for id in [other, "nonsense", "fpi_01JD7K2M4QW8Z6"] {
                    let answer = try await partner.send(.POST, "/payments/v1/payment_session/\(id)/\(action)", body)
                    refused(answer, "PaymentSessionDoesNotExist", id)
                }
            }
        }
    }

    @Test("each is refused by the name of where the session stands")
    func statuses() async throws {
        try await Partner.open { partner in
            let sessions = try await sessions(partner)
            let expected: [SessionStatus: [String: String]] = [
                .open: ["capture": "SessionPending", "void": "SessionPending"],
                .inReview: ["capture": "SessionPending", "void": "SessionPending", "cancel": "SessionProcessing"],
                .complete: ["capture": "SessionCaptured", "void": "SessionCaptured", "cancel": "SessionCaptured"],
                .voided: ["capture": "SessionVoided", "void": "SessionVoided", "cancel": "SessionVoided"],
                .canceled: ["capture": "SessionCanceled", "void": "SessionCanceled", "cancel": "SessionCanceled"],
            ]
            for (status, errors) in expected {
                let id = try #require(sessions[status])
                for (action, error) in errors {
                    let body: JSON = ["total_amount": 4_900, "idempotency_key": .string("\(status) \(action)")]
                    let status = try #require(try await partner.retrieved(id)["status"]?.text)
                    refused(try await act(partner, action, id, body), error, "\(id.uuid) is \(status): ")
                }
            }
            let held = try await partner.authorized()
            refused(try await act(partner, "cancel", held), "SessionAuthorized", "void it")
        }
    }

    @Test("a session that a practitioner refused is SessionCanceled (ours)")
    func rejected() async throws {
        try await Partner.open { partner in
            let id = try await partner.created(Partner.order(Partner.ana.with(["kind": "authorization"])))
            try await partner.pay(id, Partner.visa, .inReview)
            let waiting = try await partner.engine.read { reader, _ in
                try reader.consultations(inReviewOnly: true, from: .first, limit: 1).rows.first?.row
            }
            _ = try await partner.engine.review(try #require(waiting).id, .deny)
            #expect(try await partner.retrieved(id)["status"]?.text == "rejected")
            refused(try await capture(partner, id, 4_900), "SessionCanceled", "rejected")
        }
    }

    @Test("a hold that has lapsed is renewed at the capture")
    func renewal() async throws {
        try await Partner.open { partner in
            let id = try await partner.authorized()
            _ = try await partner.engine.advance(by: .days(40))
            #expect(try await partner.retrieved(id)["status"]?.text == "authorized")
            #expect(try await capture(partner, id, 10_000).status == 200)
        }
    }

    @Test("a hold that has lapsed and that the card does not renew is SessionExpired, and the session too")
    func lapse() async throws {
        try await Partner.open { partner in
            let id = try await partner.authorized(card: Partner.declinedLater)
            _ = try await partner.engine.advance(by: .days(40))
            let answer = try await capture(partner, id, 10_000)
            refused(answer, "SessionExpired", "did not pay what was held", "declined")
            #expect(try await capture(partner, id, 10_000).body == answer.body)
            let seen = try await partner.retrieved(id)
            #expect(seen["status"]?.text == "authorization_expired" && seen["status_summary"]?.text == "Expired")
            refused(try await capture(partner, id, 10_000, key: "again"), "SessionExpired")
            refused(try await act(partner, "void", id), "SessionExpired")
        }
    }

    @Test("two captures at once under two keys are one capture and SessionCaptured")
    func twoCaptures() async throws {
        try await Partner.open { partner in
            for _ in 0..<20 {
                let id = try await partner.authorized()
                async let one = capture(partner, id, 4_000, key: "one \(id)")
                async let two = capture(partner, id, 5_000, key: "two \(id)")
                let answers = try await [one, two]
                #expect(answers.map(\.status).sorted() == [200, 400], "\(answers.map(\.text))")
                #expect(answers.contains { $0.error == "SessionCaptured" }, "\(answers.map(\.text))")
                let captures = try await partner.engine.read { reader, _ in try reader.captures(of: id) }
                #expect(captures.count == 1)
            }
        }
    }

    @Test("void gives the hold back and answers with the session's id (ours), again under its key")
    func void() async throws {
        try await Partner.open { partner in
            let id = try await partner.authorized()
            refused(try await act(partner, "void", id, [:]), "MissingField", "idempotency_key")
            let answer = try await act(partner, "void", id)
            #expect(answer.status == 200 && answer.json == ["id": .string(id.uuid)], "\(answer.text)")
            #expect(try await act(partner, "void", id).body == answer.body)
            let seen = try await partner.retrieved(id)
            #expect(seen["status"]?.text == "authorization_voided" && seen["status_summary"]?.text == "Voided")
            #expect(seen["capture_amount"] == .null)
            refused(try await act(partner, "void", id, ["idempotency_key": "other"]), "SessionVoided")
        }
    }

    @Test("void of a one_time_payment is ImmediateCapture, wherever it stands")
    func immediateCapture() async throws {
        try await Partner.open { partner in
            let captured = try await partner.captured()
            let open = try await partner.created(Partner.order())
            for id in [captured, open] {
                refused(try await act(partner, "void", id), "ImmediateCapture", "one_time_payment", id.uuid)
            }
        }
    }

    @Test("cancel ends a pending session; needs no key, and under one it answers the same")
    func cancel() async throws {
        try await Partner.open { partner in
            let keyless = try await partner.created(Partner.order())
            let answer = try await act(partner, "cancel", keyless, [:])
            #expect(answer.status == 200 && answer.json == ["id": .string(keyless.uuid)], "\(answer.text)")
            refused(try await act(partner, "cancel", keyless, [:]), "SessionCanceled")
            let seen = try await partner.retrieved(keyless)
            #expect(seen["status"]?.text == "canceled" && seen["failure_reason"]?.text == "canceled")
            let keyed = try await partner.created(Partner.order())
            let first = try await act(partner, "cancel", keyed)
            #expect(first.status == 200)
            #expect(try await act(partner, "cancel", keyed).body == first.body)
        }
    }

    @Test("cancel after a card that declined is still possible: the session is pending (ours)")
    func cancelAfterDecline() async throws {
        try await Partner.open { partner in
            let id = try await partner.created(Partner.order(Partner.ana))
            await #expect(throws: CheckoutError.self) { try await partner.pay(id, "4000000000000002") }
            #expect(try await partner.retrieved(id)["status"]?.text == "pending")
            #expect(try await act(partner, "cancel", id).status == 200)
        }
    }
}
