import Checkout
import Testing

@Suite("The consultation's pages")
struct HostedConsultationTests {
    @Test("ask every consultation that the cart needs, each with its reason and its progress")
    func two() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("gym", "cream", "bandage")
            var page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.says("Gym pass with a letter of medical necessity"))
            #expect(page.says("There are 2 questionnaires"))
            #expect(page.says("<title>Question 1 of "))
            #expect(page.says("<progress value=\"1\""))
            page = try await visitor.sign(try await visitor.walk(session, .gym))
            #expect(page.says("Acne cream with a letter of medical necessity"))
            page = try await visitor.sign(try await visitor.walk(session, .skincare))
            #expect(page.heading == "Pay $88.00")
        }
    }

    @Test("ask the general questions for a type that has none of its own, and the letter is for that type")
    func otherType() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("lamp")
            #expect(try await visitor.open("/pay/c/\(session.id)").says("Lamp with a letter of medical necessity"))
            let page = try await visitor.sign(try await visitor.walk(session, HostedShop.sleepTherapy))
            #expect(page.heading == "Pay $60.00")
            let customer = try #require(session.customer)
            let letters = try await shop.engine.read { reader, _ in try reader.letters(of: customer) }
            #expect(letters.map(\.visitType) == [HostedShop.sleepTherapy])
        }
    }

    @Test("go back, change an answer, and ask what the change leads to")
    func changing() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("gym")
            let base = "/pay/c/\(session.id)"
            var page = try await visitor.walk(session, .gym)
            page = try await visitor.open(base + "/questions/2")
            #expect(page.heading == "When were you born?")
            #expect(page.tag("answer")?.contains("value=\"1988-04-17\"") == true)
            #expect(page.says("href=\"\(base)/questions/1\""))
            page = try await visitor.open(base + "/questions/6?change=1")
            #expect(page.heading == "Are you being treated for this at present?")
            page = try await visitor.answer(page, ["yes"])
            #expect(page.heading == "How are you being treated?")
            page = try await visitor.answer(page, ["Line one\r\n<b>two</b>"])
            #expect(page.heading == "Read your answers once more")
            #expect(page.says("&lt;b&gt;two&lt;/b&gt;"))
        }
    }

    @Test("say what is wrong with an answer, beside it, and keep what was typed")
    func wrongAnswers() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("gym")
            var page = try await visitor.open("/pay/c/\(session.id)")
            page = try await visitor.answer(page, [""])
            #expect(page.error(at: "answer") == "Choose the state you live in.")
            page = try await visitor.answer(page, ["CA"])
            page = try await visitor.answer(page, ["1988-02-31"])
            #expect(page.error(at: "answer")?.hasPrefix("The calendar has no such day") == true)
            #expect(page.tag("answer")?.contains("value=\"1988-02-31\"") == true)
            page = try await visitor.answer(page, ["1988-04-17"])
            page = try await visitor.answer(page, [])
            #expect(page.says("Choose at least one."))
            #expect(page.says("<fieldset aria-describedby=\"answer-error answer-hint\">"))
            page = try await visitor.answer(page, ["none", "obesity"])
            #expect(page.says("alone, or leave it out"))
            #expect(page.tag("answer-3")?.contains("checked") == true)
            page = try await visitor.walk(session, .gym)
            let consultation = try #require(page.value("consultation"))
            page = try await visitor.submit(page.path, [("consultation", consultation), ("signature", "Ana Beltrán")])
            #expect(page.error(at: "attestation")?.hasPrefix("Tick the box") == true)
            #expect(page.tag("signature")?.contains("value=\"Ana Beltrán\"") == true)
        }
    }

    @Test("say why somebody is not eligible, and lead back to the shop")
    func ineligible() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("gym")
            let page = try await visitor.sign(try await visitor.walk(session, .gym, .ineligible))
            #expect(page.heading == "Health money cannot pay for this")
            #expect(page.says("wellness"))
            #expect(page.says("href=\"https://shop.example/cart\""))
            #expect(try await shop.session(session.id).status == .rejected)
        }
    }

    @Test("hold the card while a practitioner decides, and say so before and after")
    func inReview() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("gym")
            var page = try await visitor.sign(try await visitor.walk(session, .gym, .inReview))
            #expect(page.says("A practitioner decides about your letter for gym"))
            let paid = try await visitor.post(page.path, Visitor.card("4242424242424242"))
            #expect(paid.location == "https://shop.example/thanks?id=\(session.id)")
            page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.heading == "A practitioner decides")
            #expect(page.says("$49.00 is held on your card"))
            #expect(page.says("href=\"https://shop.example/thanks?id=\(session.id)\""))
            #expect(try await shop.session(session.id).status == .inReview)
        }
    }

    @Test("take no answer for somebody else's consultation, and none twice")
    func strangers() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let hers = try await shop.checkout("gym")
            let page = try await visitor.open("/pay/c/\(hers.id)")
            let other = try await shop.checkout(
                "gym", by: NewCustomer(name: "Bo Lind", email: "bo@example.com", state: "NY"))
            let consultation = try #require(page.value("consultation"))
            let answer = try await visitor.post(
                "/pay/c/\(other.id)/questions/1",
                [("consultation", consultation), ("question", "state"), ("answer", "TX")])
            #expect(answer.location == "/pay/c/\(other.id)/questions")
            let open = try await shop.engine.startConsultation(.session(hers.id))
            #expect(open.walk.effectiveAnswers["state"] == .state(try #require(USState(code: "CA"))))
            // The form of a consultation that is signed meanwhile leads to where the session is now.
            _ = try await visitor.sign(try await visitor.walk(hers, .gym))
            let late = try await visitor.answer(page, ["TX"])
            #expect(late.heading == "Pay $49.00")
        }
    }

    @Test("show an issued letter for printing, with its grounds, and note that it was read")
    func letter() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("gym")
            let page = try await visitor.sign(try await visitor.walk(session, .gym))
            let start = try #require(page.text.firstRange(of: "href=\"/letters/")?.upperBound)
            let letter = try await visitor.open("/letters/\(page.text[start...].prefix { $0 != "\"" })")
            #expect(letter.heading == "Letter of medical necessity")
            #expect(letter.says("Ana Beltrán"))
            #expect(letter.says("to treat and manage: High blood pressure, High cholesterol"))
            #expect(letter.says("2027-03-03"))
            let events = try await shop.engine.read { reader, _ in
                try reader.events(of: nil, from: .first, limit: 50).rows.map(\.row.type)
            }
            #expect(events.contains(EventType.answersOpened))
            #expect(try await visitor.open("/letters/flet_01K9Z3QH8YV2M4T6W8R0S2N4P6").status == 404)
        }
    }
}
