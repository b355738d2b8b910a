import Checkout
import Dialects
import OrderedJSON

/// What `refund` is asked for: an amount of a payment, and what of its items that is (create refund).
struct PaymentRefundRequest {
    let payment: ID<CheckoutSession>
    private let amount: Money
    private let reason: Refund.Reason
    private let items: [Item]?
    private let key: String

    /// A part of an item that was bought: so many pieces, or so much money.
    fileprivate struct Item {
        let fields: Fields
        let id: String
        let quantity: Int?
        let amount: Money?
    }

    /// - Throws: `CheckoutError.missingField`, `.invalidField` or `.totalInvalid`; `HTTPRefusal` with `InvalidPaymentId`.
    init(_ call: Call) throws {
        let body = call.body
        amount = try body.requiredAmount("amount", in: 1...Money.maximumCharge.minorUnits)
        key = try call.requiredKey()
        let payment = try body.requiredString("payment_id")
        guard let reason = try body.word("reason", PaymentRefundReason.self) else {
            throw CheckoutError.missingField("reason")
        }
        self.reason = reason.engines
        items = try body.objects("item_details")?.map { fields throws(CheckoutError) in
            let item = Item(
                fields: fields, id: try fields.requiredString("item_id"),
                quantity: try fields.whole("quantity", in: 1...Cart.maximumQuantity),
                amount: try fields.whole("amount", in: .charged).map(Money.init(minorUnits:)))
            guard item.quantity != nil || item.amount != nil else {
                throw .missingField("\(fields.path(of: "quantity")), or \(fields.path(of: "amount"))")
            }
            return item
        }
        guard let id = ID<CheckoutSession>(payment) else {
            throw TruemedRefusal.badRequest(
                "InvalidPaymentId", "payment_id is “\(payment)”; expected the UUID of a payment session.")
        }
        self.payment = id
    }

    /// The refund of this session.
    /// - Throws: `HTTPRefusal` with `NoSessionCaptures` or `AmountInvalid`; `CheckoutError.invalidField`, `.totalInvalid`.
    func refund(of session: CheckoutSession) throws -> RefundRequest {
        guard session.status == .complete || session.amountKept > .zero else {
            throw PaymentRefundRequest.nothingCaptured(session.id.uuid, session.status)
        }
        guard session.amountReceived > .zero else {
            throw TruemedRefusal.badRequest(
                "NoSessionCaptures",
                "The payment session \(session.id.uuid) is captured, but its total was 0; there is nothing to give back."
            )
        }
        return RefundRequest(
            session: session.id, extent: try extent(of: session), reason: reason, idempotencyKey: key)
    }

    private func extent(of session: CheckoutSession) throws -> RefundRequest.Extent {
        guard let items, !items.isEmpty else { return .amount(amount) }
        let wishes = try items.map { item throws(CheckoutError) in try item.wish(in: session) }
        let sum = wishes.compactMap(\.amount).sum
        guard sum == amount else {
            throw TruemedRefusal.badRequest(
                "AmountInvalid",
                "amount is \(amount.minorUnits), but item_details come to \(sum.minorUnits); it is "
                    + "\((amount - sum).minorUnits.magnitude) too \(amount > sum ? "much" : "little").")
        }
        return .lines(LineWishes(items: wishes))
    }

    static func nothingCaptured(_ id: String, _ status: SessionStatus) -> HTTPRefusal {
        TruemedRefusal.badRequest(
            "NoSessionCaptures",
            "The payment session \(id) is \(status.truemedStatus ?? "canceled"); nothing of it was captured.")
    }
}

extension PaymentRefundRequest.Item {
    /// The line that it names, and how much of it. Where only pieces are named, they cost their part of the line,
    /// rounded down; what rounding leaves goes back with the last of them by `amount` (ours).
    fileprivate func wish(in session: CheckoutSession) throws(CheckoutError) -> LineWishes.Item {
        guard let place = Truemed.place(ofItem: id, in: session), session.lines[place].quantity > 0 else {
            throw fields.wrong("item_id", .string(id), "the item_id of one of the payment's items")
        }
        let line = session.lines[place]
        if let quantity, !(1...line.quantity).contains(quantity) {
            throw outOfRange("quantity", quantity, 1...line.quantity)
        }
        let named = amount ?? Money(minorUnits: line.total.minorUnits * (quantity ?? 0) / line.quantity)
        guard named > .zero, named <= line.total else {
            throw outOfRange(amount == nil ? "quantity" : "amount", named.minorUnits, 1...max(1, line.total.minorUnits))
        }
        return LineWishes.Item(.place(place), amount: named)
    }

    private func outOfRange(_ name: String, _ given: Int, _ range: ClosedRange<Int>) -> CheckoutError {
        .totalInvalid(.outOfRange(field: fields.path(of: name), given: String(given), expected: range))
    }
}

/// Why money goes back, in Truemed's words.
private enum PaymentRefundReason: String, CaseIterable {
    case customerRequest = "customer_request"
    case fraudulent
    case duplicatePayment = "duplicate_payment"

    var engines: Refund.Reason {
        switch self {
        case .customerRequest: return .requestedByCustomer
        case .fraudulent: return .fraudulent
        case .duplicatePayment: return .duplicate
        }
    }
}
