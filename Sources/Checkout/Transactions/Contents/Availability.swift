/// Whether a listing has a time free: at every moment of it, the seats that others took and those that are asked for are
/// together no more than the listing has.
enum Availability {
    /// Whether the seats are free from `start` up to `end`.
    /// - Parameter others: the bookings of the listing that take their time.
    static func isFree(_ seats: Int, of all: Int, from start: Instant, to end: Instant, others: [Booking]) -> Bool {
        let overlapping = others.filter { $0.start < end && $0.end > start }
        // What is taken only grows where a booking begins.
        let moments = [start] + overlapping.map(\.start).filter { $0 > start }
        return moments.allSatisfy { moment in
            let taken = overlapping.filter { $0.start <= moment && $0.end > moment }.map(\.seats).reduce(0, +)
            return taken + seats <= all
        }
    }
}
