// The card form: grouped while typed, hidden when left, refused where the fault is.
import Checkout
import Commands
import Randomness
import Terminal
import Testing

@testable import Console

@Suite("The card form")
struct CardFormTests {
    private func paying() throws -> Stage {
        let session = try Sample.session([Sample.membership, Sample.towel])
        var stage = Stage(CardForm(.pay(session, customerName: "Ana Beltrán")))
        stage.receive(.loaded(.practiceCards(Sample.practiceCards)))
        return stage
    }

    @Test("says what is paid, groups the number and hides it once it is left")
    func hiding() throws {
        var stage = try paying()
        stage.press("42424242424")
        #expect(stage.shows("Card number 4242 4242 424 visa"))
        stage.press("24242", .tab, "1228", .tab, "987")
        expect(
            stage,
            shows: """
                   ┌─ Pay $61.00 · Ana Beltrán ─────────────────────────────────────────────┐
                   │ Gym membership, Towel. Taken now; while a practitioner reviews a       │
                   │ letter it is held instead. An HSA/FSA card pays $49.00; the other      │
                   │ $12.00 need an ordinary card.                                          │
                   │                                                                        │
                   │ Card number  •••• •••• •••• 4242      visa                             │
                   │ Expires      12/28                                                     │
                   │ CVC          •••                                                       │
                   │ Postal code  such as 90210                                             │
                   │                                                                        │
                   │                                                                        │
                   │                                                                        │
                   │                                                                        │
                   │                                                                        │
                   │                                                                        │
                   │                                                                        │
                   │ No number is ever written anywhere. F2 lists the practice cards.       │
                   │                                                                        │
                   │                                                                        │
                   │                                                                        │
                   │                                                 Pay $61.00    Cancel   │
                   └────────────────────────────────────────────────────────────────────────┘
                Tab next field · F2 practice cards · Ctrl-T second card · Enter next
                """)
    }

    @Test("runs a command whose display shows neither number nor code")
    func command() throws {
        var stage = try paying()
        stage.press("4242424242424242", .tab, "1228", .tab, "987", .tab, "94103", .enter)
        let command = try #require(stage.commands.first)
        #expect(
            Array(command.words.dropFirst(2)) == [
                "--card", "4242424242424242", "--expires", "12/28", "--cvc", "987", "--postal-code", "94103",
            ])
        #expect(command.display.hasSuffix("--card ••••4242 --expires 12/28 --cvc ••• --postal-code 94103"))
    }

    @Test(
        "shows a refusal at the detail that it is about, and keeps the rest",
        arguments: [
            ("incorrect_number", "Card number"), ("expired_card", "Expires"), ("incorrect_cvc", "CVC"),
            ("incorrect_zip", "Postal code"),
        ])
    func refusal(code: String, label: String) throws {
        var stage = try paying()
        stage.press("4242424242424242", .tab, "1228", .tab, "987", .tab, "94103", .enter)
        stage.receive(.refused(.cardDeclined(Decline(code: code))))
        let lines = stage.frame.lines()
        let field = try #require(lines.firstIndex { $0.contains(label) })
        #expect(lines[field + 1].contains("✗ The card was declined"))
        #expect(stage.shows("94103") && !stage.picture.contains("987"))
    }

    @Test("tells any other refusal with its remedy")
    func remedy() throws {
        var stage = try paying()
        stage.receive(.refused(.cardDeclined(Decline(code: "card_declined", declineCode: "insufficient_funds"))))
        #expect(stage.shows("insufficient funds. The same card may work later; another card works now."))
    }

    @Test("fills in a practice card that is picked, and the details that are empty")
    func picking() throws {
        var stage = try paying()
        stage.press(.key(.function(2)), "insuff", .enter)
        #expect(stage.shows("•••• •••• •••• 9995"))
        stage.press(.tab, .tab, .tab, .tab, .enter)
        #expect(
            stage.commands.first.map { Array($0.words.dropFirst(2)) } == [
                "--card", "4000000000009995", "--expires", "12/28", "--cvc", "123", "--postal-code", "94103",
            ])
    }

    @Test("has the button under Enter once a practice card has filled every field")
    func pickedAndSent() throws {
        var stage = try paying()
        stage.press(.key(.function(2)), "insuff", .enter, .enter)
        #expect(stage.commands.count == 1)
    }

    @Test("stays where it is while a second card is empty")
    func pickedBesideEmpty() throws {
        var stage = try paying()
        stage.press(.control("t"), .backTab, .backTab, .backTab, .backTab, .key(.function(2)), "insuff", .enter, .enter)
        #expect(stage.commands.isEmpty)
    }

    @Test("opens a second card when the cart needs one")
    func splitCart() throws {
        var stage = try paying()
        stage.press("4242424242424242", .tab, "1228", .tab, "987", .tab, "94103", .enter)
        stage.receive(.refused(.secondCardRequired([UnpayableLine(product: nil, productName: "Towel")])))
        #expect(stage.shows("Second card, an ordinary one") && stage.shows("An ordinary card is needed for Towel."))
        stage.press("5555555555554444", .tab, "0130", .tab, "321", .tab, "94103", .enter)
        #expect(stage.commands.last?.words.contains("--second-card") == true)
        #expect(stage.commands.last?.display.contains("5555555555554444") == false)
        #expect(stage.commands.last?.display.contains("321") == false)
    }

    @Test("says at once what is wrong with the form of a card")
    func form() throws {
        var stage = try paying()
        stage.press("4242", .tab, "13/28", .tab, "1", .tab, "94103", .enter)
        #expect(stage.commands.isEmpty && stage.shows("Expected: 12 to 19 digits"))
        stage.press("424242424241")
        #expect(stage.shows("The check digit does not fit"))
    }

    @Test("says what is doubtful to its end: beside the field, or below it where that is too narrow")
    func doubts() throws {
        var stage = try paying()
        stage.press("4242424242424241", .tab, "1220", .tab, "12", .tab)
        #expect(stage.shows("⚠ The check digit does not fit; is a digit wrong?"))
        #expect(stage.shows("Expires 12/20 ⚠ This card has expired."))
        #expect(stage.shows("⚠ 3 digits are usual; 4 on American Express."))
        #expect(!stage.picture.contains("…"))
        stage.press(.backTab, .backTab)
        for _ in "12/20" { stage.press(.backspace) }
        stage.press("1319")
        #expect(!stage.shows("A month and a year are usual"))
        stage.press(.tab)
        #expect(stage.shows("Expires 13/19 ⚠ A month and a year are usual: 12/28."))
    }

    @Test("doubts a code that is too short once it is left, and one that is too long while it is typed")
    func codes() throws {
        let doubt = "digits are usual"
        var stage = try paying()
        stage.press("4242424242424242", .tab, .tab, "12")
        #expect(!stage.shows(doubt))
        stage.press(.tab)
        #expect(stage.shows(doubt))
        stage.press(.backTab, "3", .tab)
        #expect(!stage.shows(doubt))
        stage.press(.backTab, "4")
        #expect(stage.shows(doubt))
    }

    @Test("gives the focus back to where it was when the second card is taken away")
    func secondCardAndBack() throws {
        var stage = try paying()
        stage.press(.control("t"), .control("t"), "4242424242424242", .enter)
        #expect(stage.commands.isEmpty && stage.shows("•••• •••• •••• 4242"))
        stage.press("1228", .control("t"), .backTab, .backTab, .control("t"), "987", .enter, "94103")
        #expect(stage.commands.isEmpty && stage.shows("94103"))
        stage.press(.enter)
        #expect(stage.commands.count == 1)
    }

    @Test("says below the practice cards all that the selected one does")
    func conduct() throws {
        let sentence = "Pays at first; every payment off-session needs the bank's word, which it declines twice."
        let card = PracticeCardNote(
            number: "4000002760003184", name: "pm_card_x", brand: "visa", account: .ordinary, behaviour: sentence,
            isDocumented: true, offSession: PracticeCardConduct(holdLife: .days(7)))
        var stage = try paying()
        stage.receive(.loaded(.practiceCards(Sample.practiceCards + [card])))
        stage.press(.key(.function(2)))
        #expect(!stage.shows(sentence))
        stage.press("3184")
        #expect(stage.shows(sentence))
    }

    @Test("asks before a typed card is lost")
    func leaving() throws {
        var stage = try paying()
        stage.press("4242", .escape)
        #expect(stage.shows("What you typed has not been sent. Leave it?"))
        stage.press(.escape, .escape, .right, .enter)
        #expect(stage.isClosed && stage.commands.isEmpty)
    }

    @Test("never shows a number that was left, nor a code, whatever is typed", arguments: 1...20)
    func secrets(seed: UInt64) throws {
        var random = Seeded(seed)
        var stage = try paying()
        let number = String((0..<16).map { _ in "0123456789".randomElement(using: &random) ?? "0" })
        stage.press(.text(number), .tab, "1228", .tab, "7391")
        let grouped = CardBrand.grouped(number)
        #expect(!stage.picture.contains(grouped) && !stage.picture.contains(number), "seed \(seed)")
        #expect(!stage.picture.contains("7391") && !stage.picture.contains("739"), "seed \(seed)")
        #expect(stage.picture.contains(String(grouped.suffix(4))), "seed \(seed)")
    }

    @Test("asks for another number where the card was declined, so that Enter does not send the same card again")
    func another() throws {
        var stage = try paying()
        stage.press("4000000000000002", .tab, "1228", .tab, "987", .tab, "94103", .enter)
        stage.receive(.refused(.cardDeclined(Decline(code: "card_declined", declineCode: "generic_decline"))))
        let lines = stage.frame.lines()
        let number = try #require(lines.firstIndex { $0.contains("Card number") })
        #expect(lines[number + 1].contains("✗ The card was declined: generic decline."))
        stage.press(.enter)
        #expect(stage.commands.count == 1)
        stage.press(.backTab, "4242424242424242")
        #expect(stage.shows("4242 4242 4242 4242 visa") && !stage.shows("declined"))
    }

    @Test("with two cards declined, asks for the number of the second")
    func anotherOfTwo() throws {
        var stage = try paying()
        stage.press("4000051230000072", .tab, "1228", .tab, "987", .tab, "94103", .control("t"))
        stage.press("4000000000000002", .tab, "1228", .tab, "987", .tab, "94103", .enter)
        #expect(stage.commands.count == 1)
        stage.receive(.refused(.cardDeclined(Decline(code: "card_declined", declineCode: "generic_decline"))))
        #expect(stage.shows("The card was declined: generic decline."))
        stage.press(.enter)
        #expect(stage.commands.count == 1)
    }
}
