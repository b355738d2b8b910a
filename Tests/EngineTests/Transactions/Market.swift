import Checkout
import Foundation
import OrderedJSON
import Testing
import TransactionProcess

/// A marketplace for tests: a provider with a connected account, a listing, a guest with a saved card, and a process.
struct Market {
    let shop: Shop
    let process: ProcessVersion
    let provider: Customer
    let guest: Customer
    let listing: Listing

    var engine: CheckoutEngine { shop.engine }

    /// - Parameters:
    ///   - process: the name of a file beside these tests.
    ///   - card: the number of the guest's saved card; nil for a guest without one.
    init(
        _ process: String = "boat-hire", seed: UInt64 = 7, card: String? = Shop.visa, isConnected: Bool = true,
        seats: Int = 1, stock: Int? = nil
    ) async throws {
        try await self.init(
            NewProcess(name: process, source: Market.source(process)), seed: seed, card: card,
            isConnected: isConnected, seats: seats, stock: stock)
    }

    init(
        _ process: NewProcess, seed: UInt64 = 7, card: String? = Shop.visa, isConnected: Bool = true, seats: Int = 1,
        stock: Int? = nil
    ) async throws {
        shop = try await Shop(seed: seed)
        let engine = shop.engine
        self.process = try await engine.install(process)
        provider = try await engine.addCustomer(NewCustomer(name: "Otto Lind", email: "otto@example.com", state: "WA"))
        let guest = try await shop.customer()
        self.guest = guest
        if isConnected { _ = try await engine.connectPayouts(of: provider.id) }
        if let card { _ = try await engine.saveCard(try Shop.card(card), for: guest.id) }
        listing = try await engine.addListing(
            NewListing(
                provider: provider.id, title: "The blue boat", price: Money(minorUnits: 4_000), seats: seats,
                stock: stock))
    }

    static func source(_ name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Processes")
        return try String(contentsOf: folder.appending(path: "\(name).edn"), encoding: .utf8)
    }

    /// The parameters of a request: a time, and a price of which the house keeps a tenth.
    static func request(_ start: Instant, _ end: Instant, price: Int = 12_000) -> JSON {
        [
            "protectedData": ["note": "two paddles"], "bookingStart": .string(start.description),
            "bookingEnd": .string(end.description),
            "lineItems": [
                ["code": "line-item/day", "unitPrice": ["amount": .int(price), "currency": "USD"], "quantity": 1],
                [
                    "code": "line-item/provider-commission", "unitPrice": ["amount": .int(price), "currency": "USD"],
                    "percentage": -10, "includeFor": ["provider"],
                ],
            ],
        ]
    }

    /// A request for a time, made now.
    func request(from start: Instant, to end: Instant, price: Int = 12_000) async throws -> Transaction {
        try await engine.start(
            NewTransaction(
                process: process.id, listing: listing.id, customer: guest.id, transition: .request,
                parameters: Market.request(start, end, price: price), isTrusted: true))
    }

    /// Takes a transition in some part.
    @discardableResult
    func take(
        _ transition: String, _ tx: Transaction, by role: ActorRole, _ parameters: JSON = .object([])
    ) async throws -> Transaction {
        try await engine.take(
            TransitionRequest(
                TransitionName("transition/\(transition)"), of: tx.id, by: role, parameters: parameters, isTrusted: true
            ))
    }

    func state(of tx: Transaction) async throws -> String {
        try await engine.overview(of: tx.id).transaction.state.short
    }

    /// What happened, each with its moment: transitions taken and failed, and mails sent.
    func story(of tx: Transaction) async throws -> [String] {
        let overview = try await engine.overview(of: tx.id)
        let taken = overview.taken.map { ($0.at, 0, "\($0.transition.short) by \($0.by.rawValue)") }
        let failed = overview.failed.map { ($0.at, 1, "\($0.transition.short) fails: \($0.failure.reason)") }
        let mails = overview.mails.filter { $0.status == .sent }.reversed().map { mail in
            (mail.settledAt ?? mail.dueAt, 2, "mail \(mail.notification.short) to \(mail.role.rawValue)")
        }
        return (taken + failed + mails).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { "\($0.0) \($0.2)" }
    }
}

extension TransitionName {
    static let request = TransitionName("transition/request")
}

extension Market {
    /// A process that comes with the program, with the templates of its mails.
    static func shipped(_ name: String) throws -> NewProcess {
        let folder = URL(filePath: #filePath).appending(path: "../../../../Sources/Commands/Processes/\(name)")
            .standardized
        let templates = folder.appending(path: "templates")
        var texts: [String: MailTemplateText] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: templates.path) {
            let read = { (kind: String) in
                try String(contentsOf: templates.appending(path: "\(name)/\(name)-\(kind)"), encoding: .utf8)
            }
            texts[name] = MailTemplateText(subject: try read("subject.txt"), html: try read("html.html"))
        }
        let source = try String(contentsOf: folder.appending(path: "process.edn"), encoding: .utf8)
        return NewProcess(name: name, source: source, templates: texts)
    }
}
