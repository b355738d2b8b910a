// A queue of fifty stuck tokens, and the operator who clears it without touching the mouse.
import Testing

@Suite("A queue of stuck tokens", .onOwnThreads) struct StuckQueueTests {
    @Test("of fifty is cleared by keys alone on the smallest screen")
    func fifty() throws {
        let queue = try StuckQueue(of: 50)
        let terminal = try Tmux(.small)
        try terminal.openConsole(queue.scratch.ledger)
        try terminal.expect(" 50 pending")
        try terminal.press("4", "a")
        var left = 50
        var cards = 0
        var surveys = 0
        var deletions = 0
        while left > 0 {
            let (token, waitsForSurvey) = try selected(terminal, of: left)
            if !waitsForSurvey {
                // All four at once: what is typed while the ledger works belongs to what comes next.
                try terminal.press("Enter", "F2", "Enter", "Enter")
                cards += 1
            } else if let visitTypes = queue.visitTypes(of: token), visitTypes == ["gym"] {
                try terminal.press("Enter")
                try terminal.answerTheGymsQuestions()
                try terminal.sign("Whoever It Is")
                try terminal.press("Enter")
                surveys += 1
                if queue.asksForBoth(token) {
                    try terminal.expect("\(token) waiting for its card") {
                        $0.row(of: token)?.contains("update card") == true
                    }
                    continue
                }
            } else {
                try terminal.press("D", until: "Delete a token")
                try terminal.type(String(queue.identifier(of: token).suffix(6)))
                try terminal.press("Enter")
                deletions += 1
            }
            left -= 1
        }
        try terminal.expect("No token waits for anybody.")
        try terminal.expect(" 0 pending")
        #expect(surveys > 3 && deletions > 1 && cards > 40)
        let pending = try Almoner.document(["list", "tokens", "--pending"], ledger: queue.scratch.ledger)
        #expect(pending.elements.isEmpty)
        try queue.expectAllRepaired(but: deletions)
    }

    /// The token that the pointer stands at once so many are left: how its identifier begins, and whether it waits for
    /// the survey.
    private func selected(_ terminal: Tmux, of left: Int) throws -> (String, Bool) {
        var found: (String, Bool)?
        try terminal.expect("a token selected of \(left)") { screen in
            guard screen.holds("everyone's · \(left) ─"),
                let row = screen.first(where: { $0.contains("▸ ▲ ") }),
                let match = row.firstMatch(of: #/▸ ▲ (\w{8})/#)
            else { return false }
            found = (String(match.1), row.contains("retake survey"))
            return true
        }
        return try #require(found)
    }
}

extension [String] {
    /// The row that the pointer stands at, if it is this token's.
    fileprivate func row(of token: String) -> String? { first { $0.contains("▸ ▲ \(token)") } }
}

/// Tokens that are stuck for every reason there is: cards that were declined or have expired, letters that ran out, and
/// requests of the merchant.
private struct StuckQueue {
    let scratch: Scratch
    private let tokens: [Document]
    private let both: String

    init(of count: Int) throws {
        scratch = try Scratch()
        let ledger = scratch.ledger
        try scratch.seed(customers: 600)
        // By September some cards have expired, and some letters too.
        try Almoner.document(["clock", "advance", "P6M"], ledger: ledger)
        let bandages = try scratch.price(of: "Bandages, box of fifty")
        let all = try Almoner.document(["list", "tokens", "--limit", "500"], ledger: ledger).elements
        let idle = all.filter { $0["next_action"].isNull && $0["status"].text == "active" }
        let lapsed = idle.filter {
            $0["visit_types"].texts == ["gym"] && $0["lmn_expires_at"].isNull && $0.hasGoodCards
        }
        let failing = idle.filter(\.hasNoGoodCard)
        let other = idle.filter { !$0["lmn_expires_at"].isNull && $0.hasGoodCards }
        for token in lapsed.prefix(4) {
            let price = token["items"].elements.first?["price"].text ?? ""
            try Self.refuse(token, price, "TakeHealthSurvey", ledger)
        }
        for token in failing.prefix(24) { try Self.refuse(token, bandages, "UpdatePaymentMethod", ledger) }
        both = try #require(lapsed.dropFirst(4).first)["payment_token"].text
        let pending = all.filter { !$0["next_action"].isNull }.count + 4 + 24 + 1
        let requests = [both] + other.prefix(count - pending).map { $0["payment_token"].text }
        for token in requests { try Almoner.document(["token", "update", token, "--ask-card"], ledger: ledger) }
        tokens = try Almoner.document(["list", "tokens", "--pending", "--limit", "500"], ledger: ledger).elements
        #expect(tokens.count == count)
        #expect(
            Set(tokens.map { String($0["payment_token"].text.prefix(8)) }).count == count, "each known by its start")
        let reasons = Set(tokens.map { $0["pending_update"]["reason"].text })
        #expect(
            reasons.isSuperset(of: [
                "insufficient_funds", "expired_card", "requested", "letter_of_medical_necessity_required",
            ]))
    }

    private static func refuse(_ token: Document, _ price: String, _ action: String, _ ledger: String) throws {
        let words = ["charge", "--token", token["payment_token"].text, "--price", price]
        #expect(try Almoner.refusal(words, ledger: ledger)["next_action"].text == action)
    }

    private func token(_ start: String) -> Document? {
        tokens.first { $0["payment_token"].text.hasPrefix(start) }
    }

    func identifier(of start: String) -> String { token(start)?["payment_token"].text ?? "" }
    func visitTypes(of start: String) -> [String]? { token(start)?["visit_types"].texts }
    func asksForBoth(_ start: String) -> Bool { both.hasPrefix(start) }

    /// Every token of the queue may be charged again, but for those that were deleted.
    func expectAllRepaired(but deletions: Int) throws {
        let all = try Almoner.document(["list", "tokens", "--limit", "500"], ledger: scratch.ledger).elements
        let ours = Set(tokens.map { $0["payment_token"].text })
        let now = all.filter { ours.contains($0["payment_token"].text) }
        #expect(now.allSatisfy { $0["next_action"].isNull })
        #expect(now.filter { $0["status"].text == "active" }.count == tokens.count - deletions)
    }
}

extension Document {
    private var cards: [Document] { self["payment_methods"].elements }

    /// Whether each card fails when its owner is away, or has expired by September.
    fileprivate var hasNoGoodCard: Bool { !cards.isEmpty && cards.allSatisfy { !$0.isGood } }
    fileprivate var hasGoodCards: Bool { cards.allSatisfy(\.isGood) }

    private var isGood: Bool {
        let expiry = (self["exp_year"].number ?? 0, self["exp_month"].number ?? 0)
        return expiry >= (2026, 9) && !["0012", "0038", "0046", "0041"].contains(self["last4"].text)
    }
}
