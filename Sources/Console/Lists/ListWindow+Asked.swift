// A reading of a list while it is under way.

extension ListWindow {
    /// From where a row is counted that may not be loaded.
    enum Anchor {
        case loaded
        case first
        case last
    }

    /// A reading under way.
    struct Asked: Hashable, Sendable {
        let query: WindowQuery
        let ticket: Int
        /// The row to be found again: the one that was selected then, or whose customer is sought.
        let id: String?
        /// The index of the one that was selected among those loaded then.
        let index: Int
    }
}
