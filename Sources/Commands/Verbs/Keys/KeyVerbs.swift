// almoner keys create|list|revoke: what opens the HTTP API.

import ArgumentParser
import Checkout
import OrderedJSON

/// What is done with API keys.
struct KeyVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Make, list and revoke the API keys of almoner-server.",
        subcommands: [KeysCreateVerb.self, KeysListVerb.self, KeysRevokeVerb.self])
}

/// Makes a key.
struct KeysCreateVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make an API key, which is shown this once.",
        discussion: """
            One key opens both dialects: Authorization: Bearer for /v1, x-truemed-api-key for Truemed's paths.

            Example: almoner keys create --label shop
            """)
    static let use = LedgerUse.creates

    @Option(help: ArgumentHelp("What it is for.", valueName: "label"))
    var label = ""

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let (key, secret) = try await context.engine.createKey(label: label)
        return Answer(
            .object([.init("key", .string(secret))] + key.fields),
            lines: [secret, "", "Keep it: it is not shown again. Its identifier is \(key.id)."])
    }
}

/// Lists keys.
struct KeysListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the API keys, the latest first.", discussion: "Example: almoner keys list")
    static let use = LedgerUse.reads

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.engine.read { reader, _ in
            let keys = try reader.keys(from: .first, limit: 1_000).rows.map(\.row)
            var table = TextTable(["key", "label", "made", "revoked", "identifier"])
            for key in keys {
                table.add([
                    "\(key.hint)…", key.label, key.createdAt.description, key.revokedAt?.description ?? nothing,
                    key.id.description,
                ])
            }
            return Answer(
                .array(keys.map(\.json)), lines: table.lines(orNote: "There are none; `almoner keys create` makes one.")
            )
        }
    }
}

/// Revokes a key.
struct KeysRevokeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Make an API key open nothing any more.",
        discussion: "Example: almoner keys revoke fkey_01K9Z3QH8YV2M4T6W8R0S2N4P6")
    static let use = LedgerUse.changes

    @Argument(help: "The key's identifier.", transform: identifier)
    var key: ID<APIKey>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let key = try await context.engine.revokeKey(key)
        return Answer(key.json, lines: ["The key \(key.hint)… opens nothing any more."])
    }
}

extension APIKey {
    /// The key as a document, without its text, which nobody has but its owner.
    var json: JSON { .object(fields) }

    fileprivate var fields: [JSON.Field] {
        [
            .init("key_id", .id(id)), .init("label", .optional(label.isEmpty ? nil : label)),
            .init("hint", .string(hint)), .init("created_at", .instant(createdAt)),
            .init("revoked_at", .instant(revokedAt)),
        ]
    }
}
