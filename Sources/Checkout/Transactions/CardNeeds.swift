import TransactionProcess

extension ProcessDefinition {
    /// Whether a transaction in this state may still come to a charge with its customer away.
    func mayCharge(from state: StateName) -> Bool {
        var reached: Set<StateName> = [state]
        var open = [state]
        while let state = open.popLast() {
            for transition in transitions where transition.from == state {
                if transition.chargesOffSession { return true }
                if reached.insert(transition.to).inserted { open.append(transition.to) }
            }
        }
        return false
    }
}

extension Step {
    /// The transactions that still need a customer's default card: they have no payment, and may come to a charge with the
    /// customer away.
    func transactionsNeedingCard(of customer: ID<Customer>) throws -> [ID<Transaction>] {
        try transaction.transactions(paidBy: customer).filter { id in
            let tx = try require(id, transaction.find)
            // A transaction has one payment. While one is being made, the card is needed until it stands.
            let isOpen = try tx.underWay != nil || transaction.paymentStanding(of: tx) == .none
            return try isOpen && process(of: tx).definition.mayCharge(from: tx.state)
        }
    }
}
