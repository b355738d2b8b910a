// One line of text that a person edits. It edits what a person sees as characters, never parts of them.

/// A line editor with the keys of readline.
public struct TextField: Hashable, Sendable {
    /// What to show instead of what was typed.
    public enum Masking: Hashable, Sendable {
        /// Nothing is hidden.
        case none
        /// Everything is hidden: a security code.
        case all
        /// Everything but the last four: a card number.
        case allButLastFour
    }

    /// What was typed.
    public private(set) var text: String
    /// The characters to the left of the cursor.
    public private(set) var cursor: Int
    /// Shown while nothing was typed.
    public var placeholder: String
    /// What is hidden.
    public var masking: Masking
    /// The most characters; typing goes no further.
    public var maxLength: Int
    private var cut = ""

    /// A field with the cursor at its end.
    public init(text: String = "", placeholder: String = "", masking: Masking = .none, maxLength: Int = 200) {
        self.text = ""
        cursor = 0
        self.placeholder = placeholder
        self.masking = masking
        self.maxLength = max(0, maxLength)
        insert(text)
    }

    /// Replaces the text and puts the cursor at its end.
    public mutating func set(_ text: String) {
        self.text = ""
        cursor = 0
        insert(text)
    }

    /// Inserts at the cursor what still fits. Line feeds and tabs become spaces, at the ends they are dropped; other
    /// control characters are dropped.
    public mutating func insert(_ addition: String) {
        let (before, after) = split()
        let room = maxLength - text.count
        let clean = addition.contains(where: \.isControl) ? Self.cleaned(addition) : addition
        // A mark joins the character before the cursor, so that what fits is known only when it is in place.
        let left = before + clean.prefix(max(0, room))
        guard (left + after).count <= maxLength else { return }
        text = left + after
        cursor = min(left.count, text.count)
    }

    private static func cleaned(_ text: String) -> String {
        let spaced = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        let trimmed = spaced.drop { $0 == " " }
        let end = trimmed.lastIndex { $0 != " " }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
        return trimmed[..<end].filter { !$0.isControl }
    }

    private func split() -> (before: String, after: String) {
        (String(text.prefix(cursor)), String(text.dropFirst(cursor)))
    }
}

extension Character {
    fileprivate var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}

extension TextField {
    /// Edits, moves, or leaves the key to the owner.
    public mutating func handle(_ key: Key) -> Outcome {
        let before = self
        switch key {
        case .enter: return .accepted
        case .escape: return .cancelled
        case .character(let character): insert(String(character))
        case .backspace, .control("h"): remove(from: cursor - 1, to: cursor)
        case .delete, .control("d"): remove(from: cursor, to: cursor + 1)
        case .control("u"): cut(from: 0, to: cursor)
        case .control("k"): cut(from: cursor, to: text.count)
        case .control("w"): cut(from: wordStart(), to: cursor)
        case .alt("d"): cut(from: cursor, to: wordEnd())
        case .control("y"): insert(cut)
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(text.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = text.count
        case .alt("b"): cursor = wordStart()
        case .alt("f"): cursor = wordEnd()
        default: return .ignored
        }
        return text == before.text ? .moved : .changed
    }

    private mutating func cut(from start: Int, to end: Int) {
        if masking == .none { cut = String(text.dropFirst(start).prefix(end - start)) }
        remove(from: start, to: end)
    }

    private mutating func remove(from start: Int, to end: Int) {
        let start = max(0, start)
        let end = min(text.count, end)
        guard start < end else { return }
        text = String(text.prefix(start)) + text.dropFirst(end)
        cursor = min(start, text.count)
    }

    private func wordStart() -> Int {
        let before = Array(text.prefix(cursor))
        let word = before.lastIndex { $0 != " " } ?? 0
        return before.prefix(word).lastIndex(of: " ").map { $0 + 1 } ?? 0
    }

    private func wordEnd() -> Int {
        let rest = text.dropFirst(cursor)
        let spaces = rest.prefix { $0 == " " }.count
        return cursor + spaces + rest.dropFirst(spaces).prefix { $0 != " " }.count
    }
}
