// Standing orders and the mailbox at the console.
import Checkout
import SQLiteLedger
import Terminal
import Testing
import TransactionProcess

@testable import Console

@MainActor
@Suite("Standing orders and mails at the console")
struct OrderAndMailTests {
    @Test("O lists the orders and says what each does", arguments: [(80, 24), (120, 40)])
    func orders(columns: Int, rows: Int) async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story, size: Size(columns: columns, rows: rows))
        await console.press("O")
        try console.expectScreen("view-orders-\(columns)x\(rows)")
    }

    @Test("O says a period whole", arguments: [(80, 24), (120, 40), (200, 50)])
    func periods(columns: Int, rows: Int) async throws {
        let market = try await BoatMarket.told()
        _ = try await market.engine.order(
            NewStandingOrder(
                process: "boat-hire", state: StateName("state/paid"), after: .minutes(15),
                transition: TransitionName("transition/call-off")))
        let console = await ConsoleDriver(market.story, size: Size(columns: columns, rows: rows))
        await console.press("O")
        console.expect("after PT15M")
    }

    @Test("o switches an order off, and on again")
    func switching() async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story)
        await console.press("O", "o")
        console.expect("Nothing is done while it is off")
        await console.press("o")
        let orders = try await market.engine.read { reader, _ in
            try reader.standingOrders(from: .first, limit: 9).rows.map(\.row.isOn)
        }
        #expect(orders == [true])
    }

    @Test("N gives an order, of the transitions that an operator can take")
    func giving() async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story, overlays: StandardOverlays { .allVerbs })
        await console.press("O", "N")
        console.expect("boat-hire: call-off-paying, from paying")
        await console.press(.right)
        console.expect("boat-hire: call-off, from paid")
        await console.press(.tab, "soon", .enter)
        console.expect("Type a period")
        await console.press(.control("u"), "P30D", .enter)
        console.expectPanel("Standing orders", selected: "on")
    }

    @Test("M shows the mailbox, latest first, and what each mail says", arguments: [(80, 24), (120, 40)])
    func mails(columns: Int, rows: Int) async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story, size: Size(columns: columns, rows: rows))
        await console.press("M", "j")
        try console.expectScreen("view-mails-\(columns)x\(rows)")
        await console.press(.enter)
        console.expect("Boris Ng <boris@example.com>")
        console.expect("The payment failed.")
    }

    @Test("Beside the detail a mail still says who gets it", arguments: [100, 104, 112])
    func narrowMails(columns: Int) async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story, size: Size(columns: columns, rows: 40))
        await console.press("M")
        let row = try #require(console.lines.first { $0.contains("▸") }).prefix(columns * 58 / 100)
        #expect(row.contains(" Otto Lind "), "\(row)")
    }

    @Test("M orders the mails by the moment that it shows, when each is due, whenever it was written")
    func order() async throws {
        let market = try await BoatMarket.told()
        try await market.story.ledger.write { transaction in
            for days in [5, 1, 3] {
                try transaction.insert(
                    Mail(
                        id: try transaction.newID(at: Story.now), transaction: market.agreed,
                        notification: NotificationName("notification/agreed"), template: "agreed", role: .customer,
                        recipient: market.ana.id, dueAt: Story.now + .days(days), createdAt: Story.now))
            }
        }
        for transaction in [nil, market.agreed] {
            let due = try await market.engine.read { reader, _ in
                try reader.mails(of: transaction, from: .first, limit: 99).rows.map(\.row.mail.dueAt)
            }
            #expect(due.count >= 5 && due == due.sorted(by: >), "\(due)")
        }
        let console = await ConsoleDriver(market.story)
        await console.press("M")
        let days = console.lines.compactMap { line in
            line.wholeMatch(of: /.. *(\d\d) Nov 2026 14:05 scheduled.*/).map { String($0.1) }
        }
        #expect(days == ["25", "23", "21"], "\(console.text)")
    }

    @Test("From a transaction M shows the mails about it; Esc goes back there")
    func narrowed() async throws {
        let market = try await BoatMarket.told()
        let console = await ConsoleDriver(market.story)
        await console.press("X", "M")
        console.expect("Mail about The blue boat")
        console.expectNot("Boris Ng")
        await console.press("a")
        console.expect("Boris Ng")
        await console.press(.escape)
        console.expectPanel("Transactions of Ana Beltrán", selected: "The blue boat")
    }

    @Test("Control characters of a mail are shown, never sent")
    func hostile() async throws {
        let market = try await BoatMarket.told()
        try await market.story.ledger.write { transaction in
            let listed = try transaction.mails(of: market.stuck, from: .first, limit: 1).rows[0].row
            var mail = listed.mail
            mail.text = MailText(subject: "a\u{1B}[2Jb", html: "<p>x</p>", plain: "one\u{07}\r\n\r\ntwo\u{202E}evil")
            try transaction.update(mail)
        }
        let console = await ConsoleDriver(market.story)
        await console.press("X", "a", "j", "M")
        console.expect("a␛[2Jb")
        console.expect("one␇")
        console.expect("two‹U+202E›evil")
        console.expectNot("\u{1B}")
    }
}
