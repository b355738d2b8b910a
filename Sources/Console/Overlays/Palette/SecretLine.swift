// A command line while it is typed may hold a card: it is shown with the same length, and without the card.

/// Hides what a screen must not show of a command line.
enum SecretLine {
    /// The line with card numbers, but for their last four digits, and security codes hidden, character by character.
    static func hidden(_ line: String, bullet: String) -> String {
        var option = ""
        return line.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
            defer { if !word.isEmpty { option = String(word) } }
            if isCode(option) { return String(repeating: bullet, count: word.count) }
            if let equals = word.firstIndex(of: "="), isCode(String(word[..<equals])) {
                let value = word[word.index(after: equals)...]
                return word[...equals] + String(repeating: bullet, count: value.count)
            }
            return isNumber(option) || digits(word) >= 8 ? masked(word, bullet) : String(word)
        }.joined(separator: " ")
    }

    private static func isCode(_ option: String) -> Bool { option == "--cvc" || option == "--second-cvc" }
    private static func isNumber(_ option: String) -> Bool { option == "--card" || option == "--second-card" }

    /// Digits of a word that holds nothing but digits and dashes behind an option's name.
    private static func digits(_ word: Substring) -> Int {
        let value = word.hasPrefix("--") ? word.drop { $0 != "=" }.dropFirst() : word
        return value.allSatisfy { $0.isNumber || $0 == "-" } ? value.count(where: \.isNumber) : 0
    }

    private static func masked(_ word: Substring, _ bullet: String) -> String {
        let count = word.count(where: \.isNumber)
        var seen = 0
        return word.map { character in
            guard character.isNumber else { return String(character) }
            seen += 1
            return count >= 12 && seen > count - 4 ? String(character) : bullet
        }.joined()
    }
}
