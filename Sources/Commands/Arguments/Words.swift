// Reads moments, periods and words of a fixed list as typed, with a sentence for what does not fit.

import ArgumentParser
public import Checkout

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
        let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("“\(text)” is no \(what); expected one of \(all).")
    }
    return value
}

/// Reads moments for commands that are not verbs.
public enum Moment {
    /// A moment such as `2027-06-09T10:05:00Z`, or a date.
    /// - Throws: `ValidationError` for anything else.
    @Sendable
    public static func read(_ text: String) throws -> Instant { try instant(text) }
}
