// The fields of a customers' filter, each as a condition.
import Checkout

enum CustomerFields {
    /// Letters that run out within this time are about to.
    private static let soon = Period.days(30)

    /// What `field:value` asks; nil when nobody meets it.
    static func condition(_ field: String, _ value: String, now: Instant) -> CustomerCondition? {
        switch field {
        case "email": return email(value)
        case "state": return USState(spelledLike: value).map { .own("c.state = ?", [.text($0.code)], isSpread: true) }
        case "letter": return letter(VisitType(spelledLike: value), now: now)
        case "card": return card(value)
        case "is": return state(value, now: now)
        case "id": return identifier(value)
        default: return nil
        }
    }

    private static func email(_ start: String) -> CustomerCondition {
        .own("c.email_key >= ? AND c.email_key < ?", [.text(start), .text(start + lastScalar)])
    }

    private static func letter(_ visitType: VisitType, now: Instant) -> CustomerCondition {
        .exists(
            in: "letters", "status = 'issued' AND visit_type = ? AND expires_at > ? AND issued_at <= ?",
            [.text(visitType.name), .instant(now), .instant(now)],
            shortcut: ("letters_visit_type", "status = 'issued' AND visit_type = ? AND expires_at > ?"))
    }

    private static func card(_ value: String) -> CustomerCondition {
        let isNumber = value.utf8.count == 4 && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let brand = String(value.map { $0 == " " || $0 == "-" ? "_" : $0 })
        let column = isNumber ? "last4" : "brand"
        let condition = "\(column) = ? AND removed_at IS NULL"
        return .exists(
            in: "payment_methods", condition, [.text(isNumber ? value : brand)],
            shortcut: ("payment_methods_\(column)", condition))
    }

    private static func state(_ word: String, now: Instant) -> CustomerCondition? {
        switch word {
        case "pending":
            return CustomerCondition(test: PendingTokens.condition, indexes: PendingTokens.indexes)
        case "review":
            let condition = "status = 'in_review'"
            return .exists(in: "consultations", condition, [], shortcut: ("consultations_review", condition))
        case "expiring":
            let soonest = "status = 'issued' AND is_expiry_recorded = 0 AND expires_at > ? AND expires_at <= ?"
            var expiring = CustomerCondition.exists(
                in: "letters", soonest + " AND issued_at <= ?", [.instant(now), .instant(now + soon), .instant(now)],
                shortcut: ("letters_due", soonest))
            // The customer's own row says of most that no letter has to be looked at.
            expiring.test = "c.next_expiry <= ? AND \(expiring.test)"
            expiring.values.insert(.instant(now + soon), at: 0)
            return expiring
        default: return nil
        }
    }

    /// Identifiers that begin so lie side by side.
    private static func identifier(_ start: String) -> CustomerCondition? {
        guard let (first, last) = identifierRange(start) else { return nil }
        return .own("c.id >= ? AND c.id <= ?", [.id(first), .id(last)])
    }

    /// The first and the last identifier whose Flex or UUID spelling begins so.
    private static func identifierRange(_ start: String) -> (ID<Customer>, ID<Customer>)? {
        let prefix = (Customer.prefix ?? "") + "_"
        if prefix.hasPrefix(start) || start.hasPrefix(prefix) {
            let digits = String(start.dropFirst(prefix.count))
            guard digits.count <= 26 else { return nil }
            // 26 digits hold two bits more than an identifier has, so the first is 7 at most.
            let (lowest, highest) = digits.isEmpty ? ("0", "7") : (digits, digits)
            return pair(padding(prefix + lowest, with: "0"), padding(prefix + highest, with: "z"))
        }
        let shape = "00000000-0000-0000-0000-000000000000"
        guard start.count <= shape.count else { return nil }
        let rest = shape.dropFirst(start.count)
        return pair(start + rest, start + rest.map { $0 == "0" ? "f" : $0 })
    }

    private static func padding(_ text: String, with digit: String) -> String {
        text + String(repeating: digit, count: max(0, (Customer.prefix ?? "").count + 27 - text.count))
    }

    private static func pair(_ first: String, _ last: String) -> (ID<Customer>, ID<Customer>)? {
        guard let first = ID<Customer>(first), let last = ID<Customer>(last) else { return nil }
        return (first, last)
    }
}

/// The last of Unicode's scalars, after which nothing that begins with the text before it is sorted.
let lastScalar = "\u{10FFFF}"
