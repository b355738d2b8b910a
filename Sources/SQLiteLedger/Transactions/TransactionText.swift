// The small documents of a transaction that are kept as text.
import Checkout
import OrderedJSON
import TransactionProcess

enum TransactionText {
    /// Notes; nil for none.
    static func text(notes: JSON) -> String? { notes == .object([]) ? nil : notes.compact }

    static func notes(_ text: String?) throws -> JSON {
        guard let text else { return .object([]) }
        return try JSON(stored: text)
    }

    /// Lines; nil for none.
    static func text(_ lines: [LineItem]) -> String? {
        lines.isEmpty ? nil : JSON.array(lines.map(\.json)).compact
    }

    static func lineItems(_ text: String?) throws -> [LineItem] {
        guard let text else { return [] }
        return try JSON(stored: text).elements().map { line in
            guard let item = LineItem(json: line) else { throw UnreadableColumn(index: 0) }
            return item
        }
    }

    /// What was said; nil where nobody has.
    static func text(_ reviews: Reviews) -> String? {
        guard reviews != Reviews() else { return nil }
        let document: JSON = [
            "customer": reviews.byCustomer?.json ?? .null, "provider": reviews.byProvider?.json ?? .null,
            "published": .bool(reviews.arePublished),
        ]
        return document.compact
    }

    static func reviews(_ text: String?) throws -> Reviews {
        guard let text else { return Reviews() }
        let document = try JSON(stored: text)
        return Reviews(
            byCustomer: try review(document["customer"]), byProvider: try review(document["provider"]),
            arePublished: document["published"] == true)
    }

    private static func review(_ json: JSON?) throws -> Review? {
        guard let json, json != .null else { return nil }
        guard case .int(let rating)? = json["rating"], case .string(let content)? = json["content"],
            case .string(let at)? = json["createdAt"], let instant = Instant(at)
        else { throw UnreadableColumn(index: 0) }
        return Review(rating: rating, content: content, at: instant)
    }

    static func text(_ underWay: TransitionUnderWay) -> String {
        let failure: JSON =
            underWay.failure.map { failure in
                [
                    "code": .string(failure.code), "message": .string(failure.message),
                    "decline": .optional(failure.decline?.code), "reason": .optional(failure.decline?.declineCode),
                ]
            } ?? .null
        let document: JSON = [
            "transition": .string(underWay.transition.text), "by": .string(underWay.by.rawValue),
            "name": .string(underWay.name), "parameters": underWay.parameters,
            "at": .string(String(underWay.at.milliseconds)), "payment": .string(underWay.paymentBefore.rawValue),
            "session": .optional(underWay.sessionBefore?.description), "done": .int(underWay.done), "failure": failure,
        ]
        return document.compact
    }

    static func underWay(_ text: String) throws -> TransitionUnderWay {
        let document = try JSON(stored: text)
        guard case .string(let transition)? = document["transition"], case .string(let by)? = document["by"],
            case .string(let name)? = document["name"], let parameters = document["parameters"],
            case .string(let at)? = document["at"], let milliseconds = Int64(at),
            case .string(let payment)? = document["payment"], case .int(let done)? = document["done"],
            let actor = TransitionActor(rawValue: by), let standing = PaymentStanding(rawValue: payment)
        else { throw UnreadableColumn(index: 0) }
        return TransitionUnderWay(
            transition: TransitionName(transition), by: actor, name: name, parameters: parameters,
            at: Instant(milliseconds: milliseconds), paymentBefore: standing,
            sessionBefore: document["session"]?.plainText.flatMap { ID($0) }, done: done,
            failure: document["failure"].flatMap(failure))
    }

    private static func failure(_ json: JSON) -> TransitionFailure? {
        guard let code = json["code"]?.plainText, let message = json["message"]?.plainText else { return nil }
        let decline = json["decline"]?.plainText.map { Decline(code: $0, declineCode: json["reason"]?.plainText) }
        return TransitionFailure(code, message, decline: decline)
    }
}
