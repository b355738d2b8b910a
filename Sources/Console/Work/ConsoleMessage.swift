// What background work tells the console.
import Checkout

/// A report for the console's thread.
public struct ConsoleMessage: Sendable {
    let news: News

    init(_ news: News) {
        self.news = news
    }

    /// Another process has written to the ledger, or we have.
    public static let ledgerChanged = ConsoleMessage(.ledgerChanged)

    /// Nobody tells the console what others write to the ledger, for this reason, a sentence.
    public static func unwatched(_ reason: String) -> ConsoleMessage { ConsoleMessage(.unwatched(reason)) }
}

/// What happened in the background.
enum News: Sendable {
    case ledgerChanged
    case unwatched(String)
    case status(Result<LedgerStatus, Refusal>, ticket: Int)
    case list(Place, Result<ListPage, Refusal>, ticket: Int)
    case count(Place, Result<RowCount?, Refusal>, ticket: Int)
    /// Nobody waits for it any more.
    case brokenOff(Reading)
    case overview(Result<CustomerOverview, Refusal>, ticket: Int)
    case detail(Result<Detail, Refusal>, ticket: Int)
    case progress(String?, ticket: Int)
    case outcome(OverlayResult, ticket: Int)
}
