/// A text of one line that a person or a program gives: a label, a street, an employer.
enum ShortText {
    /// Without white space at either end.
    /// - Throws: `CheckoutError.invalidField` for one of more than 200 bytes.
    static func checked(_ text: String, in field: String) throws(CheckoutError) -> String {
        guard text.utf8.count <= 200 else {
            throw .invalidField(field, given: "\(text.utf8.count) bytes", expected: "at most 200 bytes")
        }
        return text.trimmed
    }
}
