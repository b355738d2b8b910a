// What moves money asks first; what cannot be undone wants to be typed.
import Checkout
import Commands
import Terminal
import Testing

@testable import Console

@Suite("The dialogs of money")
struct MoneyDialogTests {
    private let capture = Confirmation(
        title: "Capture the payment", text: "Takes the $49.00 held for Ana Beltrán on visa •4242.",
        action: "Capture $49.00", id: "fcs_000000000000000000ABCDEF",
        command: Console.CommandLine(["capture", "fcs_000000000000000000ABCDEF"]))

    @Test("ask with Cancel focused")
    func confirm() {
        var stage = Stage(ConfirmDialog(capture, grade: .button))
        #expect(stage.shows("[ Cancel ]"))
        stage.press(.enter)
        #expect(stage.isClosed && stage.commands.isEmpty)
        stage = Stage(ConfirmDialog(capture, grade: .button))
        stage.press(.right, .enter)
        #expect(stage.commands == [capture.command] && stage.isClosed)
    }

    @Test("want the last six characters typed before what cannot be undone")
    func typed() {
        var stage = Stage(ConfirmDialog(capture, grade: .typed))
        stage.press("abcde", .enter)
        #expect(stage.commands.isEmpty && stage.shows("Not the same; type ABCDEF to go on"))
        stage.press("f", .enter)
        #expect(stage.commands == [capture.command])
    }

    @Test("give back all of it, or a part, and never more")
    func refund() throws {
        var session = try Sample.session([Sample.membership])
        session.amountReceived = Money(minorUnits: 4_900)
        session.amountRefunded = Money(minorUnits: 900)
        var stage = Stage(AmountDialog.refund(session))
        #expect(stage.shows("of $40.00"))
        stage.press(.enter)
        #expect(stage.shows("[ Cancel ]"))
        stage.press(.right, .enter)
        #expect(stage.commands.last?.words == ["refund", session.id.description])

        stage = Stage(AmountDialog.refund(session))
        stage.press(.control("u"), "41", .enter)
        #expect(stage.shows("✗ At most $40.00."))
        stage.press(.control("u"), "12.5", .enter, .right, .enter)
        #expect(stage.commands.last?.words == ["refund", session.id.description, "--amount", "1250"])
    }

    @Test("take all that is held, or a part, and say that the rest goes back")
    func captureWithAmount() throws {
        let session = try Sample.session([Sample.membership])
        var stage = Stage(AmountDialog.capture(session, customerName: "Ana Beltrán"))
        #expect(stage.shows("$49.00 held for Ana Beltrán. What you do not take is given back at once."))
        stage.press(.enter)
        #expect(stage.shows("[ Cancel ]") && stage.shows("Capture $49.00"))
        stage.press(.right, .enter)
        #expect(stage.commands.last?.words == ["capture", session.id.description])

        stage = Stage(AmountDialog.capture(session, customerName: "Ana Beltrán"))
        stage.press(.control("u"), "49.01", .enter)
        #expect(stage.shows("✗ At most $49.00."))
        stage.press(.control("u"), "20", .enter, .right, .enter)
        #expect(stage.commands.last?.words == ["capture", session.id.description, "--amount", "2000"])
    }

    @Test("take no comma before cents, which would make them dollars")
    func decimalComma() throws {
        let session = try Sample.session([Sample.membership])
        var stage = Stage(AmountDialog.capture(session, customerName: "Ana Beltrán"))
        stage.press(.control("u"), "4,50", .enter)
        #expect(stage.shows("✗ Type dollars and cents, such as 49.00.") && stage.commands.isEmpty)
        stage = Stage(Form.price(product: "fprod_1", named: "Socks"))
        stage.press("5,50", .tab, .enter)
        #expect(stage.shows("✗ Type dollars and cents, such as 49.00.") && stage.commands.isEmpty)
    }

    @Test("say before a charge what would come of it, and on which card")
    func charge() throws {
        var stage = Stage(ChargeDialog(.customer(Sample.ana, Sample.visa)))
        stage.receive(.loaded(.prices(Sample.prices)))
        #expect(stage.effects.last == .load(.customer(Sample.ana.id)))
        stage.receive(.loaded(.customer(Sample.overview(letters: [Sample.gymLetter]))))
        stage.press(.right, .right)
        #expect(stage.shows("✓ Will be charged: $98.00 on visa •4242, HSA/FSA"))
        #expect(stage.shows("( ) mastercard •4444 12/28 ✗ not verified for off-session charges"))
        stage.press(.enter, .right)
        #expect(stage.shows("✗ Would be refused") && stage.shows("not verified for off-session charges; it becomes so"))
        stage.press(.tab, .left, .enter)
        #expect(stage.shows("✗ Nothing is charged.") && stage.commands.isEmpty)
        stage.press(.right, .backTab, .left, .tab)
        #expect(stage.shows("[ Cancel ]"))
        stage.press(.left, .enter)
        #expect(
            stage.commands.last?.words == [
                "charge", "--customer", Sample.ana.id.description, "--payment-method", Sample.visa.id.description,
                "--price", Sample.membership.price.id.description, "--quantity", "2",
            ])
        stage.receive(.refused(.letterRequired([])))
        #expect(stage.shows("✗ The customer has no valid letter") && stage.shows("2 x Gym membership"))
    }

    @Test("write the prices of a cart one below the other, whatever the names before them")
    func prices() throws {
        var stage = Stage(ChargeDialog(.customer(Sample.ana, Sample.visa)))
        stage.receive(.loaded(.prices(Sample.prices)))
        stage.receive(.loaded(.customer(Sample.overview())))
        let ends = try ["$49.00", "$19.50", "$12.00"].map { price in
            let line = try #require(stage.frame.lines().first { $0.contains(price) })
            let range = try #require(line.firstRange(of: price))
            return line.distance(from: line.startIndex, to: range.upperBound)
        }
        #expect(Set(ends).count == 1, "\(stage.picture)")
        let mats = Sample.price(4, "Mat", 123_456, .autoSubstantiation, nil)
        stage.receive(.loaded(.prices(Sample.prices + [mats])))
        #expect(stage.shows("Mat $1,234.56 eligible") && stage.shows("Gym membership $49.00 letter: gym"))
    }

    @Test(
        "say what a charge is for, whatever the search leaves, on the smallest screen too",
        arguments: [(80, 24), (60, 16)])
    func chargedCart(columns: Int, rows: Int) {
        var stage = Stage(ChargeDialog(.customer(Sample.ana, Sample.visa)), columns: columns, rows: rows)
        stage.receive(.loaded(.prices(Sample.prices)))
        stage.receive(.loaded(.customer(Sample.overview(letters: [Sample.gymLetter]))))
        stage.press("gym", .right, .control("u"), "therm", .right)
        #expect(stage.shows("/ therm") && stage.shows("1 x Thermometer") && !stage.shows("1 x Gym membership"))
        let whole = "Gym membership, Thermometer: "
        #expect(stage.shows(whole) && stage.shows("✓ Will be charged: $"), "\(stage.picture)")
    }

    @Test("show the whole command that a charge stands for, its identifiers shortened when the cart is large")
    func chargeCommand() {
        let id = { (kind: String, number: Int) in "\(kind)_01KANGWTJ0FBYRAKP8W7113R\(10 + number)" }
        let words = { (prices: Int) in
            ["charge", "--customer", id("fcus", 0), "--payment-method", id("fpm", 0)]
                + (0..<prices).flatMap { ["--price", id("fprice", $0), "--quantity", "2"] }
        }
        #expect(
            Console.CommandLine(words(1)).lines(width: 72, most: 4) == [
                "almoner charge --customer \(id("fcus", 0))", "--payment-method \(id("fpm", 0))",
                "--price \(id("fprice", 0)) --quantity 2",
            ])
        let many = Console.CommandLine(words(4)).lines(width: 72, most: 4)
        #expect(
            many.first
                == "almoner charge --customer fcus_…113R10 --payment-method fpm_…113R10")
        #expect(many.count <= 4 && many.last?.hasSuffix("--price fprice_…113R13 --quantity 2") == true)
        #expect(many.allSatisfy { $0.count <= 72 })
    }

    @Test("follow what others do to the cards and letters meanwhile, and charge no other card unasked")
    func refreshed() throws {
        var stage = Stage(ChargeDialog(.customer(Sample.ana, Sample.visa)))
        #expect(stage.overlay.refreshing == nil)
        stage.receive(.loaded(.prices(Sample.prices)))
        stage.receive(.loaded(.customer(Sample.overview(letters: [Sample.gymLetter]))))
        #expect(stage.overlay.refreshing == .load(.customer(Sample.ana.id)))
        stage.press(.right, .enter, .enter, .left)
        #expect(stage.shows("[ Charge $49.00 ]"))
        stage.receive(.loaded(.customer(Sample.overview(letters: []))))
        #expect(stage.shows("no valid letter") && stage.shows("Gym membership"))
        stage.receive(.loaded(.customer(Sample.overview(letters: [Sample.gymLetter], cards: [Sample.mastercard]))))
        #expect(stage.shows("✗ The card was removed meanwhile; another is chosen now.") && stage.shows("[ Cancel ]"))
    }

    @Test("name the missing letter, and the line that is not eligible")
    func refusedCharge() {
        var stage = Stage(ChargeDialog(.customer(Sample.ana, Sample.visa)))
        stage.receive(.loaded(.prices(Sample.prices)))
        stage.receive(.loaded(.customer(Sample.overview())))
        stage.press("gym", .right)
        #expect(stage.shows("no valid letter of medical necessity for Gym membership"))
        stage.press(.left, .control("u"), "towel", .right)
        #expect(stage.shows("every line has to be HSA/FSA eligible; not eligible: Towel."))
        stage.press(.tab, .tab, .left, .enter)
        #expect(stage.shows("✗ Nothing is charged.") && stage.commands.isEmpty)
    }

    @Test("begin the consultation that a charge lacks, in the place of a charge that would be refused")
    func consultationFirst() throws {
        var stage = Stage(ChargeDialog(.customer(Sample.ana, Sample.visa)))
        stage.receive(.loaded(.prices(Sample.prices)))
        stage.receive(.loaded(.customer(Sample.overview())))
        stage.press("gym", .right, .tab, .tab, .left)
        #expect(stage.shows("[ Begin the consultation for gym ]"))
        stage.press(.enter)
        #expect(stage.commands.isEmpty && stage.effects.last == .startConsultation(.customer(Sample.ana.id, .gym)))
    }

    @Test("begin no second consultation while a practitioner decides about the first")
    func consultationInReview() throws {
        var letter = Sample.gymLetter
        (letter.status, letter.issuedAt) = (.inReview, nil)
        var stage = Stage(ChargeDialog(.customer(Sample.ana, Sample.visa)))
        stage.receive(.loaded(.prices(Sample.prices)))
        stage.receive(.loaded(.customer(Sample.overview(letters: [letter]))))
        stage.press("gym", .right, .tab, .tab, .left, .enter)
        #expect(stage.shows("✗ Nothing is charged.") && stage.effects.count == 2)
    }

    @Test("begin a checkout with everything that was chosen")
    func checkout() {
        var stage = Stage(CheckoutForm(customer: Sample.ana))
        stage.receive(.loaded(.prices(Sample.prices)))
        stage.press(
            "therm", .right, .control("u"), "towel", .right, .right, .tab, " ", .tab, .right, .tab, .tab, .enter)
        #expect(
            stage.commands.last?.words == [
                "checkout", "--price", Sample.thermometer.price.id.description, "--quantity", "1", "--price",
                Sample.towel.price.id.description, "--quantity", "2", "--customer", Sample.ana.id.description,
                "--setup-future-use", "off_session", "--tokenize",
            ])
    }
}
