public import Checkout
public import OrderedJSON

/// Flex's words: the engine's things as the objects that Flex documents, every documented field present and in the
/// documented order. Fields that the engine has no use for are echoed or null.
public struct Flex: Sendable {
    /// The ledger's mode, and where its hosted pages are.
    let settings: LedgerSettings

    /// Flex's words for a ledger with these settings.
    public init(_ settings: LedgerSettings) {
        self.settings = settings
    }

    /// Flex's words for the ledger that is being read.
    public init(_ reader: any LedgerReader) throws {
        self.init(try reader.settings())
    }

    /// Whether the ledger is a test ledger (`test_mode`).
    var isTest: Bool { settings.mode == .test }

    /// An object in the envelope that is named for it.
    public static func envelope(_ name: String, _ object: JSON) -> JSON { .object([JSON.Field(name, object)]) }
}

extension JSON {
    /// An identifier, or `null`.
    static func id<Thing: Identified>(_ id: ID<Thing>?) -> JSON { optional(id?.description) }

    /// A moment in ISO 8601, or `null`.
    static func instant(_ instant: Instant?) -> JSON { optional(instant?.description) }

    /// A moment in whole seconds since 1970, or `null`: checkout sessions and events have these (Flex, section 1).
    static func seconds(_ instant: Instant?) -> JSON { instant.map { .int(Int($0.milliseconds / 1_000)) } ?? .null }

    /// An amount in cents, or `null`.
    static func money(_ amount: Money?) -> JSON { amount.map { .int($0.minorUnits) } ?? .null }

    /// A word of an enumeration, or `null`.
    static func word<Value: RawRepresentable>(_ value: Value?) -> JSON where Value.RawValue == String {
        optional(value?.rawValue)
    }

    /// A whole number, or `null`.
    static func optional(_ number: Int?) -> JSON { number.map { .int($0) } ?? .null }

    /// A list of texts.
    static func strings(_ texts: some Sequence<String>) -> JSON { .array(texts.map { .string($0) }) }

    /// A merchant's notes, by their keys.
    static func notes(_ notes: [String: String]) -> JSON {
        .object(notes.sorted { $0.key < $1.key }.map { Field($0.key, .string($0.value)) })
    }
}
