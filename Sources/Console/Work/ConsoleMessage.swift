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
}

/// What happened in the background.
enum News: Sendable {
    case ledgerChanged
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
