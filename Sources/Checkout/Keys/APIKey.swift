/// A key with which a merchant's program opens the HTTP API. The ledger knows it again by a keyed digest; the key itself
/// is shown once, when it is made (Flex: `Authorization: Bearer fsk_test_…`; Truemed: `x-truemed-api-key`).
public struct APIKey: Identified, Hashable {
    public static let kind = "API key"
    /// Ours: Flex shows no identifiers of keys.
    public static let prefix: String? = "fkey"

    /// Its identifier, `fkey_…`.
    public let id: ID<APIKey>
    /// What it is for, in the words of whoever made it; may be empty.
    public let label: String
    /// Its first characters, by which a person recognises it: `fsk_test_3f9a1c`.
    public let hint: String
    /// The digest of the whole key, made with the ledger's own key.
    public let digest: [UInt8]
    /// When it was made.
    public let createdAt: Instant
    /// When it stopped opening anything.
    public var revokedAt: Instant?

    /// A key as the ledger keeps it.
    public init(
        id: ID<APIKey>, label: String, hint: String, digest: [UInt8], createdAt: Instant, revokedAt: Instant? = nil
    ) {
        self.id = id
        self.label = label
        self.hint = hint
        self.digest = digest
        self.createdAt = createdAt
        self.revokedAt = revokedAt
    }
}

/// Why a key opens nothing.
public enum KeyRefusal: Hashable, Sendable {
    /// The ledger never made it, or it is mistyped.
    case unknown
    /// It was revoked.
    case revoked(hint: String)
    /// It is a key of the other mode: test and live never meet (Flex).
    case otherMode(key: LedgerSettings.Mode, ledger: LedgerSettings.Mode)
}

extension KeyRefusal {
    /// The code on the wire. Ours: Flex and Truemed document none.
    public var code: String {
        switch self {
        case .unknown: return "invalid_api_key"
        case .revoked: return "revoked_api_key"
        case .otherMode: return "api_key_mode_mismatch"
        }
    }

    /// What is wrong with the key, and what would be right.
    public var sentence: String {
        switch self {
        case .unknown: return "The API key is unknown; whoever runs this ledger can make one."
        case .revoked(let hint): return "The API key \(hint)… was revoked; whoever runs this ledger can make another."
        case .otherMode(let key, let ledger):
            return "The API key is a \(key.rawValue) key, and this is a \(ledger.rawValue) ledger."
        }
    }
}
