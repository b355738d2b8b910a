import Checkout
import Testing

@Suite("What is kept of a customer")
struct CustomerFieldTests {
    @Test("is an address with a number of its own, notes, and whatever else Flex names")
    func address() async throws {
        let shop = try await Shop()
        let home = ShippingAddress(
            line1: " 1 Main St ", line2: "", city: "Davis", state: "CA", postalCode: "95616", country: "us")
        let added = try await shop.engine.addCustomer(
            NewCustomer(name: "Ana Beltrán", shipping: home, metadata: ["tier": "gold"]))
        let kept = try #require(added.shipping)
        #expect(kept.line1 == "1 Main St" && kept.line2 == nil && kept.country == "US")
        #expect(ShippingAddress.id(of: added.id).description.hasPrefix("fsa_"))
        let moved = try await shop.engine.editCustomer(
            added.id,
            CustomerEdit(phone: "1", employer: "Alder", shipping: ShippingAddress(city: "Yolo"), metadata: [:]))
        #expect(moved.shipping == ShippingAddress(city: "Yolo") && moved.metadata.isEmpty)
        #expect(moved.phone == "1" && moved.employer == "Alder")
        let events = try await shop.engine.read { reader, _ in try reader.events(about: Subject(added.id), limit: 9) }
        #expect(events.last?.changes.map(\.field) == ["phone", "employer", "shipping", "metadata.tier"])
        let cleared = try await shop.engine.editCustomer(added.id, CustomerEdit(shipping: ShippingAddress()))
        #expect(cleared.shipping == nil)
    }

    @Test("is refused where it is too long, or no country")
    func bounds() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let long = String(repeating: "x", count: 201)
        for shipping in [ShippingAddress(line1: long), ShippingAddress(country: "USA"), ShippingAddress(country: "1X")]
        {
            #expect(
                try await shop.refusal {
                    try await shop.engine.editCustomer(ana.id, CustomerEdit(shipping: shipping))
                }.code == "invalid_request")
        }
        #expect(
            try await shop.refusal {
                try await shop.engine.editCustomer(ana.id, CustomerEdit(metadata: ["a": long + long + long]))
            }.code == "invalid_request")
    }

    @Test("is listed from an offset, also where an e-mail is searched")
    func offset() async throws {
        let shop = try await Shop()
        for number in 0..<5 { _ = try await shop.customer("ana\(number)@example.com") }
        for text in ["", "email:ana"] {
            let query = CustomerQuery(filter: Filter(text), sort: .newest)
            let emails = try await shop.engine.read { reader, _ in
                try reader.customers(query, from: .offset(2), limit: 2).rows.map(\.row.customer.email)
            }
            #expect(emails == ["ana2@example.com", "ana1@example.com"])
        }
    }
}
