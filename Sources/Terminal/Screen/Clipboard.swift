// The clipboard of the machine where the person sits, reached through the terminal itself.

/// Builds the sequence that asks a terminal to take a text into its clipboard (OSC 52).
public enum Clipboard {
    /// More than this is not copied: terminals cut or refuse long sequences.
    public static let limit = 74_994

    /// The bytes to send, or nil when the text is too long.
    ///
    /// tmux acts on the sequence itself with `set-clipboard on`, and hands a wrapped one to the outer terminal with
    /// `allow-passthrough on`; inside tmux both are sent, so that either setting is enough.
    public static func sequence(copying text: String, insideTmux: Bool = false) -> [UInt8]? {
        let bytes = Array(text.utf8)
        guard bytes.count <= limit else { return nil }
        let plain = Array("\u{1B}]52;c;".utf8) + base64(bytes) + [0x07]
        guard insideTmux else { return plain }
        return plain + Array("\u{1B}Ptmux;\u{1B}".utf8) + plain + Array("\u{1B}\\".utf8)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for index in 0..<3 { bits = bits << 8 | (index < group.count ? UInt32(group[start + index]) : 0) }
            for index in 0..<4 {
                let digit = alphabet[Int(bits >> UInt32(18 - 6 * index) & 63)]
                result.append(index <= group.count ? digit : UInt8(ascii: "="))
            }
        }
        return result
    }
}
