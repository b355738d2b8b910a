import Checkout
import Randomness
import Testing

@Suite("Identifiers")
struct IDTests {
    @Test("have two spellings of one number: Flex's and Truemed's")
    func spellings() throws {
        let id = ID<CheckoutSession>(at: at("2026-11-20T14:05:00Z"), random: 0x1234_5678_9ABC_DEF0_1234)
        #expect(id.description.hasPrefix("fcs_01") && id.description.count == 30)
        #expect(ID<CheckoutSession>(id.description) == id)
        #expect(ID<CheckoutSession>(id.description.lowercased()) == id)
        #expect(ID<CheckoutSession>(id.uuid) == id)
        let digits = Array(id.uuid)
        #expect(digits[14] == "7" && "89ab".contains(digits[19]), "a version 7 UUID")
    }

    @Test("sort by the time they were made")
    func order() {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for _ in 0..<500 {
            let early = Instant(milliseconds: Int64.random(in: 0...4_000_000_000_000, using: &random))
            let later = early.adding(milliseconds: Int64.random(in: 1...1_000_000, using: &random))
            let first = ID<Customer>(at: early, random: UInt128(random.next()) << 64 | UInt128(random.next()))
            let second = ID<Customer>(at: later, random: UInt128(random.next()) << 64 | UInt128(random.next()))
            #expect(first < second && first.description < second.description, "seed \(seed)")
        }
    }

    @Test(
        "are refused when they are of another kind or mistyped",
        arguments: [
            "fcus_01JD7K2M4QW8Z6", "fprod_01JD7K2M4Q0000000000000000", "fcus_81JD7K2M4Q0000000000000000", "fcus_",
            "fcus_01JD7K2M4Q00000000000000U0", "0192f3c1", "0192f3c1_0000-7000-8000-000000000000", "",
        ])
    func refusing(text: String) {
        #expect(ID<Customer>(text) == nil)
    }
}

@Suite("Folding for search")
struct SearchKeyTests {
    @Test(
        "drops case and the marks on Latin letters, and nothing else",
        arguments: [
            ("Ana Beltrán", "ana beltran"), ("Anaïs LEFÈVRE", "anais lefevre"), ("Łódź", "lodz"),
            ("Søren Þór", "soren þor"),
            ("Ō", "o"), ("e\u{301}", "e"), ("김민준", "김민준"), ("नमस्ते", "नमस्ते"), ("ẞ", "ß"),
        ])
    func folding(text: String, key: String) {
        #expect(searchKey(text).unicodeScalars.elementsEqual(key.unicodeScalars))
    }
}

@Suite("Filters")
struct FilterTests {
    @Test("are words, fields and their inversions, all of which have to hold")
    func reading() {
        let filter = Filter("ana state:CA -letter:sleep !gmail name:\"van Dyk\"")
        #expect(
            filter.terms == [
                Filter.Term(value: "ana"), Filter.Term(field: "state", value: "ca"),
                Filter.Term(field: "letter", value: "sleep", isInverted: true),
                Filter.Term(value: "gmail", isInverted: true), Filter.Term(field: "name", value: "van dyk"),
            ])
    }

    @Test("narrow nothing while a part is unfinished", arguments: ["", "   ", "state:", "-", "!", "-state:"])
    func unfinished(text: String) {
        #expect(Filter(text).isEmpty)
    }
}
