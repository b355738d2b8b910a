// How a journal is read: everything once at the first question, then only what other processes added.

import Checkout

extension CardJournal {
    /// Reads what was added since the last time, and cuts off a last line that a killed process left unfinished. Nobody
    /// else writes meanwhile, so an unfinished line is nobody's work in progress.
    mutating func catchUp() throws(CardNetworkFailure) {
        let size = try tape.size()
        if size < end { forget() }
        var count = 1 << 20
        while end < size {
            let bytes = try tape.read(at: end, count: min(count, size - end))
            if let last = bytes.lastIndex(of: CardJournal.lineFeed) {
                try read(lines: bytes[...last])
            } else if end + bytes.count < size {
                count *= 2
            } else {
                guard end > 0 || CardJournal.header.starts(with: bytes) else { throw foreign }
                return try tape.cut(to: end)
            }
        }
    }

    /// The line that begins here, without its line feed.
    mutating func line(at place: Int) throws(CardNetworkFailure) -> ArraySlice<UInt8> {
        var count = 512
        while true {
            let bytes = try tape.read(at: place, count: count)
            if let end = bytes.firstIndex(of: CardJournal.lineFeed) { return bytes[..<end] }
            guard bytes.count == count else { throw damaged(at: place) }
            count *= 2
        }
    }

    private mutating func read(lines: ArraySlice<UInt8>) throws(CardNetworkFailure) {
        var rest = lines
        while let feed = rest.firstIndex(of: CardJournal.lineFeed) {
            let line = rest[..<feed]
            if end == 0 {
                guard line == CardJournal.header.dropLast() else { throw foreign }
            } else {
                var reader = LineReader(line)
                guard let key = reader.bytes(), let record = JournalRecord(&reader), enter(record, key: key, at: end)
                else { throw damaged(at: end) }
            }
            end += line.count + 1
            rest = rest[(feed + 1)...]
        }
    }

    private var foreign: CardNetworkFailure {
        .unreachable("\(name) is not a journal of practice cards; move it away, or name another ledger.")
    }

    /// What to say of a line that does not fit.
    func damaged(at place: Int) -> CardNetworkFailure {
        .unreachable("\(name) is damaged at byte \(place); restore it together with its ledger. Nothing was changed.")
    }
}
