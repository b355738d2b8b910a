// Rows in aligned columns, measured in columns of a terminal rather than in characters.

import Terminal

/// A table for people. The last column is never filled up, so that copying a line copies no trailing blanks.
struct TextTable {
    private let header: [String]
    private var rows: [[String]] = []
    private let numbers: Set<Int>

    /// A table with these headings; the columns in `numbers` align to the right.
    init(_ header: [String], numbers: Set<Int> = []) {
        self.header = header
        self.numbers = numbers
    }

    /// Adds a row; what comes from outside is made fit to be shown.
    mutating func add(_ cells: [String]) {
        rows.append(cells.map { DisplayText.sanitised($0) })
    }

    /// The heading and the rows; only the note when there are no rows.
    func lines(orNote note: String) -> [String] {
        guard !rows.isEmpty else { return [note] }
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { CellWidth.of($0[column]) }.max() ?? 0 }
        return all.map { line($0, widths) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for (column, cell) in cells.enumerated() {
            let gap = String(repeating: " ", count: widths[column] - CellWidth.of(cell))
            if column > 0 { text += "  " }
            text += numbers.contains(column) ? gap + cell : cell + gap
        }
        while text.last == " " { text.removeLast() }
        return text
    }
}

/// Labels and values under each other, for one thing.
struct TextFacts {
    private var facts: [(String, String)] = []

    /// Adds a value, unless there is none.
    mutating func add(_ label: String, _ value: String?) {
        guard let value else { return }
        facts.append((label, DisplayText.sanitised(value)))
    }

    /// The lines, values aligned.
    var lines: [String] {
        let width = facts.map { $0.0.count }.max() ?? 0
        return facts.map { label, value in
            label + String(repeating: " ", count: width - label.count + 2) + value
        }
    }
}
