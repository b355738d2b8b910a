/// What the engine reads of webhooks.
public protocol WebhookReader {
    /// The endpoint with this identifier.
    func find(_ id: ID<WebhookEndpoint>) throws -> WebhookEndpoint?
    /// The endpoints that are not removed, in the order they were added.
    func webhookEndpoints() throws -> [WebhookEndpoint]
    /// What was said of an event in a dialect; nil when no endpoint wanted it then.
    func message(of event: ID<Event>, _ dialect: WebhookEndpoint.Dialect) throws -> WebhookMessage?
    /// The delivery with this identifier.
    func find(_ id: ID<Delivery>) throws -> Delivery?
    /// A page of deliveries, the latest first.
    func deliveries(_ scope: DeliveryScope, from seek: Seek, limit: Int) throws -> Page<Delivery>
    /// The tries of a delivery, in their order.
    func attempts(of delivery: ID<Delivery>) throws -> [DeliveryAttempt]
    /// When the next delivery that nobody is sending falls due; nil when none does.
    func nextDeliveryAt() throws -> Instant?
    /// The deliveries that nobody is sending and that are due by then, the longest due first.
    func dueDeliveries(by end: Instant, limit: Int) throws -> [Delivery]
    /// The first delivery of a subject to an endpoint that is not over.
    func firstPendingDelivery(to endpoint: ID<WebhookEndpoint>, about subject: String) throws -> Delivery?
    /// The processes other than this one that are sending deliveries; they may have died meanwhile.
    func processesDelivering(otherThan process: Int64) throws -> [Int64]
}

/// Which deliveries are asked for.
public enum DeliveryScope: Hashable, Sendable {
    /// All.
    case all
    /// Those that are not over.
    case pending
    /// Those that were given up.
    case parked
    /// Those of one event.
    case event(ID<Event>)
    /// Those to one endpoint.
    case endpoint(ID<WebhookEndpoint>)
}

/// What the engine writes of webhooks.
public protocol WebhookWriter: WebhookReader {
    /// Adds an endpoint.
    func insert(_ endpoint: WebhookEndpoint) throws
    /// Replaces what is kept of an endpoint.
    func update(_ endpoint: WebhookEndpoint) throws
    /// Keeps what is said of an event.
    func insert(_ message: WebhookMessage) throws
    /// Adds a delivery.
    func insert(_ delivery: Delivery) throws
    /// Replaces what is kept of a delivery.
    func update(_ delivery: Delivery) throws
    /// Keeps a try of a delivery.
    func insert(_ attempt: DeliveryAttempt, of delivery: ID<Delivery>) throws
    /// Parks all deliveries to an endpoint that are not over.
    func parkDeliveries(to endpoint: ID<WebhookEndpoint>, because reason: String, at now: Instant) throws
    /// Lets go of the deliveries that a process took and did not finish.
    func freeDeliveries(takenBy process: Int64) throws
}
