// The body of a mail as lines of at most 76 ASCII characters (RFC 2045, 6.7).
import Checkout

enum QuotedPrintable {
    /// The encoded lines of a text.
    static func lines(_ text: String) -> [String] {
        var all: [String] = []
        for line in lineBytes(text) { all += encoded(line) }
        return all
    }

    /// The text's lines, by whatever they end.
    private static func lineBytes(_ text: String) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0A where last == 0x0D: break
            case 0x0A, 0x0D: lines.append([])
            default: lines[lines.count - 1].append(byte)
            }
            last = byte
        }
        // The end of the last line is no line of its own.
        if lines.count > 1, lines[lines.count - 1].isEmpty { lines.removeLast() }
        return lines
    }

    private static func encoded(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var line = ""
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let piece = piece(byte, endsLine: isLast)
            // A soft break takes the last of the 76 columns.
            if line.utf8.count + piece.utf8.count > (isLast ? longest : longest - 1) {
                lines.append(line + "=")
                line = ""
            }
            line += piece
        }
        return lines + [line]
    }

    private static func piece(_ byte: UInt8, endsLine: Bool) -> String {
        let isSpace = byte == 0x20 || byte == 0x09
        let isPlain = byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "=")
        if isPlain || isSpace && !endsLine { return String(UnicodeScalar(byte)) }
        return "=" + byte.hexadecimal.uppercased()
    }

    private static let longest = 76
}
