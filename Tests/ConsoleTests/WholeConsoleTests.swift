// The console with its real dialogs and forms, from a key to the ledger and back.
import Checkout
import SQLiteLedger
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("The whole console")
struct WholeConsoleTests {
    private func console(_ story: Story) async -> ConsoleDriver {
        await ConsoleDriver(story, overlays: StandardOverlays { .allVerbs })
    }

    @Test("A stuck token is repaired with another card, and then waits for nobody")
    func repair() async throws {
        let story = try await Story.told()
        let console = await console(story)
        console.expect("1 pending")
        await console.press("4", "a", .enter)
        try console.expectScreen("repair-120x40")
        await console.press("4242424242424242", .tab, "1228", .tab, "123", .tab, "90210", .enter)
        try console.expectScreen("repaired-120x40")
        console.expect("The token of Anaïs Lefèvre may be charged again, with •4242.")
        console.expect("0 pending")
        console.expect("No token waits for anybody.")
        console.expectNot("4242424242424242")
    }

    @Test("A consultation is chosen, begun, left half way, and kept")
    func consultation() async throws {
        let story = try await Story.told()
        let console = await console(story)
        await console.press("j", "j", "c")
        console.expect("A consultation for Anand Krishnan")
        await console.press("1")
        try console.expectScreen("consultation-120x40")
        await console.press(.escape)
    }

    @Test("The clock is frozen, so it can be advanced, and what falls due happens")
    func clock() async throws {
        let console = await console(try await Story.told())
        await console.press("t")
        try console.expectScreen("clock-120x40")
        await console.press(.escape)
        console.expectPanel("Customers", selected: "Ana Beltrán")
    }

    @Test("A product gets another price where the prices are listed")
    func anotherPrice() async throws {
        let console = await console(try await Story.told())
        await console.press("P", "+")
        console.expect("What Gym membership costs, once.")
        await console.press("59", .enter, "10-class pass", .enter)
        console.expect("$59.00")
        console.expectPanel("Products and prices", selected: "Gym membership")
    }

    @Test("The palette brings back what was typed into an earlier one, but no card")
    func history() async throws {
        let console = await console(try await Story.told())
        await console.press(":", "sort newest", .enter)
        await console.press(":", "show --card 4242424242424242", .enter, .escape)
        await console.press(":", .up)
        #expect(console.bottom.hasPrefix(":sort newest"))
        await console.press(.enter)
        #expect(console.program.state.history.lines == ["sort newest"])
    }

    @Test("The palette shows the help that is asked for, to be read and scrolled")
    func paletteHelp() async throws {
        let console = await ConsoleDriver(
            try await Story.told(), size: Size(columns: 80, rows: 24), overlays: StandardOverlays { .allVerbs })
        for words in ["help", "help charge", "charge --help"] {
            await console.press(":", .text(words), .enter)
            console.expect("OVERVIEW:")
            console.expectNot("Not done")
            await console.press("G")
            console.expectNot("OVERVIEW:")
            await console.press(.escape)
        }
    }

    @Test("The palette walks through a consultation that is typed without its answers")
    func paletteConsultation() async throws {
        let story = try await Story.told()
        let console = await console(story)
        await console.press("j", "j")
        let anand = try #require(console.program.state.customerID)
        await console.press("k", "k", ":", .text("consult --customer \(anand) --visit-type gim"), .enter)
        console.expect("Nothing is sold under the visit type gim, and it has no survey; did you mean gym?")
        await console.press(.backspace, .backspace, "ym", .enter)
        let walk = try #require(console.program.state.overlays.last?.overlay as? ConsultationWalk)
        #expect(walk.purpose == .customer(anand, .gym) && walk.customerName == "Anand Krishnan")
        console.expect("Question 1 of")
    }

    @Test("The palette names a command that there is not, and the one that was meant")
    func paletteMisspelling() async throws {
        let console = await console(try await Story.told())
        await console.press(":", "frob x", .enter)
        console.expect("There is no command “frob”.")
        await console.press(.control("u"), "card defualt fpm_1", .enter)
        console.expect("There is no command “card defualt”; did you mean `card default`?")
    }

    @Test("A checkout that was begun goes on to the consultation that its cart needs")
    func checkoutToConsultation() async throws {
        let console = await console(try await Story.told())
        await console.press("j", "j", "n", "sleep", .right, .tab, .backTab, .backTab, .enter)
        try console.expectScreen("checkout-begun-120x40")
        await console.press(.enter)
        console.expect("Anand Krishnan")
        guard let walk = console.program.state.overlays.last?.overlay as? ConsultationWalk else {
            Issue.record("no consultation:\n\(console.text)")
            return
        }
        guard case .session = walk.purpose else {
            Issue.record("it is for \(walk.purpose)")
            return
        }
    }

    @Test("A checkout whose letters are valid goes on to the card, and Esc leaves it for later")
    func checkoutToCard() async throws {
        let console = await console(try await Story.told())
        await console.press("n", "gym", .right, .tab, .backTab, .backTab, .enter)
        console.expect("Next: the card that pays.")
        await console.press(.enter)
        console.expect("Card number")
        await console.press(.escape, "S")
        console.expect("open")
    }

    @Test("A long way of the clock says how far it is; Esc breaks it off, and what was done stays done")
    func breakingOff() async throws {
        let story = try await Story.told()
        try await story.addExpiries(3_000)
        let console = await console(story)
        await console.press("t", .down, .down, .down, .down)
        await console.press(.enter, untilShown: "256 things")
        console.expect("of 2027-11-20T14:05:00Z, 256 things")
        await console.press(.escape)
        console.expect("Stopped on the way; what fell due before is done.")
        let (_, now, next) = try await story.engine.clock()
        #expect(now > Story.now && now < moment("2027-03-25T00:00:00Z"))
        #expect(try #require(next).at > now)
        await console.press(.escape)
        console.expect("\(now.minuteWords) UTC")
    }

    @Test("A cart is filled from all that is sold, however many retired prices lie before it")
    func sold() async throws {
        let story = try await Story.empty()
        _ = try await story.engine.addCustomer(NewCustomer(name: "Boris Ng"))
        let product = try await story.engine.addProduct(NewProduct(name: "Bandage", eligibility: .autoSubstantiation))
        try await story.ledger.write { transaction in
            for cents in 1...1_300 {
                let price = Price(
                    id: try transaction.newID(at: Story.now), product: product.id, unitAmount: Money(minorUnits: cents),
                    isActive: cents > 1_000, createdAt: Story.now)
                try transaction.insert(price)
            }
        }
        let console = await console(story)
        await console.press("n")
        console.expect("$10.01")
        console.expectNot("$10.00")
        await console.press("13.00")
        console.expect("$13.00")
    }

    @Test("Where the system watches no files, it says that what others write is not seen")
    func unwatched() async throws {
        let console = await console(try await Story.told())
        await console.unwatched("/srv/ledger.db: Too many open files.")
        console.expect("What others write is not shown by itself. /srv/ledger.db: Too many open files.")
    }

    @Test("The page of keys names every key of the place first")
    func help() async throws {
        let console = await console(try await Story.told())
        await console.press("?")
        try console.expectScreen("keys-120x40")
    }

    @Test("Removing a card wants its id typed")
    func removal() async throws {
        let console = await console(try await Story.told())
        await console.press("3", "D")
        try console.expectScreen("remove-card-120x40")
    }

    @Test("A charge that is being put together follows what another process does to the card")
    func chargeFollows() async throws {
        let story = try await Story.told()
        let console = await ConsoleDriver(story, overlays: StandardOverlays { .allVerbs })
        await console.press("p")
        console.expect("Charge")
        let card = try #require(console.program.state.overview.value?.customer.defaultPaymentMethod)
        let tokens = console.program.state.overview.value?.tokens ?? []
        for token in tokens { _ = try await story.engine.deleteToken(token.id) }
        _ = try await story.engine.remove(card)
        await console.ledgerChanged()
        console.expect("The card was removed meanwhile")
    }

}
