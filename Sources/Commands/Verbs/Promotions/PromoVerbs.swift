// almoner promo add|list|retire: promotion codes and what they take off.

import ArgumentParser
import Checkout
import OrderedJSON

/// What is done to promotion codes.
struct PromoVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promo", abstract: "Add, list or retire promotion codes.",
        subcommands: [PromoAddVerb.self, PromoListVerb.self, PromoRetireVerb.self])
}

/// Adds a coupon with its code.
struct PromoAddVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a promotion code.",
        discussion: "Example: almoner promo add SPRING --percent-off 10")
    static let use = LedgerUse.changes

    @Argument(help: "What the customer types, in any case.")
    var code: String

    @Option(help: ArgumentHelp("How much it takes off, in cents.", valueName: "cents"))
    var amountOff: Int?

    @Option(
        help: ArgumentHelp("How much it takes off, in percent: 10, or 12.5.", valueName: "percent"),
        transform: percentage)
    var percentOff: Coupon.Off?

    @Option(help: ArgumentHelp("What the customer reads.", valueName: "text"))
    var name: String?

    @Option(
        help: ArgumentHelp("A product that it is taken off; otherwise the whole cart.", valueName: "product"),
        transform: identifier)
    var product: [ID<Product>] = []

    @Option(help: ArgumentHelp("The only customer who may use it.", valueName: "customer"), transform: identifier)
    var customer: ID<Customer>?

    @Option(help: ArgumentHelp("How many sessions may use it.", valueName: "n"))
    var maxRedemptions: Int?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard (amountOff == nil) != (percentOff == nil) else {
            throw ValidationError("Say either --amount-off or --percent-off.")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        let off = percentOff ?? .amount(Money(minorUnits: amountOff ?? 0))
        let new = NewCoupon(name: name, off: off, appliesTo: product, maxRedemptions: maxRedemptions)
        return (try await context.engine.addPromoCode(code, new: new, customer: customer)).answer
    }
}

/// What a percentage takes off.
@Sendable
private func percentage(_ text: String) throws -> Coupon.Off {
    guard let off = Coupon.Off(percent: text) else {
        throw ValidationError("--percent-off \(text) is no percentage from 0.01 to 100.")
    }
    return off
}

/// Lists promotion codes.
struct PromoListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List promotion codes, the latest made first.",
        discussion: "Example: almoner promo list --active")
    static let use = LedgerUse.reads

    @Flag(help: "Only those that can be used.")
    var active = false

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let isNarrow = active
        return try await context.engine.read { reader, _ in
            let rows = try reader.promoCodes(isActive: isNarrow ? true : nil, from: .first, limit: 1_000).rows.map(
                \.row)
            var table = TextTable(["code", "takes off", "used", "usable", "promo code"], numbers: [2])
            for row in rows {
                let most = row.coupon.maxRedemptions.map { " of \($0)" } ?? ""
                table.add([
                    row.code.code, row.coupon.off.words, "\(row.coupon.timesRedeemed)\(most)",
                    row.code.isActive && row.coupon.isValid ? "yes" : "no", row.code.id.description,
                ])
            }
            return Answer(.array(rows.map(\.json)), lines: table.lines(orNote: "There are none."))
        }
    }
}

/// Retires a promotion code.
struct PromoRetireVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "retire", abstract: "Take a promotion code out of use, or back into it.",
        discussion: "Example: almoner promo retire fpromo_01K9Z3QH8YV2M4T6W8R0S2N4P6")
    static let use = LedgerUse.changes

    @Argument(help: "The promotion code.", transform: identifier)
    var promoCode: ID<PromoCode>

    @Flag(help: "Let it be used again instead.")
    var undo = false

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        (try await context.engine.setPromoCode(promoCode, active: undo)).answer
    }
}

extension PromoCodeRow {
    /// The code with its coupon, as a verb answers.
    var answer: Answer {
        var head = TextFacts()
        head.add("promo code", code.id.description)
        head.add("code", code.code)
        head.add("takes off", coupon.off.words)
        head.add("coupon", coupon.id.description)
        head.add("name", coupon.name)
        head.add("customer", code.customer?.description)
        head.add("usable", code.isActive && coupon.isValid ? "yes" : "no")
        return Answer(json, lines: head.lines)
    }

    /// A promotion code with its coupon (Flex: the promo code object).
    fileprivate var json: JSON {
        [
            "promo_code_id": .id(code.id), "code": .string(code.code), "coupon": coupon.json,
            "customer": .id(code.customer), "active": .bool(code.isActive), "created_at": .instant(code.createdAt),
        ]
    }
}

extension Coupon {
    /// What is taken off (Flex: the coupon object).
    var json: JSON {
        var (amount, percent): (JSON, JSON) = (nil, nil)
        switch off {
        case .amount(let off): amount = .money(off)
        case .percent(let hundredths): percent = hundredths % 100 == 0 ? .int(hundredths / 100) : .string(off.digits)
        }
        var (word, months): (JSON, JSON) = ("once", nil)
        switch duration {
        case .once: break
        case .repeating(let count): (word, months) = ("repeating", .int(count))
        case .forever: word = "forever"
        }
        return [
            "coupon_id": .id(id), "name": .optional(name), "amount_off": amount, "percent_off": percent,
            "applies_to": .strings(appliesTo.map(\.description)), "duration": word, "duration_in_months": months,
            "max_redemptions": maxRedemptions.map { .int($0) } ?? nil, "times_redeemed": .int(timesRedeemed),
            "valid": .bool(isValid),
        ]
    }
}
