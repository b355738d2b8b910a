// The list of the tokens that can be charged: numbered pages, and how many there are.
import Checkout
import GRDB

extension SQLiteReading {
    func tokens(_ query: TokenQuery, skipping: Int, limit: Int) throws -> TokenList {
        let conditions = TokenList.conditions(query)
        let listed = "FROM tokens INDEXED BY tokens_listed WHERE \(conditions.sql) ORDER BY n DESC"
        guard query.isEmpty else {
            // All of them have to be looked at, since how many there are is said.
            let numbers = try database.rows("SELECT n \(listed)", conditions.values) { try $0.integer() }
            let page = numbers.dropFirst(max(0, skipping)).prefix(max(0, limit))
            return TokenList(tokens: try page.flatMap { try tokens(number: $0) }, count: numbers.count)
        }
        let page = try database.rows(
            "SELECT n \(listed) LIMIT ? OFFSET ?", [.integer(max(0, limit)), .integer(max(0, skipping))]
        ) { try $0.integer() }
        return TokenList(tokens: try page.flatMap { try tokens(number: $0) }, count: try tokenCount())
    }

    /// Numbers are never reused and nothing is deleted, so the last of them counts the tokens.
    private func tokenCount() throws -> Int {
        let all = try database.number("SELECT max(n) FROM tokens") ?? 0
        let unlisted = try database.number(
            "SELECT count(*) FROM tokens INDEXED BY tokens_unlisted WHERE status <> 'active'")
        return Int(all - (unlisted ?? 0))
    }
}

extension TokenList {
    fileprivate static func conditions(_ query: TokenQuery) -> Conditions {
        var conditions = Conditions()
        conditions.add("status = 'active'")
        if let name = query.name {
            conditions.add(ofCustomer("instr(name_key, ?) > 0"), .text(searchKey(name)))
        }
        if let email = query.email {
            conditions.add(ofCustomer("instr(email_key, ?) > 0"), .text(emailKey(email)))
        }
        if let month = query.cardsExpireBefore {
            conditions.add(
                """
                EXISTS (SELECT 1 FROM payment_methods WHERE id IN (tokens.health_card, tokens.ordinary_card)
                    AND expiry_year * 12 + expiry_month < ?)
                """, .integer(month.year * 12 + month.month))
        }
        if let moment = query.lettersExpireBefore {
            // The letters that count are the latest ones, as `latestIssuedLetter` finds them.
            conditions.add(
                """
                EXISTS (SELECT 1 FROM token_lines WHERE token = tokens.n AND visit_type IS NOT NULL AND (
                    SELECT expires_at FROM letters INDEXED BY letters_customer
                    WHERE customer = tokens.customer AND letters.visit_type = token_lines.visit_type
                        AND status = 'issued' ORDER BY signed_at DESC, n DESC LIMIT 1) < ?)
                """, .instant(moment))
        }
        return conditions
    }

    private static func ofCustomer(_ condition: String) -> String {
        "EXISTS (SELECT 1 FROM customers WHERE id = tokens.customer AND \(condition))"
    }
}
