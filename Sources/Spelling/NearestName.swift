/// What somebody may have meant by a name that is not known.
public enum NearestName {
    /// The known name that is closest to a written one; nil where none is close enough to be a slip, which changes at most
    /// one letter in four.
    /// - Parameter leeway: how many letters a slip may change in the shortest of names.
    public static func name(_ written: String, among known: some Sequence<String>, leeway: Int = 0) -> String? {
        let word = Array(written.lowercased().utf8)
        guard word.count <= 80 else { return nil }
        let most = min(max(leeway, word.count / 4), word.count - 1)
        var best: (name: String, distance: Int)?
        for name in known where name != written {
            // A missing prefix is a slip of its own kind.
            let distance = name.hasSuffix("/" + written) ? 1 : distance(word, Array(name.lowercased().utf8), most)
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
