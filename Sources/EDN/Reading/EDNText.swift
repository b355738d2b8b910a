/// The scalars of a text and how far reading has come, by line and column.
struct EDNText {
    private let scalars: [Unicode.Scalar]
    private(set) var position = Position()

    /// A place between two scalars.
    struct Position {
        var index = 0
        var line = 1
        var column = 1
    }

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    /// The scalar to be read next; nil at the end.
    var next: Unicode.Scalar? { position.index < scalars.count ? scalars[position.index] : nil }

    /// The scalar after that.
    var second: Unicode.Scalar? { position.index + 1 < scalars.count ? scalars[position.index + 1] : nil }

    /// Goes on by one scalar.
    mutating func advance() {
        guard let scalar = next else { return }
        let isBreak = scalar == "\n" || scalar == "\r" && second != "\n"
        position.index += 1
        position.line += isBreak ? 1 : 0
        position.column = isBreak ? 1 : position.column + 1
    }

    /// Reads on while a condition holds, and answers what was read.
    mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
        var taken = String.UnicodeScalarView()
        while let scalar = next, condition(scalar) {
            taken.append(scalar)
            advance()
        }
        return String(taken)
    }

    /// The place of the scalar to be read next.
    func place(length: Int = 1) -> EDNPlace {
        EDNPlace(line: position.line, column: position.column, length: next == nil ? 0 : length)
    }

    /// The place of what was read since a position.
    func place(since start: Position) -> EDNPlace {
        guard position.line > start.line else {
            return EDNPlace(line: start.line, column: start.column, length: position.column - start.column)
        }
        let first = scalars[start.index..<position.index].prefix { $0 != "\n" && $0 != "\r" }
        return EDNPlace(line: start.line, column: start.column, length: first.count)
    }
}

extension EDNText {
    /// The scalars of UTF-8, without a byte order mark.
    /// - Throws: `EDNError` at the first byte that is not UTF-8.
    static func scalars(of bytes: [UInt8]) throws(EDNError) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(bytes.count)
        var decoder = UTF8()
        var rest = bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0).makeIterator()
        while true {
            switch decoder.decode(&rest) {
            case .scalarValue(let scalar): scalars.append(scalar)
            case .emptyInput: return scalars
            case .error:
                var before = EDNText(scalars)
                while before.next != nil { before.advance() }
                let place = EDNPlace(line: before.position.line, column: before.position.column)
                throw EDNError("The text is not UTF-8 from here on.", at: place)
            }
        }
    }
}
