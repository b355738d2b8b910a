// What a charge with the owner away would come to now, asked of the same rule that will decide it.
import Checkout

/// What is known of a customer, or a token, when a charge is prepared.
struct ChargeForecast: Hashable, Sendable {
    /// The cards that would be charged.
    var cards: [PaymentMethod]
    /// The customer's latest issued letter of each visit type.
    var letters: [VisitType: Letter]
    /// Which system would charge.
    var rule: OffSessionPolicy.Rule
    /// A refusal that stands whatever is in the cart.
    var standing: CheckoutError?

    /// The latest issued letter of each type among letters of which the latest signed comes first.
    static func latest(_ letters: [Letter]) -> [VisitType: Letter] {
        Dictionary(letters.filter { $0.status == .issued }.map { ($0.visitType, $0) }) { first, _ in first }
    }

    /// What would happen to this cart: the parts of the cards, or the refusal.
    func decide(_ cart: CartPicker, now: Instant) -> Result<[CardShare], CheckoutError> {
        if let standing { return .failure(standing) }
        do throws(CheckoutError) {
            let request = OffSessionPolicy.Request(
                lines: try cart.lines(), cards: cards, letters: letters, rule: rule, now: now)
            switch OffSessionPolicy.decide(request) {
            case .charge(let shares): return .success(shares)
            case .refuse(let refusal): return .failure(refusal.error)
            }
        } catch {
            return .failure(error)
        }
    }
}

extension PaymentMethod {
    /// The card for a person: `visa •4242, HSA/FSA`.
    var words: String { card.words + (card.account == .health ? ", HSA/FSA" : "") }

    /// Why it cannot be charged while its owner is away; nil when it can.
    func offSessionReason(now: Instant) -> String? {
        if !offSession { return "not verified for off-session charges" }
        return card.expiry.isExpired(at: now) ? "expired \(card.expiry)" : nil
    }
}
