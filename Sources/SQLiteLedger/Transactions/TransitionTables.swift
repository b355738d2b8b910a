// The transitions that were taken, and those that failed.
import Checkout
import GRDB
import TransactionProcess

extension SQLiteReading {
    func takenTransitions(of transaction: ID<Transaction>) throws -> [TakenTransition] {
        try database.rows(
            "SELECT transition, state, at, actor, name FROM taken_transitions WHERE transaction_id = ? ORDER BY n",
            [.id(transaction)]
        ) { columns in
            TakenTransition(
                TransitionName(try columns.text()), to: StateName(try columns.text()), at: try columns.instant(),
                by: try columns.word(), name: try columns.text())
        }
    }

    func failedTransitions(of transaction: ID<Transaction>) throws -> [FailedTransition] {
        try database.rows(
            """
            SELECT transition, attempt, stay, at, actor, name, code, message, decline, decline_code
            FROM failed_transitions WHERE transaction_id = ? ORDER BY n
            """, [.id(transaction)]
        ) { columns in
            FailedTransition(
                TransitionName(try columns.text()), attempt: try columns.count(), stay: try columns.count(),
                at: try columns.instant(), by: try columns.word(), name: try columns.text(),
                failure: try failure(&columns))
        }
    }

    private func failure(_ columns: inout Columns) throws -> TransitionFailure {
        let (code, message) = (try columns.text(), try columns.text())
        let (decline, reason) = (columns.optionalText(), columns.optionalText())
        return TransitionFailure(code, message, decline: decline.map { Decline(code: $0, declineCode: reason) })
    }
}

extension SQLiteTransaction {
    func insert(_ taken: TakenTransition, of transaction: Transaction) throws {
        try database.run(
            """
            INSERT INTO taken_transitions (transaction_id, transition, state, at, actor, name) VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                .id(transaction.id), .text(taken.transition.text), .text(taken.to.text), .instant(taken.at),
                .word(taken.by), .text(taken.name),
            ])
    }

    func insert(_ failed: FailedTransition, of transaction: ID<Transaction>) throws {
        let failure = failed.failure
        try database.run(
            """
            INSERT INTO failed_transitions (transaction_id, transition, attempt, stay, at, actor, name, code, message,
                decline, decline_code)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(transaction), .text(failed.transition.text), .integer(failed.attempt), .integer(failed.stay),
                .instant(failed.at), .word(failed.by), .text(failed.name), .text(failure.code),
                .text(failure.message), .text(failure.decline?.code), .text(failure.decline?.declineCode),
            ])
    }
}
