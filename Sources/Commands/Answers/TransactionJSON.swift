// A transaction as a document: the original's fields under the original's names (reference section 3), and beside them,
// spelled alike, what it does not tell: failed attempts, what comes next, and what anybody may do.

import Checkout
import OrderedJSON
import TransactionProcess

extension Transaction {
    /// What a transaction is and holds.
    /// - Parameter payment: how its payment stands; nil where that is not known, as in a trial.
    func fields(_ process: ProcessVersion, payment: PaymentStanding?) -> [JSON.Field] {
        [
            .init("id", .id(id)), .init("createdAt", .instant(createdAt)),
            .init("processName", .string(process.name)), .init("processVersion", .int(process.version)),
            .init("state", .string(state.text)), .init("lastTransition", .optional(lastTransition?.text)),
            .init("lastTransitionedAt", .instant(lastTransition == nil ? nil : lastTransitionedAt)),
            .init("customer", .id(customer)), .init("provider", .id(provider)), .init("listing", .id(listing)),
        ] + contents.fields + [
            .init(
                "payment",
                payment.map { ["status": .string($0.rawValue), "checkoutSession": .id(session)] } ?? .null),
            .init("stuck", .bool(isSpent)),
            .init(
                "nextTransition",
                next.map { ["transition": .string($0.transition.text), "at": .instant($0.at)] } ?? .null),
            .init("holdingLimit", limit.map { ["kind": .word($0.kind), "at": .instant($0.at)] } ?? .null),
            .init("transitionUnderWay", .optional(underWay?.transition.text)),
        ]
    }
}

extension TransactionContents {
    fileprivate var fields: [JSON.Field] {
        [
            .init("payinTotal", isPriced ? payin.asAmount : .null),
            .init("payoutTotal", isPriced ? payout.asAmount : .null),
            .init("lineItems", .array(lineItems.map(\.json))), .init("booking", booking?.json ?? .null),
            .init("stockReservation", stock?.json ?? .null), .init("protectedData", protectedData),
            .init("metadata", metadata),
            .init(
                "reviews",
                [
                    "ofProvider": reviews.byCustomer?.json ?? .null, "ofCustomer": reviews.byProvider?.json ?? .null,
                    "public": .bool(reviews.arePublished),
                ]),
            .init("paidOutAt", .instant(paidOutAt)),
        ]
    }
}

extension TransactionRow {
    /// A transaction as lists show it: what it is and holds, with the names of what it is about.
    func json(_ version: ProcessVersion) -> JSON {
        .object(
            transaction.fields(version, payment: payment) + [
                .init("listingTitle", .string(listing)), .init("customerName", .string(customerName)),
                .init("providerName", .string(providerName)),
            ])
    }
}

extension TransactionOverview {
    /// Everything about a transaction.
    func json(_ facts: LedgerFacts) -> JSON {
        .object(
            transaction.fields(process.version, payment: payment) + history + [
                .init(
                    "standingOrder",
                    transaction.order.map { due in
                        [
                            "id": .id(due.order), "transition": .optional(order?.transition.text),
                            "at": .instant(due.at),
                        ]
                    } ?? .null),
                .init("defaultPaymentMethod", .id(defaultCard?.id)),
                .init(
                    "offeredTransitions",
                    .object(ActorRole.allCases.map { .init($0.rawValue, .strings(offered(to: $0).map(\.name.text))) })),
                .init("mails", .array(mails.map(\.transactionJSON))), .init("testMode", .bool(facts.isTest)),
            ])
    }

    private var history: [JSON.Field] {
        [
            .init(
                "transitions",
                .array(
                    taken.map {
                        [
                            "transition": .string($0.transition.text), "createdAt": .instant($0.at), "by": .word($0.by),
                            "to": .string($0.to.text), "name": .optional($0.name.isEmpty ? nil : $0.name),
                        ]
                    })),
            .init("failedTransitions", .array(failed.map(\.json))),
        ]
    }
}

extension FailedTransition {
    /// A transition that was tried in vain.
    var json: JSON {
        [
            "transition": .string(transition.text), "createdAt": .instant(at), "by": .word(by),
            "name": .optional(name.isEmpty ? nil : name), "code": .string(failure.code),
            "declineCode": .optional(failure.decline?.reason), "message": .string(failure.message),
        ]
    }
}

extension Mail {
    fileprivate var transactionJSON: JSON {
        [
            "id": .id(id), "notification": .string(notification.text), "to": .word(role), "status": .word(status),
            "dueAt": .instant(dueAt), "sentAt": .instant(sentAt), "subject": .optional(text?.subject),
        ]
    }
}

extension Booking {
    fileprivate var json: JSON {
        [
            "start": .instant(start), "end": .instant(end), "displayStart": .instant(displayStart),
            "displayEnd": .instant(displayEnd), "seats": .int(seats), "state": .word(state),
        ]
    }
}

extension StockReservation {
    fileprivate var json: JSON { ["quantity": .int(quantity), "state": .word(state)] }
}
