// What one part of a filter asks of a customer, in SQL.
import Checkout

/// A condition on `customers c`, and, where there is one, a short way to those who meet it.
struct CustomerCondition {
    /// The test of a row, true or not.
    var test: String
    var values: [SQLValue] = []
    /// Leads to all who meet the test, and perhaps to some more; nil where only walking finds them.
    var shortcut: Shortcut?
    /// Whether those who meet it are to be found everywhere in any order, as many among the first as among the last.
    var isSpread = false
    /// The end of the names of the indexes that hold those who meet it and nobody else, one for each order; nil where
    /// there are none.
    var indexes: String?

    /// Rows that lead to customers.
    struct Shortcut {
        /// FROM and WHERE.
        let rows: String
        /// The column of `rows` that says whose they are.
        let owner: String
        /// The column of `customers c` that it equals.
        let key: String
        let values: [SQLValue]
        /// Whether the rows are those who meet the test and no others, each of them once.
        var isExact = false

        /// FROM for its customers; `once` for each of them only once, which has to see all rows first.
        func source(once: Bool) -> String {
            let owners = "(SELECT \(once ? "DISTINCT " : "")\(owner) AS owner FROM \(rows)) d"
            return "\(owners) CROSS JOIN customers c ON c.\(key) = d.owner"
        }
    }

    /// The opposite, which also holds where there is nothing to test; only walking finds those.
    var inverted: CustomerCondition { CustomerCondition(test: "(\(test)) IS NOT TRUE", values: values) }

    /// Those of whom another table has a row that meets `condition`. `shortcut` names an index that holds the owners of
    /// such rows, and what of the condition it knows, which takes the first of the values.
    static func exists(
        in table: String, _ condition: String, _ values: [SQLValue], shortcut: (index: String, condition: String)
    ) -> CustomerCondition {
        let known = shortcut.condition.count { $0 == "?" }
        return CustomerCondition(
            test: """
                EXISTS (
                    SELECT 1 FROM \(table) INDEXED BY \(table)_customer WHERE customer = c.id AND \(condition))
                """, values: values,
            shortcut: Shortcut(
                rows: "\(table) INDEXED BY \(shortcut.index) WHERE \(shortcut.condition)", owner: "customer", key: "id",
                values: Array(values.prefix(known))))
    }

    /// Those whose own row meets `condition`, which an index serves.
    static func own(_ condition: String, _ values: [SQLValue], isSpread: Bool = false) -> CustomerCondition {
        CustomerCondition(
            test: condition, values: values,
            shortcut: Shortcut(
                rows: "customers c WHERE \(condition)", owner: "c.n", key: "n", values: values, isExact: true),
            isSpread: isSpread)
    }

    /// The same, tested against the numbers of all who meet it, which are gathered once: walking an index that has no more
    /// than the number then visits none of the rows that it passes over.
    var gathered: CustomerCondition {
        guard let shortcut, shortcut.isExact else { return self }
        return CustomerCondition(
            test: "+c.\(shortcut.key) IN (SELECT \(shortcut.owner) FROM \(shortcut.rows))", values: values,
            shortcut: shortcut, isSpread: isSpread)
    }
}
