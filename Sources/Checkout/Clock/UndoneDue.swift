/// Something fell due and could not be done, which holds up all that comes after it.
public struct UndoneDue: Error {
    /// What it is.
    public let item: DueItem
    /// Why.
    public let cause: any Error

    /// Something that could not be done, and why.
    public init(item: DueItem, cause: any Error) {
        self.item = item
        self.cause = cause
    }

    /// The failure that names it; where no other thing could have been done either, the ledger's own.
    var failure: LedgerFailure {
        let cause = CheckoutError(wrapping: cause)
        switch cause {
        case .ledger(.system), .ledger(.damaged), .ledger(.sealBroken): break
        case .ledger(let failure): return failure
        default: break
        }
        return .undone(item, because: cause.message)
    }
}
