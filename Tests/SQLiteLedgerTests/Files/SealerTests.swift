// Health data is sealed with the ledger's own key, and cards are recognised without their numbers.
import Checkout
import Foundation
import SQLiteLedger
import Testing

@Suite("The ledger's key")
struct SealerTests {
    private let folder: TestFolder
    private var key: String { folder.ledger + ".key" }

    init() throws {
        folder = try TestFolder()
    }

    @Test("opens what it sealed, also after the ledger was opened again")
    func opensItsOwn() throws {
        let sealed = try folder.create().sealer.seal(Array("asthma".utf8), context: "fcons_1")
        #expect(try folder.open().sealer.open(sealed, context: "fcons_1") == Array("asthma".utf8))
        #expect(!sealed.contains(subsequence: Array("asthma".utf8)))
    }

    @Test("does not open what was moved, changed, cut off or sealed by another ledger")
    func refusesOthers() throws {
        let sealer = try folder.create().sealer
        let sealed = try sealer.seal([1, 2, 3], context: "a")
        var changed = sealed
        changed[changed.count - 1] ^= 1
        let otherLedger = try SQLiteLedger.temporary(NewLedger(name: "other"))
        let other = try otherLedger.sealer.seal([1, 2, 3], context: "a")
        for (bytes, context) in [
            (sealed, "b"), (changed, "a"), ([], "a"), (Array(sealed.dropLast()), "a"), (other, "a"),
        ] {
            #expect(throws: LedgerFailure.sealBroken) { try sealer.open(bytes, context: context) }
        }
    }

    @Test("seals the same thing differently each time")
    func neverRepeats() throws {
        let sealer = try folder.create().sealer
        #expect(try sealer.seal([1], context: "a") != sealer.seal([1], context: "a"))
    }

    @Test("recognises a card by 16 bytes that say nothing to another ledger")
    func fingerprints() throws {
        let sealer = try folder.create().sealer
        let print = try sealer.fingerprint("4242424242424242")
        #expect(print.count == 32 && print.allSatisfy(\.isHexDigit))
        #expect(try print == sealer.fingerprint("4242424242424242"))
        #expect(try print != sealer.fingerprint("4000056655665556"))
        let other = try SQLiteLedger.temporary(NewLedger(name: "other"))
        #expect(try print != other.sealer.fingerprint("4242424242424242"))
    }

    @Test("digests a secret into 32 bytes that say nothing to another ledger, and are no card's print")
    func digests() throws {
        let sealer = try folder.create().sealer
        let digest = try sealer.digest("4242424242424242")
        #expect(digest.count == 32)
        #expect(try digest == sealer.digest("4242424242424242"))
        #expect(try digest != sealer.digest("4242424242424243"))
        let start = digest.prefix(16).map { String(Int($0) | 0x100, radix: 16).dropFirst() }.joined()
        #expect(try start != sealer.fingerprint("4242424242424242"))
        let other = try SQLiteLedger.temporary(NewLedger(name: "other"))
        #expect(try digest != other.sealer.digest("4242424242424242"))
    }

    @Test("is not asked for before it is needed, and then said to be missing")
    func missingKey() async throws {
        _ = try folder.create()
        try FileManager.default.removeItem(atPath: key)
        let ledger = try folder.open()
        _ = try await ledger.read { try $0.settings() }
        #expect(throws: LedgerFailure.self) { try ledger.sealer.seal([1], context: "a") }
    }

    @Test("is refused when others may read it, and when it is too short or too long", arguments: [31, 33, 0])
    func unusableKey(length: Int) throws {
        _ = try folder.create()
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: key)
        let open = try folder.open()
        #expect(throws: LedgerFailure.self) { try open.sealer.seal([1], context: "a") }
        try folder.write([UInt8](repeating: 1, count: length), to: "ledger.db.key")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        #expect(throws: LedgerFailure.keyFile(path: key, detail: "it is not 32 bytes long")) {
            try open.sealer.seal([1], context: "a")
        }
    }
}

extension [UInt8] {
    fileprivate func contains(subsequence other: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: other) }
    }
}
