// What a person does, as short as it can be written: `press("1", "/", "Ana", .enter)`.
import Terminal

@testable import Console

/// One or several keys.
enum Press: ExpressibleByStringLiteral, Sendable {
    case keys([Key])

    init(stringLiteral text: String) { self = .keys(text.map { .character($0) }) }

    static let enter = Press.keys([.enter])
    static let escape = Press.keys([.escape])
    static let tab = Press.keys([.tab])
    static let down = Press.keys([.down])
    static let right = Press.keys([.right])

    static func control(_ letter: Character) -> Press { .keys([.control(letter)]) }

    var inputs: [Input] {
        switch self {
        case .keys(let keys): keys.map { .key($0) }
        }
    }
}
