// Text in the head of a mail (RFC 2047). What is not plain goes in as encoded words, so that no text can end its line.

import Foundation

enum HeaderText {
    /// A text of words, such as a subject.
    static func text(_ text: String) -> String {
        let text = oneLine(text)
        let isPlain =
            text.utf8.count <= 60 && !text.contains("=?")
            && text.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0.value < 0x7F
            }
        return isPlain ? text : encoded(text)
    }

    /// A name before an address.
    static func phrase(_ text: String) -> String {
        let text = oneLine(text)
        let isPlain =
            !text.isEmpty && text.utf8.count <= 60
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == " " || $0 == "-")
            }
        return isPlain ? text : encoded(text.isEmpty ? "?" : text)
    }

    /// The text with its control characters and line ends as spaces.
    private static func oneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let breaks = [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
            line.append(breaks ? " " : scalar)
        }
        return String(line).split(separator: " ").joined(separator: " ")
    }

    /// Encoded words of whole characters, none longer than 75, each on a line of its own.
    private static func encoded(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > longest { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// How many bytes a word holds: 52 characters of base 64, which leaves room for the name of the field.
    private static let longest = 39
}
