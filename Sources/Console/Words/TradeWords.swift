// The trade's words as short as a panel needs them.
import Checkout
import Terminal

extension Letter {
    /// Where it stands at a moment: `valid`, `in review`, `denied`, `expired`.
    func standing(at now: Instant) -> Standing {
        switch status {
        case .inReview: return .inReview
        case .denied: return .denied
        case .issued: return LetterValidity.isValid(self, at: now) ? .valid : .expired
        }
    }

    /// Where a letter stands, as people say it.
    enum Standing: String {
        case valid
        case inReview = "in review"
        case denied
        case expired
    }
}

extension Card {
    /// `visa •4242`; the bullet stands for the digits that nobody keeps.
    var words: String { "\(brandWords(brand)) •\(last4)" }

    /// `HSA/FSA`, or how the card is funded.
    var accountWords: String { account == .health ? "HSA/FSA" : funding }
}

/// `amex` for `american_express`; other names lose their underscores.
func brandWords(_ brand: String) -> String {
    brand == "american_express" ? "amex" : brand.split(separator: "_").joined(separator: " ")
}

extension UpdateAction {
    /// `update card`, `retake survey`.
    var words: String {
        switch self {
        case .updatePaymentMethod: "update card"
        case .takeHealthSurvey: "retake survey"
        }
    }
}

extension PaymentToken {
    /// The first digits of its identifier, enough to recognise it in a list.
    var shortID: String { String(id.description.prefix(8)) }
}

extension Consultation.Status {
    /// `in review`.
    var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}

extension Eligibility {
    /// `letter of medical necessity`.
    var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}

extension PriceRow {
    /// How it may be paid, as short as a list needs it: `letter: gym`.
    var paymentWords: String {
        switch product.eligibility.lineEligibility(visitType: product.visitType) {
        case .eligible: "eligible"
        case .eligibleWithLetter(let type): "letter: \(type.words)"
        case .notEligible: "not eligible"
        }
    }
}

extension LineEligibility {
    /// What may pay for the line.
    var words: String {
        switch self {
        case .eligible: "eligible"
        case .eligibleWithLetter(let type): "with a letter for \(type.words)"
        case .notEligible: "not eligible"
        }
    }
}

extension Actor {
    /// `operator ana`, `system`; a name that says no more than the part is left out.
    var words: String { name.isEmpty || name == role.rawValue ? role.rawValue : "\(role.rawValue) \(name)" }
}

extension Subject {
    /// `letter flet_…`; the clock is the only one of its kind.
    var words: String { kind == id ? kind : "\(kind) \(id)" }

    /// `…S2N4P6`: the end of an identifier tells it from others, which begin alike.
    func shortID(_ glyphs: Glyphs) -> String {
        id.utf8.count < 26 ? "" : glyphs.ellipsis + id.suffix(6)
    }
}

/// `1 try`, `2 tries`.
func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
