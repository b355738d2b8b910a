import Checkout
import Dialects
import OrderedJSON

extension FlexEndpoints {
    /// Products and prices (section 5).
    static let catalog: [Endpoint] = [
        .post("/v1/products") { call in
            let new = try NewProduct(call.body.requiredObject("product"))
            return try await call.answer(
                in: "product",
                { engine throws(CheckoutError) in try await engine.addProduct(new) },
                as: { product, _, _ in Flex.envelope("product", call.flex.product(product)) })
        },
        .get("/v1/products") { call in
            let range = try ListRange(call.query)
            return try await call.answer { reader, _ in
                let page = try reader.products(from: range.seek(Product.self, reader), limit: range.limit)
                return page.envelope("products", range) { call.flex.product($0) }
            }
        },
        .get("/v1/products/:id") { call in
            let id = try call.id(as: Product.self)
            return try await call.answer { reader, _ in
                Flex.envelope("product", call.flex.product(try require(id, reader.find)))
            }
        },
        .patch("/v1/products/:id") { call in
            let id = try call.id(as: Product.self)
            let edit = try ProductEdit(call.body.requiredObject("product"))
            return try await call.answer(
                in: "product",
                { engine throws(CheckoutError) in try await engine.editProduct(id, edit) },
                as: { product, _, _ in Flex.envelope("product", call.flex.product(product)) })
        },
        .post("/v1/prices") { call in
            let fields = try call.body.requiredObject("price")
            let product = try fields.requiredID("product", as: Product.self)
            guard let amount = try fields.money("unit_amount") else {
                throw CheckoutError.missingField(fields.path(of: "unit_amount"))
            }
            let (recurrence, description) = (try fields.recurrence(), try fields.string("description"))
            try fields.refuseType(unlike: recurrence)
            let (metadata, isActive) = (try fields.metadata() ?? [:], try fields.bool("active") ?? true)
            return try await call.answer(
                in: "price",
                { engine throws(CheckoutError) in
                    try await engine.addPrice(
                        product: product, unitAmount: amount, description: description, recurrence: recurrence,
                        metadata: metadata, isActive: isActive)
                },
                as: { row, _, _ in Flex.envelope("price", call.flex.price(row)) })
        },
        .get("/v1/prices") { call in
            let (range, product) = (
                try ListRange(call.query, by: "product"), try call.query.id("product", as: Product.self)
            )
            return try await call.answer { reader, _ in
                let seek = try range.seek(Price.self, reader)
                let page = try reader.prices(of: product, from: seek, limit: range.limit)
                return page.envelope("prices", range) { call.flex.price($0) }
            }
        },
        .get("/v1/prices/:id") { call in
            let id = try call.id(as: Price.self)
            return try await call.answer { reader, _ in
                let price = try require(id, reader.find)
                let row = PriceRow(price: price, product: try require(price.product, reader.find))
                return Flex.envelope("price", call.flex.price(row))
            }
        },
        .post("/v1/prices/:id") { call in
            let id = try call.id(as: Price.self)
            let fields = try call.body.requiredObject("price")
            try fields.refuseChange(
                of: ["unit_amount", "recurring", "product", "trial_period_days"],
                instead: "make another price, and retire this one by active: false")
            let edit = PriceEdit(
                description: try fields.string("description"), isActive: try fields.bool("active"),
                metadata: try fields.metadata())
            return try await call.answer(
                in: "price",
                { engine throws(CheckoutError) in try await engine.editPrice(id, edit) },
                as: { row, _, _ in Flex.envelope("price", call.flex.price(row)) })
        },
    ]
}

extension NewProduct {
    /// The product of a request's fields. Flex's newest pages let nobody say a product's eligibility, since Flex decides
    /// it; older ones do, and so may whoever asks here (ours): without a word it is not eligible, which is Flex's default.
    init(_ fields: Fields) throws(CheckoutError) {
        self.init(
            name: try fields.requiredString("name"), description: try fields.string("description"), sku: nil,
            visitType: try fields.string("visit_type").map(VisitType.init(spelledLike:)),
            eligibility: try fields.word("hsa_fsa_eligibility") ?? .notEligible,
            details: ProductDetails(
                upcCode: try fields.string("upc_code"), gtin: try fields.string("gtin"),
                referenceGTIN: try fields.string("reference_gtin"), url: try fields.link("url"),
                clientReferenceID: try fields.string("client_reference_id"), metadata: try fields.metadata() ?? [:],
                imageURLs: try fields.strings("image_urls") ?? [], categories: try fields.strings("categories") ?? [],
                components: try fields.strings("components") ?? [],
                documentDescription: try fields.string("document_description"),
                receiptDescription: try fields.string("receipt_description")),
            isActive: try fields.bool("active") ?? true)
    }
}

extension ProductEdit {
    /// The changes of a request's fields.
    init(_ fields: Fields) throws(CheckoutError) {
        self.init(isActive: try fields.bool("active"))
        name = try fields.string("name")
        description = try fields.string("description")
        visitType = try fields.string("visit_type").map(VisitType.init(spelledLike:))
        eligibility = try fields.word("hsa_fsa_eligibility")
        upcCode = try fields.string("upc_code")
        gtin = try fields.string("gtin")
        referenceGTIN = try fields.string("reference_gtin")
        url = try fields.link("url")
        clientReferenceID = try fields.string("client_reference_id")
        documentDescription = try fields.string("document_description")
        receiptDescription = try fields.string("receipt_description")
        imageURLs = try fields.strings("image_urls")
        categories = try fields.strings("categories")
        components = try fields.strings("components")
        metadata = try fields.metadata()
    }
}

extension Fields {
    /// How often a price is charged, from its field `recurring`.
    func recurrence() throws(CheckoutError) -> Recurrence? {
        guard let recurring = try object("recurring") else {
            if let days = value("trial_period_days") {
                throw wrong("trial_period_days", days, "nothing without \(path(of: "recurring"))")
            }
            return nil
        }
        guard let interval: Recurrence.Interval = try recurring.word("interval") else {
            throw .missingField(recurring.path(of: "interval"))
        }
        let days = try recurring.integer("trial_period_days")
        return Recurrence(
            interval, count: try recurring.integer("interval_count") ?? 1,
            trialDays: days == nil ? try integer("trial_period_days") : days)
    }

    /// Refuses a `type` that says otherwise than `recurring` whether a price is charged again and again.
    fileprivate func refuseType(unlike recurrence: Recurrence?) throws(CheckoutError) {
        let type = Flex.priceType(recurrence)
        guard let given = try string("type"), given != type else { return }
        let beside = "\(recurrence == nil ? "without" : "beside") \(path(of: "recurring"))"
        throw wrong("type", .string(given), "\(type) \(beside), or nothing")
    }
}
