// What stands for a letter or sign on a terminal that knows ASCII only.

/// Replaces characters one by one, so that columns stay where they are.
enum Transliteration {
    private static let pairs: [(String, String)] = [
        ("ÀÁÂÃÄÅĀĂĄǍ", "A"), ("àáâãäåāăąǎª", "a"), ("ÇĆĈĊČ", "C"), ("çćĉċč", "c"), ("ÐĎĐ", "D"), ("ðďđ", "d"),
        ("ÈÉÊËĒĔĖĘĚ", "E"), ("èéêëēĕėęě", "e"), ("ĜĞĠĢ", "G"), ("ĝğġģ", "g"), ("ĤĦ", "H"), ("ĥħ", "h"),
        ("ÌÍÎÏĨĪĬĮİ", "I"), ("ìíîïĩīĭįı", "i"), ("Ĵ", "J"), ("ĵ", "j"), ("Ķ", "K"), ("ķ", "k"), ("ĹĻĽŁ", "L"),
        ("ĺļľł", "l"),
        ("ÑŃŅŇ", "N"), ("ñńņň", "n"), ("ÒÓÔÕÖØŌŎŐ", "O"), ("òóôõöøōŏőº", "o"), ("ŔŖŘ", "R"), ("ŕŗř", "r"),
        ("ŚŜŞŠȘ", "S"), ("śŝşšșß", "s"), ("ŢŤŦȚ", "T"), ("ţťŧț", "t"), ("ÙÚÛÜŨŪŬŮŰŲ", "U"), ("ùúûüũūŭůűų", "u"),
        ("Ŵ", "W"), ("ŵ", "w"), ("ÝŶŸ", "Y"), ("ýŷÿ", "y"), ("ŹŻŽ", "Z"), ("źżž", "z"),
        ("‘’‚′´", "'"), ("“”„″«»", "\""), ("‐‑‒–—−─━", "-"), ("…", "~"), ("•●", "*"), ("·", "."), ("×✗✘", "x"),
        ("✓✔", "v"), ("→▸▶›", ">"), ("←◂‹", "<"), ("↑", "^"), ("↓", "v"), ("│┃", "|"), ("┌┐└┘├┤┬┴┼", "+"), ("⚠▲¡", "!"),
    ]

    private static let table: [UInt32: UInt32] = {
        var table: [UInt32: UInt32] = [:]
        for (letters, plain) in pairs {
            for scalar in plain.unicodeScalars {
                for letter in letters.unicodeScalars { table[letter.value] = scalar.value }
            }
        }
        return table
    }()

    /// The ASCII character that comes nearest, or `?`.
    static func ascii(_ value: UInt32) -> UInt32 {
        value < 0x7F ? value : table[value] ?? 0x3F
    }
}
