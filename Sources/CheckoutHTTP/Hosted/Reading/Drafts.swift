import Synchronization

/// What somebody typed into a form that was refused, and why. Never a card's number or code.
struct Draft: Sendable {
    /// What was typed, by field.
    var values: [String: [String]] = [:]
    /// What is wrong, by field, in the order of the page.
    private(set) var errors: [(field: String, message: String)] = []
    /// What is wrong with no field in particular.
    var problem: String?

    /// The place on the page that shows what is wrong first.
    var anchor: String? { problem == nil ? errors.first?.field : "problem" }

    var isRefused: Bool { problem != nil || !errors.isEmpty }

    func value(_ field: String) -> String? { values[field]?.first }

    func error(_ field: String) -> String? { errors.first { $0.field == field }?.message }

    mutating func refuse(_ field: String, _ message: String) {
        guard error(field) == nil else { return }
        errors.append((field, message))
    }

    /// Keeps what was typed into these fields.
    mutating func keep(_ fields: [String], of form: FormBody) {
        for field in fields { values[field] = form.all(field) }
    }
}

/// The forms that were refused and not yet sent again, by the path of their page. They live in memory only: what is
/// lost with them is what somebody typed wrongly.
final class Drafts: Sendable {
    private struct Kept {
        var drafts: [String: Draft] = [:]
        /// The paths, the longest kept first.
        var order: [String] = []
    }

    /// The most that are kept; the oldest goes first.
    static let most = 1_000

    private let kept = Mutex(Kept())

    func keep(_ draft: Draft, for path: String) {
        kept.withLock { kept in
            if kept.drafts.updateValue(draft, forKey: path) == nil { kept.order.append(path) }
            if kept.order.count > Drafts.most { kept.drafts[kept.order.removeFirst()] = nil }
        }
    }

    func draft(for path: String) -> Draft? { kept.withLock { $0.drafts[path] } }

    func forget(_ path: String) {
        kept.withLock { kept in
            guard kept.drafts.removeValue(forKey: path) != nil else { return }
            kept.order.removeAll { $0 == path }
        }
    }
}
