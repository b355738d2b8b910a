import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("What is added to the catalogue") struct CatalogTests {
    @Test("is not sold where it says so, and is sold otherwise", arguments: [nil, true, false] as [Bool?])
    func active(said: Bool?) async throws {
        try await Counter.open { counter in
            let active: JSON = said.map { ["active": .bool($0)] } ?? [:]
            let isActive = JSON.bool(said ?? true)
            let mask: JSON = ["name": "Mask"]
            let made = try await counter.send(.POST, "/v1/products", ["product": mask.with(active)])
            let product = try #require(made.json["product"]?["product_id"]?.text)
            #expect(made.json["product"]?["active"] == isActive, "\(made.text)")
            let kept = try await counter.send(.GET, "/v1/products/\(product)").json["product"]
            #expect(kept?["active"] == isActive)
            let new: JSON = ["product": .string(product), "unit_amount": 900]
            let price = try await counter.send(.POST, "/v1/prices", ["price": new.with(active)])
            #expect(price.json["price"]?["active"] == isActive, "\(price.text)")
            let id = try #require(price.json["price"]?["price_id"]?.text)
            #expect(try await counter.send(.GET, "/v1/prices/\(id)").json["price"]?["active"] == isActive)
        }
    }
}
