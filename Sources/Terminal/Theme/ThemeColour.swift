// A colour as a theme names it.

/// A colour of a theme.
public enum ThemeColour: Hashable, Sendable {
    /// Whatever the terminal's own is.
    case standard
    /// One of the terminal's sixteen, 0 to 15.
    case index(Int)
    /// A colour of its own.
    case rgb(RGB)

    /// Reads `default`, a number from 0 to 15, or `#rrggbb`; nil when it is none of these.
    public init?(_ text: String) {
        if text == "default" {
            self = .standard
        } else if text.allSatisfy(\.isASCIIDigit), let number = Int(text), (0...15).contains(number) {
            self = .index(number)
        } else if text.utf8.count == 7, text.hasPrefix("#"), text.dropFirst().allSatisfy(\.isHexDigit),
            let value = UInt32(text.dropFirst(), radix: 16)
        {
            self = .rgb(RGB(value))
        } else {
            return nil
        }
    }

    /// The colour as red, green and blue, with xterm's palette for numbers; nil for the terminal's own.
    public var rgb: RGB? {
        switch self {
        case .standard: nil
        case .index(let number): Palette.sixteen[number]
        case .rgb(let rgb): rgb
        }
    }
}

extension Character {
    /// Signs and other scripts' digits are not numbers in a theme.
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

/// Red, green and blue, 0 to 255 each.
public struct RGB: Hashable, Sendable {
    /// 0 to 255.
    public let red: Int
    /// 0 to 255.
    public let green: Int
    /// 0 to 255.
    public let blue: Int

    /// The colour written as 0xRRGGBB.
    public init(_ value: UInt32) {
        red = Int(value >> 16 & 0xFF)
        green = Int(value >> 8 & 0xFF)
        blue = Int(value & 0xFF)
    }

    /// The colour as 0xRRGGBB.
    public var value: Int { red << 16 | green << 8 | blue }

    /// How far two colours are apart, as the eye weighs red, green and blue.
    func distance(to other: RGB) -> Int {
        let red = self.red - other.red
        let green = self.green - other.green
        let blue = self.blue - other.blue
        return 3 * red * red + 6 * green * green + blue * blue
    }
}
