import Checkout
import CheckoutHTTP
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("The product catalogue")
struct ProductCatalogTests {
    private let items = "/api/v1/product_catalog/items/"

    private func create(_ counter: Counter, _ sku: String, _ eligibility: Eligibility? = nil) async throws {
        let answer = try await counter.asPartner(.POST, items + "create", ["sku": .string(sku), "name": .string(sku)])
        #expect(answer.status == 200, "\(answer.text)")
        guard let eligibility else { return }
        let product = try await counter.engine.read { reader, _ in try reader.product(sku: sku) }
        var edit = ProductEdit()
        edit.eligibility = eligibility
        _ = try await counter.engine.editProduct(try #require(product).id, edit)
    }

    @Test("keeps a new item’s documented fields, and its eligibility is null while unreviewed")
    func fields() async throws {
        try await Counter.open { counter in
            let pictures: JSON = ["https://shop.example/mat.jpg"]
            let made = try await counter.asPartner(
                .POST, items + "create",
                [
                    "sku": "MAT-01", "name": "Mat", "description": "For the floor.", "image_urls": pictures,
                    "url": "https://shop.example/mat", "eligibility": "eligible",
                ])
            #expect(made.status == 200)
            #expect(
                made.json == [
                    "sku": "MAT-01", "name": "Mat", "description": "For the floor.", "url": "https://shop.example/mat",
                    "image_urls": pictures, "eligibility": nil, "reviewed_at": nil,
                    "created_at": .string(Counter.opening.description),
                ], "\(made.text)")
            let detail = try await counter.asPartner(.POST, items + "detail", ["sku": "MAT-01"])
            #expect(detail.status == 200 && detail.json == made.json)
        }
    }

    @Test("shows what a review decided, and when")
    func reviews() async throws {
        try await Counter.open { counter in
            _ = try await counter.engine.advance(by: .hours(1))
            let reviewed: JSON = .string((Counter.opening + .hours(1)).description)
            for (sku, eligibility, word) in [
                ("a", Eligibility.autoSubstantiation, "eligible"),
                ("b", .letterOfMedicalNecessity, "eligible_with_lmn"),
                ("c", .notEligible, "ineligible"), ("d", .service, "eligible"),
            ] {
                try await create(counter, sku, eligibility)
                let answer = try await counter.asPartner(.POST, items + "detail", ["sku": .string(sku)])
                #expect(answer.json["eligibility"]?.text == word && answer.json["reviewed_at"] == reviewed)
            }
        }
    }

    @Test("takes an item's url when it is an address of the web, and an empty one away")
    func address() async throws {
        try await Counter.open { counter in
            try await create(counter, "MAT-01", .letterOfMedicalNecessity)
            for action in ["create", "update"] {
                let body: JSON = ["sku": "MAT-01", "name": "Mat", "url": "javascript:alert(1)"]
                let message = try await counter.refused(400, "MissingField", .POST, items + action, body)
                #expect(message.contains("url") && message.contains("javascript:alert(1)"), "\(message)")
                let pictures: JSON = [
                    "sku": "MAT-01", "name": "Mat", "image_urls": ["https://shop.example/a.jpg", "not a url"],
                ]
                let picture = try await counter.refused(400, "MissingField", .POST, items + action, pictures)
                #expect(picture.contains("image_urls[1] is “not a url”"), "\(picture)")
            }
        }
    }

    @Test("takes a SKU once: the second is a 409, and changes nothing")
    func unique() async throws {
        try await Counter.open { counter in
            try await create(counter, "MAT-01", .letterOfMedicalNecessity)
            let body: JSON = ["sku": "MAT-01", "name": "Another"]
            let message = try await counter.refused(409, "Conflict", .POST, items + "create", body)
            #expect(message == "sku is “MAT-01”, which another item has already.")
            let seen = try await counter.asPartner(.POST, items + "detail", ["sku": "MAT-01"])
            #expect(seen.json["name"] == "MAT-01" && seen.json["eligibility"] == "eligible_with_lmn")
            // Another spelling is another SKU (ours).
            #expect(try await counter.asPartner(.POST, items + "create", ["sku": "mat-01", "name": "x"]).status == 200)
        }
    }

    @Test("counts an unreviewed SKU as ineligible at checkout, and its review from then on")
    func checkout() async throws {
        try await Counter.open { counter in
            func lines() async throws -> [LineEligibility] {
                let order: JSON = [
                    "total_amount": 900,
                    "order_items": [["name": "Mat", "sku": "MAT-01", "price": 900, "quantity": 1]],
                    "amount_details": [:], "success_url": "https://shop.example/ok",
                    "failure_url": "https://shop.example/no",
                ]
                let answer = try await counter.asPartner(.POST, "/payments/v1/create_payment_session", order)
                #expect(answer.status == 200, "\(answer.text)")
                let id = try #require(answer.json["id"]?.text.flatMap { ID<CheckoutSession>($0) })
                return try await counter.engine.read { reader, _ in
                    try require(id, reader.find).lines.map(\.eligibility)
                }
            }
            #expect(try await lines() == [.eligibleWithLetter(.general)])
            try await create(counter, "MAT-01")
            #expect(try await lines() == [.notEligible])
            let product = try await counter.engine.read { reader, _ in try reader.product(sku: "MAT-01") }
            var edit = ProductEdit()
            edit.eligibility = .autoSubstantiation
            _ = try await counter.engine.editProduct(try #require(product).id, edit)
            #expect(try await lines() == [.eligible])
        }
    }

    @Test("changes what an update names, and leaves its review alone")
    func update() async throws {
        try await Counter.open { counter in
            try await create(counter, "MAT-01", .letterOfMedicalNecessity)
            let pictures: JSON = ["https://shop.example/a.jpg", "http://shop.example/b.jpg"]
            let answer = try await counter.asPartner(
                .POST, items + "update",
                ["sku": "MAT-01", "name": "Mat", "url": "https://shop.example/", "image_urls": pictures])
            #expect(answer.status == 200)
            #expect(answer.json["name"] == "Mat" && answer.json["url"] == "https://shop.example/")
            #expect(answer.json["image_urls"] == pictures && answer.json["eligibility"] == "eligible_with_lmn")
            let cleared = try await counter.asPartner(.POST, items + "update", ["sku": "MAT-01", "url": ""])
            #expect(cleared.json["url"] == .null && cleared.json["name"] == "Mat")
        }
    }

    @Test("is listed the latest made first, thirty on a page, and holds only what has a SKU")
    func list() async throws {
        try await Counter.open { counter in
            _ = try await counter.price("Without a SKU")
            for number in 1...31 { try await create(counter, "s\(number)") }
            for (query, page, size) in [("", 1, 30), ("?page=2", 2, 30), ("?page=4&page_size=9", 4, 9)] {
                let answer = try await counter.asPartner(.GET, items + "list\(query)")
                let skus = answer.json["items"]?.elements.compactMap { $0["sku"]?.text }
                let all = (1...31).reversed().map { "s\($0)" }
                #expect(skus == Array(all.dropFirst((page - 1) * size).prefix(size)), "\(query)")
                #expect(answer.json["pagination"]?["count"] == 31)
                #expect(answer.json["pagination"]?["last_page"]?.number == (31 + size - 1) / size)
            }
        }
    }

    @Test("refuses an item that lacks a field or has it in another type, and one that it does not know")
    func wrong() async throws {
        try await Counter.open { counter in
            for (body, field) in [
                ([:], "name"), (["name": "Mat"], "sku"), (["name": "Mat", "sku": 7], "sku"),
                (["name": 7, "sku": "a"], "name"), (["name": "Mat", "sku": ""], "sku"),
                (["name": "Mat", "sku": "a", "url": []], "url"),
                (["name": "Mat", "sku": "a", "image_urls": "x"], "image_urls"),
                (["name": "Mat", "sku": "a", "image_urls": ["x", 1]], "image_urls[1]"),
            ] as [(JSON, String)] {
                let message = try await counter.refused(400, "MissingField", .POST, items + "create", body)
                #expect(message.contains(field), "\(message)")
            }
            for path in ["update", "detail"] {
                try await counter.refused(404, "NotFound", .POST, items + path, ["sku": "unknown"])
                let message = try await counter.refused(400, "MissingField", .POST, items + path, [:])
                #expect(message.contains("sku"))
            }
        }
    }

    @Test("is created in once under a key; the key with another payload is a 400")
    func key() async throws {
        try await Counter.open { counter in
            let body: JSON = ["sku": "a", "name": "A", "idempotency_key": "k"]
            let first = try await counter.asPartner(.POST, items + "create", body)
            #expect(try await counter.asPartner(.POST, items + "create", body).body == first.body)
            try await counter.refused(
                400, "IdempotencyViolation", .POST, items + "create", ["sku": "b", "name": "B", "idempotency_key": "k"])
        }
    }
}

@Suite("The checkout method of a cart")
struct CheckoutMethodTests {
    private let path = "/api/v1/product_catalog/truemed_checkout_method"

    /// What may be put into carts, by how it may be paid.
    private func stock(_ counter: Counter) async throws {
        for (sku, eligibility) in [
            ("bandage", Eligibility.autoSubstantiation), ("gym", .letterOfMedicalNecessity), ("towel", .notEligible),
        ] {
            _ = try await counter.engine.addProduct(NewProduct(name: sku, sku: sku, eligibility: eligibility))
        }
        _ = try await counter.asPartner(
            .POST, "/api/v1/product_catalog/items/create", ["sku": "new", "name": "Unreviewed"])
    }

    private func cart(_ items: JSON...) -> JSON { ["items": .array(items)] }
    private func item(_ sku: String, _ price: Int? = nil, _ quantity: Int? = nil) -> JSON {
        let amounts = [("price", price), ("quantity", quantity)].compactMap { name, number in
            number.map { JSON.Field(name, .int($0)) }
        }
        return .object([.init("sku", .string(sku))] + amounts)
    }

    @Test(
        "of a fully eligible cart is HSA, card or split; of a mixed one card or split; of an ineligible one card only")
    func kinds() async throws {
        try await Counter.open { counter in
            try await stock(counter)
            for (body, extent, ways) in [
                (cart(item("bandage"), item("gym")), "eligible", ["hsa_fsa", "card", "split"]),
                (cart(item("bandage"), item("towel")), "partially_eligible", ["card", "split"]),
                (cart(item("gym"), item("new")), "partially_eligible", ["card", "split"]),
                (cart(item("towel"), item("new")), "ineligible", ["card"]),
                (cart(item("unknown")), "eligible", ["hsa_fsa", "card", "split"]),
            ] as [(JSON, String, JSON)] {
                let answer = try await counter.asPartner(.POST, path, body)
                #expect(answer.status == 200 && answer.json["eligibility"]?.text == extent, "\(answer.text)")
                #expect(answer.json["checkout_methods"] == ways, "\(answer.text)")
                #expect(answer.json["total_amount"] == .null && answer.json["hsa_fsa_maximum"] == .null)
            }
        }
    }

    @Test("says how each item may be paid, and that the HSA share is at least $0.50 and at most the eligible amount")
    func amounts() async throws {
        try await Counter.open { counter in
            try await stock(counter)
            let answer = try await counter.asPartner(
                .POST, path,
                cart(item("bandage", 900, 2), item("towel", 1_500), item("gym", 4_900, 1), item("new", 100)))
            #expect(
                answer.json == [
                    "eligibility": "partially_eligible", "checkout_methods": ["card", "split"], "total_amount": 8_300,
                    "eligible_amount": 6_700, "hsa_fsa_minimum": 50, "hsa_fsa_maximum": 6_700,
                    "items": [
                        ["sku": "bandage", "eligibility": "eligible"], ["sku": "towel", "eligibility": "ineligible"],
                        ["sku": "gym", "eligibility": "eligible_with_lmn"],
                        ["sku": "new", "eligibility": "ineligible"],
                    ],
                ], "\(answer.text)")
        }
    }

    @Test("takes what a strict catalogue does not know for ineligible")
    func strict() async throws {
        var options = ServerOptions()
        options.hasStrictCatalog = true
        try await Counter.open(options) { counter in
            try await stock(counter)
            let answer = try await counter.asPartner(.POST, path, cart(item("unknown"), item("bandage")))
            #expect(answer.json["checkout_methods"] == ["card", "split"])
            #expect(answer.json["items"]?.elements.first?["eligibility"] == "ineligible")
        }
    }

    @Test("is not told of a cart that cannot be")
    func wrong() async throws {
        try await Counter.open { counter in
            for (body, field) in [
                ([:], "items"), (["items": []], "items"), (["items": "a"], "items"), (["items": [[:]]], "items[0].sku"),
                (cart(item("a", -1)), "items[0].price"), (cart(item("a", .max)), "items[0].price"),
                (cart(item("a"), item("b", 1, 0)), "items[1].quantity"),
                (cart(item("a", 99_999_999, .max)), "items[0].quantity"),
                (["items": .array(Array(repeating: item("a"), count: 101))], "items"),
            ] as [(JSON, String)] {
                let message = try await counter.refused(400, "MissingField", .POST, path, body)
                #expect(message.contains(field), "\(message)")
            }
        }
    }
}
