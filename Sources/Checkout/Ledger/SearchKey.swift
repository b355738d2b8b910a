/// Text folded for finding and sorting: case and the marks on Latin letters are dropped, so that `ana` finds *Aña* and
/// `lodz` finds *Łódź*. Other scripts keep their marks, which carry meaning there.
public func searchKey(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var key = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars where !isLatinMark(scalar) {
        key.append(scalar.value < 0x80 ? scalar : plainLatin(scalar))
    }
    return String(key)
}

/// The combining marks of Latin writing, U+0300 to U+036F.
private func isLatinMark(_ scalar: Unicode.Scalar) -> Bool { (0x0300...0x036F).contains(scalar.value) }

/// The plain letter inside an accented one. Unicode's own names tell it: LATIN SMALL LETTER **O** WITH STROKE.
private func plainLatin(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard let name = scalar.properties.name, name.hasPrefix("LATIN SMALL LETTER ") else { return scalar }
    let words = name.dropFirst("LATIN SMALL LETTER ".count).split(separator: " ", maxSplits: 2)
    guard words.count == 3, words[1] == "WITH", words[0].count == 1,
        let letter = words[0].lowercased().unicodeScalars.first
    else { return scalar }
    return letter
}
