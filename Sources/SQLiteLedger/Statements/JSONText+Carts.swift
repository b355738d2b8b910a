// The small documents about carts: which lines, what of them, what was taken off, and what only comes back.
import Checkout
import OrderedJSON

extension JSONText {
    /// Places of lines, `0,2`.
    static func places(_ places: [Int]) -> String { places.map(String.init).joined(separator: ",") }

    static func places(from text: String) throws -> [Int] {
        try text.split(separator: ",").map { word in
            guard let place = Int(word) else { throw UnreadableColumn(index: 0) }
            return place
        }
    }

    /// Parts of lines as an array of `[line, goods, tax, shipping]`; nil for none.
    static func parts(_ parts: [LinePart]) -> String? {
        guard !parts.isEmpty else { return nil }
        let rows = parts.map { part in
            let amounts = [part.goods, part.tax, part.shipping].map(\.minorUnits)
            return JSON.array(([part.line] + amounts).map { .int($0) })
        }
        return JSON.array(rows).compact
    }

    static func parts(from text: String?) throws -> [LinePart] {
        guard let text else { return [] }
        return try JSON(stored: text).elements().map { part in
            let row = try part.elements().map { try $0.number() }
            guard row.count == 4 else { throw UnreadableColumn(index: 0) }
            return LinePart(
                line: row[0], goods: Money(minorUnits: row[1]), tax: Money(minorUnits: row[2]),
                shipping: Money(minorUnits: row[3]))
        }
    }

    /// Discounts as an array of `[coupon, promo code, cents]`, the cents as text; nil for none.
    static func discounts(_ discounts: [SessionDiscount]) -> String? {
        guard !discounts.isEmpty else { return nil }
        let rows = discounts.map { discount -> JSON in
            [
                .string(discount.coupon.description), .optional(discount.promoCode?.description),
                .string(String(discount.amount.minorUnits)),
            ]
        }
        return JSON.array(rows).compact
    }

    static func discounts(from text: String?) throws -> [SessionDiscount] {
        guard let text else { return [] }
        return try JSON(stored: text).elements().map { discount in
            let row = try discount.elements().map(\.plainText)
            guard row.count == 3, let coupon = row[0].flatMap({ ID<Coupon>($0) }),
                let cents = row[2].flatMap({ Int($0) })
            else { throw UnreadableColumn(index: 0) }
            return SessionDiscount(
                coupon: coupon, promoCode: row[1].flatMap { ID<PromoCode>($0) }, amount: Money(minorUnits: cents))
        }
    }

    /// A session's details as an object of objects; nil for none.
    static func sessionDetails(_ details: SessionDetails) -> String? {
        if details.isEmpty { return nil }
        let groups = details.groups.sorted { $0.key < $1.key }
        return JSON.object(groups.map { JSON.Field($0.key, JSON($0.value)) }).compact
    }

    static func sessionDetails(from text: String?) throws -> SessionDetails {
        guard let text else { return SessionDetails() }
        let groups = try JSON(stored: text).fields().map { ($0.name, try $0.value.texts()) }
        return SessionDetails(groups: Dictionary(groups, uniquingKeysWith: { $1 }))
    }
}
