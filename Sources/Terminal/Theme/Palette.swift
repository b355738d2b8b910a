// The colours that terminals have by number, as xterm defines them.

enum Palette {
    /// The sixteen that every colour terminal has in some shade.
    static let sixteen: [RGB] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ].map { RGB($0) }

    /// The 216 of the cube and the 24 greys, which have the numbers from 16 on.
    static let extended: [RGB] = {
        let steps: [UInt32] = [0, 95, 135, 175, 215, 255]
        var colours: [RGB] = []
        for red in steps {
            for green in steps {
                for blue in steps { colours.append(RGB(red << 16 | green << 8 | blue)) }
            }
        }
        for step in 0..<24 {
            let grey = UInt32(8 + 10 * step)
            colours.append(RGB(grey << 16 | grey << 8 | grey))
        }
        return colours
    }()

    /// The number of the nearest of the 240 that terminals do not redefine.
    static func nearestExtended(_ colour: RGB) -> Int {
        nearest(colour, among: extended.indices.map { ($0, extended[$0]) }) + 16
    }

    /// The number of the nearest among the first `count` that can be read on `ground`, which has the contrast asked
    /// for or the best.
    static func nearest(_ colour: RGB, count: Int, on ground: RGB?, contrast: Double) -> Int {
        let all = sixteen.prefix(count).enumerated().map { ($0.offset, $0.element) }
        guard let ground else { return nearest(colour, among: all) }
        let readable = all.filter { $0.1.contrast(with: ground) >= contrast }
        return nearest(colour, among: readable.isEmpty ? all : readable)
    }

    private static func nearest(_ colour: RGB, among candidates: [(number: Int, colour: RGB)]) -> Int {
        candidates.min { $0.colour.distance(to: colour) < $1.colour.distance(to: colour) }?.number ?? 0
    }
}
