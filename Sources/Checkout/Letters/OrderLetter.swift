/// Which of a customer's letters is an order's (Flex: one letter a product of an order). The choice is ours: an order keeps
/// the letter that it was paid with, whatever later letters of the same visit type say.
public enum OrderLetter {
    /// The letter of the order's own consultation; else the one that held when it was paid, or waited for a practitioner
    /// then; the latest while nothing is paid.
    /// - Parameters:
    ///   - letters: the customer's, the latest signed first.
    ///   - own: the order's consultations.
    ///   - paidAt: when its cards were asked, or it ended without; nil while it is open.
    public static func find(
        for visitType: VisitType, among letters: [Letter], own: Set<ID<Consultation>>, paidAt: Instant?
    ) -> Letter? {
        let letters = letters.filter { $0.visitType == visitType }
        let ownLetters = letters.filter { $0.consultation.map(own.contains) ?? false }
        if let letter = ownLetters.first(where: { $0.status != .denied }) { return letter }
        guard let paidAt else { return letters.first }
        return letters.first { LetterValidity.isValid($0, at: paidAt) }
            ?? letters.first { $0.waited(at: paidAt) } ?? ownLetters.first
    }
}

extension Letter {
    /// Whether a practitioner had it before them at a moment.
    fileprivate func waited(at moment: Instant) -> Bool {
        signedAt <= moment && moment <= issuedAt ?? deniedAt ?? moment
    }
}

extension LedgerReader {
    /// The letters of an order, one for each product that needs one and has one, in the cart's order.
    public func letters(of order: CheckoutSession) throws -> [(letter: Letter, product: ID<Product>?)] {
        guard let customer = order.customer else { return [] }
        let letters = try letters(of: customer)
        let own = Set(try consultations(session: order.id).map(\.id))
        let asked = try payments(of: order.id).filter { $0.attempt == order.attempt }.map(\.createdAt).min()
        let paidAt = order.status == .open ? nil : asked ?? order.completedAt
        return order.lines.compactMap { line in
            guard let type = line.eligibility.neededLetter else { return nil }
            return OrderLetter.find(for: type, among: letters, own: own, paidAt: paidAt).map { ($0, line.product) }
        }
    }

    /// The product for which the consultation of a letter was taken; nil where it was taken for no order.
    public func product(of letter: Letter) throws -> ID<Product>? {
        guard let consultation = try letter.consultation.flatMap(find),
            let order = try consultation.session.flatMap(find)
        else { return nil }
        return order.lines.first { $0.eligibility.neededLetter == letter.visitType }?.product
    }
}
