// A command as words, the way the shell would get it. The console shows it beside the key that stands for it.
import Checkout

/// The words of a command, without the program's name.
///
///     CommandLine(["pay", id, "--card", "4242424242424242"]).display   // "pay fcs_… --card ••••4242"
public struct CommandLine: Hashable, Sendable {
    /// The words, secrets included.
    public var words: [String]

    /// A command of these words.
    public init(_ words: [String]) {
        self.words = words
    }

    /// Reads a line as a shell would: words apart at spaces, kept together by quotes or a backslash.
    /// Nil when a quote is not closed.
    public init?(parsing line: String) {
        var reader = WordReader()
        for character in line { reader.take(character) }
        guard let words = reader.finish() else { return nil }
        self.words = words
    }

    /// The command for a person to read: quoted where the shell needs it, card numbers and security codes hidden.
    public var display: String {
        var shown: [String] = []
        var hiding = Secret?.none
        for word in words {
            if let secret = hiding {
                shown.append(secret.masked(word))
                hiding = nil
            } else {
                shown.append(Self.quoted(Secret.masked(option: word)))
                hiding = Secret(option: word)
            }
        }
        return shown.joined(separator: " ")
    }

    private static func quoted(_ word: String) -> String {
        let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./:@=,+…•".contains($0) }
        if isPlain, !word.isEmpty { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}

/// What an option's value must not show.
private enum Secret {
    case cardNumber
    case securityCode

    init?(option: String) {
        switch option {
        case "--card", "--second-card": self = .cardNumber
        case "--cvc", "--second-cvc": self = .securityCode
        default: return nil
        }
    }

    func masked(_ value: String) -> String {
        switch self {
        case .securityCode: "•••"
        case .cardNumber: value.filter(\.isNumber).count < 8 ? value : "••••" + String(value.suffix(4))
        }
    }

    /// `--cvc=123` names its value itself, and a bare card number is a secret wherever it stands.
    static func masked(option word: String) -> String {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        if parts.count == 2, let secret = Secret(option: parts[0]) { return parts[0] + "=" + secret.masked(parts[1]) }
        let digits = word.filter { $0 != " " && $0 != "-" }
        let isNumber = (12...19).contains(digits.count) && digits.allSatisfy(\.isASCIIDigit)
        return isNumber ? Secret.cardNumber.masked(digits) : word
    }
}

private struct WordReader {
    private var words: [String] = []
    private var word: String?
    private var quote: Character?
    private var isEscaped = false

    mutating func take(_ character: Character) {
        if isEscaped {
            word = (word ?? "") + String(character)
            isEscaped = false
        } else if character == "\\", quote != "'" {
            isEscaped = true
        } else if let open = quote {
            if character == open { quote = nil } else { word = (word ?? "") + String(character) }
        } else if character == "'" || character == "\"" {
            quote = character
            word = word ?? ""
        } else if character.isWhitespace {
            if let word { words.append(word) }
            word = nil
        } else {
            word = (word ?? "") + String(character)
        }
    }

    func finish() -> [String]? {
        guard quote == nil, !isEscaped else { return nil }
        return words + (word.map { [$0] } ?? [])
    }
}
