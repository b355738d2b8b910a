/// The characters that have names of their own.
enum EDNCharacterNames {
    /// The format's four, and two that its readers in use take as well.
    private static let names: [(String, Unicode.Scalar)] = [
        ("newline", "\n"), ("return", "\r"), ("space", " "), ("tab", "\t"), ("formfeed", "\u{C}"),
        ("backspace", "\u{8}"),
    ]

    /// The character that `\name` stands for.
    static func scalar(named name: String) -> Unicode.Scalar? { names.first { $0.0 == name }?.1 }

    /// The name of a character, where it has one.
    static func name(of scalar: Unicode.Scalar) -> String? { names.first { $0.1 == scalar }?.0 }
}
