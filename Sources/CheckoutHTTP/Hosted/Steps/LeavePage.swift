import Checkout

/// Giving up, which asks once more.
enum LeavePage {
    struct Content: PageContent {
        static let template = "leave"
        var heading = "Give this checkout up?"
        var consequence = "Nothing is charged, and the checkout cannot be taken up again."
        /// Whether there is no way back from it.
        var isFinal = true
        let action: String
        var button = "Give it up"
        let back: String
        var backText = "Go on with the checkout"

        var leadsToShop: Bool { true }
        var hasWayOut: Bool { false }
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
                let isFramed = !session.frameOrigins.isEmpty
                return .seeOther(isFramed ? visit.paths.entry : session.cancelAddress ?? visit.paths.entry)
            } catch CheckoutError.sessionNotOpen {
                return .seeOther(visit.paths.entry)
            }
        },
    ]
}
