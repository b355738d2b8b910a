// What may happen next, for whoever runs transactions by a process (reference sections 2.3 and 2.5).

extension ProcessDefinition {
    /// The transitions that somebody may take from a state, in the order of the file; from none, those that begin a
    /// transaction. Whether a privileged one is called from a trusted place is for the caller to know.
    public func transitions(from state: StateName?, for role: ActorRole) -> [ProcessTransition] {
        transitions.filter { $0.from == state && $0.role == role }
    }

    /// The transitions that leave a state by themselves, in the order of the file.
    public func automaticTransitions(from state: StateName) -> [ProcessTransition] {
        transitions.filter { $0.from == state && $0.time != nil }
    }

    /// The one transition that a stay in a state runs by itself, and when: of all, the one whose time comes first. It is
    /// worked out when the state is entered, which is the facts' now. If it fails, nothing runs by itself in this stay.
    ///
    /// A time that is past means now. Of several at the same time, the first of the file; ours.
    public func nextAutomatic(from state: StateName, given facts: TransactionFacts) -> ScheduledTransition? {
        let due = automaticTransitions(from: state).compactMap { transition in
            transition.time?.moment(given: facts).map { (transition, $0) }
        }
        // The first of the smallest: a later one of the same time does not replace it.
        guard let (transition, time) = due.min(by: { $0.1 < $1.1 }) else { return nil }
        return ScheduledTransition(transition: transition, at: max(time, facts.now))
    }

    /// The mails that a completed transition sends, and when each is due: at once, or at its time. The facts' now is the
    /// transition's. What is not due yet is dropped when the transaction moves on.
    public func notifications(
        on transition: TransitionName, given facts: TransactionFacts
    ) -> [ScheduledNotification] {
        notifications.filter { $0.on == transition }.compactMap { notification in
            guard let time = notification.time else {
                return ScheduledNotification(notification: notification, at: facts.now)
            }
            return time.moment(given: facts).map {
                ScheduledNotification(notification: notification, at: max($0, facts.now))
            }
        }
    }
}

/// A transition that will run by itself.
public struct ScheduledTransition: Hashable, Sendable {
    /// Which.
    public let transition: ProcessTransition
    /// When, never before now.
    public let at: Moment
}

/// A mail that will be sent.
public struct ScheduledNotification: Hashable, Sendable {
    /// Which.
    public let notification: ProcessNotification
    /// When, never before now.
    public let at: Moment
}
