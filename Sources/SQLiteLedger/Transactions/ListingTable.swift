// Listings, and where their providers' money goes.
import Checkout
import GRDB

enum ListingTable {
    static let columns = "id, provider, title, price, seats, stock, eligibility, visit_type, is_open, created_at"

    static func decode(_ columns: inout Columns) throws -> Listing {
        Listing(
            id: try columns.id(), provider: try columns.id(), title: try columns.text(),
            price: columns.optionalInteger().map { Money(minorUnits: Int($0)) }, seats: try columns.count(),
            stock: columns.optionalInteger().map { Int($0) },
            eligibility: try LineTable.eligibility(try columns.text(), visitType: columns.optionalText()),
            isOpen: try columns.flag(), createdAt: try columns.instant())
    }
}

extension SQLiteReading {
    func find(_ id: ID<Listing>) throws -> Listing? {
        try find(id, in: "listings", columns: ListingTable.columns, as: ListingTable.decode)
    }

    func listings(of provider: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<Listing> {
        let list = KeysetList(
            columns: ListingTable.columns, source: "listings", condition: provider == nil ? "" : "provider = ?",
            values: provider.map { [.id($0)] } ?? [], key: nil, number: "n", isDescending: true)
        return try list.page(database, from: seek, limit: limit, decode: ListingTable.decode)
    }

    func payoutAccount(of provider: ID<Customer>) throws -> PayoutAccount? {
        try database.row(
            "SELECT takes_charges, pays_out, connected_at FROM payout_accounts WHERE provider = ?", [.id(provider)]
        ) { columns in
            PayoutAccount(
                provider: provider, takesCharges: try columns.flag(), paysOut: try columns.flag(),
                connectedAt: try columns.instant())
        }
    }
}

extension SQLiteTransaction {
    func insert(_ listing: Listing) throws {
        let (eligibility, visitType) = LineTable.words(for: listing.eligibility)
        try database.run(
            "INSERT INTO listings (\(ListingTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .id(listing.id), .id(listing.provider), .text(listing.title), .integer(listing.price?.minorUnits),
                .integer(listing.seats), .integer(listing.stock), .text(eligibility), .text(visitType),
                .flag(listing.isOpen), .instant(listing.createdAt),
            ])
    }

    func update(_ listing: Listing) throws {
        try change(
            Listing.kind,
            "UPDATE listings SET title = ?, price = ?, seats = ?, stock = ?, is_open = ? WHERE id = ?",
            [
                .text(listing.title), .integer(listing.price?.minorUnits), .integer(listing.seats),
                .integer(listing.stock), .flag(listing.isOpen), .id(listing.id),
            ])
    }

    func save(_ account: PayoutAccount) throws {
        try database.run(
            """
            INSERT INTO payout_accounts (provider, takes_charges, pays_out, connected_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (provider) DO UPDATE SET takes_charges = excluded.takes_charges, pays_out = excluded.pays_out
            """,
            [
                .id(account.provider), .flag(account.takesCharges), .flag(account.paysOut),
                .instant(account.connectedAt),
            ])
    }
}
