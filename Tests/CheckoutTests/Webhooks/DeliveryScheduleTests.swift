import Testing

@testable import Checkout

@Suite("A delivery's schedule")
struct DeliveryScheduleTests {
    private let ids = (1...200).map { ID<Delivery>(bits: UInt128($0) << 64 | UInt128($0 * 7_919)) }

    private func delays(_ dialect: WebhookEndpoint.Dialect, _ id: ID<Delivery>) -> [Int64] {
        let schedule = DeliverySchedule(dialect)
        var delays: [Int64] = []
        while let delay = schedule.delay(after: delays.count + 1, of: id) { delays.append(delay) }
        return delays
    }

    @Test(
        "tries so often, and gives up within so many days",
        arguments: [(WebhookEndpoint.Dialect.flex, 10, 2, 3), (.truemed, 14, 5, 7)])
    func length(dialect: WebhookEndpoint.Dialect, tries: Int, least: Int64, most: Int64) {
        let day: Int64 = 86_400_000
        for id in ids {
            let delays = delays(dialect, id)
            #expect(delays.count == tries - 1)
            #expect((least * day...most * day).contains(delays.reduce(0, +)))
        }
        #expect(DeliverySchedule(dialect).delay(after: tries, of: ids[0]) == nil)
        #expect(DeliverySchedule(dialect).delay(after: tries + 1, of: ids[0]) == nil, "one sent again by hand")
    }

    @Test("waits three times as long each time, up to a fifth more, and at Truemed no longer than a day")
    func growth() {
        let bases: [Int64] = [20, 60, 180, 540, 1_620, 4_860, 14_580, 43_740, 131_220]
        for id in ids {
            for (delay, base) in zip(delays(.flex, id), bases) {
                #expect((base * 1_000..<base * 1_200).contains(delay))
            }
            for delay in delays(.truemed, id).suffix(5) { #expect((86_400_000..<103_680_000).contains(delay)) }
        }
    }

    @Test("plays the same way for the same delivery, and differently for another or a later try")
    func jitter() {
        #expect(delays(.flex, ids[0]) == delays(.flex, ids[0]))
        #expect(Set(ids.map { delays(.flex, $0)[0] }).count > 100)
        let shares = zip(delays(.flex, ids[0]), [20, 60, 180, 540, 1_620]).map { Double($0) / Double($1) }
        #expect(Set(shares).count > 1)
    }

    @Test("takes any 2xx for Flex and 204 alone for Truemed; a redirect is neither's yes")
    func acknowledgement() {
        for code in 100...599 {
            #expect(WebhookEndpoint.Dialect.flex.isAcknowledged(by: code) == (200...299).contains(code))
            #expect(WebhookEndpoint.Dialect.truemed.isAcknowledged(by: code) == (code == 204))
        }
    }
}
