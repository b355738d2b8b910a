import Checkout
import Testing

@Suite("The fields of a filter")
struct FilterSpellingTests {
    @Test(
        "says which field the customers' list does not know, and what was meant",
        arguments: [
            ("letters:gym", "There is no field letters; did you mean letter?"),
            ("ana -sate:CA", "There is no field sate; did you mean state?"),
            ("foo:bar", "There is no field foo; there are name, email, state, letter, card, is, id."),
            ("is:pendig", "There is no is:pendig; did you mean is:pending?"),
            ("is:foo", "There is no is:foo; there are is:pending, is:review, is:expiring."),
            ("ana state:CA -letter:sleep is:expiring", nil), ("", nil), ("letters:", nil),
        ])
    func customers(text: String, complaint: String?) {
        #expect(Filter(text).customerMisspelling == complaint)
    }

    @Test(
        "says the same of the transactions' list, which knows no words",
        arguments: [
            ("is:stuk", "There is no is:stuk; did you mean is:stuck?"),
            ("is:paid", "There is no is:paid; there is is:stuck."),
            ("letter:gym", "There is no field letter; there are state, is."),
            ("ana", "Transactions are not found by words; there are state: and is:stuck."),
            ("state:charge-due is:stuck", nil), ("", nil),
        ])
    func transactions(text: String, complaint: String?) {
        #expect(Filter(text).transactionMisspelling == complaint)
    }
}
