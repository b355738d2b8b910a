/// The rules of a time zone, as compiled files of the time zone database hold them (RFC 9636).
///
/// ```swift
/// let rules = ZoneRules(reading: bytes)
/// ```
public struct ZoneRules: Hashable, Sendable {
    /// When the clocks change, in seconds since 1970.
    private let times: [Int]
    /// Which of the offsets counts from each change on.
    private let kinds: [Int]
    private let offsets: [ZoneOffset]
    /// What counts behind the last change.
    private let later: ZoneYear?

    /// The rules of a file; nil of what is no such file. Files of version 1 are too old to be there.
    public init?(reading bytes: [UInt8]) {
        var reader = ZoneFileReader(bytes)
        guard let old = reader.header() else { return nil }
        reader.skip(old.size(timeWidth: 4))
        guard let counts = reader.header(), counts.types > 0 else { return nil }
        var times: [Int] = []
        for _ in 0..<counts.times { times.append(reader.signed(8)) }
        var kinds: [Int] = []
        for _ in 0..<counts.times { kinds.append(reader.signed(1) & 0xFF) }
        var types: [(seconds: Int, name: Int)] = []
        for _ in 0..<counts.types {
            let seconds = reader.signed(4)
            reader.skip(1)
            types.append((seconds, reader.signed(1) & 0xFF))
        }
        let names = reader.bytes(counts.letters)
        reader.skip(counts.leaps * 12 + counts.standards + counts.universals)
        guard !reader.isExhausted, kinds.allSatisfy({ $0 < types.count }),
            types.allSatisfy({ abs($0.seconds) < 90_000 && $0.name < names.count }),
            zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        self.times = times
        self.kinds = kinds
        offsets = types.map { type in
            let name = names.dropFirst(type.name).prefix { $0 != 0 }
            return ZoneOffset(seconds: type.seconds, name: String(decoding: name, as: UTF8.self))
        }
        later = ZoneYear(reader.footer())
    }

    /// How far the zone's clocks are from UTC.
    func offset(at seconds: Int) -> ZoneOffset {
        let index = times.partitioningIndex { $0 > seconds }
        if index == times.count, let later { return later.offset(at: seconds) }
        return index == 0 ? offsets[0] : offsets[kinds[index - 1]]
    }
}

/// The numbers at the head of a part of the file.
private struct ZoneFileHeader {
    let universals: Int
    let standards: Int
    let leaps: Int
    let times: Int
    let types: Int
    let letters: Int

    func size(timeWidth: Int) -> Int {
        times * (timeWidth + 1) + types * 6 + letters + leaps * (timeWidth + 4) + standards + universals
    }
}

private struct ZoneFileReader {
    private let all: [UInt8]
    private var position = 0
    private(set) var isExhausted = false

    /// No zone has nearly as many changes, types or letters.
    private static let most = 20_000

    init(_ bytes: [UInt8]) { all = bytes }

    mutating func header() -> ZoneFileHeader? {
        guard bytes(4).elementsEqual("TZif".utf8), let version = bytes(1).first, version >= UInt8(ascii: "2") else {
            return nil
        }
        skip(15)
        let counts = (0..<6).map { _ in signed(4) }
        guard !isExhausted, counts.allSatisfy({ (0...Self.most).contains($0) }) else { return nil }
        return ZoneFileHeader(
            universals: counts[0], standards: counts[1], leaps: counts[2], times: counts[3], types: counts[4],
            letters: counts[5])
    }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8> {
        guard count >= 0, count <= all.count - position else {
            isExhausted = true
            return []
        }
        position += count
        return all[position - count..<position]
    }

    mutating func skip(_ count: Int) { _ = bytes(count) }

    mutating func signed(_ width: Int) -> Int {
        let read = bytes(width)
        guard let first = read.first else { return 0 }
        return read.dropFirst().reduce(Int(Int8(bitPattern: first))) { $0 << 8 | Int($1) }
    }

    /// The rule behind the last change, between two ends of lines.
    mutating func footer() -> String {
        String(decoding: all[position...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}

extension [Int] {
    /// The index of the first element of which this is true, in an order where it is true of all behind it.
    fileprivate func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
