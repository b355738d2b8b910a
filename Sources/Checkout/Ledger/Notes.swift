/// A merchant's own notes on a thing (Flex: `metadata`). The bounds are ours, after Stripe's; Truemed's one text has none.
public enum Notes {
    /// The most notes on one thing.
    public static let most = 50
    /// The longest name of a note, in bytes.
    public static let longestName = 40
    /// The longest note, in bytes.
    public static let longestText = 500

    /// Refuses notes that are too many or too long.
    /// - Parameter field: where they stood, for the refusal.
    /// - Throws: `CheckoutError.invalidField`.
    public static func check(_ notes: [String: String], in field: String = "metadata") throws(CheckoutError) {
        guard notes.count <= most else {
            throw .invalidField(field, given: "\(notes.count) notes", expected: "at most \(most)")
        }
        for (name, text) in notes {
            guard !name.isEmpty, name.utf8.count <= longestName else {
                throw .invalidField(field, given: name, expected: "names of 1 to \(longestName) bytes")
            }
            guard text.utf8.count <= longestText else {
                throw .invalidField(
                    field, given: "\(text.utf8.count) bytes under \(name)",
                    expected: "notes of at most \(longestText) bytes")
            }
        }
    }

    /// What changed of a thing's notes, by name.
    static func changes(from before: [String: String], to after: [String: String]) -> [Change] {
        Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }.map { name in
            Change("metadata.\(name)", from: before[name], to: after[name])
        }
    }
}
