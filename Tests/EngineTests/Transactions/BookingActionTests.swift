import Checkout
import OrderedJSON
import Testing

@Suite("The booked time")
struct BookingActionTests {
    private static let deeds: KeyValuePairs<String, [String]> = [
        "ask": ["create-pending-booking {:type :time}"], "ask-for-days": ["create-pending-booking"],
        "propose": ["create-proposed-booking {:type :time}"], "agree-at-once": ["create-booking {:type :time}"],
        "overbook": ["create-booking {:type :time :observe-availability? false}"], "accept": ["accept-booking"],
        "decline": ["decline-booking"], "cancel": ["cancel-booking"], "move": ["update-booking"],
    ]
    private static let taken = "transaction-booking-time-not-available"

    @Test("a booking of days begins and ends at midnight UTC; one of times as it is given, its end being free")
    func types() async throws {
        let days = try await Bench(Self.deeds)
        var booking = try await days.does("ask-for-days", .hours(9, 33)).booking
        #expect(booking?.start == .september(12) && booking?.end == .september(13) && booking?.state == .pending)
        #expect(try await days.neighbour().refusal("ask", .hours(23, 30)).code == Self.taken)
        let times = try await Bench(Self.deeds)
        booking = try await times.does("ask", .hours(9, 17)).booking
        #expect(booking?.start == .september(12, 9) && booking?.end == .september(12, 17) && booking?.seats == 1)
        try await times.neighbour().does("ask", .hours(17, 18))
        let none = try await Bench(Self.deeds)
        #expect(
            try await none.refusal("ask-for-days", .hours(9, 17)).code == "validation-invalid-value", "no whole day")
    }

    @Test("a time needs both its ends, in order, once", arguments: ["bookingStart", "bookingEnd"])
    func given(missing: String) async throws {
        let bench = try await Bench(Self.deeds)
        let other = try #require(["bookingStart", "bookingEnd"].first { $0 != missing })
        let moment = try #require(JSON.hours(9, 17)[other])
        let error = try await bench.refusal("ask", .object([JSON.Field(other, moment)]))
        #expect(error.code == "validation-missing-key" && error.message.contains(missing))
        #expect(try await bench.refusal("ask", .hours(9, 9)).code == "validation-invalid-value")
        #expect(try await bench.refusal("ask", .hours(9, 17, seats: 0)).code == "validation-invalid-value")
        try await bench.does("ask", .hours(9, 17))
        #expect(try await bench.refusal("ask", .hours(18, 19)).code == "transaction-invalid-action-sequence")
    }

    @Test("seats are free as long as no moment of the time has too many taken")
    func seats() async throws {
        let bench = try await Bench(Self.deeds, seats: 3)
        try await bench.does("ask", .hours(9, 12, seats: 2))
        let second = try await bench.neighbour()
        #expect(try await second.refusal("ask", .hours(11, 13, seats: 2)).code == Self.taken)
        try await second.does("ask", .hours(11, 13, seats: 1))
        let third = try await bench.neighbour()
        _ = try await third.refusal("ask", .hours(8, 14, seats: 1))
        // From noon on only one of the three is taken.
        try await third.does("ask", .hours(12, 14, seats: 2))
    }

    @Test("a proposed time takes nothing, and needs to be free when it is accepted")
    func proposed() async throws {
        let bench = try await Bench(Self.deeds)
        try await bench.does("propose", .hours(9, 17))
        let other = try await bench.neighbour()
        try await other.does("ask", .hours(16, 18))
        #expect(try await bench.refusal("accept").code == Self.taken)
        try await other.does("decline")
        #expect(try await bench.does("accept").booking?.state == .accepted)
        #expect(try await other.neighbour().refusal("propose", .hours(16, 18)).code == Self.taken)
    }

    @Test("the older name agrees at once, and looks at nothing where it is told so")
    func olderName() async throws {
        let bench = try await Bench(Self.deeds)
        #expect(try await bench.does("agree-at-once", .hours(9, 17)).booking?.state == .accepted)
        let other = try await bench.neighbour()
        #expect(try await other.refusal("agree-at-once", .hours(9, 17)).code == Self.taken)
        #expect(try await other.does("overbook", .hours(9, 17)).booking?.state == .accepted)
    }

    @Test(
        "each answer needs a booking that it fits",
        arguments: [
            ("accept", ["pending", "proposed"], "not-pending"), ("decline", ["pending", "proposed"], "not-pending"),
            ("cancel", ["accepted"], "not-accepted"), ("move", ["pending", "proposed", "accepted"], "not-pending"),
        ])
    func answers(deed: String, fitting: [String], fault: String) async throws {
        #expect(
            try await Bench(Self.deeds).refusal(deed).code == "transaction-invalid-action-sequence", "nothing is booked"
        )
        let ways: KeyValuePairs<String, [String]> = [
            "pending": ["ask"], "proposed": ["propose"], "accepted": ["ask", "accept"], "declined": ["ask", "decline"],
            "cancelled": ["ask", "accept", "cancel"],
        ]
        for (state, way) in ways {
            let bench = try await Bench(Self.deeds)
            for (place, step) in way.enumerated() {
                try await bench.does(step, place == 0 ? .hours(9, 17) : .object([]))
            }
            #expect(try await bench.contents.booking?.state.rawValue == state)
            if fitting.contains(state) {
                try await bench.does(deed)
            } else {
                #expect(try await bench.refusal(deed).code == "transaction-booking-state-\(fault)", "\(deed) \(state)")
            }
        }
    }

    @Test("declined and cancelled times are free again")
    func freed() async throws {
        for way in [["decline"], ["accept", "cancel"]] {
            let bench = try await Bench(Self.deeds)
            try await bench.does("ask", .hours(9, 17))
            let other = try await bench.neighbour()
            _ = try await other.refusal("ask", .hours(9, 17))
            for step in way { try await bench.does(step) }
            try await other.does("ask", .hours(9, 17))
        }
    }

    @Test("another time needs to be free, its own booking apart; the times that are shown stay")
    func moved() async throws {
        let bench = try await Bench(Self.deeds)
        try await bench.does("ask", .hours(9, 17).and(["bookingDisplayStart": "2026-09-12T10:00:00Z"]))
        let other = try await bench.neighbour()
        try await other.does("ask", .hours(20, 22))
        let booking = try await bench.does("move", .hours(12, 20)).booking
        #expect(booking?.start == .september(12, 12) && booking?.end == .september(12, 20))
        #expect(booking?.displayStart == .september(12, 10) && booking?.displayEnd == .september(12, 17))
        #expect(try await bench.refusal("move", .hours(12, 21)).code == Self.taken)
        #expect(try await bench.refusal("move", ["bookingEnd": "2026-09-12T12:00:00Z"]).code.contains("invalid-value"))
        let shown = try await bench.does("move", ["bookingDisplayEnd": "2026-09-12T19:00:00Z", "seats": 1]).booking
        #expect(shown?.displayEnd == .september(12, 19) && shown?.end == .september(12, 20))
    }
}
