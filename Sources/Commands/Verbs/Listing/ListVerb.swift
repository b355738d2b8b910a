// almoner list: rows of one kind.

import ArgumentParser
import Checkout
import TransactionProcess

/// Lists things of one kind.
struct ListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List things of one kind.",
        discussion: """
            \(ListKind.allCases.map { "\($0.rawValue): \($0.order)" }.joined(separator: "\n"))

            --search takes words and field:value, and - leaves out: \
            \(Filter.customerFields.map(\.name).joined(separator: ", ")).

            Example: almoner list customers --search 'state:CA -letter:sleep' --sort next_expiry
            """)
    static let use = LedgerUse.reads

    @Argument(
        help: "What to list: \(ListKind.allCases.map(\.rawValue).joined(separator: ", ")).", transform: ListKind.read)
    var kind: ListKind

    @Option(
        name: .customLong("customer"), help: ArgumentHelp("Only what is this customer's.", valueName: "customer"),
        transform: identifier)
    var customer: ID<Customer>?

    @Option(help: ArgumentHelp("Only customers that match.", valueName: "text"))
    var search: String?

    @Flag(help: "Only tokens that wait for an update, consultations in review, or deliveries that are not over.")
    var pending = false

    @Option(
        help: ArgumentHelp("The customers' order: name, newest or next_expiry.", valueName: "key"),
        transform: { try word($0, as: CustomerQuery.Sort.self, "order") })
    var sort: CustomerQuery.Sort?

    @Option(
        help: ArgumentHelp("Only transactions in this state, such as pending.", valueName: "state"),
        transform: Commands.stateName)
    var state: StateName?

    @Flag(help: "Only transactions whose automatic transition failed, so that somebody has to act.")
    var stuck = false

    @Option(help: ArgumentHelp("Only this transaction's mails.", valueName: "transaction"), transform: identifier)
    var transaction: ID<Transaction>?

    @Option(help: ArgumentHelp("At most how many rows, up to 1000.", valueName: "n"))
    var limit = 50

    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard (1...1_000).contains(limit) else { throw ValidationError("--limit \(limit) is outside 1 to 1000.") }
        try refuse(customer != nil, "--customer", unless: \.hasOwner)
        try refuse(search != nil, "--search", unless: \.isSearchable)
        if let complaint = search.flatMap({ Filter($0).customerMisspelling }) { throw ValidationError(complaint) }
        try refuse(sort != nil, "--sort", unless: \.isSearchable)
        try refuse(pending, "--pending", unless: \.canBePending)
        try refuse(state != nil, "--state", unless: \.hasState)
        try refuse(stuck, "--stuck", unless: \.hasState)
        try refuse(transaction != nil, "--transaction", unless: \.hasTransaction)
    }

    private func refuse(_ isGiven: Bool, _ option: String, unless supports: KeyPath<ListKind, Bool>) throws {
        guard isGiven, !kind[keyPath: supports] else { return }
        let able = ListKind.allCases.filter { $0[keyPath: supports] }.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("\(option) does not go with \(kind.rawValue); it goes with \(able).")
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        let query = ListQuery(
            kind: kind, customer: customer, search: search, pending: pending, sort: sort, limit: limit, state: state,
            isStuck: stuck, transaction: transaction)
        return try await context.engine.read { reader, now in try query.answer(reader, now) }
    }
}

/// What can be listed.
enum ListKind: String, CaseIterable, Sendable {
    case customers, products, prices, letters
    case paymentMethods = "payment-methods"
    case tokens, sessions, subscriptions, invoices, consultations, transactions, listings, processes
    case standingOrders = "standing-orders"
    case mails, events, deliveries

    /// The order of the rows, in words.
    var order: String {
        switch self {
        case .customers: "by name, or as --sort says"
        case .products, .prices: "in the order they were made"
        case .letters: "the first to expire first, the denied last"
        case .paymentMethods: "the latest saved first"
        case .tokens: "the latest made first; --pending, the longest waiting first"
        case .sessions, .events, .deliveries: "the latest first"
        case .subscriptions, .invoices: "the latest made first"
        case .transactions: "the latest begun first; --customer, those that they buy or sell in"
        case .listings: "the latest made first; --customer, those that they offer"
        case .processes, .standingOrders: "the latest first"
        case .mails: "the last to be due first"
        case .consultations: "the latest begun first; --pending, the first to be decided first"
        }
    }

    /// Whether rows belong to a customer.
    var hasOwner: Bool {
        switch self {
        case .customers, .products, .prices, .invoices, .deliveries, .processes, .standingOrders, .mails: false
        case .letters, .paymentMethods, .tokens, .sessions, .subscriptions, .consultations, .transactions, .listings,
            .events:
            true
        }
    }

    /// Whether rows can be searched and sorted.
    var isSearchable: Bool { self == .customers }

    /// Whether rows can wait for somebody.
    var canBePending: Bool { self == .tokens || self == .consultations || self == .deliveries }

    /// Whether rows stand in a state of a process.
    var hasState: Bool { self == .transactions }

    /// Whether rows belong to a transaction.
    var hasTransaction: Bool { self == .mails }

    /// The kind, with underscores or dashes.
    @Sendable
    static func read(_ text: String) throws -> ListKind {
        let spelled = text.lowercased().split(separator: "_").joined(separator: "-")
        guard let kind = ListKind(rawValue: spelled) else {
            throw ValidationError("“\(text)” cannot be listed; \(hint(spelled, among: allCases.map(\.rawValue)))")
        }
        return kind
    }
}
