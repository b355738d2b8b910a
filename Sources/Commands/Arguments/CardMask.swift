// Takes card numbers out of text that repeats what was typed.

/// Hides card numbers.
public enum CardMask {
    /// The text with every run of 12 to 19 digits, spaces and dashes between them included, cut to its last four.
    public static func masked(_ text: String) -> String {
        var result = ""
        var run = ""
        for character in text {
            if character.isASCII, character.isNumber || (!run.isEmpty && (character == " " || character == "-")) {
                run.append(character)
            } else {
                result += shown(run)
                run = ""
                result.append(character)
            }
        }
        return result + shown(run)
    }

    private static func shown(_ run: String) -> String {
        let digits = run.filter(\.isNumber)
        guard (12...19).contains(digits.count) else { return run }
        let tail = run.reversed().prefix { !$0.isNumber }
        return "•\(digits.suffix(4))" + String(tail.reversed())
    }
}
