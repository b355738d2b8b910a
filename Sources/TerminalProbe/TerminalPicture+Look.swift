// Colours and attributes (SGR).

extension TerminalPicture {
    mutating func setLook(_ numbers: [Int]) {
        var rest = (numbers.isEmpty ? [0] : numbers)[...]
        while let number = rest.popFirst() {
            switch number {
            case 0: look = Look()
            case 1: look.bold = true
            case 2: look.dim = true
            case 4: look.underline = true
            case 7: look.reverse = true
            case 22: (look.bold, look.dim) = (false, false)
            case 24: look.underline = false
            case 27: look.reverse = false
            case 30...37, 90...97: look.foreground = [number]
            case 40...47, 100...107: look.background = [number]
            case 38: look.foreground = Self.takeColour(&rest)
            case 48: look.background = Self.takeColour(&rest)
            case 39: look.foreground = []
            case 49: look.background = []
            default: break
            }
        }
    }

    /// `5;n` is a number of the 256; `2::r:g:b`, as terminfo has it for xterm-direct, is a colour: 2 and its three
    /// parts.
    private static func takeColour(_ rest: inout ArraySlice<Int>) -> [Int] {
        let taken = Array(rest.prefix(rest.first == 2 ? 5 : 2))
        rest = rest.dropFirst(taken.count)
        return taken.first == 2 ? [2] + taken.suffix(3) : taken
    }
}
