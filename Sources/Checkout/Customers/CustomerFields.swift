/// What a customer's fields may hold.
enum CustomerFields {
    /// - Parameter family: the family name, where it is told apart; it may be empty.
    static func name(
        _ text: String, family: String? = nil
    ) throws(CheckoutError) -> (first: String, last: String) {
        var name = splitName(text)
        if let family { name = (text.trimmed, try ShortText.checked(family, in: "last_name")) }
        guard !name.first.isEmpty, text.utf8.count <= 200 else {
            let (field, sample) = family == nil ? ("name", "Ana Beltrán") : ("first_name", "Ana")
            throw .invalidField(field, given: text, expected: "a name of up to 200 bytes, such as \(sample)")
        }
        return name
    }

    static func email(_ text: String) throws(CheckoutError) -> String {
        let email = text.trimmed
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, email.utf8.count <= 254,
            !email.contains(where: \.isWhitespace)
        else { throw .invalidField("email", given: text, expected: "an address such as ana@example.com") }
        return email
    }

    static func state(_ text: String) throws(CheckoutError) -> USState {
        guard let state = USState(spelledLike: text) else {
            throw .invalidField("state", given: text, expected: "two letters such as CA, or the full name")
        }
        return state
    }
}
