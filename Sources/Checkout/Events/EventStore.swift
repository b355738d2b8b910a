/// What the engine reads of events.
public protocol EventReader {
    /// The event with this identifier.
    func find(_ id: ID<Event>) throws -> Event?
    /// A page of events, everybody's or one customer's, of all types or of some, the latest first.
    func events(of customer: ID<Customer>?, types: Set<String>?, from seek: Seek, limit: Int) throws -> Page<Event>
    /// A page of everybody's events, each with whose it is, the latest first.
    func everybodysEvents(from seek: Seek, limit: Int) throws -> Page<EventRow>
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

/// An event with the name of its customer, for a list of many customers' events.
public struct EventRow: Hashable, Sendable {
    /// The event.
    public let event: Event
    /// Its customer's name; nil for what concerns nobody, such as the clock.
    public let customerName: String?

    /// An event with the name of its customer.
    public init(event: Event, customerName: String?) {
        self.event = event
        self.customerName = customerName
    }
}
