import Checkout

/// Giving a repair up, which asks once more. What was asked for stays asked for.
enum StopPage {
    static let endpoints: [PageEndpoint] = [
        .get("/pay/c/:session/stop") { call in
            let repair = try await call.repair()
            guard repair.wayOut != nil else { return .seeOther(repair.paths.entry) }
            return repair.page(
                "Give it up for now?",
                LeavePage.Content(
                    heading: "Give it up for now?",
                    consequence:
                        "Nothing is charged. The shop cannot charge you before this is done; you can come back to "
                        + "this page as long as it waits.",
                    isFinal: false, action: repair.paths.stop, button: "Give it up for now", back: repair.paths.entry,
                    backText: "Go on"))
        },
        .post("/pay/c/:session/stop") { call in
            let repair = try await call.repair()
            guard repair.wayOut != nil else { return .seeOther(repair.paths.entry) }
            do {
                _ = try await call.engine.abandonRepair(repair.token.id)
            } catch CheckoutError.noPendingUpdate, CheckoutError.notFound {
                return .seeOther(repair.paths.entry)
            }
            let isFramed = !repair.session.frameOrigins.isEmpty
            return .seeOther(isFramed ? repair.paths.stopped : repair.session.cancelAddress ?? repair.paths.stopped)
        },
        .get("/pay/c/:session/stopped") { call in
            let repair = try await call.repair()
            guard repair.wayOut != nil else { return .seeOther(repair.paths.entry) }
            var content = EndPage.Content(
                heading: "Given up for now",
                sentences: ["Nothing was charged. The shop cannot charge you before this is done."])
            content.lead(repair.session, isSuccess: false)
            content.other = WayOut(address: repair.paths.entry, words: "Go on after all")
            return repair.page("Given up for now", content)
        },
    ]
}
