// The whole table of practice cards, and the two ways of finding a row in it.

import Checkout

extension PracticeCard {
    /// Every practice card: those that simply pay, declines, authentication, health cards, then this simulator's own.
    public static let all: [PracticeCard] =
        paying + declining + authenticating + health + savedDeclines + awkward

    /// The row with this number.
    static func row(number: String) -> Int? { rowsByNumber[number] }

    /// The row with this name.
    static func row(name: String) -> Int? { rowsByName[name] }

    private static let rowsByNumber = rows(by: \.number)
    private static let rowsByName = rows(by: \.name)

    private static func rows(by key: KeyPath<PracticeCard, String>) -> [String: Int] {
        Dictionary(
            all.enumerated().map { ($0.element[keyPath: key], $0.offset) }, uniquingKeysWith: { first, _ in first })
    }
}
