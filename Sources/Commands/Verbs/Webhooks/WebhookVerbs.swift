// almoner webhooks add|list|remove|resend: who hears of what happens.

import ArgumentParser
import Checkout
import OrderedJSON

/// What is done with webhook endpoints.
struct WebhookVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhooks", abstract: "Add, list and remove webhook endpoints, and send deliveries again.",
        discussion:
            "Events are written down for endpoints by whatever program causes them; almoner-server delivers them.",
        subcommands: [WebhooksAddVerb.self, WebhooksListVerb.self, WebhooksRemoveVerb.self, WebhooksResendVerb.self])
}

/// Adds an endpoint.
struct WebhooksAddVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a webhook endpoint; its secret is shown this once.",
        discussion: """
            It hears of everything that happens from then on, or of the events that are named.

            Example: almoner webhooks add https://shop.example/webhooks --events checkout.session.completed
            """)
    static let use = LedgerUse.changes

    @Argument(help: ArgumentHelp("Where deliveries go: http or https.", valueName: "url"))
    var url: String

    @Option(
        help: ArgumentHelp("Whose words it understands: flex or truemed.", valueName: "dialect"),
        transform: { try word($0, as: WebhookEndpoint.Dialect.self, "dialect") })
    var dialect = WebhookEndpoint.Dialect.flex

    @Option(help: ArgumentHelp("Only these types of event, with commas between them.", valueName: "types"))
    var events: String?

    @Flag(help: "Truemed's legacy form: the secret in a header instead of a signature.")
    var unsigned = false

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let names = (events ?? "").split(separator: ",").map(String.init)
        let (endpoint, secret) = try await context.engine.addWebhook(
            NewWebhook(url: url, dialect: dialect, events: names, isSigned: !unsigned))
        return Answer(
            .object(endpoint.fields + [.init("secret", .string(secret))]),
            lines: endpoint.lines + ["secret     \(secret)", "", "Keep the secret: it is not shown again."])
    }
}

/// Lists endpoints.
struct WebhooksListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the webhook endpoints.", discussion: "Example: almoner webhooks list")
    static let use = LedgerUse.reads

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.engine.read { reader, _ in
            let endpoints = try reader.webhookEndpoints()
            var table = TextTable(["url", "dialect", "events", "signed", "endpoint"])
            for endpoint in endpoints {
                table.add([
                    endpoint.url, endpoint.dialect.rawValue, endpoint.eventWords, endpoint.isSigned ? "yes" : "no",
                    endpoint.id.description,
                ])
            }
            return Answer(
                .array(endpoints.map(\.json)),
                lines: table.lines(orNote: "There are none; `almoner webhooks add` adds one."))
        }
    }
}

/// Removes an endpoint.
struct WebhooksRemoveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a webhook endpoint; what waits for it is parked.",
        discussion: "Example: almoner webhooks remove fwh_01K9Z3QH8YV2M4T6W8R0S2N4P6")
    static let use = LedgerUse.changes

    @Argument(help: "The endpoint.", transform: identifier)
    var endpoint: ID<WebhookEndpoint>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let endpoint = try await context.engine.removeWebhook(endpoint)
        return Answer(endpoint.json, lines: endpoint.lines)
    }
}

/// Sends a delivery again.
struct WebhooksResendVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "resend", abstract: "Send a delivery again.",
        discussion: """
            almoner-server sends it as soon as it runs. One that was parked gets one more try.

            Example: almoner webhooks resend fdel_01K9Z3QH8YV2M4T6W8R0S2N4P6
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The delivery.", transform: identifier)
    var delivery: ID<Delivery>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(delivery: try await context.engine.resend(delivery).id)
    }
}
