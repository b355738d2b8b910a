import Testing

@testable import CheckoutHTTP

@Suite("A bell that rings later") struct BellTests {
    @Test(
        "rings after that time, or after a minute, since nobody tells when the system's clock is set",
        arguments: [(5, 5), (60, 60), (61, 60), (86_400, 60)])
    func later(delay: Int, slept: Int) async {
        let (naps, nap) = AsyncStream.makeStream(of: Duration.self)
        let bell = Bell { nap.yield($0) }
        bell.ring(after: .seconds(delay))
        for await _ in bell.rings { break }
        nap.finish()
        #expect(await naps.reduce(into: []) { $0.append($1) } == [.seconds(slept)])
    }
}
