// Requirements on customers, the catalogue and the settings.
import Checkout
import Testing

extension LedgerConformance {
    static let settingsCases = [
        Case("the clock is live until it is set, and can be set live again") { ledger in
            try await expect(ledger, reads: .live) { try $0.clock() }
            try await ledger.write { try $0.setClock(.frozen(Sample.now)) }
            try await expect(ledger, reads: .frozen(Sample.now)) { try $0.clock() }
            try await ledger.write { try $0.setClock(.live) }
            try await expect(ledger, reads: .live) { try $0.clock() }
        },
        Case("the name and the time of a review change; mode and seed do not") { ledger in
            var settings = try await ledger.read { try $0.settings() }
            settings.name = "renamed"
            settings.reviewAfter = Period(months: 1, milliseconds: 5)
            let changed = settings
            try await ledger.write { try $0.setSettings(changed) }
            try await expect(ledger, reads: changed) { try $0.settings() }
        },
    ]

    static let customerCases = [
        Case("a customer is found by identifier and by e-mail, whatever its case") { ledger in
            let customer = try await ledger.write {
                try Sample.customer($0, email: "Ana@Example.com", state: USState(code: "CA"), metadata: ["a": "é\"\n"])
            }
            try await expect(ledger, reads: customer) { try $0.find(customer.id) }
            try await expect(ledger, reads: customer) { try $0.customer(email: " aNA@example.COM ") }
            try await expect(ledger, reads: nil) { try $0.customer(email: "other@example.com") }
            try await expect(ledger, reads: nil) { try $0.find(ID<Customer>(bits: 1)) }
        },
        Case("a changed customer is found by the new name and e-mail, and no longer by the old") { ledger in
            var customer = try await ledger.write { try Sample.customer($0, email: "ana@example.com") }
            customer.firstName = "Zoe"
            customer.email = "zoe@example.org"
            customer.employer = nil
            customer.shipping = ShippingAddress(city: "Yolo")
            let changed = customer
            try await ledger.write { try $0.update(changed) }
            try await expect(ledger, reads: changed) { try $0.find(changed.id) }
            try await expect(ledger, reads: nil) { try $0.customer(email: "ana@example.com") }
            for (word, isFound) in [("zoe", true), ("ana", false), ("beltran", true), ("org", true), ("com", false)] {
                for sort in CustomerQuery.Sort.allCases {
                    let query = CustomerQuery(filter: Filter(word), sort: sort)
                    let page = try await ledger.read { try $0.customers(query, from: .first, limit: 9) }
                    #expect(page.rows.map(\.row.customer) == (isFound ? [changed] : []), "\(word) by \(sort)")
                }
            }
        },
        Case("two customers cannot share an e-mail") { ledger in
            _ = try await ledger.write { try Sample.customer($0, email: "ana@example.com") }
            await #expect(throws: (any Error).self) {
                _ = try await ledger.write { try Sample.customer($0, "Other", email: "ANA@example.com") }
            }
        },
        Case("a row of the list shows standing letters, the default card and waiting tokens") { ledger in
            let (customer, letters, card) = try await ledger.write { transaction in
                var customer = try Sample.customer(transaction)
                let year: Int64 = 400 * 86_400_000
                _ = try Sample.letter(transaction, of: customer.id, .sleep, signedAt: Sample.later(-year))
                _ = try Sample.letter(transaction, of: customer.id, .gym, signedAt: Sample.later(-5_000))
                let gym = try Sample.letter(transaction, of: customer.id, .gym, signedAt: Sample.later(-1_000))
                _ = try Sample.letter(transaction, of: customer.id, .gym, status: .inReview)
                let skin = try Sample.letter(transaction, of: customer.id, .skincare, status: .inReview)
                _ = try Sample.letter(transaction, of: customer.id, .nutrition, status: .denied)
                let method = try Sample.paymentMethod(transaction, of: customer.id)
                customer.defaultPaymentMethod = method.id
                try transaction.update(customer)
                _ = try Sample.token(transaction, of: customer.id, pending: Sample.update(since: Sample.now))
                _ = try Sample.token(transaction, of: customer.id)
                try transaction.setClock(.frozen(Sample.now))
                return (customer, [gym, skin], method.card)
            }
            let page = try await ledger.read { try $0.customers(CustomerQuery(), from: .first, limit: 5) }
            #expect(
                page.rows.map(\.row) == [
                    CustomerRow(customer: customer, letters: letters, card: card, pendingTokens: 1)
                ])
        },
    ]

    static let catalogCases = [
        Case("products and prices are kept, changed and listed in the order of their making") { ledger in
            let (product, price) = try await ledger.write { transaction in
                var product = Product(
                    id: try transaction.newID(at: Sample.now), name: "Gym", description: "A month", sku: "GYM-1",
                    visitType: .gym, eligibility: .letterOfMedicalNecessity, createdAt: Sample.now)
                try transaction.insert(product)
                var price = Price(
                    id: try transaction.newID(at: Sample.now), product: product.id,
                    unitAmount: Money(minorUnits: 4_900), recurrence: Recurrence(.monthly, count: 2, trialDays: 14),
                    createdAt: Sample.now)
                try transaction.insert(price)
                product.isActive = false
                product.sku = "GYM-2"
                product.details = Sample.details
                try transaction.update(product)
                price.description = "monthly"
                price.metadata = ["a": "b"]
                try transaction.update(price)
                let other = Product(
                    id: try transaction.newID(at: Sample.now), name: "Socks", eligibility: .notEligible,
                    createdAt: Sample.now)
                try transaction.insert(other)
                return (product, price)
            }
            try await expect(ledger, reads: product) { try $0.find(product.id) }
            try await expect(ledger, reads: product) { try $0.product(sku: "GYM-2") }
            try await expect(ledger, reads: nil) { try $0.product(sku: "GYM-1") }
            try await expect(ledger, reads: price) { try $0.find(price.id) }
            let names = try await ledger.read { reader in
                try readForward(1) { try reader.products(from: $0, limit: $1) }.map(\.name)
            }
            #expect(names == ["Gym", "Socks"])
            let rows = try await ledger.read { try $0.prices(from: .first, limit: 9).rows.map(\.row) }
            #expect(rows == [PriceRow(price: price, product: product)])
        },
        Case("prices are listed for one product, and any list is read from an offset") { ledger in
            let products = try await ledger.write { transaction in
                try ["Gym", "Socks"].map { name in
                    let product = Product(
                        id: try transaction.newID(at: Sample.now), name: name, eligibility: .service,
                        createdAt: Sample.now)
                    try transaction.insert(product)
                    for cents in 1...3 {
                        try transaction.insert(
                            Price(
                                id: try transaction.newID(at: Sample.now), product: product.id,
                                unitAmount: Money(minorUnits: cents), createdAt: Sample.now))
                    }
                    return product.id
                }
            }
            let cents = { (product: ID<Product>?, seek: Seek, limit: Int) in
                try await ledger.read { reader in
                    let page = try reader.prices(of: product, from: seek, limit: limit)
                    return (page.rows.map(\.row.price.unitAmount.minorUnits), page.hasEarlier, page.hasLater)
                }
            }
            #expect(try await cents(products[1], .first, 9) == ([1, 2, 3], false, false))
            #expect(try await cents(products[0], .offset(1), 1) == ([2], true, true))
            #expect(try await cents(nil, .offset(4), 9) == ([2, 3], true, false))
            #expect(try await cents(nil, .offset(0), 2) == ([1, 2], false, true))
            #expect(try await cents(nil, .offset(6), 2) == ([], true, false))
        },
        Case("prices that are sold are found behind any number of retired ones") { ledger in
            let sold = try await ledger.write { transaction in
                try [true, false].map { isSold in
                    let product = Product(
                        id: try transaction.newID(at: Sample.now), name: "Gym", eligibility: .service, isActive: isSold,
                        createdAt: Sample.now)
                    try transaction.insert(product)
                    for cents in 1...8 {
                        try transaction.insert(
                            Price(
                                id: try transaction.newID(at: Sample.now), product: product.id,
                                unitAmount: Money(minorUnits: cents), isActive: cents.isMultiple(of: 4),
                                createdAt: Sample.now))
                    }
                    return product.id
                }
            }
            for (product, expected) in [(nil, [4, 8]), (sold[0], [4, 8]), (sold[1], [])] as [(ID<Product>?, [Int])] {
                let found = try await ledger.read { reader in
                    try readForward(1) { try reader.prices(of: product, soldOnly: true, from: $0, limit: $1) }
                }
                #expect(found.map(\.price.unitAmount.minorUnits) == expected)
            }
        },
        Case("two products cannot share a code") { ledger in
            await #expect(throws: (any Error).self) {
                try await ledger.write { transaction in
                    for _ in 0..<2 {
                        try transaction.insert(
                            Product(
                                id: try transaction.newID(at: Sample.now), name: "Gym", sku: "GYM",
                                eligibility: .service, createdAt: Sample.now))
                    }
                }
            }
        },
    ]
}
