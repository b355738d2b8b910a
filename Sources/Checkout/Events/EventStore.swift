/// What the engine reads of events.
public protocol EventReader {
    /// The event with this identifier.
    func find(_ id: ID<Event>) throws -> Event?
    /// A page of events, everybody's or one customer's, the latest first.
    func events(of customer: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<Event>
    /// The events of one thing, the earliest first, at most `limit`.
    func events(about subject: Subject, limit: Int) throws -> [Event]
}

/// What the engine writes of events.
public protocol EventWriter: EventReader {
    /// Adds an event.
    func insert(_ event: Event) throws
}
