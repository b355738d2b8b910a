import Checkout
import Dialects
import Hummingbird
import OrderedJSON

extension TruemedEndpoints {
    /// Qualification sessions.
    static let qualification: [Endpoint] = [
        .get("/api/v1/qualification_session/:id") { call in
            let id = try call.qualification()
            let truemed = call.truemed
            return try await call.answer { reader, _ in
                guard let consultation = try reader.find(id) else { throw call.noQualification }
                return try truemed.qualification(consultation, reader)
            }
        },
        .get("/api/v1/qualification_sessions") { call in
            let (page, truemed) = (try PageNumber(call.query), call.truemed)
            return try await call.answer { reader, _ in
                let found = try reader.consultations(
                    inReviewOnly: false, from: page.seek, limit: page.size)
                return page.envelope(
                    "qualification_sessions", try found.rows.map { try truemed.qualification($0.row, reader) },
                    count: try reader.consultationCount())
            }
        },
        .post("/api/v1/qualification_session/:id/update") { call in
            let (id, truemed) = (try call.qualification(), call.truemed)
            if let status = call.body.value("status") {
                throw TruemedRefusal.badRequest(
                    "InvalidRequest", "status is \(status.compact), but is not for writing: the survey decides it.")
            }
            let user = try call.body.requiredString("user_id")
            return try await call.answer { engine throws(CheckoutError) in
                do throws(CheckoutError) {
                    return try await engine.nameUser(user, of: id)
                } catch .notFound {
                    throw call.noQualification
                }
            } as: { consultation, reader, _ in
                try truemed.qualification(consultation, reader)
            }
        }.refusing { error in
            guard case .userAlreadyNamed = error else { return nil }
            return TruemedRefusal.badRequest(error.code, error.message)
        },
    ]
}

extension Call {
    /// The consultation whose qualification session the path names.
    fileprivate func qualification() throws(CheckoutError) -> ID<Consultation> {
        guard let id = Truemed.consultation(qualification: parameters.text("id")) else { throw noQualification }
        return id
    }

    /// The refusal of an identifier that no qualification session has.
    fileprivate var noQualification: CheckoutError {
        .notFound(kind: "qualification session", id: parameters.text("id"))
    }
}
