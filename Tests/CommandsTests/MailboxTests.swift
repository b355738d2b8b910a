import Checkout
import Commands
import Foundation
import OrderedJSON
import SQLiteLedger
import Testing
import TransactionProcess

/// Sent mails as files that a mail reader opens.
@Suite("The mailbox")
struct MailboxTests {
    /// A folder that goes when the test does.
    private final class Folder: Sendable {
        let path: String

        init() throws {
            path = FileManager.default.temporaryDirectory.appending(path: "mailbox-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

        func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
    }

    @Test("has each mail that was sent once, whole, under its time, and leaves what is there alone")
    func files() async throws {
        let (market, folder) = (try await Marketplace(card: "4000000000000341"), try Folder())
        let desk = market.desk
        _ = try await desk.run(market.request + ["--mailbox", folder.path])
        let first = try #require(folder.names.first)
        #expect(folder.names.count == 1 && first.hasPrefix("20260303T120000Z-") && first.hasSuffix(".eml"))
        try "mine".write(toFile: "\(folder.path)/\(first)", atomically: true, encoding: .utf8)
        let id = try #require(try await desk.done("list", "transactions").elements.first?["id"]?.text)
        _ = try await desk.done("process", "transition", id, "accept", "--mailbox", folder.path)
        _ = try await desk.done("clock", "advance", "P9D", "--mailbox", folder.path)
        #expect(folder.names.count == 2 && folder.names[1].hasPrefix("20260312T101000Z-"))
        #expect(try folder.text(first) == "mine")
    }

    @Test("writes heads and bodies as the standards say")
    func format() async throws {
        let (market, folder) = (try await Marketplace(card: nil), try Folder())
        _ = try await market.visit()
        _ = try await market.desk.done("clock", "advance", "P9D", "--mailbox", folder.path)
        let mail = try folder.text(try #require(folder.names.last))
        let head = try #require(mail.components(separatedBy: "\r\n\r\n").first).components(separatedBy: "\r\n")
        #expect(head[0] == "Date: Thu, 12 Mar 2026 10:10:00 +0000")
        #expect(head[1] == "From: test <no-reply@almoner.invalid>")
        #expect(head[2] == "To: =?utf-8?B?QW5hIEJlbHRyw6Fu?= <ana@example.com>")
        #expect(head[4].hasPrefix("Message-ID: <") && head[5] == "MIME-Version: 1.0")
        for line in mail.components(separatedBy: "\r\n") {
            #expect(line.utf8.count <= 76 && !line.contains("\n") && line.utf8.allSatisfy { $0 < 0x80 })
        }
        #expect(mail.contains("Content-Transfer-Encoding: quoted-printable"))
        #expect(mail.contains("<p>Pay</p>"))
    }

    @Test("bounds a plain and an HTML part, and loses nothing of either")
    func parts() async throws {
        let (market, folder) = (try await Marketplace(card: nil), try Folder())
        let id = try await market.visit()
        let plain = "= at the end =\t\r\nspace \n\n--=_\n.\n" + String(repeating: "ŁÓDŹ 🧖 ", count: 40) + "\nend"
        let text = MailText(subject: "Paid", html: "<p style=\"a=b\">\(plain)</p>", plain: plain)
        let (transaction, recipient) = (try #require(ID<Transaction>(id)), try #require(ID<Customer>(market.guest)))
        let mail = Mail(
            id: ID(at: Desk.opening, random: 1), transaction: transaction,
            notification: NotificationName("notification/paid"),
            template: "paid", role: .customer, recipient: recipient, dueAt: Desk.opening, status: .sent,
            settledAt: Desk.opening, text: text, createdAt: Desk.opening)
        try await market.desk.ledger.write { try $0.insert(mail) }
        _ = try await market.desk.done("clock", "advance", "PT1M", "--mailbox", folder.path)
        let name = try #require(folder.names.first { $0.contains(mail.id.description) })
        let file = try folder.text(name)
        #expect(file.contains("\r\nContent-Type: multipart/alternative;\r\n boundary=\"=_\(mail.id)\"\r\n"))
        let parts = file.components(separatedBy: "--=_\(mail.id)")
        #expect(parts.count == 4 && parts.last == "--\r\n")
        #expect(parts[1].hasPrefix("\r\nContent-Type: text/plain; charset=utf-8\r\n"))
        #expect(parts[2].hasPrefix("\r\nContent-Type: text/html; charset=utf-8\r\n"))
        let lines = { (text: String) in text.replacing("\r\n", with: "\n") }
        #expect(try MailboxTests.decoded(parts[1]) == lines(plain) + "\n")
        #expect(try MailboxTests.decoded(parts[2]) == lines("<p style=\"a=b\">\(plain)</p>") + "\n")
    }

    /// The text of a quoted-printable part, read by the rules of the standard.
    private static func decoded(_ part: String) throws -> String {
        let body = part.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n")
        var bytes: [UInt8] = []
        var rest = Array(body.replacing("=\r\n", with: "").replacing("\r\n", with: "\n").utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                bytes.append(byte)
                continue
            }
            bytes.append(try #require(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)))
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("lets no name, title or address add a line to a head")
    func injection() async throws {
        let (market, folder) = (try await Marketplace(card: nil), try Folder())
        let desk = market.desk
        let long = String(repeating: "ĂĒ ", count: 60)
        _ = try await desk.done(
            "listing", "edit", market.listing, "--title", "Sauna\r\nBcc: eve@example.com\r\n\r\n\(long)")
        _ = try await desk.done("customer", "edit", market.provider, "--name", "Otto\nX-Evil: 1 \(long.prefix(90))")
        let begun = try await desk.run(market.request + ["--mailbox", folder.path])
        #expect(begun.status == 0)
        let mail = try folder.text(try #require(folder.names.first))
        let head = try #require(mail.components(separatedBy: "\r\n\r\n").first).components(separatedBy: "\r\n")
        #expect(head.allSatisfy { $0.hasPrefix(" =?utf-8?B?") || !$0.hasPrefix("Bcc") && !$0.hasPrefix("X-Evil") })
        #expect(head.allSatisfy { $0.utf8.count <= 76 })
        let names = head.filter { !$0.hasPrefix(" ") }.compactMap { $0.split(separator: ":").first }
        #expect(
            names == [
                "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
    }

    @Test("that cannot be written says so in one sentence, and what was done stands")
    func unwritable() async throws {
        let market = try await Marketplace()
        let begun = try await market.desk.run(market.request + ["--mailbox", "nowhere/at/all", "--json"])
        #expect(begun.status == 1)
        let error = try JSON(reading: Array(begun.output.utf8))["error"]
        #expect(error?["code"] == "mailbox_not_writable")
        #expect(error?["message"]?.text?.contains("What was done to the ledger stands") == true)
        #expect(try await market.desk.done("list", "transactions").elements.count == 1)
    }
}
