// What a person does, as short as it can be written: `press("1", "/", "Ana", .enter)`.
import Terminal

@testable import Console

/// A key, or text that is typed.
enum Press: ExpressibleByStringLiteral, Sendable {
    case text(String)
    case key(Key)

    init(stringLiteral value: String) { self = .text(value) }

    static let enter = Press.key(.enter)
    static let tab = Press.key(.tab)
    static let backTab = Press.key(.backTab)
    static let escape = Press.key(.escape)
    static let up = Press.key(.up)
    static let down = Press.key(.down)
    static let left = Press.key(.left)
    static let right = Press.key(.right)
    static let backspace = Press.key(.backspace)
    static func control(_ letter: Character) -> Press { .key(.control(letter)) }

    /// One input a key.
    var inputs: [Input] {
        switch self {
        case .key(let key): [.key(key)]
        case .text(let text): text.map { .key(.character($0)) }
        }
    }
}
