public import Checkout
public import OrderedJSON

/// Truemed's words: the engine's things as the objects of its partner API. Amounts are integer cents, moments ISO 8601
/// in UTC, identifiers UUIDs. What its pages leave open is ours, and is said so where it stands.
public struct Truemed: Sendable {
    /// The ledger's mode, and where its hosted pages are.
    let settings: LedgerSettings

    /// Truemed's words for a ledger with these settings.
    public init(_ settings: LedgerSettings) {
        self.settings = settings
    }

    /// Truemed's words for the ledger that is being read.
    public init(_ reader: any LedgerReader) throws {
        self.init(try reader.settings())
    }

    /// A list's page in the envelope that is named for it, with where in the list it is (`list-catalog-items`).
    /// - Parameters:
    ///   - count: how many things the list has in all.
    ///   - page: which page this is, from 1.
    public static func page(_ name: String, _ items: [JSON], count: Int, page: Int, size: Int) -> JSON {
        .object([
            .init(name, .array(items)),
            .init(
                "pagination",
                [
                    "count": .int(count), "current_page": .int(page),
                    "last_page": .int(max(1, (count + size - 1) / size)),
                    "page_size": .int(size),
                ]),
        ])
    }
}

extension JSON {
    /// An identifier as a UUID, or `null`.
    static func uuid<Thing: Identified>(_ id: ID<Thing>?) -> JSON { optional(id?.uuid) }
}
