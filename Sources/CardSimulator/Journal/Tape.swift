// Where a journal's bytes lie.

import Checkout

/// Bytes that are only ever added at the end, save that a torn end is cut off.
protocol Tape: Sendable {
    /// What a message calls it.
    var name: String { get }
    /// Takes it for this simulator alone; false when another process has it just now.
    mutating func lock() throws(CardNetworkFailure) -> Bool
    /// Lets others have it.
    mutating func unlock()
    /// How many bytes there are.
    mutating func size() throws(CardNetworkFailure) -> Int
    /// Up to `count` bytes from `offset` on; fewer only at the end.
    mutating func read(at offset: Int, count: Int) throws(CardNetworkFailure) -> [UInt8]
    /// Adds bytes, all or none, after the first `size` ones.
    mutating func append(_ bytes: [UInt8], size: Int) throws(CardNetworkFailure)
    /// Cuts off what lies behind the first `size` bytes.
    mutating func cut(to size: Int) throws(CardNetworkFailure)
}

/// A journal that lives as long as its simulator.
struct MemoryTape: Tape {
    private var bytes: [UInt8] = []

    let name = "the cards' journal"
    mutating func lock() -> Bool { true }
    mutating func unlock() {}
    mutating func size() -> Int { bytes.count }
    mutating func read(at offset: Int, count: Int) -> [UInt8] {
        Array(bytes[offset..<min(offset + count, bytes.count)])
    }
    mutating func append(_ more: [UInt8], size: Int) { bytes += more }
    mutating func cut(to size: Int) { bytes.removeSubrange(size...) }
}
