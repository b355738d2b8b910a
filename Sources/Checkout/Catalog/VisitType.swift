/// Which consultation a product needs, and so which letters cover it (Flex's `visit_type`). Two products of one visit
/// type share a letter; products of different types never do.
public struct VisitType: Hashable, Comparable, Sendable {
    /// The name on the wire: `gym`, `mentalHealth`.
    public let name: String

    /// A visit type by its name on the wire.
    public init(_ name: String) {
        self.name = name
    }

    public static func < (left: VisitType, right: VisitType) -> Bool { left.name < right.name }

    /// Exercise and gym memberships.
    public static let gym = VisitType("gym")
    /// Skin care.
    public static let skincare = VisitType("skincare")
    /// Sleep.
    public static let sleep = VisitType("sleep")
    /// Nutrition and supplements.
    public static let nutrition = VisitType("nutrition")
    /// Mental health.
    public static let mentalHealth = VisitType("mentalHealth")
    /// What an unknown SKU of a sandbox needs. Ours.
    public static let general = VisitType("general")
    /// The type of a product that needs no consultation, spelled as Flex's catalogue rows spell it.
    public static let notApplicable = VisitType("notApplicable")

    /// The type that a person means by `text`: `mental health`, `mental_health` and `MentalHealth` are all
    /// `mentalHealth`.
    public init(spelledLike text: String) {
        let meant = text.lettersAndDigits
        let known: [VisitType] = [.gym, .skincare, .sleep, .nutrition, .mentalHealth, .general, .notApplicable]
        self = known.first { $0.name.lettersAndDigits == meant } ?? VisitType(text)
    }

    /// The type in words for a person: `mental health`.
    public var words: String {
        guard name.utf8.contains(where: { 0x41...0x5A ~= $0 }) else { return name }
        var words = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            guard ("A"..."Z").contains(scalar) else {
                words.append(scalar)
                continue
            }
            if !words.isEmpty { words.append(" ") }
            words.append(Unicode.Scalar(UInt8(ascii: scalar) | 0x20))
        }
        return String(words)
    }
}

extension VisitType: CustomStringConvertible {
    /// The name on the wire.
    public var description: String { name }
}
