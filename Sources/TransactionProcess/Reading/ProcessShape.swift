import EDN

/// A process as far as it could be read, with the places of its parts. What is missing or wrong is nil, and was reported
/// already; the rules are tried on the rest.
struct ProcessShape {
    let transitions: [TransitionShape]
    let notifications: [NotificationShape]

    /// The most transitions, notifications, or actions of one transition. Ours: the largest process that is known has 47
    /// transitions and 64 notifications.
    static let most = 1_000
}

/// Something of a file, and where it stands.
struct Written<Value> {
    let value: Value
    let place: EDNPlace

    init(_ value: Value, at place: EDNPlace) {
        self.value = value
        self.place = place
    }
}

/// A transition as far as it could be read.
struct TransitionShape {
    /// Where it is best pointed at: its name, or else itself.
    let place: EDNPlace
    let name: Written<TransitionName>?
    /// Whether it begins a transaction, having no `:from`.
    let isInitial: Bool
    let from: Written<StateName>?
    let to: Written<StateName>?
    let role: Written<ActorRole>?
    let time: ExpressionShape?
    let actions: [ActionShape]
    let isPrivileged: Bool

    /// How messages call it.
    var label: String { name.map { "The transition \($0.value)" } ?? "A transition without a name" }
}

/// An action as far as it could be read.
struct ActionShape {
    let place: EDNPlace
    let action: ProcessAction
}

/// A notification as far as it could be read.
struct NotificationShape {
    let place: EDNPlace
    let name: Written<NotificationName>?
    let on: Written<TransitionName>?
    let to: ActorRole?
    let template: Written<String>?
    let time: ExpressionShape?

    /// How messages call it.
    var label: String { name.map { "The notification \($0.value)" } ?? "A notification without a name" }
}

/// A time expression as far as it could be read, with what it refers to.
struct ExpressionShape {
    let place: EDNPlace
    /// Nil where it is wrong.
    let expression: TimeExpression?
    let states: [Written<StateName>]
    let transitions: [Written<TransitionName>]
}

extension ProcessShape {
    /// The process, of which everything could be read.
    var definition: ProcessDefinition? {
        let transitions = transitions.compactMap(\.transition)
        let notifications = notifications.compactMap(\.notification)
        guard transitions.count == self.transitions.count, notifications.count == self.notifications.count else {
            return nil
        }
        return ProcessDefinition(transitions: transitions, notifications: notifications)
    }
}

extension TransitionShape {
    fileprivate var transition: ProcessTransition? {
        let trigger = role.map { TransitionTrigger.actor($0.value) } ?? time?.expression.map { .automatic($0) }
        guard let name, let to, let trigger else { return nil }
        return ProcessTransition(
            name: name.value, from: from?.value, to: to.value, trigger: trigger, actions: actions.map(\.action),
            isPrivileged: isPrivileged)
    }
}

extension NotificationShape {
    fileprivate var notification: ProcessNotification? {
        guard let name, let on, let to, let template else { return nil }
        return ProcessNotification(
            name: name.value, on: on.value, to: to, template: template.value, time: time?.expression)
    }
}
