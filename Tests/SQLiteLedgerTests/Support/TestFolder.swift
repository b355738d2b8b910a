// A folder of a test's own, gone with it.
import Checkout
import Foundation
import SQLiteLedger

final class TestFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The ledger's place in it.
    var ledger: String { path + "/ledger.db" }

    /// Makes the ledger.
    func create(seed: UInt64 = 7) throws -> SQLiteLedger {
        try SQLiteLedger.open(
            path: ledger, mode: .create(NewLedger(name: "test", seed: seed, createdAt: Sample.now)))
    }

    /// Opens the ledger that is there.
    func open(readOnly: Bool = false) throws -> SQLiteLedger {
        try SQLiteLedger.open(path: ledger, mode: .existing, readOnly: readOnly)
    }

    /// The names of the files in it, in order.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
    }
}
