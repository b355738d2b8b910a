import Checkout
import Commands
import OrderedJSON
import SQLiteLedger
import Testing

@Suite("The review of a product")
struct ProductReviewTests {
    /// An item that waits for its review.
    private func item(_ desk: Desk, _ sku: String = "MAT-01") async throws -> ID<Product> {
        try await desk.ledger.write { transaction in
            var details = ProductDetails()
            details.awaitsReview = true
            let product = Product(
                id: try transaction.newID(at: Desk.opening), name: "Mat", sku: sku, eligibility: .notEligible,
                details: details, createdAt: Desk.opening)
            try transaction.insert(product)
            return product.id
        }
    }

    @Test(
        "takes an item by its SKU or its identifier, and decides how it may be paid",
        arguments: [
            (["eligible"], "auto_substantiation", "notApplicable"),
            (["eligible_with_lmn"], "letter_of_medical_necessity", "general"),
            (["eligible_with_lmn", "--visit-type", "gym"], "letter_of_medical_necessity", "gym"),
            (["ineligible"], "not_eligible", "notApplicable"),
        ])
    func decides(words: [String], eligibility: String, visitType: String) async throws {
        let desk = try await Desk()
        let id = try await item(desk)
        for name in ["MAT-01", id.description, id.uuid] {
            let run = try await desk.run(["product", "review", name] + words + ["--json"])
            let answer = try JSON(reading: Array(run.output.utf8))
            #expect(answer["hsa_fsa_eligibility"] == .string(eligibility))
            #expect(answer["visit_type"] == .string(visitType))
            #expect(answer["awaits_review"] == false)
            #expect(answer["reviewed_at"] == .string(Desk.opening.description))
        }
    }

    @Test("may come to another end later: what needs no letter any more needs no consultation")
    func anew() async throws {
        let desk = try await Desk()
        _ = try await item(desk)
        _ = try await desk.done("product", "review", "MAT-01", "eligible_with_lmn", "--visit-type", "gym")
        let answer = try await desk.done("product", "review", "MAT-01", "eligible")
        #expect(answer["visit_type"] == "notApplicable" && answer["hsa_fsa_eligibility"] == "auto_substantiation")
    }

    @Test("is what the list of products shows to be missing")
    func list() async throws {
        let desk = try await Desk(stocked: false)
        let id = try await item(desk)
        func line() async throws -> String {
            let lines = try await desk.run("list", "products").output.split(separator: "\n").map(String.init)
            return try #require(lines.first { $0.contains(id.description) })
        }
        #expect(try await line().contains("awaits review"))
        #expect(try await desk.run("show", id.description).output.contains("almoner product review \(id)"))
        _ = try await desk.run("product", "review", "MAT-01", "ineligible")
        #expect(try await line().contains("not eligible"))
    }

    @Test("is refused for what is not in the catalogue, and a visit type where no letter is needed is misuse")
    func refused() async throws {
        let desk = try await Desk()
        let answer = try await desk.run("product", "review", "UNKNOWN", "eligible")
        #expect(answer.status == 1)
        _ = try await item(desk)
        await #expect(throws: (any Error).self) {
            try await desk.run("product", "review", "MAT-01", "eligible", "--visit-type", "gym")
        }
    }
}
