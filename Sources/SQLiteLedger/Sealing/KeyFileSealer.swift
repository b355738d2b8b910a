// Seals with the ledger's key.
import Checkout
import Crypto
import Foundation
import Synchronization

/// AES-GCM under a key derived from the ledger's for sealing, HMAC-SHA256 under others for fingerprints and digests.
final class KeyFileSealer: Sealer {
    private struct Keys {
        let sealing: SymmetricKey
        let fingerprints: SymmetricKey
        /// As far as every digest begins alike.
        let digests: HMAC<SHA256>
    }

    private let path: String
    private let keys = Mutex<Keys?>(nil)

    init(path: String) {
        self.path = path
    }

    func seal(_ plain: [UInt8], context: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(plain, using: try loadedKeys().sealing, authenticating: Data(context.utf8))
        guard let combined = box.combined else { throw LedgerFailure.sealBroken }
        return [UInt8](combined)
    }

    func open(_ sealed: [UInt8], context: String) throws -> [UInt8] {
        let key = try loadedKeys().sealing
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return [UInt8](try AES.GCM.open(box, using: key, authenticating: Data(context.utf8)))
        } catch {
            throw LedgerFailure.sealBroken
        }
    }

    /// The first 16 bytes of the keyed digest, in hexadecimal.
    func fingerprint(_ cardNumber: String) throws -> String {
        let key = try loadedKeys().fingerprints
        let digest = HMAC<SHA256>.authenticationCode(for: Data(cardNumber.utf8), using: key)
        return digest.prefix(16).map(\.hexadecimal).joined()
    }

    func digest(_ secret: String) throws -> [UInt8] {
        var digest = try loadedKeys().digests
        digest.update(data: Array(secret.utf8))
        return [UInt8](digest.finalize())
    }

    /// The keys, read from the file when they are first needed.
    private func loadedKeys() throws -> Keys {
        try keys.withLock { keys in
            if let keys { return keys }
            let root = SymmetricKey(data: try KeyFile.read(path))
            let loaded = Keys(
                sealing: derive(from: root, for: "sealing"), fingerprints: derive(from: root, for: "fingerprints"),
                digests: HMAC(key: derive(from: root, for: "digests")))
            keys = loaded
            return loaded
        }
    }

    private func derive(from root: SymmetricKey, for purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: root, info: Data("almoner ledger \(purpose)".utf8), outputByteCount: 32)
    }
}
