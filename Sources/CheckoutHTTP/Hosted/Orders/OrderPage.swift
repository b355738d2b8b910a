import Checkout
import Hummingbird
import OrderedJSON
import TransactionProcess

/// What customer and provider see of a transaction, and what they may do about it: the pages to which its mails lead, at
/// the addresses that the original's mails name too. A customer pays by hand here when the charge of their saved card
/// failed; a provider sees whether they have.
enum OrderPage {
    struct Content: PageContent {
        static let template = "order"
        let heading: String
        let problem: String?
        let notices: [Notice]
        let rows: [Row]
        /// What they may do, a button each.
        let ways: [Way]
        /// Where they give a card.
        let pay: WayOut?
    }

    struct Notice: Sendable {
        let said: String
        let isBad: Bool
    }

    struct Row: Sendable {
        let term: String
        let definition: String
    }

    struct Way: Sendable {
        let action: String
        let transition: String
        /// The stay that the page showed: what was done meanwhile is not done on top of it.
        let stay: Int
        let words: String
        let isPlain: Bool
    }

    static let endpoints: [PageEndpoint] =
        Order.Side.allCases.flatMap { side -> [PageEndpoint] in
            [
                .get("/\(side.rawValue)/:transaction") { call in try await show(call, side) },
                .get("/\(side.rawValue)/:transaction/details") { call in try await show(call, side) },
                .post("/\(side.rawValue)/:transaction") { call in try await take(call, side) },
            ]
        } + [
            // Where the card's page leads once the card has agreed.
            .get("/order/:transaction/paid") { call in try await finish(call) }
        ]

    private static func show(_ call: PageCall, _ side: Order.Side) async throws -> PageReply {
        let order = try await call.order(side)
        let settings = try await call.engine.read { reader, _ in try reader.settings() }
        let content = Content(order, problem: call.draft(of: order.path).problem)
        call.done(order.path)
        return .page(
            HostedPage(
                title: content.heading, content: content, shop: settings.name, isTest: settings.mode == .test))
    }

    private static func take(_ call: PageCall, _ side: Order.Side) async throws -> PageReply {
        let order = try await call.order(side)
        let name = TransitionName(try call.form.text("transition"))
        guard try call.form.text("stay") == String(order.overview.transaction.stay),
            order.ways.contains(where: { $0.name == name })
        else { return .seeOther(order.path) }
        if let refused = await refusal(of: name, order, call) { return refused }
        let after = try await call.order(side)
        return .seeOther(after.cardPath ?? after.path)
    }

    /// Takes a transition for the side whose page it is.
    /// - Returns: the page that says why not; nil where it is taken.
    private static func refusal(of name: TransitionName, _ order: Order, _ call: PageCall) async -> PageReply? {
        let request = TransitionRequest(name, of: order.id, by: order.side.role)
        do {
            let engine = order.side == .sale ? call.engine.acting(as: Actor(.merchant)) : call.engine
            _ = try await engine.take(request)
            return nil
        } catch {
            var draft = Draft()
            draft.problem = error.message
            return call.retry(order.path, draft)
        }
    }

    /// Confirms a payment that the customer's card has agreed to. Asked twice, it finds nothing to do.
    private static func finish(_ call: PageCall) async throws -> PageReply {
        let order = try await call.order(.order)
        if order.overview.payment == .requiresCapture, let confirm = order.confirmation {
            if let refused = await refusal(of: confirm.name, order, call) { return refused }
        }
        return .seeOther(order.path)
    }
}

extension PageCall {
    /// The transaction in the path, as one of its sides sees it.
    /// - Throws: `CheckoutError.notFound`.
    fileprivate func order(_ side: Order.Side) async throws -> Order {
        let text = parameters.text("transaction")
        guard let id = ID<Transaction>(text) else { throw CheckoutError.notFound(kind: Transaction.kind, id: text) }
        return Order(try await engine.overview(of: id), side, base: pages.words.pathPrefix)
    }
}
