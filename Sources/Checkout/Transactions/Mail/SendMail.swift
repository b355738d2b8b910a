import TransactionProcess

extension Step {
    /// Sends the mails of a transition that was taken, or notes when they will be sent.
    func sendMails(
        of tx: Transaction, _ process: InstalledProcess, _ transition: ProcessTransition, _ facts: TransactionFacts
    ) throws {
        for due in process.definition.notifications(on: transition.name, given: facts) {
            let notification = due.notification
            let mail = Mail(
                id: try transaction.newID(at: now), transaction: tx.id, notification: notification.name,
                template: notification.template, role: notification.to,
                recipient: notification.to == .provider ? tx.provider : tx.customer, dueAt: Instant(due.at),
                createdAt: now)
            if notification.time == nil {
                try transaction.insert(try sent(mail, of: tx, process))
            } else {
                try transaction.insert(mail)
            }
        }
    }

    /// Sends a mail whose time has come.
    func send(_ id: ID<Mail>) throws {
        let mail = try require(id, transaction.find)
        guard mail.status == .scheduled else { return }
        let tx = try require(mail.transaction, transaction.find)
        try transaction.update(try sent(mail, of: tx, try process(of: tx)))
    }

    private func sent(_ mail: Mail, of tx: Transaction, _ process: InstalledProcess) throws -> Mail {
        var mail = mail
        (mail.status, mail.settledAt) = (.sent, now)
        mail.text = try transaction.text(of: mail, about: tx, process, at: now)
        return mail
    }
}
