extension CheckoutEngine {
    /// What is fixed or set for the whole ledger.
    public func settings() async throws(CheckoutError) -> LedgerSettings {
        try await read { reader, _ in try reader.settings() }
    }

    /// Notes where the server of this ledger shows its hosted pages, for the `redirect_url` that every program prints.
    public func servePages(at publicURL: String) async throws(CheckoutError) {
        try await step { step in
            var settings = try step.transaction.settings()
            guard settings.publicURL != publicURL else { return }
            settings.publicURL = publicURL
            try step.transaction.setSettings(settings)
        }
    }

    /// Changes the ledger's name, or how long a review takes when nobody decides it.
    /// - Throws: `CheckoutError.invalidField` for an empty name or a period of nothing.
    public func changeSettings(
        name: String? = nil, reviewAfter: Period? = nil
    ) async throws(CheckoutError) -> LedgerSettings {
        try await step { step in
            let before = try step.transaction.settings()
            var settings = before
            if let name {
                settings.name = try CustomerFields.short("name", name)
                guard !settings.name.isEmpty else {
                    throw CheckoutError.invalidField("name", given: name, expected: "a name")
                }
            }
            if let reviewAfter {
                guard step.now + reviewAfter > step.now else {
                    throw CheckoutError.invalidField(
                        "review_after", given: reviewAfter.description, expected: "a period such as PT2H or P1D")
                }
                settings.reviewAfter = reviewAfter
            }
            guard settings != before else { return before }
            try step.transaction.setSettings(settings)
            try step.transaction.insert(
                Event(
                    id: step.transaction.newID(at: step.now), at: step.now, type: EventType.settingsChanged,
                    actor: step.actor, customer: nil, subject: Subject(kind: "settings", id: "settings"),
                    changes: [
                        Change("name", from: before.name, to: settings.name),
                        Change(
                            "review_after", from: before.reviewAfter.description, to: settings.reviewAfter.description),
                    ].filter { $0.from != $0.to }))
            return settings
        }
    }
}
