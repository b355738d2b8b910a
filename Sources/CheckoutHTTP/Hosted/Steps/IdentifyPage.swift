import Checkout

/// Who buys, where the session does not say.
enum IdentifyPage {
    struct Content: PageContent {
        static let template = "identify"
        let action: String
        let fields: [FieldView]
        let state: StateView
        let cart: CartView?
    }

    static let endpoints: [PageEndpoint] = [
        .get("/pay/c/:session/you") { call in
            let visit = try await call.visit()
            guard visit.place == .identify else { return .seeOther(visit.next) }
            let (path, defaults) = (visit.paths.identify, visit.session.details.defaults)
            let draft = call.draft(of: path)
            let fields = [
                FieldView(
                    "first_name", "First name", autocomplete: "given-name", value: defaults["first_name"], in: draft),
                FieldView(
                    "last_name", "Last name", autocomplete: "family-name", value: defaults["last_name"], in: draft),
                FieldView(
                    "email", "E-mail", hint: "The receipt goes there.", type: "email", autocomplete: "email",
                    inputmode: "email", maxlength: 254, value: defaults["email"], in: draft),
            ]
            let state = StateView("state", "State you live in", value: state(defaults["state"]), in: draft)
            return visit.page(
                "Your details",
                Content(
                    action: path, fields: fields, state: state,
                    cart: visit.session.lines.isEmpty ? nil : CartView(visit.arrival, isFree: visit.isFree)),
                draft: draft)
        },
        .post("/pay/c/:session/you") { call in
            let visit = try await call.visit()
            guard visit.place == .identify else { return .seeOther(visit.next) }
            let path = visit.paths.identify
            var draft = Draft()
            draft.keep(["first_name", "last_name", "email", "state"], of: call.form)
            let (first, last) = (try call.form.text("first_name"), try call.form.text("last_name"))
            let (email, state) = (try call.form.text("email"), try call.form.text("state"))
            let person = NewCustomer(
                name: first, familyName: last, email: email, phone: visit.session.details.defaults["phone"],
                state: state)
            draft.refuse(
                [
                    ("first_name", first, "Enter your first name."), ("last_name", last, "Enter your last name."),
                    ("email", email, "Enter your e-mail address."), ("state", state, "Choose the state you live in."),
                ], faults: person.faults)
            guard !draft.isRefused else { return call.retry(path, draft) }
            do {
                _ = try await call.engine.identify(person, on: visit.session.id)
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

    private static func state(_ text: String?) -> String? { text.flatMap(USState.init(spelledLike:))?.code }
}
