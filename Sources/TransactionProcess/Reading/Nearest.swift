import Spelling

/// What somebody may have meant.
enum Nearest {
    /// The known name that is closest to a written one, as the end of a sentence: ` Perhaps :to was meant.`; empty where none
    /// is close.
    static func hint(_ written: String, among known: some Sequence<String>) -> String {
        NearestName.name(written, among: known).map { " Perhaps :\($0) was meant." } ?? ""
    }
}
