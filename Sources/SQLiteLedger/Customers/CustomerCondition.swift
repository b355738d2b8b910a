// What one part of a filter asks of a customer, in SQL.
import Checkout

/// A condition on `customers c`, and, where there is one, a short way to those who meet it.
struct CustomerCondition {
    /// The test of a row, true or false.
    var test: String
    var values: [SQLValue] = []
    /// Who meets the test, found without looking at others; nil where only walking finds them.
    var shortcut: Shortcut?

    /// Rows that lead to customers.
    struct Shortcut {
        /// FROM and WHERE over another table, or over `customers c` itself.
        let rows: String
        /// The column of `rows` that says whose they are.
        let owner: String
        /// The column of `customers c` that it equals.
        let key: String
        let values: [SQLValue]

        /// FROM for all its customers, each once.
        var source: String {
            "(SELECT DISTINCT \(owner) AS owner FROM \(rows)) d CROSS JOIN customers c ON c.\(key) = d.owner"
        }
    }

    /// Meets nobody.
    static let nobody = CustomerCondition(test: "0")

    /// The opposite, which also holds where there is nothing to test; only walking finds those.
    var inverted: CustomerCondition { CustomerCondition(test: "(\(test)) IS NOT TRUE", values: values) }

    /// Those of whom another table has a row that meets `condition`.
    static func exists(in table: String, _ condition: String, _ values: [SQLValue]) -> CustomerCondition {
        CustomerCondition(
            test: "EXISTS (SELECT 1 FROM \(table) WHERE customer = c.id AND \(condition))", values: values,
            shortcut: Shortcut(rows: "\(table) WHERE \(condition)", owner: "customer", key: "id", values: values))
    }

    /// Those whose own row meets `condition`, which an index serves.
    static func own(_ condition: String, _ values: [SQLValue]) -> CustomerCondition {
        CustomerCondition(
            test: condition, values: values,
            shortcut: Shortcut(rows: "customers c WHERE \(condition)", owner: "c.n", key: "n", values: values))
    }
}
