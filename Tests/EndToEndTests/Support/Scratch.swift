// A folder of a test's own, and the ledgers that tests begin with.
import Foundation
import Programs

/// A folder that is removed with the test that made it.
final class Scratch: Sendable {
    let folder: URL

    /// The ledger's path.
    var ledger: String { path("ledger.db") }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "almoner-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The path of a file in the folder.
    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Writes a file into the folder and returns its path.
    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: folder.appending(path: name))
        return path(name)
    }
}

extension Scratch {
    /// A folder with a seeded ledger whose clock stands still in March, and Zoë in it.
    static func withZoë(seeded: Int = 3) throws -> Scratch {
        let scratch = try Scratch()
        try scratch.seed(customers: seeded)
        try scratch.add("Zoë Beltrán", email: "zoe@example.com")
        return scratch
    }

    /// Makes the ledger, frozen on a Sunday noon.
    func seed(customers: Int) throws {
        let plan = ["seed", "--customers", "\(customers)", "--random-seed", "7", "--at", "2026-03-01T12:00:00Z"]
        try Almoner.document(plan, ledger: ledger)
    }

    /// Adds somebody who lives in California.
    func add(_ name: String, email: String) throws {
        try Almoner.document(["customer", "add", "--name", name, "--email", email, "--state", "CA"], ledger: ledger)
    }

    /// The price of the product of this name.
    func price(of product: String) throws -> String {
        let prices = try Almoner.document(["list", "prices"], ledger: ledger).elements
        guard let price = prices.first(where: { $0["product"]["name"].text == product }) else {
            throw Tool.Failure.failed("list prices", 0, "Nothing called \(product) is sold.")
        }
        return price["price_id"].text
    }
}
