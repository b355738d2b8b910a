/// Which lines of a cart a customer's letters cover. A letter covers every product of its visit type, and no other.
public enum LetterCoverage {
    /// The lines that need a letter which is not valid now, in the cart's order; lines that need none are not named.
    /// - Parameter letters: the customer's latest issued letter of each visit type.
    public static func missing(
        for lines: [SessionLine], letters: [VisitType: Letter], at now: Instant
    ) -> [MissingLetter] {
        lines.compactMap { line in
            guard let type = line.eligibility.neededLetter else { return nil }
            let letter = letters[type]
            if let letter, LetterValidity.isValid(letter, at: now) { return nil }
            return MissingLetter(
                product: line.product, productName: line.name, visitType: type,
                expiredAt: letter.flatMap { $0.expiresAt <= now ? $0.expiresAt : nil })
        }
    }
}
