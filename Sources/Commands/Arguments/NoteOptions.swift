// A merchant's notes as typed: `--metadata colour=red`, once for each.

import ArgumentParser
import Checkout

/// Notes on a thing.
struct NoteOptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("metadata"),
        help: ArgumentHelp("A note of the merchant's own; once for each.", valueName: "name=text"),
        transform: note)
    var all: [Note] = []

    /// One note.
    struct Note: Hashable, Sendable {
        let name: String
        let text: String
    }

    /// The notes by name, of two with one name the later; nil where none was typed.
    var notes: [String: String]? {
        all.isEmpty ? nil : Dictionary(all.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
    }

    @Sendable
    private static func note(_ text: String) throws -> Note {
        guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
            throw ValidationError("“\(text)” is no note; expected something like colour=red.")
        }
        return Note(name: String(text[..<equals]), text: String(text[text.index(after: equals)...]))
    }
}
