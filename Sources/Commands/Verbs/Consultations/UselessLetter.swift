// A letter covers what is sold under its visit type. Any type may be named, and one that is misspelled would lead to a
// letter that covers nothing.

public import Checkout
import Spelling

/// The refusal of a consultation whose letter would be of no use.
public enum UselessLetter {
    /// Why a consultation of a visit type would lead to a letter for nothing; nil where something is sold under the type,
    /// or a survey is made for it.
    public static func refusal(of type: VisitType, sold: [VisitType]) -> CommandRefusal? {
        guard !sold.contains(type), !type.hasSurvey else { return nil }
        let near = type.nearest(among: sold).map { "; did you mean \($0)?" } ?? "."
        return CommandRefusal(
            code: "unknown_visit_type",
            message: "Nothing is sold under the visit type \(type), and it has no survey\(near)")
    }

    /// What somebody is told who asks for the survey of a visit type that has none of its own; nil where it has.
    static func doubt(of type: VisitType) -> String? {
        guard !type.hasSurvey else { return nil }
        let near = type.nearest(among: []).map { "; did you mean \($0)?" } ?? "."
        return "The visit type \(type) has no survey of its own, so these are the general questions\(near)"
    }
}

extension VisitType {
    fileprivate var hasSurvey: Bool { Survey.all.contains { $0.visitType == self } }

    /// The type that was meant by one that is not known, perhaps.
    fileprivate func nearest(among sold: [VisitType]) -> String? {
        NearestName.name(name, among: Survey.all.map(\.visitType.name) + sold.map(\.name), leeway: 1)
    }
}
