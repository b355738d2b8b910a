import OrderedJSON
import TransactionProcess

// What a mail's template may name (reference section 2.3): keys in kebab-case, times in ISO 8601 UTC, amounts in decimal
// major units. `payment-failure` and `pay-url` are ours.
extension LedgerReader {
    /// The context of a mail.
    func mailContext(
        for mail: Mail, about tx: Transaction, _ process: InstalledProcess, at now: Instant
    ) throws -> JSON {
        let settings = try settings()
        let listing = try require(tx.listing, find)
        let customer = try require(tx.customer, find)
        let provider = try require(tx.provider, find)
        let failure = try failedTransitions(of: tx.id).last { $0.stay == tx.stay }?.failure
        let contents = tx.contents
        return [
            "recipient": (mail.role == .provider ? provider : customer).asRecipient,
            "recipient-role": .string(mail.role.rawValue),
            "other-party": (mail.role == .provider ? customer : provider).asRecipient,
            "marketplace": ["name": .string(settings.name), "url": .optional(settings.publicURL)],
            "transaction": [
                "id": .string(tx.id.description), "state": .string(tx.state.text),
                "last-transition": .optional(tx.lastTransition?.text),
                "tx-line-items": .array(contents.lineItems.map(\.asMailed)), "payin-total": contents.payin.asMailed,
                "payout-total": contents.payout.asMailed, "booking": contents.booking?.asMailed ?? .null,
                "stock-reservation": contents.stock.map {
                    ["quantity": .int($0.quantity), "state": .string($0.state.rawValue)]
                } ?? .null,
                "reviews": .array(
                    [
                        contents.reviews.byCustomer?.asMailed(about: provider),
                        contents.reviews.byProvider?.asMailed(about: customer),
                    ].compactMap(\.self)),
                "provider": provider.asRecipient, "customer": customer.asRecipient,
                "listing": [
                    "id": .string(listing.id.description), "title": .string(listing.title),
                    "price": listing.price?.asMailed ?? .null,
                    "availability-plan": [
                        "type": "availability-plan/time", "timezone": "Etc/UTC",
                    ],
                ],
                "delayed-transition": ["run-at": .optional(tx.next?.at.description)],
                "protected-data": contents.protectedData, "metadata": contents.metadata,
                "payment-failure": failure?.asMailed ?? .null, "pay-url": .optional(settings.page(tx.id)),
            ],
        ]
    }

    /// What a mail says: as its process's templates say it, or plainly where there are none.
    func text(
        of mail: Mail, about tx: Transaction, _ process: InstalledProcess, at now: Instant
    ) throws -> MailText {
        let context = try mailContext(for: mail, about: tx, process, at: now)
        guard let template = process.templates[mail.template] else { return PlainMail.text(context, mail) }
        return template.text(context)
    }
}

extension Customer {
    fileprivate var asRecipient: JSON {
        [
            "id": .string(id.description), "first-name": .string(firstName), "last-name": .string(lastName),
            "display-name": .string(name), "email": .optional(email),
        ]
    }
}

extension Review {
    /// The review, with whom it is about: templates compare that with who reads it.
    fileprivate func asMailed(about subject: Customer) -> JSON { json.merging(["subject": subject.asRecipient]) }
}

extension LineItem {
    fileprivate var asMailed: JSON {
        var (quantity, percentage, seats, units) = (JSON.null, JSON.null, JSON.null, JSON.null)
        switch measure {
        case .quantity(let number): quantity = .number(number.description)
        case .percentage(let number): percentage = .number(number.description)
        case .seats(let count, let each):
            (seats, units) = (.int(count), .number(each.description))
            quantity = .number((each.times(count) ?? each).description)
        }
        return [
            "code": .string(code), "unit-price": unitPrice.asMailed, "line-total": total.asMailed, "quantity": quantity,
            "seats": seats, "units": units, "percentage": percentage, "reversal": .bool(isReversal),
            "include-for": .array(Party.allCases.filter(includeFor.contains).map { .string($0.rawValue) }),
        ]
    }
}

extension Money {
    /// The amount as mails write it: decimal major units.
    fileprivate var asMailed: JSON {
        ["amount": .number(ExactNumber(minorUnits).dividedByHundred), "currency": "USD"]
    }
}

extension ExactNumber {
    /// A count of hundredths, with two decimal places.
    fileprivate var dividedByHundred: String {
        let magnitude = digits.magnitude
        let cents = magnitude % 100
        return (digits < 0 ? "-" : "") + "\(magnitude / 100)." + (cents < 10 ? "0\(cents)" : "\(cents)")
    }
}

extension Booking {
    fileprivate var asMailed: JSON {
        [
            "start": .string(start.description), "end": .string(end.description),
            "displayStart": .string(displayStart.description), "displayEnd": .string(displayEnd.description),
            "seats": .int(seats), "state": .string(state.rawValue),
        ]
    }
}

extension TransitionFailure {
    fileprivate var asMailed: JSON {
        [
            "code": .string(code), "decline-code": .optional(decline?.disclosedReason),
            "reason": .string(sentenceForCustomer), "action": .optional(remedy?.word),
        ]
    }

    /// Why a charge failed, as its customer may hear it. What is no decline may be the provider's business.
    public var sentenceForCustomer: String {
        guard let decline else {
            return remedy == nil ? "It could not be made." : "No saved card could be charged for it."
        }
        let words = decline.disclosedReason.split(separator: "_").joined(separator: " ")
        switch decline.remedy {
        case .authenticate: return "Your bank wants you to confirm the payment yourself."
        case .tryLater: return "Your bank declined the card for now (\(words))."
        case .correctDetails, .anotherCard: return "Your bank declined the card (\(words))."
        }
    }
}

extension Decline.Remedy {
    /// What helps, as templates compare it.
    fileprivate var word: String {
        switch self {
        case .correctDetails: "correct-details"
        case .tryLater: "try-later"
        case .authenticate: "authenticate"
        case .anotherCard: "another-card"
        }
    }
}
