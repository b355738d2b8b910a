// What a bare UUID is: several kinds of things have no prefix, and only the ledger knows which it is.

import Checkout

/// A thing whose identifier is a bare UUID.
enum BareThing: Sendable {
    case token(ID<PaymentToken>)
    case session(ID<CheckoutSession>)
    case transaction(ID<Transaction>)
    case listing(ID<Listing>)
    case process(ID<ProcessVersion>)
    case order(ID<StandingOrder>)
    case mail(ID<Mail>)

    /// The thing of a ledger that has this number.
    /// - Throws: `CheckoutError.notFound` where nothing has it.
    init(_ id: ID<PaymentToken>, _ reader: any LedgerReader) throws {
        let bits = id.bits
        if try reader.find(id) != nil {
            self = .token(id)
        } else if try reader.find(ID<CheckoutSession>(bits: bits)) != nil {
            self = .session(ID(bits: bits))
        } else if try reader.find(ID<Transaction>(bits: bits)) != nil {
            self = .transaction(ID(bits: bits))
        } else if try reader.find(ID<Listing>(bits: bits)) != nil {
            self = .listing(ID(bits: bits))
        } else if try reader.find(ID<ProcessVersion>(bits: bits)) != nil {
            self = .process(ID(bits: bits))
        } else if try reader.find(ID<StandingOrder>(bits: bits)) != nil {
            self = .order(ID(bits: bits))
        } else if try reader.find(ID<Mail>(bits: bits)) != nil {
            self = .mail(ID(bits: bits))
        } else {
            throw CheckoutError.notFound(kind: "object", id: id.uuid)
        }
    }
}
