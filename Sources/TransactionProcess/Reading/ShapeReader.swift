import EDN

/// Reads the keys of one map of a process and reports what is missing, of the wrong type, or unknown.
struct ShapeReader {
    /// What the map describes: `transition`.
    let noun: String
    /// How messages call this one: `The transition :transition/accept`.
    let label: String
    let map: EDNValue
    /// Where it is best pointed at.
    let place: EDNPlace

    /// The map of a part of a process, which is called by its `:name` where it has one.
    init(_ noun: String, _ map: EDNValue) {
        self.noun = noun
        self.map = map
        let name = map["name"]
        place = name?.place ?? map.place
        let article = noun == "action" ? "An" : "A"
        label = name?.keyword.map { "The \(noun) :\($0.text)" } ?? "\(article) \(noun) without a name"
    }

    /// What stands under a key that has to be there.
    func required(_ key: String, _ log: inout FindingLog) -> EDNValue? {
        if let value = map[key] { return value }
        log.add(.missingKey, "\(label) has no :\(key).", at: place)
        return nil
    }

    /// A keyword's name under a key; nothing, reported, where it is none.
    func keyword(_ key: String, _ log: inout FindingLog) -> Written<EDNName>? {
        guard let value = map[key] else { return nil }
        guard let name = value.keyword else {
            wrongType(key, "a keyword", value, &log)
            return nil
        }
        return Written(name, at: value.place)
    }

    /// A keyword's name under a key that has to be there.
    func requiredKeyword(_ key: String, _ log: inout FindingLog) -> Written<EDNName>? {
        required(key, &log) == nil ? nil : keyword(key, &log)
    }

    /// The elements of a collection under a key; none where there is no such key.
    func elements(_ key: String, _ log: inout FindingLog) -> [EDNValue] {
        guard let value = map[key] else { return [] }
        guard let elements = value.elements else {
            wrongType(key, "a vector", value, &log)
            return []
        }
        guard elements.count <= ProcessShape.most else {
            log.add(
                .tooLarge, "\(label) has \(elements.count) \(key); no more than \(ProcessShape.most) are taken.",
                at: value.place)
            return []
        }
        return elements
    }

    /// Reports the type of what stands under a key.
    func wrongType(_ key: String, _ expected: String, _ value: EDNValue, _ log: inout FindingLog) {
        let colon = value.string.map { ":\($0)" } ?? ""
        let hint = expected == "a keyword" && !colon.isEmpty && !colon.contains(" ") && colon.count < 60
        log.add(
            .wrongType,
            "\(label): :\(key) has to be \(expected), not \(value.excerpt(40))."
                + (hint ? " Perhaps \(colon.replacingDoubledColon) was meant." : ""),
            at: value.place)
    }

    /// Warns of keys that nothing reads.
    func warnOfUnknownKeys(known: [String], _ log: inout FindingLog) {
        for entry in map.entries ?? [] {
            let written = entry.key.keyword?.text
            if let written, known.contains(written) { continue }
            let hint = written.map { Nearest.hint($0, among: known) } ?? ""
            log.add(
                .unknownKey, "\(label): nothing reads the key \(entry.key.excerpt(40)).\(hint)", at: entry.key.place)
        }
    }
}

extension String {
    fileprivate var replacingDoubledColon: String { hasPrefix("::") ? String(dropFirst()) : self }
}
