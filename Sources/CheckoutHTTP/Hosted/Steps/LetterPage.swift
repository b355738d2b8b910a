import Checkout
import Hummingbird

/// A letter, for printing.
enum LetterPage {
    struct Content: PageContent {
        static let template = "letter"
        let rows: [Row]
        let isTest: Bool
    }

    struct Row: Sendable {
        let term: String
        let definition: String
    }

    /// Whoever has a letter's address may read it. Its grounds come from sealed answers, so each reading is an event.
    static let letter = PageEndpoint.get("/letters/:letter") { call in
        let text = call.parameters.text("letter")
        guard let id = ID<Letter>(text) else { throw CheckoutError.notFound(kind: Letter.kind, id: text) }
        let (letter, customer, settings, now) = try await call.engine.read { reader, now in
            let letter = try require(id, reader.find)
            guard letter.status == .issued else { throw CheckoutError.notFound(kind: Letter.kind, id: text) }
            return (letter, try require(letter.customer, reader.find), try reader.settings(), now)
        }
        var rows = [
            Row(term: "For", definition: customer.name),
            Row(term: "Covers", definition: "Products for \(letter.visitType.words)"),
        ]
        if let consultation = letter.consultation {
            let grounds = LetterGrounds(try await call.engine.openAnswers(consultation).walk)
            rows.append(Row(term: "Why", definition: grounds.words))
        }
        let isValid = LetterValidity.isValid(letter, at: now)
        rows += [
            Row(term: "Signed by the patient", definition: letter.signedAt.date.description),
            Row(term: "Issued", definition: letter.issuedAt?.date.description ?? ""),
            Row(
                term: isValid ? "Valid until" : "Was valid until",
                definition: "\(letter.expiresAt.date)\(isValid ? "" : " (expired)")"),
            Row(term: "Letter", definition: letter.id.description),
        ]
        let isTest = settings.mode == .test
        return .page(
            HostedPage(
                title: "Letter of medical necessity", content: Content(rows: rows, isTest: isTest),
                shop: settings.name, isTest: isTest))
    }
}
