import Checkout

/// What is wrong with a card, in words for its owner.
enum CardComplaint {
    static let missing = [
        "number": "Enter the card number.", "expires": "Enter the expiry as on the card, such as 12/28.",
        "cvc": "Enter the code on the card.", "postal_code": "Enter the ZIP code of the card’s bill.",
    ]

    /// The input that a refused card's owner can type again; nil where another card is needed.
    static func field(_ decline: Decline) -> String? {
        switch decline.reason {
        case "incorrect_number", "invalid_number": "number"
        case "invalid_expiry_month", "invalid_expiry_year", "expired_card": "expires"
        case "incorrect_cvc", "invalid_cvc": "cvc"
        case "incorrect_zip": "postal_code"
        default: nil
        }
    }

    /// What is said at that input.
    static func words(at field: String) -> String {
        switch field {
        case "number": "The card number is not right. Enter it again, with the code."
        case "expires": "The card has expired, or its expiry is not right."
        case "cvc": "The code is not right. Enter the number and the code again."
        default: "The ZIP code is not the one of the card’s bill. Enter it, the number and the code again."
        }
    }

    /// What is said of a card that its network refused. Nobody hears that a card was reported lost or stolen.
    static func words(_ decline: Decline) -> String {
        switch decline.remedy {
        case .authenticate:
            return "Your bank did not hear from you that it is you who pays, so nothing was charged. Try again, or use "
                + "another card."
        case .correctDetails: return words(at: field(decline) ?? "number")
        case .tryLater: return "The card was declined\(reason(decline)). Try again later, or use another card."
        case .anotherCard: return "The card was declined\(reason(decline)). Use another card."
        }
    }

    /// The reason of a decline after a colon; empty where there is none to be told.
    static func reason(_ decline: Decline) -> String {
        let reason = decline.disclosedReason
        guard !["generic_decline", "card_declined", "do_not_honor"].contains(reason) else { return "" }
        return ": " + reason.split(separator: "_").joined(separator: " ")
    }
}
