// Days, spans and commands as an operator reads them.
import Checkout
import Testing

@testable import Console

@Suite("Words")
struct WordsTests {
    @Test("A day is written so that nobody takes the month for the day")
    func day() {
        #expect(moment("2027-03-03T00:00:00Z").dayWords == "03 Mar 2027")
        #expect(moment("2026-12-31T23:59:59Z").minuteWords == "31 Dec 2026 23:59")
    }

    @Test(
        "A span is rounded down to one unit",
        arguments: [
            (0, "0 s"), (59, "59 s"), (60, "1 min"), (3_599, "59 min"), (3_600, "1 h"), (86_399, "23 h"),
            (86_400, "1 d"),
            (172_799, "1 d"), (31_536_000, "365 d"),
        ])
    func span(seconds: Int64, words: String) {
        let start = moment("2026-11-20T14:05:00Z")
        #expect(spanWords(from: start, to: start.adding(milliseconds: seconds * 1_000)) == words)
    }

    @Test("What has passed has nothing left; thirty days and less are worth a warning")
    func left() {
        let now = moment("2026-11-20T14:05:00Z")
        let month: Int64 = 30 * 86_400_000
        #expect(TimeLeft(until: now, at: now) == nil)
        #expect(TimeLeft(until: now.adding(milliseconds: 1), at: now)?.words == "0 s")
        #expect(TimeLeft(until: now.adding(milliseconds: month), at: now)?.isShort == true)
        #expect(TimeLeft(until: now.adding(milliseconds: month + 1), at: now)?.isShort == false)
    }

    @Test("A name or a kind that says the same twice is said once, and cards have their short names in events too")
    func events() {
        #expect(
            Actor(.operator, name: "operator").words == "operator"
                && Actor(.operator, name: "ana").words == "operator ana")
        #expect(Subject(kind: "clock", id: "clock").words == "clock")
        let change = Change("card", to: "american_express •0005 12/28")
        #expect(change.to.map(change.value) == "amex •0005 12/28" && change.shortValue == "amex •0005 12/28")
    }

    @Test(
        "A command is shown without card numbers and security codes",
        arguments: [
            (["pay", "fcs_1", "--card", "4242424242424242", "--cvc", "123"], "pay fcs_1 --card ••••4242 --cvc •••"),
            (["pay", "fcs_1", "--card=4242 4242 4242 4242"], "pay fcs_1 --card=••••4242"),
            (["show", "4242424242424242"], "show ••••4242"),
            (["pay", "fcs_1", "--card", "-"], "pay fcs_1 --card -"),
            (["customer", "add", "--name", "Ana O'Hara"], "customer add --name 'Ana O'\\''Hara'"),
        ])
    func masked(words: [String], shown: String) {
        #expect(CommandLine(words).display == shown)
    }

    @Test("A typed line is read as a shell reads it")
    func parsed() {
        #expect(
            CommandLine(parsing: "customer add --name 'Ana B' \"x y\" a\\ b")?.words
                == ["customer", "add", "--name", "Ana B", "x y", "a b"])
        #expect(CommandLine(parsing: "   ")?.words == [])
        #expect(CommandLine(parsing: "name ''")?.words == ["name", ""])
        #expect(CommandLine(parsing: "open 'quote") == nil)
    }

    @Test(
        "What a command shows, typed again, is the same command",
        arguments: [
            ["show", "fcus_1"], ["customer", "add", "--name", "Ana O'Hara", "--email", ""],
            ["list", "customers", "--search", "state:CA -is:pending"],
        ])
    func roundTrip(words: [String]) {
        #expect(CommandLine(parsing: CommandLine(words).display)?.words == words)
    }
}
