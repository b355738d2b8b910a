extension CheckoutEngine {
    /// Makes a key of the ledger's mode.
    /// - Returns: the key, and its text, which is shown this once and kept nowhere.
    /// - Throws: `CheckoutError.invalidField` for a label of more than 200 bytes.
    public func createKey(label: String = "") async throws(CheckoutError) -> (key: APIKey, secret: String) {
        let label = try ShortText.checked(label, in: "label")
        let sealer = ledger.sealer
        return try await step { step in
            let secret = KeySecret.make(try step.transaction.settings().mode)
            let key = APIKey(
                id: try step.transaction.newID(at: step.now), label: label, hint: KeySecret.hint(of: secret) ?? "",
                digest: try sealer.digest(secret), createdAt: step.now)
            try step.transaction.insert(key)
            try step.record(EventType.keyCreated, key.id, customer: nil, [Change("hint", to: key.hint)])
            return (key, secret)
        }
    }

    /// Makes a key open nothing any more; a key that is revoked already stays as it is.
    /// - Throws: `CheckoutError.notFound`.
    public func revokeKey(_ id: ID<APIKey>) async throws(CheckoutError) -> APIKey {
        try await step { step in
            var key = try require(id, step.transaction.find)
            guard key.revokedAt == nil else { return key }
            key.revokedAt = step.now
            try step.transaction.update(key)
            try step.record(EventType.keyRevoked, id, customer: nil, [Change("revoked_at", to: step.now.description)])
            return key
        }
    }

    /// The engine for a request that was sent with this key; whoever has shown the key before is let in by its digest.
    /// A key that was revoked since is refused by the request's first transaction.
    /// - Throws: as `authenticate`.
    public func opened(with secret: String) async throws(CheckoutError) -> (engine: CheckoutEngine, key: APIKey) {
        let digest: [UInt8]
        do {
            digest = try ledger.sealer.digest(secret)
        } catch {
            throw CheckoutError(wrapping: error)
        }
        if let key = knownKeys.key(digest: digest) { return (entering(Door(key)), key) }
        let key = try await authenticate(secret)
        knownKeys.add(key)
        return (self, key)
    }

    /// The key that this text is.
    /// - Throws: `CheckoutError.keyRefused`, which says whether it is unknown, revoked or of the other mode.
    public func authenticate(_ secret: String) async throws(CheckoutError) -> APIKey {
        let sealer = ledger.sealer
        return try await read { reader, _ in
            guard let hint = KeySecret.hint(of: secret), let mode = KeySecret.mode(of: secret) else {
                throw CheckoutError.keyRefused(.unknown)
            }
            let own = try reader.settings().mode
            guard mode == own else { throw CheckoutError.keyRefused(.otherMode(key: mode, ledger: own)) }
            let digest = try sealer.digest(secret)
            guard let key = try reader.keys(hint: hint).first(where: { isSameDigest($0.digest, digest) }) else {
                throw CheckoutError.keyRefused(.unknown)
            }
            guard key.revokedAt == nil else { throw CheckoutError.keyRefused(.revoked(hint: key.hint)) }
            return key
        }
    }
}
