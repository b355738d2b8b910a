import EDN
import TransactionProcess

// The booked time (reference section 3, "Booking").
extension TransactionContents {
    mutating func book(
        _ action: ProcessAction, _ parameters: TransitionParameters, _ surroundings: Surroundings
    ) throws {
        switch action.kind {
        case .createPendingBooking: try book(.pending, action, parameters, surroundings)
        case .createProposedBooking: try book(.proposed, action, parameters, surroundings)
        // The older name agrees to the time at once.
        case .createBooking: try book(.accepted, action, parameters, surroundings)
        case .acceptBooking:
            var booking = try booking(in: [.pending, .proposed], "not-pending")
            if booking.state == .proposed { try requireFree(booking, surroundings) }
            booking.state = .accepted
            self.booking = booking
        case .declineBooking: try end(.declined, from: [.pending, .proposed], "not-pending")
        case .cancelBooking: try end(.cancelled, from: [.accepted], "not-accepted")
        case .updateBooking: try move(parameters, surroundings)
        default: break
        }
    }

    private mutating func book(
        _ state: ReservationState, _ action: ProcessAction, _ parameters: TransitionParameters,
        _ surroundings: Surroundings
    ) throws {
        guard booking == nil else { throw TransitionFailure.sequence("A time is booked already; there is one.") }
        guard var start = try parameters.instant("bookingStart") else {
            throw TransitionFailure.missing("bookingStart")
        }
        guard var end = try parameters.instant("bookingEnd") else { throw TransitionFailure.missing("bookingEnd") }
        if action.config["type"]?.keyword?.text != "time" { (start, end) = (start.startOfDay, end.startOfDay) }
        let seats = try parameters.count("seats", in: 1...1_000) ?? 1
        let booking = Booking(
            start: start, end: end, displayStart: try parameters.instant("bookingDisplayStart"),
            displayEnd: try parameters.instant("bookingDisplayEnd"), seats: seats, state: state)
        try check(booking)
        if action.config["observe-availability?"].map(\.isTruthy) ?? true { try requireFree(booking, surroundings) }
        self.booking = booking
    }

    /// Another time, or another number of seats. The shown times stay what they were unless they are given.
    private mutating func move(_ parameters: TransitionParameters, _ surroundings: Surroundings) throws {
        var booking = try booking(in: [.proposed, .pending, .accepted], "not-pending")
        booking.start = try parameters.instant("bookingStart") ?? booking.start
        booking.end = try parameters.instant("bookingEnd") ?? booking.end
        booking.displayStart = try parameters.instant("bookingDisplayStart") ?? booking.displayStart
        booking.displayEnd = try parameters.instant("bookingDisplayEnd") ?? booking.displayEnd
        booking.seats = try parameters.count("seats", in: 1...1_000) ?? booking.seats
        try check(booking)
        try requireFree(booking, surroundings)
        self.booking = booking
    }

    private func check(_ booking: Booking) throws {
        guard booking.start < booking.end else {
            throw TransitionFailure.invalid(
                "bookingEnd", given: booking.end.description, expected: "a moment after \(booking.start)")
        }
        guard booking.displayStart < booking.displayEnd else {
            throw TransitionFailure.invalid(
                "bookingDisplayEnd", given: booking.displayEnd.description,
                expected: "a moment after \(booking.displayStart)")
        }
    }

    private func requireFree(_ booking: Booking, _ surroundings: Surroundings) throws {
        let others = try surroundings.bookings(booking.start, booking.end)
        let isFree = Availability.isFree(
            booking.seats, of: surroundings.listing.seats, from: booking.start, to: booking.end, others: others)
        guard isFree else {
            throw TransitionFailure(
                "transaction-booking-time-not-available",
                "“\(surroundings.listing.title)” is not free from \(booking.start) to \(booking.end).")
        }
    }

    private mutating func end(
        _ state: ReservationState, from states: [ReservationState], _ fault: String
    ) throws {
        var booking = try booking(in: states, fault)
        booking.state = state
        self.booking = booking
    }

    private func booking(in states: [ReservationState], _ fault: String) throws -> Booking {
        let words = states.map(\.rawValue).joined(separator: " or ")
        guard let booking else { throw TransitionFailure.sequence("Nothing is booked; it would have to be \(words).") }
        guard states.contains(booking.state) else {
            throw TransitionFailure(
                "transaction-booking-state-\(fault)", "The booking is \(booking.state.rawValue), not \(words).")
        }
        return booking
    }
}

extension Instant {
    /// Midnight, in UTC, at the start of this moment's day.
    fileprivate var startOfDay: Instant { Instant(startOf: date) }
}
