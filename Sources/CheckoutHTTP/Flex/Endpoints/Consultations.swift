import Checkout
import Dialects
import OrderedJSON

extension FlexEndpoints {
    /// Consultations and letters (section 6).
    static let consultations: [Endpoint] = [
        .get("/v1/consultations") { call in
            let (range, customer) = (
                try ListRange(call.query, by: "customer"), try call.query.id("customer", as: Customer.self)
            )
            return try await call.answer { reader, now in
                let page = try reader.consultations(
                    of: customer, from: range.seek(Consultation.self, reader), limit: range.limit)
                return try page.envelope("consultations", range) { try call.flex.consultation($0, reader, now) }
            }
        },
        .get("/v1/consultations/:id") { call in
            let id = try call.id(as: Consultation.self)
            return try await call.answer { reader, now in
                let consultation = try require(id, reader.find)
                return Flex.envelope("consultation", try call.flex.consultation(consultation, reader, now))
            }
        },
        // Not in the envelope, as the page shows it.
        .get("/v1/consumer/letters/:id") { call in
            let id = try call.id(as: Letter.self)
            return try await call.answer { reader, now in
                let letter = try require(id, reader.find)
                return call.flex.letter(letter, product: try reader.product(of: letter), at: now)
            }
        },
        .get("/v1/consumer/orders/:id/letters") { call in
            let id = try call.id(as: CheckoutSession.self)
            return try await call.answer { reader, now in
                let session = try require(id, reader.find)
                let rows = try reader.letters(of: session).map {
                    call.flex.letter($0.letter, product: $0.product, at: now)
                }
                return ["letters": .array(rows)]
            }
        },
    ]
}
