// The parameters of a transition as typed: a document in the original's spelling, or the few that a shell often needs.

import ArgumentParser
import Checkout
import OrderedJSON

/// `--params`, and what fills the usual parameters without it.
struct ParameterOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The parameters of its actions, a JSON object; @ and a file's name, or - for standard input.",
            valueName: "json"))
    var params: String?

    @Option(help: ArgumentHelp("When the booked time begins.", valueName: "instant"), transform: instant)
    var bookingStart: Instant?

    @Option(help: ArgumentHelp("When it ends.", valueName: "instant"), transform: instant)
    var bookingEnd: Instant?

    @Option(help: ArgumentHelp("What it costs, in cents, as one line item.", valueName: "cents"))
    var price: Int?

    @Option(help: ArgumentHelp("How much of the listing's stock is reserved.", valueName: "n"))
    var stock: Int?

    /// The document that the engine takes.
    /// - Throws: `CommandRefusal` for what does not read, `ValidationError` for a parameter that is given twice.
    func document(_ input: any CommandInput) throws -> JSON {
        guard case .object(let given) = try document(params, input) else {
            throw CommandRefusal(
                code: "unreadable_params",
                message: "The parameters are no object; expected something like {\"protectedData\": {}}.")
        }
        for field in own where given.contains(where: { $0.name == field.name }) {
            throw ValidationError("--params and an option of its own both give \(field.name); give one of them.")
        }
        return .object(given + own)
    }

    private func document(_ text: String?, _ input: any CommandInput) throws -> JSON {
        guard let text else { return .object([]) }
        let path = text == "-" ? text : text.hasPrefix("@") ? String(text.dropFirst()) : nil
        do {
            return try JSON(reading: try path.map(input.bytes(of:)) ?? Array(text.utf8))
        } catch let error as JSONError {
            throw CommandRefusal(code: "unreadable_params", message: "The parameters do not read: \(error).")
        }
    }

    /// What the options fill in.
    private var own: [JSON.Field] {
        let line = price.map { cents -> JSON in
            [
                [
                    "code": "line-item/units", "unitPrice": Money(minorUnits: cents).asAmount, "quantity": 1,
                ]
            ]
        }
        let all: [(String, JSON?)] = [
            ("bookingStart", bookingStart.map { .instant($0) }), ("bookingEnd", bookingEnd.map { .instant($0) }),
            ("lineItems", line), ("stockReservationQuantity", stock.map { .int($0) }),
        ]
        return all.compactMap { name, value in value.map { JSON.Field(name, $0) } }
    }
}
