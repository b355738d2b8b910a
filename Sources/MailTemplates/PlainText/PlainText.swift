/// The plain text of a mail, made from its HTML as Sharetribe makes it (reference section 2.3): for readers and programs
/// that show no HTML.
public enum PlainText {
    /// What a reader of the HTML would read: blocks on lines of their own, table cells beside each other, links with
    /// their addresses behind them, and nothing of the head, the style sheet or the comments.
    public static func text(ofHTML html: String) -> String {
        var writer = PlainTextWriter()
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            writer.write(decoded(rest[..<start]))
            rest = rest[start...]
            guard let tag = MarkupTag(rest) else {
                writer.write("<")
                rest = rest.dropFirst()
                continue
            }
            rest = rest[tag.end...]
            if !tag.isClosing, PlainText.unread.contains(tag.name) {
                rest = rest[after(tag.name, in: rest)...]
            } else {
                writer.pass(tag)
            }
        }
        writer.write(decoded(rest))
        return writer.finished()
    }

    /// Elements of which nothing is read.
    private static let unread: Set<String> = ["head", "style", "script", "title"]

    /// Where an element's end is passed; the end of the text where it has none.
    private static func after(_ name: String, in text: Substring) -> Substring.Index {
        var rest = text
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            if let tag = MarkupTag(rest), tag.isClosing, tag.name == name { return tag.end }
            rest = rest.dropFirst()
        }
        return text.endIndex
    }

    /// Text with its character references read: the five of XML, the no-break space and numbers.
    private static func decoded(_ text: Substring) -> String {
        var decoded = ""
        var rest = text
        while let start = rest.firstIndex(of: "&") {
            decoded += rest[..<start]
            rest = rest[start...]
            let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "#" }
            guard name.endIndex < rest.endIndex, rest[name.endIndex] == ";", let character = character(named: name)
            else {
                decoded += "&"
                rest = rest.dropFirst()
                continue
            }
            decoded.append(character)
            rest = rest[rest.index(after: name.endIndex)...]
        }
        return decoded + rest
    }

    private static func character(named name: Substring) -> Character? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case "nbsp": return " "
        default:
            guard name.first == "#" else { return nil }
            let digits = name.dropFirst()
            let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return code.flatMap(Unicode.Scalar.init).map(Character.init)
        }
    }
}

/// A tag at the start of a text, or a comment or declaration, which has no name.
private struct MarkupTag {
    let name: String
    let isClosing: Bool
    /// Where a link leads.
    let address: String?
    /// Behind its `>`.
    let end: Substring.Index

    init?(_ text: Substring) {
        let body = text.dropFirst()
        if body.hasPrefix("!--") {
            var rest = body
            while !rest.isEmpty, !rest.hasPrefix("-->") { rest = rest.dropFirst() }
            (name, isClosing, address) = ("", false, nil)
            end = rest.dropFirst(3).startIndex
            return
        }
        guard let first = body.first, first.isLetter || first == "/" || first == "!",
            let close = MarkupTag.close(of: body)
        else { return nil }
        let inside = body[..<close]
        isClosing = inside.first == "/"
        name = String(inside.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }).lowercased()
        address = MarkupTag.address(in: inside)
        end = body.index(after: close)
    }

    /// The `>` that ends a tag; one inside quotes does not.
    private static func close(of body: Substring) -> Substring.Index? {
        var quote: Character?
        for index in body.indices {
            let character = body[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == ">" {
                return index
            }
        }
        return nil
    }

    private static func address(in tag: Substring) -> String? {
        var rest = tag
        while let start = rest.firstIndex(of: "h") {
            rest = rest[start...]
            if rest.hasPrefix("href=\"") { return String(rest.dropFirst(6).prefix { $0 != "\"" }) }
            rest = rest.dropFirst()
        }
        return nil
    }
}

/// Puts lines together from the text between the tags.
private struct PlainTextWriter {
    private var lines: [String] = []
    private var line = ""
    private var links: [String?] = []

    private static let blocks: Set<String> = [
        "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "ul", "ol", "li", "main", "header",
        "footer", "section", "body", "html", "blockquote", "hr",
    ]
    /// Blocks with an empty line around them.
    private static let spaced: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote",
    ]

    mutating func write(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else {
            if !text.isEmpty, !line.isEmpty, line.last != " " { line += " " }
            return
        }
        if text.first?.isWhitespace ?? false, !line.isEmpty, line.last != " " { line += " " }
        line += words.joined(separator: " ")
        if text.last?.isWhitespace ?? false { line += " " }
    }

    mutating func pass(_ tag: MarkupTag) {
        if tag.name == "a" {
            guard tag.isClosing else { return links.append(tag.address) }
            let address = links.popLast() ?? nil
            if let address, !address.isEmpty, !line.hasSuffix(address) { line += " (\(address))" }
        } else if tag.name == "td" || tag.name == "th" {
            if tag.isClosing { line += "  " }
        } else if PlainTextWriter.blocks.contains(tag.name) {
            breakLine(isSpaced: PlainTextWriter.spaced.contains(tag.name))
            if tag.name == "li", !tag.isClosing { line = "- " }
        }
    }

    private mutating func breakLine(isSpaced: Bool) {
        let text = line.reversed().drop(while: \.isWhitespace).reversed()
        if !text.isEmpty { lines.append(String(text)) }
        line = ""
        if isSpaced, let last = lines.last, !last.isEmpty { lines.append("") }
    }

    mutating func finished() -> String {
        breakLine(isSpaced: false)
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
    }
}
