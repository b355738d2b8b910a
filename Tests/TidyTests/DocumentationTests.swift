import Foundation
import Testing

@Suite("The documentation")
struct DocumentationTests {
    @Test(
        "names only tests that exist beside what it says is documented",
        arguments: [
            "Sources/CheckoutHTTP/CheckoutHTTP.docc/Truemed.md", "Sources/Checkout/Checkout.docc/Transactions.md",
        ])
    func facts(file: String) throws {
        let page = try Repository.text(file)
        let facts = try #require(page.components(separatedBy: "## Ours").first)
        let named = facts.components(separatedBy: "“").dropFirst().compactMap { $0.components(separatedBy: "”").first }
        #expect(named.count > 40)
        let tests = Repository.files(below: "Tests").map(\.text)
        for name in named {
            #expect(tests.contains { $0.contains("\"\(name)\"") }, "no test is called “\(name)”")
        }
    }
}
