/// A listing to be added.
public struct NewListing: Hashable, Sendable {
    /// Who offers it.
    public var provider: ID<Customer>
    /// What it is called.
    public var title: String
    /// What a unit of it costs.
    public var price: Money?
    /// How many may book the same time.
    public var seats: Int
    /// How many there are; nil for something that is not counted.
    public var stock: Int?
    /// How it may be paid.
    public var eligibility: LineEligibility

    /// A listing to be added.
    public init(
        provider: ID<Customer>, title: String, price: Money? = nil, seats: Int = 1, stock: Int? = nil,
        eligibility: LineEligibility = .notEligible
    ) {
        self.provider = provider
        self.title = title
        self.price = price
        self.seats = seats
        self.stock = stock
        self.eligibility = eligibility
    }
}

/// What shall change of a listing; what is nil stays.
public struct ListingEdit: Hashable, Sendable {
    /// What it is called.
    public var title: String?
    /// What a unit of it costs.
    public var price: Money?
    /// How many may book the same time.
    public var seats: Int?
    /// How many are left.
    public var stock: Int?
    /// Whether transactions may begin.
    public var isOpen: Bool?

    /// What shall change of a listing.
    public init(
        title: String? = nil, price: Money? = nil, seats: Int? = nil, stock: Int? = nil, isOpen: Bool? = nil
    ) {
        self.title = title
        self.price = price
        self.seats = seats
        self.stock = stock
        self.isOpen = isOpen
    }
}

extension CheckoutEngine {
    /// Adds a listing.
    /// - Throws: `CheckoutError.notFound`, `.missingField`, `.invalidField`.
    public func addListing(_ new: NewListing) async throws(CheckoutError) -> Listing {
        try await step { step in
            _ = try require(new.provider, step.transaction.find)
            let listing = Listing(
                id: try step.transaction.newID(at: step.now), provider: new.provider, title: new.title,
                price: new.price,
                seats: new.seats, stock: new.stock, eligibility: new.eligibility, createdAt: step.now)
            try listing.check()
            try step.transaction.insert(listing)
            try step.record(EventType.listingCreated, listing.id, customer: nil, [Change("title", to: listing.title)])
            return listing
        }
    }

    /// Changes a listing.
    /// - Throws: `CheckoutError.notFound`, `.missingField`, `.invalidField`.
    public func edit(_ id: ID<Listing>, _ edit: ListingEdit) async throws(CheckoutError) -> Listing {
        try await step { step in
            let before = try require(id, step.transaction.find)
            var listing = before
            listing.title = edit.title ?? listing.title
            listing.price = edit.price ?? listing.price
            listing.seats = edit.seats ?? listing.seats
            listing.stock = edit.stock ?? listing.stock
            listing.isOpen = edit.isOpen ?? listing.isOpen
            try listing.check()
            guard listing != before else { return listing }
            try step.transaction.update(listing)
            try step.record(EventType.listingUpdated, id, customer: nil, listing.changes(from: before))
            return listing
        }
    }

    /// Connects a provider's account for payouts, or switches one off and on.
    /// - Throws: `CheckoutError.notFound`.
    public func connectPayouts(
        of provider: ID<Customer>, takesCharges: Bool = true, paysOut: Bool = true
    ) async throws(CheckoutError) -> PayoutAccount {
        try await step { step in
            _ = try require(provider, step.transaction.find)
            let known = try step.transaction.payoutAccount(of: provider)
            let account = PayoutAccount(
                provider: provider, takesCharges: takesCharges, paysOut: paysOut,
                connectedAt: known?.connectedAt ?? step.now)
            try step.transaction.save(account)
            try step.record(
                EventType.payoutsConnected, provider, customer: provider,
                [
                    Change("charges", from: known.map { String($0.takesCharges) }, to: String(takesCharges)),
                    Change("payouts", from: known.map { String($0.paysOut) }, to: String(paysOut)),
                ])
            return account
        }
    }
}

extension Listing {
    fileprivate func check() throws {
        guard !title.isEmpty else { throw CheckoutError.missingField("title") }
        if let price, price < .zero || price > .maximumCharge {
            throw CheckoutError.invalidField(
                "price", given: price.description, expected: "an amount up to \(Money.maximumCharge)")
        }
        guard (1...1_000).contains(seats) else {
            throw CheckoutError.invalidField("seats", given: String(seats), expected: "1 to 1000")
        }
        if let stock, !(0...1_000_000_000).contains(stock) {
            throw CheckoutError.invalidField("stock", given: String(stock), expected: "0 or more")
        }
    }

    fileprivate func changes(from before: Listing) -> [Change] {
        [
            Change("title", from: before.title, to: title),
            Change("price", from: before.price?.description, to: price?.description),
            Change("seats", from: String(before.seats), to: String(seats)),
            Change("stock", from: before.stock.map { String($0) }, to: stock.map { String($0) }),
            Change("open", from: String(before.isOpen), to: String(isOpen)),
        ].filter { $0.from != $0.to }
    }
}
