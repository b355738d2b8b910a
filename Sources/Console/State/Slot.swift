// One thing that is wanted of the ledger, read in the background: at most one reading at a time, and the newest wish wins.

/// A value that is read for a key.
struct Slot<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// What is wanted.
    private(set) var key: Key?
    /// What was read last, and for what.
    private var loaded: (key: Key, value: Value)?
    /// Why the last reading failed, and of what.
    private var failure: (key: Key, reason: String)?
    private var asked: (key: Key, ticket: Int)?
    private var isStale = false
    private var ticket = 0

    /// What is known of what is wanted.
    var value: Value? { loaded.flatMap { $0.key == key ? $0.value : nil } }

    /// Why it is not known.
    var reason: String? { failure.flatMap { $0.key == key ? $0.reason : nil } }

    /// Whether it is neither known nor known why not.
    var isAwaited: Bool { key != nil && value == nil && reason == nil }

    /// Whether a reading is under way.
    var isReading: Bool { asked != nil }

    /// Wants something, or nothing.
    mutating func want(_ key: Key?) {
        guard self.key != key else { return }
        self.key = key
        failure = nil
    }

    /// What was read may be out of date.
    mutating func refresh() {
        isStale = true
        failure = nil
    }

    /// What has to be read now, if anything.
    mutating func nextReading() -> (key: Key, ticket: Int)? {
        guard asked == nil, let key, reason == nil, isStale || value == nil else { return nil }
        ticket += 1
        isStale = false
        asked = (key, ticket)
        return (key, ticket)
    }

    /// The reading was broken off: it is asked again where it is still wanted.
    mutating func forget(ticket: Int) {
        guard asked?.ticket == ticket else { return }
        asked = nil
        isStale = true
    }

    /// Takes what was read. An answer to another wish than the present one is dropped.
    mutating func receive(_ result: Result<Value, Refusal>, ticket: Int) {
        guard let asked, asked.ticket == ticket else { return }
        self.asked = nil
        guard asked.key == key else { return }
        switch result {
        case .success(let value): loaded = (asked.key, value)
        case .failure(let refusal):
            loaded = nil
            failure = (asked.key, refusal.message)
        }
    }
}

/// Why something could not be read, in a sentence.
struct Refusal: Error, Hashable, Sendable {
    let message: String
}
