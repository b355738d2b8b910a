// Decides, character by character, what stands on the screen for it.

/// Collects the glyphs of one text.
struct GlyphMaker {
    /// Whether the screen knows more than ASCII.
    let isUnicode: Bool
    private(set) var glyphs: [DisplayGlyph] = []

    /// A mark that has nothing to sit on, or no room, sits on this circle, as in Unicode's own charts.
    private static let dottedCircle: UInt32 = 0x25CC
    /// What a terminal cell holds beside its character.
    private static let marksInCell = 4

    init(isUnicode: Bool) {
        self.isUnicode = isUnicode
    }

    /// Adds what stands for the next character.
    mutating func add(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case 0x20..<0x7F: glyphs.append(DisplayGlyph(base: value))
        case 0..<0x20: addControl(value, picture: 0x2400 + value)
        case 0x7F: addControl(value, picture: 0x2421)
        case 0x2028, 0x2029: addControl(10, picture: 0x2424)
        case 0xA1..<0x300 where value != 0xAD: addSpacing(value, width: 1)
        case 0x2190..<0x2600: addSpacing(value, width: CellWidth.of(scalar))
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: break  // chooses between pictures of the same character
        case 0x200C, 0x200D: addJoiner(value)
        case 0x1F1E6...0x1F1FF: glyphs.append(DisplayGlyph(base: value - 0x1F1E6 + 0x41))  // half a flag: its letter
        case 0x1F3FB...0x1F3FF: addSkinTone(value)
        case 0xE0020..<0xE007F: glyphs.append(DisplayGlyph(base: value - 0xE0000))  // a hidden letter: shown
        case 0xE007F: break  // only ends hidden letters
        default: addByCategory(scalar)
        }
    }

    private mutating func addByCategory(_ scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: addEscape(scalar.value)
        case .spaceSeparator where scalar.value != 0x3000: glyphs.append(DisplayGlyph(base: 0x20))
        default:
            let width = CellWidth.of(scalar)
            if width == 0 { addMark(scalar.value) } else { addSpacing(scalar.value, width: width) }
        }
    }

    private mutating func addSpacing(_ value: UInt32, width: Int) {
        if isUnicode {
            glyphs.append(DisplayGlyph(base: value, width: width))
        } else {
            let letter = Transliteration.ascii(value)
            for _ in 0..<width { glyphs.append(DisplayGlyph(base: letter)) }
        }
    }

    private mutating func addMark(_ value: UInt32) {
        guard isUnicode else { return }
        if let last = glyphs.indices.last, glyphs[last].marks.count < Self.marksInCell, glyphs[last].base != 0x20 {
            glyphs[last].marks.append(value)
        } else {
            glyphs.append(DisplayGlyph(base: Self.dottedCircle, marks: [value]))
        }
    }

    private mutating func addControl(_ value: UInt32, picture: UInt32) {
        if isUnicode {
            glyphs.append(DisplayGlyph(base: picture))
        } else {
            glyphs.append(DisplayGlyph(base: 0x5E))
            glyphs.append(DisplayGlyph(base: value ^ 0x40))
        }
    }

    /// Joiners shape the letters of some scripts and join emoji; beside ASCII they only hide.
    private mutating func addJoiner(_ value: UInt32) {
        guard let last = glyphs.last, last.base > 0x7E || !isUnicode else { return addEscape(value) }
    }

    /// A skin tone would melt into the picture before it on some terminals and not on others.
    private mutating func addSkinTone(_ value: UInt32) {
        if let last = glyphs.last, last.width == 2 {
            addSpacing(0x25AA, width: 1)
        } else {
            addSpacing(value, width: 2)
        }
    }

    private mutating func addEscape(_ value: UInt32) {
        let digits = String(value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        for scalar in (isUnicode ? "‹U+\(padded)›" : "<U+\(padded)>").unicodeScalars {
            glyphs.append(DisplayGlyph(base: scalar.value))
        }
    }
}
