import Spelling

/// What somebody may have meant.
enum Nearest {
    /// The known name that is closest to a written one, as the end of a sentence: ` Perhaps :to was meant.`; empty where none
    /// is close.
    static func hint(_ written: String, among known: some Sequence<String>) -> String {
        guard let name = name(written, among: known) else { return "" }
        return " Perhaps :\(name) was meant."
    }

    /// The known name that is closest to a written one; nil where none is close enough to be a slip.
    static func name(_ written: String, among known: some Sequence<String>) -> String? {
        guard written.utf8.count <= 80 else { return nil }
        let most = written.utf8.count / 4
        var best: (name: String, distance: Int)?
        for name in known where name != written {
            // A missing prefix is a slip of its own kind.
            let distance = name.hasSuffix("/" + written) ? 1 : distance(Array(written.utf8), Array(name.utf8), most)
            if distance <= most, distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// How far two names lie apart; more than `most` is any number beyond it.
    private static func distance(_ left: [UInt8], _ right: [UInt8], _ most: Int) -> Int {
        // Names of other lengths lie at least that far apart.
        abs(left.count - right.count) <= most ? EditDistance.between(left, right) : most + 1
    }
}
