// Whether a visit type can be charged, in lines that answer why, what would change it, and when it changes by itself.

import Checkout
import Terminal

extension Standing {
    /// One line for the answer, and one for each thing that would change it.
    func lines(at now: Instant, customer: ID<Customer>) -> [String] {
        var lines = ["  \(name): " + (reason.map { "no. \($0)" } ?? "yes\(onCard)")]
        if let remedy { lines.append("    would change with \(remedy)" + (hint(customer).map { ": \($0)" } ?? "")) }
        if let changesAt, let change {
            lines.append("    changes by itself at \(changesAt.words(from: now)): \(change.words)")
        }
        return lines.sanitised
    }

    private var name: String {
        switch eligibility {
        case .eligible: "what is eligible without a letter"
        case .eligibleWithLetter(let type): type.words
        case .notEligible: "what is not eligible"
        }
    }

    private var onCard: String { card.map { ", on \($0.card.words)" } ?? "" }

    private func hint(_ customer: ID<Customer>) -> String? {
        switch refusal {
        case .lettersMissing where change == nil:
            visitType.map { "almoner consult --customer \(customer) --visit-type \($0)" }
        case .noCard, .cardNotVerified, .cardExpired:
            "almoner card save --customer \(customer) --card … --expires MM/YY --cvc … --postal-code …"
        case .updatePending(let token, _): "almoner resolve \(token)"
        default: nil
        }
    }
}

extension Standing.ByItself {
    /// What happens by itself, in words.
    var words: String {
        switch self {
        case .letterExpires: "the letter expires"
        case .cardExpires: "the card expires"
        case .reviewIsDecided: "the review is decided"
        }
    }
}

extension [String] {
    /// The lines, fit to be shown.
    var sanitised: [String] { map { DisplayText.sanitised($0) } }
}
