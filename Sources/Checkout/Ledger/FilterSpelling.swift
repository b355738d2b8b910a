import Spelling

// A field that a list does not know finds nobody, which looks like a list without rows; so lists say what is wrong with it.
extension Filter {
    /// What `is:` asks of customers.
    public static let customerStates = ["pending", "review", "expiring"]

    /// What is wrong with it as a filter of the customers, and what to type instead; nil where every field is known.
    public var customerMisspelling: String? {
        misspelling(fields: Filter.customerFields.map(\.name), states: Filter.customerStates)
    }

    /// What is wrong with it as a filter of the transactions, and what to type instead; nil where every field is known.
    public var transactionMisspelling: String? {
        if terms.contains(where: { $0.field == nil }) {
            return "Transactions are not found by words; there are state: and is:stuck."
        }
        return misspelling(fields: ["state", "is"], states: ["stuck"])
    }

    private func misspelling(fields: [String], states: [String]) -> String? {
        for term in terms {
            guard let field = term.field else { continue }
            if !fields.contains(field) {
                return Filter.complaint(of: "field \(field)", field, among: fields, prefix: "")
            }
            if field == "is", !states.contains(term.value) {
                return Filter.complaint(of: "is:\(term.value)", term.value, among: states, prefix: "is:")
            }
        }
        return nil
    }

    private static func complaint(of what: String, _ written: String, among known: [String], prefix: String) -> String {
        if let near = NearestName.name(written, among: known, leeway: 1) {
            return "There is no \(what); did you mean \(prefix)\(near)?"
        }
        return "There is no \(what); there \(known.count == 1 ? "is" : "are") "
            + known.map { prefix + $0 }.joined(separator: ", ") + "."
    }
}
