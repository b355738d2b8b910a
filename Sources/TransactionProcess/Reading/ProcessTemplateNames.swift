/// The mail templates that lie beside a process, by the names of their folders (reference section 2.3): each has a file
/// for the subject and one for the mail.
public struct ProcessTemplateNames: Hashable, Sendable {
    /// The templates with a file `<t>-subject.txt`.
    public let subjects: Set<String>
    /// The templates with a file `<t>-html.html`.
    public let bodies: Set<String>

    /// The templates that are there.
    public init(subjects: Set<String>, bodies: Set<String>) {
        self.subjects = subjects
        self.bodies = bodies
    }

    /// The names of all, also of those of which a file is missing.
    public var all: Set<String> { subjects.union(bodies) }
}
