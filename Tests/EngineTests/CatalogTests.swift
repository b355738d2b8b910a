import Checkout
import Testing

@Suite("The catalogue")
struct CatalogTests {
    @Test("changes what it is told of a product, clears what is empty, and says so once")
    func product() async throws {
        let shop = try await Shop()
        let added = try await shop.engine.addProduct(
            NewProduct(name: "Mat", details: ProductDetails(url: "https://shop.example/mat", categories: ["Yoga"])))
        #expect(added.eligibility == .notEligible, "Flex's default where nobody says")
        var edit = ProductEdit()
        (edit.name, edit.url, edit.upcCode) = (" Thick mat ", "", "012345678905")
        edit.metadata = ["shelf": "7"]
        let edited = try await shop.engine.editProduct(added.id, edit)
        #expect(edited.name == "Thick mat" && edited.details.url == nil && edited.details.categories == ["Yoga"])
        #expect(edited.details.upcCode == "012345678905" && edited.details.metadata == ["shelf": "7"])
        #expect(try await shop.engine.editProduct(added.id, edit) == edited)
        let events = try await shop.engine.read { reader, _ in try reader.events(about: Subject(added.id), limit: 9) }
        #expect(events.map(\.type) == [EventType.productCreated, EventType.productUpdated])
        #expect(events.last?.changes.map(\.field) == ["name", "upc_code", "url", "metadata.shelf"])
    }

    @Test("gives a product that comes to need a letter a visit type")
    func becomesLetter() async throws {
        let shop = try await Shop()
        let added = try await shop.engine.addProduct(NewProduct(name: "Sauna"))
        var edit = ProductEdit()
        edit.eligibility = .letterOfMedicalNecessity
        #expect(try await shop.engine.editProduct(added.id, edit).visitType == .general)
    }

    @Test("leaves a cart that was begun before as it was")
    func frozen() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("towel")))
        var edit = ProductEdit()
        edit.eligibility = .autoSubstantiation
        _ = try await shop.engine.editProduct(try #require(session.lines.first?.product), edit)
        let kept = try await shop.engine.read { reader, _ in try reader.find(session.id) }
        #expect(kept?.lines.first?.eligibility == .notEligible)
    }

    @Test("holds notes and texts up to their bounds, and refuses what is beyond")
    func bounds() async throws {
        let shop = try await Shop()
        let product = try await shop.engine.addProduct(NewProduct(name: "Mat"))
        let text = { (length: Int) in String(repeating: "x", count: length) }
        var edit = ProductEdit()
        edit.metadata = [text(Notes.longestName): text(Notes.longestText)]
        edit.url = text(ProductDetails.longestText)
        edit.categories = Array(repeating: "c", count: ProductDetails.longestList)
        _ = try await shop.engine.editProduct(product.id, edit)
        let tooLong: [@Sendable (inout ProductEdit) -> Void] = [
            { $0.metadata = [String(repeating: "x", count: Notes.longestName + 1): ""] },
            { $0.metadata = ["a": String(repeating: "x", count: Notes.longestText + 1)] },
            { $0.metadata = ["": "nameless"] },
            { edit in
                edit.metadata = Dictionary(uniqueKeysWithValues: (0...Notes.most).map { ("\($0)", "") })
            },
            { $0.url = String(repeating: "x", count: ProductDetails.longestText + 1) },
            { $0.components = Array(repeating: "c", count: ProductDetails.longestList + 1) },
            { $0.name = "  " },
        ]
        for change in tooLong {
            var edit = ProductEdit()
            change(&edit)
            let asked = edit
            #expect(
                try await shop.refusal { try await shop.engine.editProduct(product.id, asked) }.code
                    == "invalid_request")
        }
    }

    @Test("takes periods of up to three years and trials of up to two, and no others")
    func recurrence() async throws {
        let shop = try await Shop()
        let product = try await shop.engine.addProduct(NewProduct(name: "Membership"))
        let add = { (recurrence: Recurrence) in
            try await shop.engine.addPrice(
                product: product.id, unitAmount: Money(minorUnits: 900), recurrence: recurrence
            ).price.recurrence
        }
        let longest: [(Recurrence.Interval, Int)] = [(.daily, 1_095), (.weekly, 156), (.monthly, 36), (.yearly, 3)]
        for (interval, count) in longest {
            #expect(try await add(Recurrence(interval, count: count, trialDays: 730)) != nil)
            for odd in [Recurrence(interval, count: 0), Recurrence(interval, count: count + 1)] {
                #expect(try await shop.refusal { try await add(odd) }.code == "invalid_request")
            }
        }
        for days in [0, 731] {
            #expect(
                try await shop.refusal { try await add(Recurrence(.daily, trialDays: days)) }.code == "invalid_request")
        }
    }

    @Test("changes the words of a price, and never what it costs; a cart refuses a price that recurs")
    func price() async throws {
        let shop = try await Shop()
        let product = try await shop.engine.addProduct(NewProduct(name: "Membership"))
        let added = try await shop.engine.addPrice(
            product: product.id, unitAmount: Money(minorUnits: 900), recurrence: Recurrence(.monthly))
        let edited = try await shop.engine.editPrice(
            added.price.id, PriceEdit(description: "founders", metadata: ["a": "b"]))
        #expect(edited.price.description == "founders" && edited.price.metadata == ["a": "b"])
        #expect(try await shop.engine.editPrice(added.price.id, PriceEdit(description: "")).price.description == nil)
        let ana = try await shop.customer()
        let refusal = try await shop.refusal {
            try await shop.engine.createCheckout(
                NewCheckout(customer: .known(ana.id), items: [CartItem(price: added.price.id)]))
        }
        #expect(refusal.message.contains("subscriptions"))
    }
}
