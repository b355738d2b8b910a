import Checkout

/// Giving up, which asks once more.
enum LeavePage {
    struct Content: PageContent {
        static let template = "leave"
        let action: String
        let back: String
    }

    static let endpoints: [PageEndpoint] = [
        .get("/pay/c/:session/leave") { call in
            let visit = try await call.visit()
            guard visit.place != .over, visit.place != .underWay else { return .seeOther(visit.paths.entry) }
            return visit.page(
                "Give this checkout up?", Content(action: visit.paths.leave, back: visit.paths.entry))
        },
        .post("/pay/c/:session/leave") { call in
            let visit = try await call.visit()
            guard visit.place != .over, visit.place != .underWay else { return .seeOther(visit.paths.entry) }
            do {
                let session = try await call.engine.cancel(visit.session.id)
                return .seeOther(session.cancelAddress ?? visit.paths.entry)
            } catch CheckoutError.sessionNotOpen {
                return .seeOther(visit.paths.entry)
            }
        },
    ]
}
