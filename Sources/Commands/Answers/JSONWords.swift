// How the engine's values stand in a document: identifiers and words as text, moments in ISO 8601, amounts in cents.

import Checkout
import OrderedJSON

extension JSON {
    /// An identifier, or `null`.
    static func id<Thing: Identified>(_ id: ID<Thing>?) -> JSON { optional(id?.description) }

    /// A moment in ISO 8601, or `null`.
    static func instant(_ instant: Instant?) -> JSON { optional(instant?.description) }

    /// An amount in cents, or `null`.
    static func money(_ amount: Money?) -> JSON { amount.map { .int($0.minorUnits) } ?? .null }

    /// A word of an enumeration, or `null`.
    static func word<Value: RawRepresentable>(_ value: Value?) -> JSON where Value.RawValue == String {
        optional(value?.rawValue)
    }

    /// A merchant's notes, by their keys.
    static func notes(_ notes: [String: String]) -> JSON {
        .object(notes.sorted { $0.key < $1.key }.map { Field($0.key, .string($0.value)) })
    }

    /// A list of texts.
    static func strings(_ texts: some Sequence<String>) -> JSON { .array(texts.map { .string($0) }) }
}

/// What holds for a whole document: the mode of the ledger and its now.
struct LedgerFacts: Sendable {
    let isTest: Bool
    let now: Instant
    let settings: LedgerSettings

    init(_ reader: any LedgerReader, _ now: Instant) throws {
        settings = try reader.settings()
        isTest = settings.mode == .test
        self.now = now
    }
}
