import Checkout
import Dialects
import HTTPTypes
import OrderedJSON

extension TruemedEndpoints {
    /// The product catalogue, its items known by their SKU, and the question how a cart of them may be paid.
    static let productCatalog: [Endpoint] = [
        .get("/api/v1/product_catalog/items/list") { call in
            let (page, truemed) = (try PageNumber(call.query), call.truemed)
            return try await call.answer { reader, _ in
                let found = try reader.catalogItems(from: .offset(page.offset), limit: page.size)
                return page.envelope(
                    "items", found.rows.map { truemed.item($0.row) }, count: try reader.catalogItemCount())
            }
        },
        .post("/api/v1/product_catalog/items/create") { call in
            let (new, truemed) = (try NewProduct(item: call.body), call.truemed)
            return try await call.answer { engine throws(CheckoutError) in
                try await engine.addProduct(new)
            } as: { product, _, _ in
                truemed.item(product)
            }
        }.refusing { error in
            guard case .skuTaken(let sku, _) = error else { return nil }
            return HTTPRefusal(
                status: .conflict, code: "Conflict", message: "sku is “\(sku)”, which another item has already.")
        },
        .post("/api/v1/product_catalog/items/update") { call in
            let (sku, edit) = (try call.body.sku(), try ProductEdit(item: call.body))
            let truemed = call.truemed
            return try await call.answer { engine throws(CheckoutError) in
                let item = try await engine.read { reader, _ in try reader.item(sku) }
                return try await engine.editProduct(item.id, edit)
            } as: { product, _, _ in
                truemed.item(product)
            }
        },
        .post("/api/v1/product_catalog/items/detail") { call in
            let (sku, truemed) = (try call.body.sku(), call.truemed)
            return try await call.answer { reader, _ in truemed.item(try reader.item(sku)) }
        },
        .post("/api/v1/product_catalog/truemed_checkout_method") { call in
            let cart = try QuestionedCart(call.body, isStrict: call.isStrict)
            return try await call.answer { reader, _ in try cart.answer(reader) }
        },
    ]
}

extension LedgerReader {
    /// The catalogue item with this code.
    /// - Throws: `CheckoutError.notFound`.
    fileprivate func item(_ sku: String) throws -> Product {
        guard let product = try product(sku: sku) else { throw CheckoutError.notFound(kind: "catalog item", id: sku) }
        return product
    }
}

extension Fields {
    /// The code by which an item is known.
    func sku() throws(CheckoutError) -> String {
        let sku = try requiredString("sku")
        guard !sku.isEmpty, sku.utf8.count <= 255 else {
            throw wrong("sku", .string(sku), "a code of 1 to 255 bytes")
        }
        return sku
    }
}

extension NewProduct {
    /// A new item, which waits for its review; until then nobody pays for it with health money.
    fileprivate init(item fields: Fields) throws(CheckoutError) {
        var details = ProductDetails(
            url: try fields.link("url"), imageURLs: try fields.addresses("image_urls") ?? [])
        details.awaitsReview = true
        self.init(
            name: try fields.requiredString("name"), description: try fields.string("description"),
            sku: try fields.sku(), eligibility: .notEligible, details: details)
    }
}

extension ProductEdit {
    /// What shall change of an item. Its eligibility is for the review to say.
    fileprivate init(item fields: Fields) throws(CheckoutError) {
        self.init()
        name = try fields.string("name")
        description = try fields.string("description")
        url = try fields.link("url")
        imageURLs = try fields.addresses("image_urls")
    }
}
