import Checkout
import Testing

@Suite("A percentage that a coupon takes off")
struct PercentageTests {
    @Test("is read as it is written, to the hundredth, and comes out so")
    func written() {
        let texts = (1...10_000).map { Coupon.Off.percent(hundredths: $0).digits }
        #expect(texts.map { Coupon.Off(percent: $0) } == (1...10_000).map { .percent(hundredths: $0) })
        #expect(Coupon.Off(percent: "12.50") == .percent(hundredths: 1_250))
    }

    @Test(
        "is above 0 and up to 100, with at most two decimals",
        arguments: ["0", "-1", "0.001", "100.01", "1.234", "1e1", "ten", ""])
    func refused(text: String) {
        #expect(Coupon.Off(percent: text) == nil)
    }
}
