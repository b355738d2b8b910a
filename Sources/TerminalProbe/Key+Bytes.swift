// What a terminal sends for a key.

public import Terminal

extension Key {
    /// The bytes that xterm sends, with arrows as full-screen programs get them.
    public var xtermBytes: String {
        switch self {
        case .character(let character): String(character)
        case .alt(let character): "\u{1B}\(character)"
        case .control(let character): Self.controlByte(character)
        case .enter: "\r"
        case .escape: "\u{1B}"
        case .tab: "\t"
        case .backTab: "\u{1B}[Z"
        case .backspace: "\u{7F}"
        case .delete: "\u{1B}[3~"
        case .insert: "\u{1B}[2~"
        case .up: "\u{1B}OA"
        case .down: "\u{1B}OB"
        case .right: "\u{1B}OC"
        case .left: "\u{1B}OD"
        case .home: "\u{1B}OH"
        case .end: "\u{1B}OF"
        case .pageUp: "\u{1B}[5~"
        case .pageDown: "\u{1B}[6~"
        case .function(let number): Self.functionBytes(number)
        }
    }

    private static func controlByte(_ character: Character) -> String {
        guard let ascii = character.asciiValue else { return "" }
        return String(Unicode.Scalar(ascii & 0x1F))
    }

    private static func functionBytes(_ number: Int) -> String {
        let letters = ["P", "Q", "R", "S"]
        let numbers = [15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34]
        switch number {
        case 1...4: return "\u{1B}O" + letters[number - 1]
        case 5...20: return "\u{1B}[\(numbers[number - 5])~"
        default: return ""
        }
    }
}
