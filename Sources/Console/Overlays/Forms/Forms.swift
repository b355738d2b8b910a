// The forms for what a ledger holds.
import Checkout
import Terminal

extension Form {
    /// Adds a customer, or changes this one.
    static func customer(_ customer: Customer?) -> Form {
        let fields: [FormField] = [
            .text(
                "name", "Name", option: "--name", customer?.name ?? "", help: "First names, then the family name.",
                isRequired: true),
            .text(
                "email", "E-mail", option: "--email", customer?.email ?? "", placeholder: "such as ana@example.com",
                help: "The same e-mail always is the same customer."),
            .text(
                "state", "State", option: "--state", customer?.state?.code ?? "", placeholder: "such as CA",
                help: "Two letters or the full name; a practitioner must be licensed there."),
            .text("phone", "Phone", option: "--phone", customer?.phone ?? ""),
            .text("employer", "Employer", option: "--employer", customer?.employer ?? ""),
        ]
        guard let customer else {
            return Form(title: "New customer", action: "Add", verb: ["customer", "add"], fields: fields)
        }
        return Form(
            title: "Edit \(customer.name)", intro: "An emptied field is cleared.", action: "Save",
            verb: ["customer", "edit", customer.id.description], fields: fields)
    }

    /// Adds a product.
    static func product() -> Form {
        let types = Survey.all.map { FormField.Choice(value: $0.visitType.name, label: $0.visitType.words) }
        let eligibilities = Eligibility.allCases.map { FormField.Choice(value: $0.rawValue, label: $0.label) }
        let letter = Eligibility.allCases.firstIndex(of: .letterOfMedicalNecessity) ?? 0
        return Form(
            title: "New product", intro: "A price is asked for next.", action: "Add", verb: ["product", "add"],
            fields: [
                .text("name", "Name", option: "--name", isRequired: true),
                .text("description", "Description", option: "--description"),
                .text("sku", "SKU", option: "--sku", help: "Your own code for it, unique in the ledger."),
                FormField(
                    "hsa_fsa_eligibility", "Eligibility", option: "--eligibility",
                    .choice(eligibilities, index: letter), help: "Whether, and why, health money may pay for it."),
                FormField(
                    "visit_type", "Visit type", option: "--visit-type",
                    .choice([FormField.Choice(value: "", label: "none")] + types, index: 0),
                    help: "Which consultation leads to its letter; needed where the eligibility is by letter."),
            ])
    }

    /// Adds a price to a product.
    static func price(product: String, named name: String) -> Form {
        Form(
            title: "New price", intro: "What \(name) costs, once.", action: "Add",
            verb: ["price", "add", "--product", product],
            fields: [
                FormField(
                    "unit_amount", "Amount", option: "--unit-amount",
                    .amount(TextField(placeholder: "such as 49.00", maxLength: 12)), help: "In dollars and cents.",
                    isRequired: true),
                .text("description", "Description", option: "--description", placeholder: "such as 10-class pass"),
            ])
    }
}

extension Eligibility {
    /// What a person reads: `letter of medical necessity`.
    fileprivate var label: String { rawValue.split(separator: "_").joined(separator: " ") }
}
