// Compares what a ledger reads with what it should.
import Checkout
import Testing

func expect<Value: Equatable & Sendable>(
    _ ledger: any Ledger, reads expected: Value, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping @Sendable (any LedgerReader) throws -> Value
) async throws {
    let found = try await ledger.read(body)
    #expect(found == expected, sourceLocation: sourceLocation)
}

/// `#expect` for closures that read: it takes values that were read already, so that `try` stands outside.
func expectSame<Value: Equatable>(
    _ found: Value, _ expected: Value, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(found == expected, sourceLocation: sourceLocation)
}
