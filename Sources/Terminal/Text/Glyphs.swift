// The pictures that a screen is drawn with, once for terminals that know Unicode and once for those that do not.

/// A set of pictures, each one column wide.
public struct Glyphs: Hashable, Sendable {
    /// Whether text may hold anything but ASCII. Where it may not, letters lose their accents and the rest becomes `?`.
    public let isUnicode: Bool
    /// A horizontal line.
    public let horizontal: String
    /// A vertical line.
    public let vertical: String
    /// The corners of a box: top left, top right, bottom left, bottom right.
    public let corners: [String]
    /// A crossing towards the left side: a line that begins at a vertical line.
    public let teeRight: String
    /// A line that ends at a vertical line.
    public let teeLeft: String
    /// Points at the selected row.
    public let pointer: String
    /// Yes, done.
    public let check: String
    /// No, refused.
    public let cross: String
    /// Look at this.
    public let warning: String
    /// Waits for somebody.
    public let triangle: String
    /// A point in a list, or a hidden digit.
    public let bullet: String
    /// Separates short facts on one line.
    public let separator: String
    /// Says that text goes on.
    public let ellipsis: String
    /// Nothing there.
    public let dash: String
    /// Leads to.
    public let arrowRight: String
    /// Upwards.
    public let arrowUp: String
    /// Downwards.
    public let arrowDown: String
    /// The part of a bar that is full.
    public let barFull: String
    /// The part of a bar that is empty.
    public let barEmpty: String
    /// Stands still.
    public let frozen: String

    /// Box drawing and signs.
    public static let unicode = Glyphs(
        isUnicode: true, horizontal: "─", vertical: "│", corners: ["┌", "┐", "└", "┘"], teeRight: "├", teeLeft: "┤",
        pointer: "▸", check: "✓", cross: "✗", warning: "⚠", triangle: "▲", bullet: "•", separator: "·", ellipsis: "…",
        dash: "–", arrowRight: "→", arrowUp: "↑", arrowDown: "↓", barFull: "█", barEmpty: "░", frozen: "❄")

    /// Nothing but ASCII.
    public static let ascii = Glyphs(
        isUnicode: false, horizontal: "-", vertical: "|", corners: ["+", "+", "+", "+"], teeRight: "+", teeLeft: "+",
        pointer: ">", check: "v", cross: "x", warning: "!", triangle: "!", bullet: "*", separator: ".", ellipsis: "~",
        dash: "-", arrowRight: ">", arrowUp: "^", arrowDown: "v", barFull: "#", barEmpty: ".", frozen: "*")
}

extension String {
    /// The one character that a picture is.
    var picture: UInt32 { unicodeScalars.first?.value ?? 0x20 }
}
