import Checkout

/// The address of a session: the way to the step that it waits for, or what became of it.
enum SessionPage {
    static let entry = PageEndpoint.get("/pay/c/:session") { call in
        let visit = try await call.visit()
        switch visit.place {
        case .underWay: return visit.page("Payment under way", EndPage.underWay(visit))
        case .over:
            let content = EndPage.Content(over: visit)
            return visit.page(content.heading, content)
        default: return .seeOther(visit.next)
        }
    }
}
