import ArgumentParser

/// All verbs by name. A verb with sub-verbs (`card save`) is found by its words.
public enum VerbTable {
    /// The verbs that do something, in the order of the help.
    public static let verbs: [any Verb.Type] = []

    /// The verb, or the sub-verb, that these words call, with its arguments read.
    /// - Throws: ArgumentParser's errors, whose full message says what to type instead.
    public static func parse(_ words: [String]) throws -> any Verb {
        throw ValidationError("There is no verb \(words.first ?? "").")
    }
}
