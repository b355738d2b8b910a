// What each command does to the screen.

import Terminal

extension TerminalPicture {
    mutating func perform(_ action: SequenceParser.Action) {
        switch action {
        case .show(let scalar): show(scalar)
        case .control(let byte): control(byte)
        case .escape(UInt8(ascii: "M")): reverseFeed()
        case .escape: break
        case .command(true, let numbers, let letter): setModes(numbers, letter)
        case .command(false, let numbers, let letter): command(numbers, letter)
        case .system(let text): if text.hasPrefix("52;") { clipboard.append(text) }
        }
    }

    private mutating func show(_ scalar: Unicode.Scalar) {
        let width = CellWidth.of(scalar)
        if width == 0 {
            let x = cursor.x - (wrapsNext ? 0 : 1)
            if x >= 0 { spots[cursor.y][x].text.unicodeScalars.append(scalar) }
            return
        }
        if wrapsNext || cursor.x + width > size.columns {
            cursor.x = 0
            feed()
        }
        wrapsNext = false
        for column in 0..<width where cursor.x + column < size.columns {
            spots[cursor.y][cursor.x + column] = Spot(text: column == 0 ? String(scalar) : "", look: look)
        }
        cursor.x += width
        if cursor.x >= size.columns {
            cursor.x = size.columns - 1
            wrapsNext = true
        }
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x07: bells += 1
        case 0x08: move(to: cursor.x - 1, cursor.y)
        case 0x09: move(to: (cursor.x / 8 + 1) * 8, cursor.y)
        case 0x0A: feed()
        case 0x0D: move(to: 0, cursor.y)
        default: break
        }
    }

    private mutating func move(to x: Int, _ y: Int) {
        wrapsNext = false
        cursor = Position(x: min(max(0, x), size.columns - 1), y: min(max(0, y), size.rows - 1))
    }

    private mutating func feed() {
        if cursor.y == bottom { scroll(from: top, by: 1) } else { move(to: cursor.x, cursor.y + 1) }
    }

    private mutating func reverseFeed() {
        if cursor.y == top { scroll(from: top, by: -1) } else { move(to: cursor.x, cursor.y - 1) }
    }

    /// Moves rows between `first` and the end of the scrolling region; positive numbers move up.
    private mutating func scroll(from first: Int, by count: Int) {
        guard first <= bottom else { return }
        for _ in 0..<min(abs(count), bottom - first + 1) {
            let blank = Array(repeating: Spot(look: blankLook), count: size.columns)
            spots.remove(at: count > 0 ? first : bottom)
            spots.insert(blank, at: count > 0 ? bottom : first)
        }
    }

    /// Erased cells take the background.
    private var blankLook: Look { Look(background: look.background) }

    private mutating func command(_ numbers: [Int], _ letter: UInt8) {
        let first = numbers.first ?? 0
        let count = max(1, first)
        switch Character(Unicode.Scalar(letter)) {
        case "H", "f": move(to: (numbers.count > 1 ? max(1, numbers[1]) : 1) - 1, count - 1)
        case "G", "`": move(to: count - 1, cursor.y)
        case "d": move(to: cursor.x, count - 1)
        case "A": move(to: cursor.x, cursor.y - count)
        case "B": move(to: cursor.x, cursor.y + count)
        case "C": move(to: cursor.x + count, cursor.y)
        case "D": move(to: cursor.x - count, cursor.y)
        case "J": eraseScreen(first)
        case "K": eraseRow(first)
        case "X": erase(row: cursor.y, cursor.x..<min(cursor.x + count, size.columns))
        case "@": shift(by: count)
        case "P": shift(by: -count)
        case "L": scroll(from: cursor.y, by: -count)
        case "M": scroll(from: cursor.y, by: count)
        case "S": scroll(from: top, by: count)
        case "T": scroll(from: top, by: -count)
        case "b": repeatLast(count)
        case "r": setRegion(numbers)
        case "m": setLook(numbers)
        default: break
        }
    }

    private mutating func erase(row: Int, _ columns: Range<Int>) {
        for x in columns { spots[row][x] = Spot(look: blankLook) }
    }

    private mutating func eraseRow(_ part: Int) {
        switch part {
        case 0: erase(row: cursor.y, cursor.x..<size.columns)
        case 1: erase(row: cursor.y, 0..<min(cursor.x + 1, size.columns))
        default: erase(row: cursor.y, 0..<size.columns)
        }
    }

    private mutating func eraseScreen(_ part: Int) {
        if part < 2 { eraseRow(part) }
        let rows = part == 0 ? cursor.y + 1..<size.rows : part == 1 ? 0..<cursor.y : 0..<size.rows
        for y in rows { erase(row: y, 0..<size.columns) }
    }

    private mutating func shift(by count: Int) {
        var row = spots[cursor.y]
        let blanks = Array(repeating: Spot(look: blankLook), count: min(abs(count), size.columns - cursor.x))
        if count > 0 {
            row.insert(contentsOf: blanks, at: cursor.x)
        } else {
            row.removeSubrange(cursor.x..<cursor.x + blanks.count)
            row += blanks
        }
        spots[cursor.y] = Array(row.prefix(size.columns))
    }

    private mutating func repeatLast(_ count: Int) {
        guard cursor.x > 0 || wrapsNext else { return }
        let last = spots[cursor.y][wrapsNext ? cursor.x : cursor.x - 1].text
        guard let scalar = last.unicodeScalars.first else { return }
        for _ in 0..<count { show(scalar) }
    }

    private mutating func setRegion(_ numbers: [Int]) {
        top = max(1, numbers.first ?? 1) - 1
        bottom = min(numbers.count > 1 && numbers[1] > 0 ? numbers[1] : size.rows, size.rows) - 1
        move(to: 0, 0)
    }

    private mutating func setModes(_ numbers: [Int], _ letter: UInt8) {
        let isOn = letter == UInt8(ascii: "h")
        guard isOn || letter == UInt8(ascii: "l") else { return }
        for mode in numbers {
            if mode == 1049, isOn != modes.contains(1049) { swapScreens(isOn) }
            if isOn { modes.insert(mode) } else { modes.remove(mode) }
        }
    }

    private mutating func swapScreens(_ isSecond: Bool) {
        if isSecond {
            firstScreen = spots
            spots = Self.empty(size)
        } else {
            spots = firstScreen
            firstScreen = []
        }
    }
}
