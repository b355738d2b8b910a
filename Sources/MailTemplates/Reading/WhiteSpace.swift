// White space that is no part of the mail: around tags with `~`, and the lines of tags that stand alone on theirs.

/// What is taken away from the two ends of a text between tags.
struct WhiteSpaceTrim {
    /// How much of an end goes.
    enum Extent: Int, Comparable {
        case nothing, line, everything
        static func < (left: Extent, right: Extent) -> Bool { left.rawValue < right.rawValue }
    }

    private(set) var start = Extent.nothing
    private(set) var end = Extent.nothing

    mutating func trimStart(_ extent: Extent) { start = max(start, extent) }
    mutating func trimEnd(_ extent: Extent) { end = max(end, extent) }

    /// The text without it.
    func applied(to text: String) -> String {
        guard start != .nothing || end != .nothing else { return text }
        var bytes = Array(text.utf8)[...]
        switch start {
        case .nothing: break
        case .line:
            bytes = bytes.drop(while: \.isBlank)
            if bytes.first == UInt8(ascii: "\r") { bytes = bytes.dropFirst() }
            if bytes.first == UInt8(ascii: "\n") { bytes = bytes.dropFirst() }
        case .everything: bytes = bytes.drop(while: \.isSpace)
        }
        while let last = bytes.last, end == .line && last.isBlank || end == .everything && last.isSpace {
            bytes = bytes.dropLast()
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension [TemplatePiece] {
    /// The pieces with their white space taken away, and each partial that stands alone with the indent of its line.
    func trimmed() -> [TemplatePiece] {
        var trims = [WhiteSpaceTrim](repeating: WhiteSpaceTrim(), count: count)
        var pieces = self
        for (index, piece) in enumerated() {
            guard case .tag(let tag) = piece else { continue }
            if tag.mayStandAlone, let indent = indent(before: index), endsLine(behind: index) {
                if index > 0 { trims[index - 1].trimEnd(.line) }
                if index + 1 < count { trims[index + 1].trimStart(.line) }
                if case .partial(var partial) = tag.kind {
                    partial.indent = indent
                    pieces[index] = .tag(
                        TemplateTag(
                            kind: .partial(partial), stripsBefore: tag.stripsBefore, stripsAfter: tag.stripsAfter,
                            place: tag.place))
                }
            }
            if tag.stripsBefore, index > 0 { trims[index - 1].trimEnd(.everything) }
            if tag.stripsAfter, index + 1 < count { trims[index + 1].trimStart(.everything) }
        }
        return zip(pieces, trims).map { piece, trim in
            guard case .text(let text) = piece else { return piece }
            return .text(trim.applied(to: text))
        }
    }

    /// The blanks before a tag where nothing else stands before it on its line; nil where something does.
    private func indent(before index: Int) -> String? {
        guard index > 0 else { return "" }
        guard case .text(let text) = self[index - 1] else { return nil }
        let blanks = text.utf8.reversed().prefix(while: \.isBlank)
        let isWholeText = blanks.count == text.utf8.count
        guard isWholeText ? index == 1 : text.utf8.reversed().dropFirst(blanks.count).first == UInt8(ascii: "\n") else {
            return nil
        }
        return String(decoding: blanks.reversed(), as: UTF8.self)
    }

    /// Whether nothing but blanks stands behind a tag on its line.
    private func endsLine(behind index: Int) -> Bool {
        guard index + 1 < count else { return true }
        guard case .text(let text) = self[index + 1] else { return false }
        let rest = text.utf8.drop(while: \.isBlank)
        guard let first = rest.first else { return index + 2 == count }
        return first == UInt8(ascii: "\n")
            || first == UInt8(ascii: "\r") && rest.dropFirst().first == UInt8(ascii: "\n")
    }
}

extension UInt8 {
    /// Whether it is a space or a tab.
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}
