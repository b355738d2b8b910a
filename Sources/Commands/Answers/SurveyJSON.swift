// A survey's questions, as a document and as a person reads them.

import Checkout
import OrderedJSON

extension Survey {
    var json: JSON {
        [
            "visit_type": .string(visitType.name), "title": .string(title),
            "questions": .array(questions.map(\.json)),
        ]
    }

    /// The questions with what can be chosen.
    var lines: [String] {
        var lines = [title, ""]
        for (index, question) in questions.enumerated() {
            lines.append("\(index + 1). \(question.text)")
            if let help = question.help { lines.append("   \(help)") }
            lines.append("   \(question.id): \(question.form)")
            for option in question.options { lines.append("     \(option.id)  \(option.label)") }
        }
        return lines
    }
}

extension Question {
    var json: JSON {
        [
            "id": .string(id), "text": .string(text), "help": .optional(help), "kind": .string(kindName),
            "options": .array(options.map { ["id": .string($0.id), "label": .string($0.label)] }),
            "always_asked": .bool(isAskedWhen == .always), "sensitive": .bool(isSensitive),
        ]
    }

    private var kindName: String {
        switch kind {
        case .state: "state"
        case .date: "date"
        case .choice: "choice"
        case .choices: "choices"
        case .text: "text"
        case .yesNo: "yes_no"
        case .attestation: "attestation"
        case .signature: "signature"
        }
    }

    /// What to type as an answer.
    var form: String {
        switch kind {
        case .state: "a state, by its name or two letters"
        case .date: "a date such as 1988-04-17"
        case .choice: "one of these"
        case .choices: "one or more of these, with commas between them"
        case .text(let most): "your own words, up to \(most) characters"
        case .yesNo: "yes or no"
        case .attestation: "yes, if you agree"
        case .signature: "your full name"
        }
    }
}
