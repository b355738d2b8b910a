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
                settings.name = try ShortText.checked(name, in: "name")
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
            return try step.replace(before, by: settings)
        }
    }

    /// Arms a fault for the next call of a merchant's; nil takes it back.
    public func arm(_ fault: ArmedFault?) async throws(CheckoutError) -> LedgerSettings {
        try await step { step in
            let before = try step.transaction.settings()
            var settings = before
            settings.armedFault = fault
            return try step.replace(before, by: settings)
        }
    }

    /// The fault that was armed; whoever gets it is the only one who does.
    public func takeFault() async throws(CheckoutError) -> ArmedFault? {
        guard try await settings().armedFault != nil else { return nil }
        return try await step { step in
            let before = try step.transaction.settings()
            var settings = before
            settings.armedFault = nil
            _ = try step.replace(before, by: settings)
            return before.armedFault
        }
    }
}

extension Step {
    fileprivate func replace(_ before: LedgerSettings, by settings: LedgerSettings) throws -> LedgerSettings {
        guard settings != before else { return before }
        try transaction.setSettings(settings)
        try transaction.insert(
            Event(
                id: transaction.newID(at: now), at: now, type: EventType.settingsChanged, actor: actor, customer: nil,
                subject: Subject(kind: "settings", id: "settings"),
                changes: [
                    Change("name", from: before.name, to: settings.name),
                    Change("review_after", from: before.reviewAfter.description, to: settings.reviewAfter.description),
                    Change("armed_fault", from: before.armedFault?.rawValue, to: settings.armedFault?.rawValue),
                ].filter { $0.from != $0.to }))
        return settings
    }
}
