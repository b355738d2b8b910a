import Checkout

/// Where the goods go.
enum ShippingPage {
    struct Content: PageContent {
        static let template = "shipping"
        let action: String
        let message: String?
        let fields: [FieldView]
        let state: StateView
        let postalCode: FieldView
    }

    private static let names = ["line1", "line2", "city", "state", "postal_code"]

    static let endpoints: [PageEndpoint] = [
        .get("/pay/c/:session/shipping") { call in
            let visit = try await call.visit()
            guard isAsked(visit) else { return .seeOther(visit.next) }
            let (path, known) = (visit.paths.shipping, visit.session.details.shippingDetails)
            let draft = call.draft(of: path)
            let content = Content(
                action: path, message: visit.session.details.customText["shipping_address"],
                fields: [
                    FieldView(
                        "line1", "Street and number", autocomplete: "address-line1", value: known["line1"], in: draft),
                    FieldView(
                        "line2", "Apartment or floor, if any", autocomplete: "address-line2", isRequired: false,
                        value: known["line2"], in: draft),
                    FieldView("city", "City", autocomplete: "address-level2", value: known["city"], in: draft),
                ],
                state: StateView(
                    "state", "State", value: known["state"] ?? visit.customer?.state?.code, in: draft),
                postalCode: FieldView(
                    "postal_code", "ZIP code", autocomplete: "postal-code", maxlength: 10, value: known["postal_code"],
                    in: draft))
            return visit.page("Delivery address", content, draft: draft)
        },
        .post("/pay/c/:session/shipping") { call in
            let visit = try await call.visit()
            guard isAsked(visit) else { return .seeOther(visit.next) }
            let path = visit.paths.shipping
            var draft = Draft()
            draft.keep(names, of: call.form)
            let texts = try names.map { try call.form.text($0) }
            draft.refuse(
                zip(names, texts).map { (name: $0, typed: $1, missing: missing[$0]) },
                faults: ParcelAddress.faults(
                    line1: texts[0], line2: texts[1], city: texts[2], state: texts[3], postalCode: texts[4]))
            guard !draft.isRefused else { return call.retry(path, draft) }
            do {
                let address = try ParcelAddress(
                    line1: texts[0], line2: texts[1], city: texts[2], state: texts[3], postalCode: texts[4])
                _ = try await call.engine.ship(visit.session.id, to: address)
            } catch CheckoutError.invalidField(let field, _, let expected) {
                draft.refuse(field, "Enter \(expected).")
                return call.retry(path, draft)
            } catch CheckoutError.sessionNotOpen {
                return .seeOther(visit.paths.entry)
            }
            call.done(path)
            return .seeOther(visit.paths.entry)
        },
    ]

    private static let missing = [
        "line1": "Enter the street and number.", "city": "Enter the city.", "state": "Choose the state.",
        "postal_code": "Enter the ZIP code.",
    ]

    /// An address may also be changed while a card is awaited.
    private static func isAsked(_ visit: Visit) -> Bool {
        visit.session.details.collectsShippingAddress && (visit.place == .shipping || visit.place.takesCard)
    }
}
