import Checkout
import Dialects

extension Query {
    /// Which parts are shown whole: `expand_customer=true`, or a comma list in `expand`.
    func expansion() throws(CheckoutError) -> Flex.Expansion {
        var fields = Set((string("expand") ?? "").split(separator: ",").map(String.init))
        for field in ["customer", "payment_intent", "subscription"] where try bool("expand_\(field)") == true {
            fields.insert(field)
        }
        return Flex.Expansion(fields)
    }
}
