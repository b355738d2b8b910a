// The names of a process's parts as typed: `accept`, `transition/accept` and `:transition/accept` are the same.

import ArgumentParser
import TransactionProcess

/// The name of a transition.
@Sendable
func transitionName(_ text: String) throws -> TransitionName { try processName(text, "a transition", "accept") }

/// The name of a state.
@Sendable
func stateName(_ text: String) throws -> StateName { try processName(text, "a state", "pending") }

private func processName<Name: ProcessName>(_ text: String, _ what: String, _ example: String) throws -> Name {
    let keyword = text.hasPrefix(":") ? String(text.dropFirst()) : text
    guard !keyword.isEmpty, !keyword.contains(where: \.isWhitespace) else {
        throw ValidationError("“\(text)” is no name of \(what); expected something like \(example).")
    }
    return Name(keyword.contains("/") ? keyword : "\(Name.usualPrefix)/\(keyword)")
}

/// Who acts in a transaction.
@Sendable
func actorRole(_ text: String) throws -> ActorRole { try word(text, as: ActorRole.self, "part in a transaction") }
