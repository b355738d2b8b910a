/// Reads paths.
extension TemplateText {
    /// The most names in one path. Ours.
    private static let most = 64

    /// A path: at least one name, or `this`, `.` or `..`.
    mutating func path() throws(TemplateError) -> TemplatePath {
        let (start, first) = (position, place)
        var path = TemplatePath(text: "")
        path.isData = take("@")
        while sees("../") || sees("..") {
            advance(2)
            path.up += 1
            path.isScoped = true
            guard take("/") else { return path.named(text(since: start)) }
        }
        if sees("./") || sees("this/") || sees("this.") {
            path.isScoped = true
            advance(sees("./") ? 2 : 5)
        } else if next == UInt8(ascii: "."), peek(1)?.isNamePart != true {
            advance()
            path.isScoped = true
            return path.named(".")
        }
        while true {
            let place = place
            guard let segment = try segment() else {
                let what = next.map { " “\(String(decoding: [$0], as: UTF8.self))”" } ?? " the end of the text"
                throw TemplateError("A name was expected, not\(what).", at: place)
            }
            path.segments.append(segment)
            guard path.segments.count + path.up <= Self.most else {
                throw TemplateError("A path has at most \(Self.most) names.", at: first)
            }
            guard (next == UInt8(ascii: ".") || next == UInt8(ascii: "/")) else { break }
            advance()
        }
        if path.segments == ["this"], !path.isData {
            path.segments = []
            path.isScoped = true
        }
        return path.named(text(since: start))
    }

    /// One name, or whatever stands in `[ ]`; nil where neither comes.
    private mutating func segment() throws(TemplateError) -> String? {
        let start = place
        guard take("[") else {
            let name = take(while: \.isNamePart)
            return name.isEmpty ? nil : name
        }
        let name = take { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "\n") }
        guard take("]") else { throw TemplateError("The bracket [ is not closed on its line.", at: start) }
        return name
    }
}

extension TemplatePath {
    fileprivate func named(_ text: String) -> TemplatePath {
        TemplatePath(text: text, up: up, isData: isData, isScoped: isScoped, segments: segments)
    }
}
