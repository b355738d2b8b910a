import TransactionProcess

// The reserved stock (reference section 3, "Stock"). What is pending or accepted is taken off the listing's stock.
extension TransactionContents {
    /// - Parameter change: how much this transition has changed the stock so far.
    /// - Returns: how much the listing's stock changes.
    mutating func reserve(
        _ kind: ActionKind, _ parameters: TransitionParameters, _ surroundings: Surroundings, change: Int
    ) throws -> Int {
        switch kind {
        case .createPendingStock, .createProposedStock:
            guard stock == nil else { throw TransitionFailure.sequence("Stock is reserved already; once is all.") }
            let key = "stockReservationQuantity"
            guard let quantity = try parameters.count(key, in: 1...1_000_000) else {
                throw TransitionFailure.missing(key)
            }
            let state: ReservationState = kind == .createPendingStock ? .pending : .proposed
            stock = StockReservation(quantity: quantity, state: state)
            return state == .pending ? try taking(quantity, surroundings, change) : 0
        case .acceptStock:
            let reserved = try stock(in: [.pending, .proposed])
            stock?.state = .accepted
            return reserved.state == .proposed ? try taking(reserved.quantity, surroundings, change) : 0
        case .declineStock:
            let reserved = try stock(in: [.pending, .proposed])
            stock?.state = .declined
            return reserved.state == .pending ? reserved.quantity : 0
        default:
            let reserved = try stock(in: [.accepted])
            stock?.state = .cancelled
            return reserved.quantity
        }
    }

    private func taking(_ quantity: Int, _ surroundings: Surroundings, _ change: Int) throws -> Int {
        guard let left = surroundings.listing.stock else {
            throw TransitionFailure.sequence("The stock of “\(surroundings.listing.title)” is not counted.")
        }
        guard left + change >= quantity else {
            throw TransitionFailure(
                "transaction-listing-insufficient-stock",
                "\(quantity) of “\(surroundings.listing.title)” are asked for, and \(max(0, left + change)) are left.")
        }
        return -quantity
    }

    private func stock(in states: [ReservationState]) throws -> StockReservation {
        let words = states.map(\.rawValue).joined(separator: " or ")
        guard let stock else { throw TransitionFailure.sequence("No stock is reserved; it would have to be \(words).") }
        guard states.contains(stock.state) else {
            throw TransitionFailure.sequence("The stock reservation is \(stock.state.rawValue), not \(words).")
        }
        return stock
    }
}
