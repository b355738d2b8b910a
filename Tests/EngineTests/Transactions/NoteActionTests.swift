import Checkout
import OrderedJSON
import Testing
import TransactionProcess

@Suite("Reviews and notes")
struct NoteActionTests {
    private static let deeds: KeyValuePairs<String, [String]> = [
        "guest-rates": ["post-review-by-customer"], "owner-rates": ["post-review-by-provider"],
        "publish": ["publish-reviews"], "tell": ["update-protected-data"], "note": ["privileged-update-metadata"],
        "reveal-guest": ["reveal-customer-protected-data {:key-mapping {:boat-licence :licence :phoneNumber :call}}"],
        "reveal-owner": ["reveal-provider-protected-data {:key-mapping {:email :ownerEmail}}"],
        "tell-and-fail": ["update-protected-data", "create-pending-booking {:type :time}", "fail"],
        "reveal-files": ["reveal-listing-protected-files"],
    ]

    @Test("each side rates the other once, from 1 to 5, in words; then both are published")
    func reviews() async throws {
        for side in ["guest", "owner"] {
            let bench = try await Bench(Self.deeds)
            let review: JSON = ["reviewRating": 5, "reviewContent": "Dry all day."]
            for wrong in [["reviewRating": 0], ["reviewRating": 6], ["reviewRating": "5"]] as [JSON] {
                let error = try await bench.refusal("\(side)-rates", wrong.and(["reviewContent": "x"]))
                #expect(error.code == "validation-invalid-value")
            }
            #expect(try await bench.refusal("\(side)-rates", ["reviewRating": 4]).code == "validation-missing-key")
            #expect(try await bench.refusal("\(side)-rates", ["reviewContent": "x"]).code == "validation-missing-key")
            let reviews = try await bench.does("\(side)-rates", review).reviews
            let written = side == "guest" ? reviews.byCustomer : reviews.byProvider
            #expect(written == Review(rating: 5, content: "Dry all day.", at: Shop.opening))
            #expect((side == "guest" ? reviews.byProvider : reviews.byCustomer) == nil && !reviews.arePublished)
            let party = side == "guest" ? "customer" : "provider"
            #expect(
                try await bench.refusal("\(side)-rates", review).code == "transaction-already-reviewed-by-\(party)")
            #expect(try await bench.does("publish").reviews.arePublished)
        }
    }

    @Test("notes are laid over those before; null takes one away", arguments: ["tell", "note"])
    func merged(deed: String) async throws {
        let key = deed == "tell" ? "protectedData" : "metadata"
        let bench = try await Bench(Self.deeds)
        try await bench.does(deed, [key: ["a": 1, "b": ["deep": true]]])
        let contents = try await bench.does(deed, [key: ["b": ["other": 2], "a": nil, "c": "x"]])
        let kept = deed == "tell" ? contents.protectedData : contents.metadata
        #expect(kept == ["b": ["other": 2], "c": "x"])
        #expect(try await bench.does(deed) == contents, "nothing given changes nothing")
        #expect(try await bench.refusal(deed, [key: [1]]).code == "validation-invalid-value")
    }

    @Test("notes come to at most 50 KB, in all")
    func size() async throws {
        let bench = try await Bench(Self.deeds)
        func note(_ name: String, _ bytes: Int) -> JSON {
            ["protectedData": .object([JSON.Field(name, .string(String(repeating: "x", count: bytes)))])]
        }
        // The braces, the name and the quotes are eight bytes.
        #expect(try await bench.refusal("tell", note("a", 51_200 - 7)).code == "validation-invalid-value")
        try await bench.does("tell", note("a", 51_200 - 8))
        #expect(try await bench.refusal("tell", note("b", 1)).message.contains("50 KB"))
        try await bench.does("tell", ["protectedData": ["a": nil, "b": "x"]])
    }

    @Test("what is kept of a party is revealed under the names that the process gives it")
    func revealed() async throws {
        let bench = try await Bench(Self.deeds)
        var edit = CustomerEdit()
        (edit.phone, edit.metadata) = ("+1 555 0100", ["boat-licence": "B 12", "secret": "s"])
        _ = try await bench.engine.editCustomer(bench.market.guest.id, edit)
        #expect(try await bench.does("reveal-guest").protectedData == ["licence": "B 12", "call": "+1 555 0100"])
        let both = try await bench.does("reveal-owner").protectedData
        #expect(both["ownerEmail"] == "otto@example.com" && both["licence"] == "B 12" && both["secret"] == nil)
        #expect(try await bench.does("reveal-files").protectedData == both)
    }

    @Test("an action that fails undoes what the others of its transition did")
    func rollback() async throws {
        let bench = try await Bench(Self.deeds)
        let given = JSON.hours(9, 17).and(["protectedData": ["a": 1]])
        #expect(try await bench.refusal("tell-and-fail", given).code == "action-failed")
        let tx = try await bench.overview.transaction
        #expect(tx.contents == TransactionContents() && tx.stay == 1)
        try await bench.neighbour().does("tell", ["protectedData": [:]])
    }

    @Test("a parameter that no action takes is refused by its name, and so are parameters that are no object")
    func unknown() async throws {
        let bench = try await Bench(Self.deeds)
        let error = try await bench.refusal("guest-rates", ["reviewRating": 5, "reviewContents": "x"])
        #expect(error.code == "validation-disallowed-key" && error.message.contains("reviewContents"))
        #expect(error.message.contains("reviewContent,") || error.message.contains("reviewContent."))
        #expect(try await bench.refusal("publish", ["x": 1]).message.contains("it takes none"))
        #expect(try await bench.refusal("publish", [1]).code == "validation-invalid-params")
    }
}
