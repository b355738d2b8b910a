// The rules about one transition, notification or action by itself (reference section 2.6).
import EDN

extension ShapeReader {
    /// A role under a key; nothing, reported, where it is none of those.
    func role(_ key: String, among roles: [ActorRole], _ log: inout FindingLog) -> Written<ActorRole>? {
        guard let value = map[key] else { return nil }
        let names = roles.map { ":" + $0.keyword }
        let choice = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
        guard let name = value.keyword, let role = ActorRole(keyword: name.text), roles.contains(role) else {
            let hint = value.keyword.map { Nearest.hint($0.text, among: roles.map(\.keyword)) } ?? ""
            log.add(
                .unknownRole, "\(label): :\(key) has to be \(choice), not \(value.excerpt(40)).\(hint)", at: value.place
            )
            return nil
        }
        return Written(role, at: value.place)
    }

    /// `true` or `false` under a key, and nothing else.
    func flag(_ key: String, _ log: inout FindingLog) -> Bool {
        guard let value = map[key] else { return false }
        guard case .bool(let flag) = value.content else {
            wrongType(key, "true or false", value, &log)
            return false
        }
        return flag
    }

    /// Somebody takes a transition, or the clock does.
    func checkTrigger(_ log: inout FindingLog) {
        switch (map.entry("actor"), map.entry("at")) {
        case (nil, nil):
            log.add(
                .actorOrTime, "\(label) has neither :actor nor :at; one of them says who or what takes it.", at: place)
        case (.some(let actor), .some(let time)):
            log.add(
                .actorOrTime, "\(label) has both :actor and :at; either somebody takes it or the clock does.",
                at: max(actor.key.place, time.key.place))
        default: break
        }
    }

    /// A transaction is begun by the customer or the provider.
    func checkInitialActor(_ log: inout FindingLog) {
        guard map["from"] == nil else { return }
        if let time = map.entry("at") {
            log.add(
                .initialActor,
                "\(label) begins a transaction, having no :from, and cannot do so by itself: "
                    + "its :actor has to be :actor.role/customer or :actor.role/provider.", at: time.key.place)
        } else if let actor = map["actor"], actor.keyword?.text == ActorRole.operator.keyword {
            log.add(
                .initialActor,
                "\(label) begins a transaction, having no :from: its :actor has to be :actor.role/customer or "
                    + ":actor.role/provider.", at: actor.place)
        }
    }

    /// Some actions are for trusted callers.
    func checkTrust(_ actions: [ActionShape], isPrivileged: Bool, _ log: inout FindingLog) {
        guard !isPrivileged, map["actor"]?.keyword?.text != ActorRole.operator.keyword else { return }
        for action in actions where action.action.kind.needsTrust {
            log.add(
                .missingTrust,
                "\(label) does \(action.action.kind.keyword), which is for trusted callers: add :privileged? true, or "
                    + "let :actor.role/operator take it.", at: action.place)
        }
    }

    /// Warns of config that nothing reads, and of keywords where true or false is meant.
    func warnOfConfig(_ action: ProcessAction, _ log: inout FindingLog) {
        for entry in action.config.entries {
            let key = entry.key.keyword?.text
            if let known = action.kind.configKeys, !known.contains(key ?? "") {
                let hint = key.map { Nearest.hint($0, among: known) } ?? ""
                let none = known.isEmpty ? " It takes no config." : ""
                log.add(
                    .unknownKey,
                    "\(label): nothing reads the key \(entry.key.excerpt(40)) of its :config.\(hint)\(none)",
                    at: entry.key.place)
            } else if key?.hasSuffix("?") == true {
                warnOfBoolean(entry, &log)
            } else if key == "type", action.kind.configKeys?.contains("type") == true,
                entry.value.keyword.map({ ["day", "time"].contains($0.text) }) != true
            {
                log.add(
                    .configValue, "\(label): :type is :day or :time, not \(entry.value.excerpt(40)).",
                    at: entry.value.place)
            }
        }
    }

    /// Everything but `nil` and `false` counts as true, which misleads where it does not look like it.
    private func warnOfBoolean(_ entry: EDNEntry, _ log: inout FindingLog) {
        let value = entry.value
        if case .bool = value.content { return }
        let written = value.excerpt(40)
        let what = value.keyword == nil ? written : "\(written) is a keyword and"
        let words = (value.keyword?.text ?? value.string ?? "").lowercased()
        let message =
            switch value.content {
            case .null: "\(label): nil counts as false; write false."
            case _ where words == "true": "\(label): \(what) counts as true; write true."
            default: "\(label): \(what) counts as true, like everything but nil and false; write true or false."
            }
        log.add(.keywordForBoolean, message, at: value.place)
    }
}
