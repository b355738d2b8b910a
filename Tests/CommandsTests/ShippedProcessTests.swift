import Commands
import Foundation
import MailTemplates
import OrderedJSON
import Testing
import TransactionProcess

@Suite("Processes that come with the program") struct ShippedProcessTests {
    @Test("have nothing wrong with them, nor with their mails", arguments: ShippedProcess.all.map(\.name))
    func right(name: String) async throws {
        let result = try await Desk().run("process", "check", name)
        #expect(
            result.status == 0 && result.output.hasSuffix("notifications\nno errors, no warnings"), "\(result.output)")
        #expect(try await Desk().run("process", "graph", name).status == 0)
    }

    @Test("give way to a file or a folder of their name")
    func names() async throws {
        let text = "{:format :v3 :transitions [{:name :transition/ask :actor :actor.role/customer :to :state/asked}]}"
        for file in ["sauna-visit", "sauna-visit/process.edn"] {
            let desk = try await Desk(files: [file: text])
            #expect(try await desk.run("process", "check", "sauna-visit").output.contains("1 transition, 1 state"))
        }
        #expect(ShippedProcess.named("sauna") == nil)
    }

    @Test("are compiled in as they lie in their folders", arguments: ShippedProcess.all)
    func embedded(process: ShippedProcess) throws {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let base = root.appending(path: "Sources/Commands/Processes/\(process.name)")
        let folder = process.folder
        #expect(Array(try Data(contentsOf: base.appending(path: "process.edn"))) == folder.process)
        let templates = base.appending(path: "templates")
        let names = try FileManager.default.contentsOfDirectory(atPath: templates.path).sorted()
        #expect(folder.files?.map(\.template) == names.flatMap { [$0, $0] })
        for file in folder.files ?? [] {
            let path = templates.appending(path: "\(file.template)/\(file.template)\(file.part.rawValue)")
            #expect(try String(contentsOf: path, encoding: .utf8) == file.text, "\(file.path)")
        }
    }

    @Test("write mails that name no field in vain, to both parties, in every case", arguments: ShippedProcess.all)
    func mails(process: ShippedProcess) throws {
        let codes = ["authenticate", "another-card", "try-later", "correct-details", nil]
        for (name, text) in process.folder.templates {
            for (role, code) in ["customer", "provider"].flatMap({ role in codes.map { (role, $0) } }) {
                let context = SampleMail.context(role: role, action: code)
                let subject = try MailTemplate(parsing: text.subject).render(context, escaping: .none)
                let html = try MailTemplate(parsing: text.html).render(context)
                #expect(
                    !subject.contains("{") && !subject.contains("  ") && subject.hasSuffix("\n"), "\(name): \(subject)")
                #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("<html lang=\"en\">"), "\(name)")
                for trouble in ["{{", "[no ", "\"\"", "<p></p>", " ,", "<p> ", "/?"] {
                    #expect(!html.contains(trouble), "\(name), \(role), \(code ?? "paid"): \(trouble)")
                }
            }
        }
    }

    @Test("say why a charge failed, to the customer what to do, to the other party who has to act")
    func reasons() throws {
        func html(_ process: String, _ name: String, _ role: String, _ action: String?) throws -> String {
            let text = try #require(ShippedProcess.named(process)?.folder.templates[name]?.html)
            return try MailTemplate(parsing: text).render(
                SampleMail.context(role: role, action: action), settings: RenderSettings(zones: MailZones { _ in nil }))
        }
        for (process, name) in [("sauna-visit", "visit-payment-wanted"), ("pre-order", "order-payment-wanted")] {
            let mail = try html(process, name, "customer", "authenticate")
            #expect(mail.contains("The bank did not let this payment through."))
            #expect(mail.contains("confirm the payment as your bank asks") && mail.contains("https://m.example/pay/1"))
            #expect(try html(process, name, "customer", "another-card").contains("Please pay with another one."))
            #expect(try html(process, name, "customer", "try-later").contains("The same card may do later."))
            #expect(try html(process, name, "customer", "correct-details").contains("type its details again"))
            #expect(try html(process, name, "customer", nil).contains("We do not know the reason."))
        }
        let host = try html("sauna-visit", "visit-guest-has-not-paid", "provider", "another-card")
        #expect(host.contains("The card that Ana saved is refused"))
        #expect(!host.contains("The bank did not let this payment through."))
        #expect(host.contains("Wednesday, 9 June 2027, 10:00 to 12:00 UTC"))
    }
}

/// A context with everything that mails may ask for.
enum SampleMail {
    static func context(role: String, action: String?) -> JSON {
        let ana: JSON = ["id": "a", "first-name": "Ana", "last-name": "Beltrán", "display-name": "Ana B"]
        let bo: JSON = ["id": "b", "first-name": "Bo", "last-name": "Lund", "display-name": "Bo L"]
        func money(_ amount: String) -> JSON { ["amount": .number(amount), "currency": "EUR"] }
        let failure: JSON? = action.map {
            [
                "code": "card_declined", "decline-code": nil, "reason": "The bank did not let this payment through.",
                "action": .string($0),
            ]
        }
        let both: JSON = ["customer", "provider"]
        let transaction: JSON = [
            "id": "t", "state": "state/x", "payin-total": money("110.00"), "payout-total": money("90.00"),
            "tx-line-items": [
                [
                    "code": "line-item/hour", "unit-price": money("50.00"), "quantity": 2,
                    "line-total": money("100.00"), "include-for": both, "reversal": false,
                ],
                [
                    "code": "line-item/customer-commission", "unit-price": money("10.00"), "quantity": 1,
                    "line-total": money("10.00"), "include-for": ["customer"],
                ],
                [
                    "code": "line-item/provider-commission", "unit-price": money("-10.00"), "quantity": 1,
                    "line-total": money("-10.00"), "include-for": ["provider"],
                ],
            ],
            "booking": ["start": "2027-06-09T10:00:00Z", "end": "2027-06-09T12:00:00Z", "seats": 2],
            "stock-reservation": ["quantity": 1],
            "listing": ["title": "Löyly & Sons", "availability-plan": ["timezone": "Europe/Helsinki"]],
            "reviews": [["content": "Warm.", "subject": ana]], "delayed-transition": ["run-at": "2027-06-08T10:00:00Z"],
            "payment-failure": failure ?? .null, "pay-url": "https://m.example/pay/1", "customer": ana, "provider": bo,
        ]
        return [
            "recipient": role == "customer" ? ana : bo, "other-party": role == "customer" ? bo : ana,
            "recipient-role": .string(role), "marketplace": ["name": "Market", "url": "https://m.example"],
            "transaction": transaction,
        ]
    }
}
