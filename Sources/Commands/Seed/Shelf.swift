// What a practice merchant sells: for each visit type with a survey something that needs its letter, and things that
// need none.

public import Checkout

/// The catalogue of practice ledgers.
public enum Shelf {
    /// The products, each with its price in cents.
    public static let goods: [(product: NewProduct, cents: Int)] = [
        (letter("Gym membership, monthly", "GYM-1M", .gym), 4_900),
        (letter("Personal training, five hours", "GYM-PT5", .gym), 32_500),
        (letter("Skin treatment kit", "SKIN-KIT", .skincare), 8_900),
        (letter("Weighted blanket", "SLEEP-WB", .sleep), 12_900),
        (letter("Dietitian's plan, monthly", "NUTR-1M", .nutrition), 7_500),
        (letter("Counselling, four sessions", "MIND-4", .mentalHealth), 48_000),
        (letter("Infrared sauna, ten visits", "GEN-SAUNA", .general), 22_000),
        (other("Bandages, box of fifty", "AID-50", .autoSubstantiation), 899),
        (other("Thermometer", "AID-THERM", .autoSubstantiation), 2_450),
        (other("Reading glasses", "EYE-READ", .vision), 3_900),
        (other("Towel with the club's name", "SHOP-TOWEL", .notEligible), 1_900),
        (other("Gift card", "SHOP-GIFT", .notEligible), 5_000),
    ]

    /// Writes the catalogue, as if it had been made then.
    public static func write(to transaction: any LedgerTransaction, at moment: Instant) throws -> [PriceRow] {
        try goods.map { new, cents in
            let product = Product(
                id: try transaction.newID(at: moment), name: new.name, description: new.description, sku: new.sku,
                visitType: new.visitType, eligibility: new.eligibility, createdAt: moment)
            try transaction.insert(product)
            let price = Price(
                id: try transaction.newID(at: moment), product: product.id, unitAmount: Money(minorUnits: cents),
                createdAt: moment)
            try transaction.insert(price)
            return PriceRow(price: price, product: product)
        }
    }

    private static func letter(_ name: String, _ sku: String, _ type: VisitType) -> NewProduct {
        NewProduct(name: name, sku: sku, visitType: type, eligibility: .letterOfMedicalNecessity)
    }

    private static func other(_ name: String, _ sku: String, _ ground: Eligibility) -> NewProduct {
        NewProduct(name: name, sku: sku, eligibility: ground)
    }
}
