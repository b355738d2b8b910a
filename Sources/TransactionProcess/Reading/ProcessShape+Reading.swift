// From EDN to the shape of a process: which keys there have to be, and of which type (reference sections 2.1 to 2.3).
import EDN

extension ProcessShape {
    /// Reads a process, and reports what is wrong with it.
    init(reading value: EDNValue, _ log: inout FindingLog) {
        guard value.entries != nil else {
            log.add(
                .wrongType, "A process is a map with :format and :transitions, not \(value.excerpt(40)).",
                at: value.place)
            self.init(transitions: [], notifications: [])
            return
        }
        let reader = ShapeReader(process: value)
        if let format = reader.required("format", &log), format.keyword?.text != "v3" {
            log.add(.wrongFormat, "The format has to be :v3, not \(format.excerpt(40)).", at: format.place)
        }
        reader.warnOfUnknownKeys(known: ["format", "transitions", "notifications"], &log)
        _ = reader.required("transitions", &log)
        let transitions = reader.maps("transitions", "transition", &log)
        let notifications = reader.maps("notifications", "notification", &log)
        self.init(
            transitions: transitions.map { TransitionShape(reading: $0, &log) },
            notifications: notifications.map { NotificationShape(reading: $0, &log) })
    }
}

extension ShapeReader {
    fileprivate init(process: EDNValue) {
        noun = "process"
        label = "The process"
        map = process
        place = EDNPlace(line: process.place.line, column: process.place.column, length: 1)
    }

    /// The readers of the maps in a collection.
    fileprivate func maps(_ key: String, _ noun: String, _ log: inout FindingLog) -> [ShapeReader] {
        var readers: [ShapeReader] = []
        for value in elements(key, &log) {
            if value.entries != nil {
                readers.append(ShapeReader(noun, value))
            } else {
                let article = noun == "action" ? "An" : "A"
                log.add(.wrongType, "\(article) \(noun) is a map, not \(value.excerpt(40)).", at: value.place)
            }
        }
        return readers
    }
}

extension TransitionShape {
    fileprivate init(reading reader: ShapeReader, _ log: inout FindingLog) {
        reader.warnOfUnknownKeys(known: ["name", "from", "to", "actor", "at", "actions", "privileged?"], &log)
        place = reader.place
        name = reader.requiredKeyword("name", &log).map { Written(TransitionName($0.value.text), at: $0.place) }
        isInitial = reader.map["from"] == nil
        from = reader.keyword("from", &log).map { Written(StateName($0.value.text), at: $0.place) }
        to = reader.requiredKeyword("to", &log).map { Written(StateName($0.value.text), at: $0.place) }
        role = reader.role("actor", among: ActorRole.allCases, &log)
        time = reader.map["at"].map { ExpressionShape(reading: $0, &log) }
        isPrivileged = reader.flag("privileged?", &log)
        actions = reader.maps("actions", "action", &log).compactMap { ActionShape(reading: $0, &log) }
        reader.checkTrigger(&log)
        reader.checkInitialActor(&log)
        reader.checkTrust(actions, isPrivileged: isPrivileged, &log)
    }
}

extension NotificationShape {
    fileprivate init(reading reader: ShapeReader, _ log: inout FindingLog) {
        reader.warnOfUnknownKeys(known: ["name", "on", "to", "template", "at"], &log)
        place = reader.place
        name = reader.requiredKeyword("name", &log).map { Written(NotificationName($0.value.text), at: $0.place) }
        on = reader.requiredKeyword("on", &log).map { Written(TransitionName($0.value.text), at: $0.place) }
        _ = reader.required("to", &log)
        to = reader.role("to", among: [.customer, .provider], &log)?.value
        time = reader.map["at"].map { ExpressionShape(reading: $0, &log) }
        guard let template = reader.requiredKeyword("template", &log) else {
            template = nil
            return
        }
        if template.value.prefix != nil {
            log.add(
                .wrongType,
                "\(reader.label): :template has to be a keyword without a prefix, such as :\(template.value.name), "
                    + "not :\(template.value.text).", at: template.place)
        }
        self.template = Written(template.value.name, at: template.place)
    }
}

extension ActionShape {
    fileprivate init?(reading reader: ShapeReader, _ log: inout FindingLog) {
        reader.warnOfUnknownKeys(known: ["name", "config"], &log)
        let name = reader.requiredKeyword("name", &log)
        let config = reader.map["config"]
        if let config, config.entries == nil {
            log.add(
                .wrongConfig, "\(reader.label): :config has to be a map, not \(config.excerpt(40)).",
                at: config.place)
        }
        guard let name else { return nil }
        guard let kind = ActionKind(rawValue: name.value.text) else {
            log.add(.unknownAction, ActionShape.unknown(name.value.text), at: name.place)
            return nil
        }
        place = name.place
        action = ProcessAction(kind, config: ActionConfig(config?.entries ?? []))
        reader.warnOfConfig(action, &log)
    }

    private static func unknown(_ name: String) -> String {
        if name.hasPrefix("action.initializer/") {
            return "The action :\(name) is done by itself when a transaction begins, and is not to be written."
        }
        return "There is no action :\(name)." + Nearest.hint(name, among: ActionKind.allCases.map(\.rawValue))
    }
}
