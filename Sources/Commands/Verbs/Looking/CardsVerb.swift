// almoner cards: the practice cards and what each does.

import ArgumentParser
import Checkout
import OrderedJSON

/// Lists the practice cards.
struct CardsVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cards", abstract: "List the practice cards and what each does.",
        discussion: "Only these numbers are taken; never type a real card.\n\nExample: almoner cards")
    static let use = LedgerUse.none

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let cards = context.ledger.practiceCards
        var table = TextTable(["number", "brand", "account", "what it does"])
        for card in cards {
            let account = card.account == .health ? "HSA/FSA" : "ordinary"
            table.add([card.number, card.brand, account, card.behaviour + (card.isDocumented ? "" : " (ours)")])
        }
        let json = cards.map { card -> JSON in
            [
                "number": .string(card.number), "name": .string(card.name), "brand": .string(card.brand),
                "account": .word(card.account), "behaviour": .string(card.behaviour),
                "documented": .bool(card.isDocumented),
            ]
        }
        let rule = "Any expiry to come, any code and any postal code will do, unless the card says otherwise."
        return Answer(.array(json), lines: table.lines(orNote: "There are no practice cards.") + ["", rule])
    }
}
