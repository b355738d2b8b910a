// What the system knows of a process.
import Glibc
import SystemFiles

/// A running process, read from /proc.
struct ProcessFigures {
    let id: Int32

    /// MiB of memory that are resident, shared pages of files included.
    var residentMemory: Double { megabytes("VmRSS:") }
    /// The most that ever were.
    var peakMemory: Double { megabytes("VmHWM:") }

    /// How often each of its threads gave a processor up, because it waited or because it was put aside.
    var contextSwitches: [String: Double] {
        threads.reduce(into: [:]) { switches, thread in
            let status = lines("/proc/\(id)/task/\(thread)/status")
            switches[thread] =
                number("voluntary_ctxt_switches:", status) + number("nonvoluntary_ctxt_switches:", status)
        }
    }

    /// How many more there are than before; a thread that ended meanwhile counts as one.
    func contextSwitches(since before: [String: Double]) -> Double {
        let now = contextSwitches
        let ended = before.keys.filter { now[$0] == nil }.count
        return now.reduce(Double(ended)) { $0 + $1.value - (before[$1.key] ?? 0) }
    }

    /// Returns once no thread has run for a second, or when some still do after so many.
    func waitForRest(atMost seconds: Int) {
        for _ in 1...seconds {
            let before = contextSwitches
            sleep(1)
            if contextSwitches(since: before) == 0 { return }
        }
    }

    private func megabytes(_ name: String) -> Double { number(name, lines("/proc/\(id)/status")) / 1024 }

    private var threads: [String] {
        (try? listFolder("/proc/\(id)/task")) ?? []
    }

    private func number(_ name: String, _ lines: [Substring]) -> Double {
        let line = lines.first { $0.hasPrefix(name) }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0
    }

    private func lines(_ path: String) -> [Substring] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 8_192)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
    }
}
