/// When a letter holds. Flex documents "1 year from the day the customer goes through the consultation"; the exact
/// moment is ours: the same time of day one calendar year later (29 February → 28 February), valid strictly before it.
public enum LetterValidity {
    /// How long a letter holds.
    public static let term = Period.years(1)

    /// The first moment at which a letter signed then is no longer valid.
    public static func expiry(signedAt: Instant) -> Instant { signedAt + term }

    /// Whether the letter covers its visit type at this moment.
    public static func isValid(_ letter: Letter, at now: Instant) -> Bool {
        guard letter.status == .issued, let issuedAt = letter.issuedAt else { return false }
        return issuedAt <= now && now < letter.expiresAt
    }
}
