// Coupons and the codes by which they are used.
import Checkout
import GRDB

enum CouponTable {
    static let columns = """
        coupons.id, coupons.name, amount_off, percent_off, duration, duration_months, applies_to, max_redemptions,
        times_redeemed, coupons.is_active, coupons.created_at
        """

    static func decode(_ columns: inout Columns) throws -> Coupon {
        let id: ID<Coupon> = try columns.id()
        let name = columns.optionalText()
        let off: Coupon.Off
        switch (columns.optionalInteger(), columns.optionalInteger()) {
        case (let cents?, _): off = .amount(Money(minorUnits: Int(cents)))
        case (nil, let hundredths?): off = .percent(hundredths: Int(hundredths))
        case (nil, nil): throw UnreadableColumn(index: 2)
        }
        let duration: Coupon.Duration
        switch (try columns.text(), columns.optionalInteger()) {
        case ("once", _): duration = .once
        case ("repeating", let months?): duration = .repeating(months: Int(months))
        case ("forever", _): duration = .forever
        default: throw UnreadableColumn(index: 4)
        }
        let products = (columns.optionalText() ?? "").split(separator: ",").compactMap { ID<Product>(String($0)) }
        return Coupon(
            id: id, name: name, off: off, duration: duration, appliesTo: products,
            maxRedemptions: columns.optionalInteger().map { Int($0) }, timesRedeemed: try columns.count(),
            isActive: try columns.flag(), createdAt: try columns.instant())
    }
}

enum PromoCodeTable {
    static let columns = """
        promo_codes.id, code, coupon, customer, promo_codes.is_active, promo_codes.created_at
        """

    static func decode(_ columns: inout Columns) throws -> PromoCode {
        PromoCode(
            id: try columns.id(), code: try columns.text(), coupon: try columns.id(),
            customer: try columns.optionalID(), isActive: try columns.flag(), createdAt: try columns.instant())
    }
}

extension SQLiteReading {
    func find(_ id: ID<Coupon>) throws -> Coupon? {
        try find(id, in: "coupons", columns: CouponTable.columns, as: CouponTable.decode)
    }

    func find(_ id: ID<PromoCode>) throws -> PromoCode? {
        try find(id, in: "promo_codes", columns: PromoCodeTable.columns, as: PromoCodeTable.decode)
    }

    func activePromoCode(_ code: String) throws -> PromoCode? {
        try database.row(
            "SELECT \(PromoCodeTable.columns) FROM promo_codes WHERE code_key = ? AND is_active = 1",
            [.text(code.lowercased())], as: PromoCodeTable.decode)
    }

    func promoCodes(isActive: Bool?, from seek: Seek, limit: Int) throws -> Page<PromoCodeRow> {
        let list = KeysetList(
            columns: "\(PromoCodeTable.columns), \(CouponTable.columns)",
            source: "promo_codes CROSS JOIN coupons ON coupons.id = promo_codes.coupon",
            condition: isActive.map { "promo_codes.is_active = \($0 ? 1 : 0)" } ?? "", key: nil,
            number: "promo_codes.n",
            isDescending: true)
        return try list.page(database, from: seek, limit: limit) { columns in
            PromoCodeRow(code: try PromoCodeTable.decode(&columns), coupon: try CouponTable.decode(&columns))
        }
    }
}

extension SQLiteTransaction {
    func insert(_ coupon: Coupon) throws {
        var (amount, percent) = (SQLValue.null, SQLValue.null)
        switch coupon.off {
        case .amount(let off): amount = .money(off)
        case .percent(let hundredths): percent = .integer(hundredths)
        }
        var (duration, months) = (SQLValue.text("once"), SQLValue.null)
        switch coupon.duration {
        case .once: break
        case .repeating(let count): (duration, months) = (.text("repeating"), .integer(count))
        case .forever: duration = .text("forever")
        }
        let products = coupon.appliesTo.map(\.description).joined(separator: ",")
        try database.run(
            """
            INSERT INTO coupons (id, name, amount_off, percent_off, duration, duration_months, applies_to,
                max_redemptions, times_redeemed, is_active, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(coupon.id), .text(coupon.name), amount, percent, duration, months,
                .text(products.isEmpty ? nil : products), coupon.maxRedemptions.map { .integer($0) } ?? .null,
                .integer(coupon.timesRedeemed), .flag(coupon.isActive), .instant(coupon.createdAt),
            ])
    }

    func update(_ coupon: Coupon) throws {
        try change(
            Coupon.kind, "UPDATE coupons SET times_redeemed = ?, is_active = ? WHERE id = ?",
            [.integer(coupon.timesRedeemed), .flag(coupon.isActive), .id(coupon.id)])
    }

    func insert(_ code: PromoCode) throws {
        try database.run(
            """
            INSERT INTO promo_codes (id, code, code_key, coupon, customer, is_active, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(code.id), .text(code.code), .text(code.code.lowercased()), .id(code.coupon), .id(code.customer),
                .flag(code.isActive), .instant(code.createdAt),
            ])
    }

    func update(_ code: PromoCode) throws {
        try change(
            PromoCode.kind, "UPDATE promo_codes SET is_active = ? WHERE id = ?",
            [.flag(code.isActive), .id(code.id)])
    }
}
