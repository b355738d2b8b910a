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
                call.flex.letter(try require(id, reader.find), product: nil, at: now)
            }
        },
        .get("/v1/consumer/orders/:id/letters") { call in
            let id = try call.id(as: CheckoutSession.self)
            return try await call.answer { reader, now in
                let session = try require(id, reader.find)
                let letters = try session.customer.map { try reader.letters(of: $0) } ?? []
                // One letter a product: the customer's latest of the product's visit type.
                let rows = session.lines.compactMap { line in
                    letters.first { $0.visitType == line.eligibility.neededLetter }
                        .map { call.flex.letter($0, product: line.product, at: now) }
                }
                return ["letters": .array(rows)]
            }
        },
    ]
}
