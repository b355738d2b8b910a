// A backup is a whole ledger of its own.
import Checkout
import Foundation
import SQLiteLedger
import Testing

@Suite("A backup")
struct BackupTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    @Test("holds what was committed, opens what was sealed, and goes its own way")
    func isWhole() async throws {
        let ledger = try folder.create()
        let customer = try await ledger.write { try Sample.customer($0) }
        let sealed = try ledger.sealer.seal([4], context: "x")
        let path = folder.path + "/copy.db"
        try await ledger.backup(to: path)
        #expect(try folder.names().filter { $0.hasPrefix("copy") } == ["copy.db", "copy.db.key"])
        for name in ["copy.db", "copy.db.key"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        let later = try await ledger.write { try Sample.customer($0, "Later") }
        let copy = try SQLiteLedger.open(path: path, mode: .existing)
        try await expect(copy, reads: customer) { try $0.find(customer.id) }
        try await expect(copy, reads: nil) { try $0.find(later.id) }
        #expect(try copy.sealer.open(sealed, context: "x") == [4])
        #expect(try await copy.write { try Sample.customer($0, "Later").id } == later.id)
    }

    @Test("overwrites neither a file nor a key")
    func refuses() async throws {
        let ledger = try folder.create()
        for name in ["copy.db", "copy.db.key"] {
            try folder.write([1], to: name)
            await #expect(throws: LedgerFailure.self) { try await ledger.backup(to: folder.path + "/copy.db") }
            #expect(try folder.bytes(name) == [1])
            try FileManager.default.removeItem(atPath: folder.path + "/" + name)
            #expect(try !folder.names().contains { $0.hasPrefix("copy") })
        }
    }
}
