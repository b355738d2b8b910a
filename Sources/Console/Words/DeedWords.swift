// What was done, for the notice after a key did it. The answer of a command begins with what the thing is; somebody who
// pressed a key knows that, and wants to know that it was done.
import OrderedJSON

/// What a command did, in a sentence; nil where its answer says it best.
func deedWords(of command: CommandLine, _ answer: JSON) -> String? {
    switch command.words.prefix(2).joined(separator: " ") {
    case "card default": return "\(cardWords(answer)) is the default card now"
    case "card remove": return "\(cardWords(answer)) is removed"
    case "token delete": return "The token is deleted"
    case "price retire": return "The price is retired"
    case "order on": return "The standing order is on"
    case "order off": return "The standing order is off"
    case "webhooks resend": return "The delivery is due again; almoner-server sends it"
    default: break
    }
    switch command.words.first {
    case "cancel": return "The session is canceled"
    case "void": return "The hold is given back, and the session has ended"
    case "resolve" where command.words.contains("--abandon"): return "The repair is given up; the token stays stuck"
    default: return nil
    }
}

private func cardWords(_ answer: JSON) -> String {
    guard case .string(let brand)? = answer["card"]?["brand"], case .string(let last4)? = answer["card"]?["last4"]
    else {
        return "The card"
    }
    return "\(brandWords(brand)) •\(last4)"
}
