// The lines of carts, of tokens and of invoices, kept alike in a table of each.
import Checkout
import GRDB

/// A table of lines; its owner's row number and the line's position are its key.
enum LineTable: String {
    case session
    case token
    case invoice

    private static let columns = """
        product, price, sku, name, quantity, unit_amount, charges, discount, tax, shipping, eligibility,
        visit_type, is_health_payable, fee_type, fee_description
        """

    func insert(_ lines: [SessionLine], of owner: Int64, into database: Database) throws {
        for (position, line) in lines.enumerated() {
            let (eligibility, visitType) = LineTable.words(for: line.eligibility)
            try database.run(
                """
                INSERT INTO \(rawValue)_lines (\(rawValue), position, \(LineTable.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .integer(owner), .integer(position), .id(line.product), .id(line.price), .text(line.sku),
                    .text(line.name), .integer(line.quantity), .money(line.unitAmount), .money(line.charges),
                    .money(line.discount), .money(line.tax), .money(line.shipping), .text(eligibility),
                    .text(visitType),
                    .flag(line.isHealthPayable), .text(line.fee?.type), .text(line.fee?.description),
                ])
        }
    }

    func lines(of owner: Int64, in database: Database) throws -> [SessionLine] {
        try lines(ofEach: [owner], in: database)[0]
    }

    func lines(ofEach owners: [Int64], in database: Database) throws -> [[SessionLine]] {
        try rows.rows(of: owners.map { .integer($0) }, in: database, as: LineTable.decode)
    }

    private var rows: OwnedRows {
        switch self {
        case .session: LineTable.ofSessions
        case .token: LineTable.ofTokens
        case .invoice: LineTable.ofInvoices
        }
    }

    private static let ofSessions = OwnedRows(columns, of: "session_lines", owner: "session")
    private static let ofTokens = OwnedRows(columns, of: "token_lines", owner: "token")
    private static let ofInvoices = OwnedRows(columns, of: "invoice_lines", owner: "invoice")

    private static func decode(_ columns: inout Columns) throws -> SessionLine {
        SessionLine(
            product: try columns.optionalID(), price: try columns.optionalID(), sku: columns.optionalText(),
            name: try columns.text(), quantity: try columns.count(), unitAmount: try columns.money(),
            charges: try columns.money(), discount: try columns.money(), tax: try columns.money(),
            shipping: try columns.money(),
            eligibility: try eligibility(try columns.text(), visitType: columns.optionalText()),
            isHealthPayable: try columns.flag(), fee: fee(&columns))
    }

    func delete(of owner: Int64, from database: Database) throws {
        try database.run("DELETE FROM \(rawValue)_lines WHERE \(rawValue) = ?", [.integer(owner)])
    }

    private static func fee(_ columns: inout Columns) -> LineFee? {
        let (type, description) = (columns.optionalText(), columns.optionalText())
        return type.map { LineFee(type: $0, description: description) }
    }

    static func words(for eligibility: LineEligibility) -> (String, String?) {
        switch eligibility {
        case .eligible: return ("eligible", nil)
        case .eligibleWithLetter(let visitType): return ("eligible_with_letter", visitType.name)
        case .notEligible: return ("not_eligible", nil)
        }
    }

    static func eligibility(_ word: String, visitType: String?) throws -> LineEligibility {
        switch (word, visitType) {
        case ("eligible", _): return .eligible
        case ("eligible_with_letter", let name?): return .eligibleWithLetter(VisitType(name))
        case ("not_eligible", _): return .notEligible
        default: throw UnreadableColumn(index: 10)
        }
    }
}
