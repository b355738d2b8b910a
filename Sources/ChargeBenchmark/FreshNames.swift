// The names that every charge has of its own.
import Checkout

/// New identifiers and keys for one charge, in the forms in which the ledger keeps them.
struct FreshNames {
    /// What is named.
    enum Name: Hashable {
        case sessionID, sessionText, paymentID, paymentText, pendingKey, idempotencyKey, networkReference
        /// The events of a charge, in their order.
        case eventID(Int)
    }

    private let cells: [Name: Cell]

    /// Names for a charge that is made at this moment.
    init(at now: Instant, key: String, number: Int) {
        let session: ID<CheckoutSession> = .random(at: now)
        let payment: ID<Payment> = .random(at: now)
        var cells: [Name: Cell] = [
            .sessionID: session.blob, .sessionText: session.text, .paymentID: payment.blob, .paymentText: payment.text,
            .pendingKey: .text("\(payment):1:charge"), .idempotencyKey: .text(key),
            .networkReference: .text("ch_\(number)"),
        ]
        for event in 0..<FreshNames.events { cells[.eventID(event)] = ID<Event>.random(at: now).blob }
        self.cells = cells
    }

    /// More events than a charge has.
    private static let events = 8

    /// The statement's values for this charge.
    func values(for statement: TemplateStatement) -> [Cell] {
        statement.slots.map { slot in
            switch slot {
            case .fixed(let cell): return cell
            case .name(let name): return cells[name] ?? .null
            }
        }
    }
}

extension ID {
    fileprivate static func random(at now: Instant) -> ID { ID(at: now, random: .random(in: .min ... .max)) }

    /// The identifier in the ledger's own form.
    var blob: Cell { .blob(withUnsafeBytes(of: bits.bigEndian) { Array($0) }) }

    /// The identifier as events spell it.
    var text: Cell { .text(description) }

    /// The identifier in a row.
    init(_ cell: Cell) {
        guard case .blob(let bytes) = cell else {
            self.init(bits: 0)
            return
        }
        self.init(bits: bytes.reduce(0) { $0 << 8 | UInt128($1) })
    }
}
