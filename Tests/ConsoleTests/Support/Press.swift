// What a person does, as inputs of the console.
import Terminal

@testable import Console

extension Press {
    /// One input a key.
    var inputs: [Input] {
        switch self {
        case .key(let key): [.key(key)]
        case .text(let text): text.map { .key(.character($0)) }
        }
    }
}
