/// A mail that a transition sends when it completes, or later (reference section 2.3).
public struct ProcessNotification: Hashable, Sendable {
    /// Its name, unique in the process.
    public let name: NotificationName
    /// The transition whose completion sends it.
    public let on: TransitionName
    /// Who gets it: the customer or the provider.
    public let to: ActorRole
    /// The folder of its template, without a colon.
    public let template: String
    /// When it is sent, where not at once; it is dropped when the transaction moves on before.
    public let time: TimeExpression?

    /// A mail that a transition sends.
    public init(
        name: NotificationName, on: TransitionName, to: ActorRole, template: String, time: TimeExpression? = nil
    ) {
        self.name = name
        self.on = on
        self.to = to
        self.template = template
        self.time = time
    }
}
