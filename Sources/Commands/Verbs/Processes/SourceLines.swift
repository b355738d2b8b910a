import EDN
import Terminal

/// The lines of a text, to be shown with something underlined.
struct SourceLines: Sendable {
    private let lines: [[Unicode.Scalar]]

    /// The most columns of a line that are shown. Ours: a file may be one line.
    private static let most = 120
    private static let indent = "    "

    /// The lines of UTF-8 as places in it count them.
    init(_ bytes: [UInt8]) {
        var lines: [[Unicode.Scalar]] = [[]]
        var last: Unicode.Scalar?
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\n" where last == "\r": break
            case "\n", "\r": lines.append([])
            default: lines[lines.count - 1].append(scalar)
            }
            last = scalar
        }
        self.lines = lines
    }

    /// The line of a place and, below it, `^~~~` under what stands there; nothing where there is no such line.
    func underlining(_ place: EDNPlace) -> [String] {
        guard lines.indices.contains(place.line - 1) else { return [] }
        let line = lines[place.line - 1]
        let start = min(place.column - 1, line.count)
        let end = min(line.count, start + place.length)
        let first = line.count <= SourceLines.most ? 0 : max(0, start - SourceLines.most / 3)
        let last = min(line.count, first + SourceLines.most)
        let before = (first > 0 ? "…" : "") + shown(line[first..<start])
        let marked = shown(line[start..<max(start, min(end, last))])
        let after = shown(line[max(start, min(end, last))..<last]) + (last < line.count ? "…" : "")
        let tail = String(repeating: "~", count: max(0, CellWidth.of(marked) - 1))
        let gap = String(repeating: " ", count: CellWidth.of(before))
        return [SourceLines.indent + before + marked + after, SourceLines.indent + gap + "^" + tail]
    }

    private func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars { text.append(contentsOf: scalar == "\t" ? Array("    ".unicodeScalars) : [scalar]) }
        return DisplayText.sanitised(String(text))
    }
}
