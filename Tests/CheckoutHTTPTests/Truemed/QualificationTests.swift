import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("A qualification session")
struct QualificationTests {
    private let one = "/api/v1/qualification_session/"

    /// Somebody's consultation, answered so that it ends as the sample says; nil leaves it at its beginning.
    private func consult(
        _ counter: Counter, _ email: String = "ana@example.com", _ sample: SurveySample? = nil,
        _ purpose: ((Customer) async throws -> ConsultationPurpose)? = nil
    ) async throws -> Consultation {
        let person = NewCustomer(name: "Ana Beltrán", email: email, state: "CA")
        let customer = try await counter.engine.addCustomer(person)
        let open = try await counter.engine.startConsultation(
            try await purpose?(customer) ?? .customer(customer.id, .gym))
        guard let sample else { return open.consultation }
        for (question, answer) in open.walk.survey.sample(sample, for: USState(code: "CA")) {
            _ = try await counter.engine.answer(open.consultation.id, question: question, answer)
        }
        return try await counter.engine.sign(open.consultation.id).consultation
    }

    @Test("is named as in the documented example, qs_ and a UUID; the UUID alone names it too, and nothing else does")
    func names() async throws {
        try await Counter.open { counter in
            let id = try await consult(counter).id
            for name in ["qs_\(id.uuid)", id.uuid, "qs_\(id.uuid.uppercased())"] {
                let answer = try await counter.asPartner(.GET, one + name)
                #expect(answer.status == 200 && answer.json["qualification_session_id"]?.text == "qs_\(id.uuid)")
            }
            let strangers = [
                id.description, "qs_\(id.description.suffix(26))", "qs_", "QS_\(id.uuid)", "qs_qs_\(id.uuid)",
                "qs_9f8b7c6d-1234-4e56-8a9b-0c1d2e3f4a5b",
            ]
            for name in strangers {
                let message = try await counter.refused(404, "NotFound", .GET, one + name)
                #expect(message.contains("qualification session \(name)"))
            }
        }
    }

    @Test("carries the documented fields")
    func fields() async throws {
        try await Counter.open { counter in
            let consultation = try await consult(counter)
            let answer = try await counter.asPartner(.GET, one + consultation.id.uuid)
            #expect(
                answer.json == [
                    "qualification_session_id": .string("qs_\(consultation.id.uuid)"), "status": "pending",
                    "email": "ana@example.com", "expires_at": nil, "user_id": nil, "source": "direct",
                    "created_at": .string(Counter.opening.description),
                ], "\(answer.text)")
        }
    }

    @Test("is pending, processing, approved or rejected, and expires with its letter once there is one")
    func statuses() async throws {
        try await Counter.open { counter in
            func look(_ consultation: Consultation) async throws -> [JSON?] {
                let answer = try await counter.asPartner(.GET, one + consultation.id.uuid)
                return [answer.json["status"], answer.json["expires_at"]]
            }
            let year: JSON = .string((Counter.opening + .years(1)).description)
            #expect(try await look(consult(counter, "a@example.com")) == ["pending", .null])
            #expect(try await look(consult(counter, "b@example.com", .approved)) == ["approved", year])
            #expect(try await look(consult(counter, "c@example.com", .ineligible)) == ["rejected", .null])
            let denied = try await consult(counter, "d@example.com", .inReview)
            let approved = try await consult(counter, "e@example.com", .inReview)
            #expect(try await look(denied) == ["processing", .null])
            _ = try await counter.engine.review(denied.id, .deny, reason: "No.")
            _ = try await counter.engine.review(approved.id, .approve)
            #expect(try await look(denied) == ["rejected", .null])
            #expect(try await look(approved) == ["approved", year])
        }
    }

    @Test("says whether a payment session led to it (ours)")
    func source() async throws {
        try await Counter.open { counter in
            let price = try await counter.price(eligibility: .letterOfMedicalNecessity)
            let consultation = try await consult(counter) { customer in
                let session = try await counter.engine.createCheckout(
                    NewCheckout(customer: .known(customer.id), items: [CartItem(price: price.id)]))
                return .session(session.id)
            }
            let answer = try await counter.asPartner(.GET, one + consultation.id.uuid)
            #expect(answer.json["source"] == "payment_session")
        }
    }

    @Test("says that a token led to it, where its request is no payment session (ours)")
    func sourceOfRequest() async throws {
        try await TokenDesk.open { desk in
            let made = try await desk.post("/create", TokenDesk.request())
            let id = try #require(made.json["provision_token_request_id"]?.text)
            let request = try #require(ID<CheckoutSession>(id))
            try await desk.consult(.session(request))
            let path = "/api/v1/qualification_sessions"
            let found = try await desk.counter.asPartner(.GET, path).json["qualification_sessions"]?.elements
            #expect(found?.map { $0["source"]?.text } == ["payment_token"])
            let missing = try await desk.counter.asPartner(.GET, "/payments/v1/payment_session/\(request.uuid)")
            #expect(missing.status == 404)
        }
    }

    @Test("is listed the latest begun first, thirty on a page from page 1, with an exact count")
    func list() async throws {
        try await Counter.open { counter in
            let empty = try await counter.asPartner(.GET, "/api/v1/qualification_sessions")
            #expect(
                empty.json == [
                    "qualification_sessions": [],
                    "pagination": ["count": 0, "current_page": 1, "last_page": 1, "page_size": 30],
                ])
            var made: [String] = []
            for number in 0..<32 {
                made.insert("qs_" + (try await consult(counter, "c\(number)@example.com").id.uuid), at: 0)
            }
            for (query, page, last, size) in [
                ("", 1, 2, 30), ("?page=2", 2, 2, 30), ("?page=3&page_size=10", 3, 4, 10), ("?page=9", 9, 2, 30),
                ("?page_size=100", 1, 1, 100), ("?page=32&page_size=1", 32, 32, 1),
            ] {
                let answer = try await counter.asPartner(.GET, "/api/v1/qualification_sessions\(query)")
                let ids = answer.json["qualification_sessions"]?.elements.compactMap {
                    $0["qualification_session_id"]?.text
                }
                #expect(ids == Array(made.dropFirst((page - 1) * size).prefix(size)), "\(query)")
                let place: JSON = [
                    "count": 32, "current_page": .int(page), "last_page": .int(last), "page_size": .int(size),
                ]
                #expect(answer.json["pagination"] == place, "\(query): \(answer.text)")
            }
            for query in ["page=0", "page=-1", "page=x", "page_size=0", "page_size=101", "page=99999999999999999999"] {
                let name = query.split(separator: "=")[0]
                let message = try await counter.refused(
                    400, "MissingField", .GET, "/api/v1/qualification_sessions?\(query)")
                #expect(message.contains(name))
            }
        }
    }

    @Test("takes a user_id while it has none, and answers user_id_already_set to another")
    func user() async throws {
        try await Counter.open { counter in
            let id = try await consult(counter).id
            let path = one + "qs_\(id.uuid)/update"
            let answer = try await counter.asPartner(.POST, path, ["user_id": "u-1"])
            #expect(answer.status == 200 && answer.json["user_id"] == "u-1" && answer.json["status"] == "pending")
            #expect(answer.json["qualification_session_id"]?.text == "qs_\(id.uuid)")
            let message = try await counter.refused(400, "user_id_already_set", .POST, path, ["user_id": "u-2"])
            #expect(message.contains("u-1"))
            let seen = try await counter.asPartner(.GET, one + id.uuid)
            #expect(seen.json["user_id"] == "u-1")
            // The same again changes nothing (ours).
            #expect(try await counter.asPartner(.POST, path, ["user_id": "u-1"]).status == 200)
        }
    }

    @Test("lets nobody write its status")
    func status() async throws {
        try await Counter.open { counter in
            let id = try await consult(counter).id
            let path = one + id.uuid + "/update"
            let message = try await counter.refused(
                400, "InvalidRequest", .POST, path, ["status": "approved", "user_id": "u-1"])
            #expect(message.contains("status"))
            let seen = try await counter.asPartner(.GET, one + id.uuid)
            #expect(seen.json["status"] == "pending" && seen.json["user_id"] == .null)
        }
    }

    @Test("is updated once under a key; the key with another payload is a 400")
    func key() async throws {
        try await Counter.open { counter in
            let id = try await consult(counter).id
            let path = one + id.uuid + "/update"
            let body: JSON = ["user_id": "u-1", "idempotency_key": "k"]
            let first = try await counter.asPartner(.POST, path, body)
            let second = try await counter.asPartner(.POST, path, body)
            #expect(first.status == 200 && first.body == second.body)
            #expect(second.headers.first(name: "Idempotent-Replayed") == "true")
            try await counter.refused(
                400, "IdempotencyViolation", .POST, path, ["user_id": "u-2", "idempotency_key": "k"])
        }
    }

    @Test("is refused an update that lacks its field, has it in another type, or names nothing")
    func wrong() async throws {
        try await Counter.open { counter in
            let path = one + (try await consult(counter).id.uuid) + "/update"
            for body in [[:], ["user_id": nil], ["user_id": 7], ["user_id": ""], ["user_id": ["a"]]] as [JSON] {
                let message = try await counter.refused(400, "MissingField", .POST, path, body)
                #expect(message.contains("user_id"), "\(body.compact)")
            }
            let stranger = one + "qs_9f8b7c6d-1234-4e56-8a9b-0c1d2e3f4a5b/update"
            let message = try await counter.refused(404, "NotFound", .POST, stranger, ["user_id": "u-1"])
            #expect(message.contains("qualification session qs_9f8b7c6d"))
        }
    }
}
