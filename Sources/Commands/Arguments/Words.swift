// Reads moments, periods and words of a fixed list as typed, with a sentence for what does not fit.

import ArgumentParser
public import Checkout
import Spelling

/// A moment such as `2027-06-09T10:05:00Z`, or a date.
@Sendable
func instant(_ text: String) throws -> Instant {
    guard let instant = Instant(text) else {
        throw ValidationError("“\(text)” is no moment; expected something like 2027-06-09T10:05:00Z or 2027-06-09.")
    }
    return instant
}

/// A period such as `P1Y` or `PT90M`.
@Sendable
func period(_ text: String) throws -> Period {
    guard let period = Period(text) else {
        throw ValidationError("“\(text)” is no period; expected something like P1Y, P30D or PT90M.")
    }
    return period
}

/// A visit type, however it is spelled.
@Sendable
func visitType(_ text: String) throws -> VisitType {
    guard !text.isEmpty, text.utf8.count <= 60, text.allSatisfy({ $0.isLetter || $0.isNumber || " _-".contains($0) })
    else {
        throw ValidationError("“\(text)” is no visit type; expected a name such as gym or skincare.")
    }
    return VisitType(spelledLike: text)
}

/// A visit type that has a consultation.
@Sendable
func consultationType(_ text: String) throws -> VisitType {
    let type = try visitType(text)
    guard type != .notApplicable else {
        throw ValidationError("“\(text)” needs no consultation; expected a type such as gym or skincare.")
    }
    return type
}

/// One word of an enumeration.
func word<Value: RawRepresentable & CaseIterable>(
    _ text: String, as type: Value.Type, _ what: String
) throws -> Value where Value.RawValue == String {
    let spelled = text.lowercased().split(separator: "-").joined(separator: "_")
    guard let value = Value(rawValue: spelled) else {
        throw ValidationError("“\(text)” is no \(what); \(hint(text, among: Value.allCases.map(\.rawValue)))")
    }
    return value
}

/// What to type in place of a word that is not known: what was meant, perhaps, or all there are.
func hint(_ written: String, among known: [String]) -> String {
    NearestName.name(written, among: known, leeway: 1).map { "did you mean \($0)?" }
        ?? "expected one of \(known.joined(separator: ", "))."
}

/// Reads moments for commands that are not verbs.
public enum Moment {
    /// A moment such as `2027-06-09T10:05:00Z`, or a date.
    /// - Throws: `ValidationError` for anything else.
    @Sendable
    public static func read(_ text: String) throws -> Instant { try instant(text) }
}
