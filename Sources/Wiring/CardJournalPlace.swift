/// Where the practice cards' journal of a ledger is.
public enum CardJournalPlace {
    /// The journal beside this ledger file.
    public static func path(of ledger: String) -> String { ledger + ".cards" }
}
