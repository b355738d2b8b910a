// The journal as a whole: what was written, where each key's answer stands, and what follows from it all.

import Checkout

/// A journal that is read as far as it goes, including what other processes added. Only its end is kept in memory: of a
/// key, the hash and the place of its line.
struct CardJournal {
    /// What the journal says so far.
    private(set) var book = NetworkBook()
    /// Its bytes.
    var tape: any Tape
    /// How many of them are read.
    var end = 0
    /// Where the line of each key begins, by the key's hash; where two hashes meet, the next free number.
    private var places: [Int: Int] = [:]

    /// The first line, which tells a journal from any other file.
    static let header = Array("almoner cards 1\n".utf8)
    /// What ends a line.
    static let lineFeed = UInt8(ascii: "\n")

    /// The journal on this tape; nothing is read yet.
    init(tape: any Tape) { self.tape = tape }

    /// What a message calls it.
    var name: String { tape.name }

    /// Does something while no other process can, having read what the others added; nil when another process is at it.
    mutating func exclusively<Value>(
        _ body: (inout CardJournal) throws(CardNetworkFailure) -> Value
    ) throws(CardNetworkFailure) -> Value? {
        guard try tape.lock() else { return nil }
        defer { tape.unlock() }
        try catchUp()
        return try body(&self)
    }

    /// What was recorded under a key.
    mutating func record(key: String) throws(CardNetworkFailure) -> JournalRecord? {
        let bytes = JournalKey.bytes(key)
        var slot = CardJournal.slot(bytes[...])
        while let place = places[slot] {
            var reader = LineReader(try line(at: place))
            if reader.bytes() == bytes[...] { return JournalRecord(&reader) }
            slot &+= 1
        }
        return nil
    }

    /// Writes a record down and draws the consequences.
    mutating func append(_ record: JournalRecord, key: String) throws(CardNetworkFailure) {
        let keyBytes = JournalKey.bytes(key)
        var line = LineWriter(key: keyBytes)
        record.write(to: &line)
        line.end()
        let header = end == 0 ? CardJournal.header : []
        try tape.append(header + line.bytes, size: end)
        let place = end + header.count
        guard enter(record, key: keyBytes[...], at: place) else { throw damaged(at: place) }
        end += header.count + line.bytes.count
    }

    /// Draws the consequences of a record that stands in this place; false when it cannot follow on the others.
    mutating func enter(_ record: JournalRecord, key: ArraySlice<UInt8>, at place: Int) -> Bool {
        guard book.enter(record) else { return false }
        if record.operation != nil, record.answer != nil {
            var slot = CardJournal.slot(key)
            while places[slot] != nil { slot &+= 1 }
            places[slot] = place
        }
        return true
    }

    /// Starts over, for a journal that was replaced by a shorter one.
    mutating func forget() { (book, end, places) = (NetworkBook(), 0, [:]) }

    /// Every record with its key, in the order written.
    mutating func forEach(_ body: (String, JournalRecord) -> Void) throws(CardNetworkFailure) {
        var place = CardJournal.header.count
        while place < end {
            let line = try line(at: place)
            var reader = LineReader(line)
            if let key = reader.bytes(), let record = JournalRecord(&reader) { body(JournalKey.key(key), record) }
            place += line.count + 1
        }
    }

    private static func slot(_ key: ArraySlice<UInt8>) -> Int {
        var hasher = Hasher()
        key.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}
