// almoner product review: how a catalogue item may be paid.

import ArgumentParser
import Checkout

/// Says how a product may be paid that nobody has reviewed yet, or decides anew.
struct ProductReviewVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Decide how a product may be paid.",
        discussion: """
            An item that its merchant added to the catalogue waits for this; until then only ordinary cards pay for \
            it. `almoner list products` shows what waits. Carts that were begun before keep what they froze.

            Example: almoner product review MAT-01 eligible_with_lmn --visit-type gym
            """)
    static let use = LedgerUse.changes

    @Argument(help: ArgumentHelp("The product, by its identifier or its SKU.", valueName: "product"))
    var product: String

    @Argument(
        help: "eligible, eligible_with_lmn, which needs a letter, or ineligible.",
        transform: { try word($0, as: CatalogDecision.self, "decision") })
    var decision: CatalogDecision

    @Option(
        help: ArgumentHelp("Which consultation its letter needs; general where none is named.", valueName: "type"),
        transform: Commands.visitType)
    var visitType: VisitType?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if visitType != nil, decision != .eligibleWithLetter {
            throw ValidationError("--visit-type is for \(CatalogDecision.eligibleWithLetter.rawValue).")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        var edit = ProductEdit()
        edit.eligibility = decision.eligibility
        edit.visitType = decision == .eligibleWithLetter ? visitType : .notApplicable
        return try await context.answer(
            product: try await context.engine.editProduct(try await found(context), edit).id)
    }

    private func found(_ context: CommandContext) async throws -> ID<Product> {
        let text = product
        return try await context.engine.read { reader, _ in
            if let found = try ID<Product>(text).flatMap({ try reader.find($0) }) ?? reader.product(sku: text) {
                return found.id
            }
            throw CheckoutError.notFound(kind: Product.kind, id: text)
        }
    }
}

/// What a review decides (Truemed: `eligibility`).
enum CatalogDecision: String, CaseIterable, Sendable {
    /// Health money may pay.
    case eligible
    /// Health money may pay under a letter.
    case eligibleWithLetter = "eligible_with_lmn"
    /// Ordinary cards only.
    case ineligible

    /// The ground that stands for it. Truemed names none; which one an eligible product has is ours.
    var eligibility: Eligibility {
        switch self {
        case .eligible: .autoSubstantiation
        case .eligibleWithLetter: .letterOfMedicalNecessity
        case .ineligible: .notEligible
        }
    }
}
