import Spelling

/// What somebody may have meant.
enum NearestName {
    /// The known name that is closest to a written one, as the end of a sentence; empty where none is close.
    static func hint(_ written: String, among known: some Sequence<String>) -> String {
        let name = Array(written.lowercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") })
        guard !name.isEmpty, name.count <= 60 else { return "" }
        let near = known.map { known in
            (known, EditDistance.between(name, Array(known.utf8.filter { $0 != UInt8(ascii: "-") })))
        }.filter { $0.1 <= max(1, name.count / 4) && $0.1 < name.count }
        return near.min { $0.1 < $1.1 }.map { " Perhaps \($0.0) was meant." } ?? ""
    }
}
