/// The bytes of a template and how far reading has come, by line and column.
struct TemplateText {
    private let bytes: [UInt8]
    private(set) var position = 0
    private var line = 1
    private var column = 1

    /// A byte order mark is no part of a mail.
    init(_ text: String) {
        bytes = Array(text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? text.utf8.dropFirst(3) : text.utf8[...])
    }

    /// The byte to be read next; nil at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The byte that is so many further on.
    func peek(_ offset: Int) -> UInt8? {
        let index = position + offset
        return bytes.indices.contains(index) ? bytes[index] : nil
    }

    /// Where the next byte stands.
    var place: TemplatePlace { TemplatePlace(line: line, column: column, length: next == nil ? 0 : 1) }

    /// What was read since a place, as far as it stands on one line.
    func place(since start: TemplatePlace) -> TemplatePlace {
        let length = line == start.line ? column - start.column : 2
        return TemplatePlace(line: start.line, column: start.column, length: max(length, start.length))
    }

    /// Goes on by so many bytes.
    mutating func advance(_ count: Int = 1) {
        for _ in 0..<count {
            guard let byte = next else { return }
            position += 1
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && next != UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                // The later bytes of a scalar take no column.
                column += 1
            }
        }
    }

    /// Whether this text comes next.
    func sees(_ text: StaticString) -> Bool {
        (0..<text.utf8CodeUnitCount).allSatisfy { peek($0) == text.utf8Start[$0] }
    }

    /// Reads this text, where it comes next.
    mutating func take(_ text: StaticString) -> Bool {
        guard sees(text) else { return false }
        advance(text.utf8CodeUnitCount)
        return true
    }

    /// Reads on while a condition holds, and answers what was read.
    mutating func take(while condition: (UInt8) -> Bool) -> String {
        let start = position
        while let byte = next, condition(byte) { advance() }
        return text(since: start)
    }

    /// Reads so many bytes, and answers them.
    mutating func take(_ count: Int) -> String {
        let start = position
        advance(count)
        return text(since: start)
    }

    /// What was read since a position.
    func text(since start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }

    /// Reads over white space; whether there was any.
    @discardableResult mutating func skipSpace() -> Bool {
        let start = position
        while let byte = next, byte.isSpace { advance() }
        return position > start
    }

    /// Reads up to this text, and answers what stands before it; the text itself is not read. Nil where it does not come.
    mutating func take(upTo end: StaticString) -> String? {
        let start = position
        while next != nil, !sees(end) { advance() }
        return next == nil ? nil : text(since: start)
    }
}

extension UInt8 {
    /// Whether it is a space, a tab, or an end of a line.
    var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
