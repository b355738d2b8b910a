// What every verb takes besides its own arguments.

public import ArgumentParser

/// Which ledger, who acts, and how the answer prints.
public struct CommonOptions: ParsableArguments, Sendable {
    /// The ledger's file; nil means the usual one.
    @Option(name: .customLong("db"), help: CommonOptions.ledgerHelp, completion: .file())
    public var ledger: String?

    /// Whether the answer is one JSON document.
    @Flag(name: .customLong("json"), help: "Print one JSON document.")
    public var isJSON = false

    /// Whether every change is refused.
    @Flag(name: .customLong("read-only"), help: "Change nothing, and refuse whatever would.")
    public var isReadOnly = false

    /// Who acts; nil means whoever is logged in.
    @Option(name: .customLong("as"), help: CommonOptions.actorHelp)
    public var actor: String?

    public init() {}

    private static let ledgerHelp = ArgumentHelp(
        "The ledger file. Otherwise $ALMONER_DB, or almoner/ledger.db in the XDG data folder.", valueName: "file")
    private static let actorHelp = ArgumentHelp(
        "Who acts, as events will name them. Otherwise $USER.", valueName: "name")
}
