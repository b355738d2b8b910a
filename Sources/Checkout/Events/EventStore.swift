/// What the engine reads of events.
public protocol EventReader {
    /// The event with this identifier.
    func find(_ id: ID<Event>) throws -> Event?
    /// A page of events, everybody's or one customer's, of all types or of some, the latest first.
    func events(of customer: ID<Customer>?, types: Set<String>?, from seek: Seek, limit: Int) throws -> Page<Event>
    /// The events of one thing, the earliest first, at most `limit`.
    func events(about subject: Subject, limit: Int) throws -> [Event]
}

extension EventReader {
    /// A page of events of all types.
    public func events(of customer: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<Event> {
        try events(of: customer, types: nil, from: seek, limit: limit)
    }
}

/// What the engine writes of events.
public protocol EventWriter: EventReader {
    /// Adds an event.
    func insert(_ event: Event) throws
}
