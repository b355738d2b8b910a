// What every program is made to do in a round.
import Glibc
import Terminal
import TerminalProbe

/// One program's turn.
struct Exercises {
    let subject: Subject
    private let clock = ContinuousClock()

    init(subject: Subject) { self.subject = subject }

    private static let starts = 4
    private static let keys = 50
    private static let flood = 400
    private static let jumps = 3
    private static let idleSeconds: UInt32 = 5
    private static let secondsToRest = 5

    func run(into figures: inout Figures) throws {
        for _ in 1..<Self.starts { _ = try started(&figures) }
        let probe = try started(&figures)
        _ = probe.staysSilent(for: Terminal.settling)
        let process = ProcessFigures(id: probe.processID)
        figures[.memory].append(process.residentMemory)
        process.waitForRest(atMost: Self.secondsToRest)
        let wakeUps = process.contextSwitches
        // What it sends meanwhile stays in the terminal, so that reading it wakes nobody.
        sleep(Self.idleSeconds)
        figures[.wakeUps].append(process.contextSwitches(since: wakeUps))
        keys(on: probe, &figures)
        jumps(on: probe, &figures)
        sorts(on: probe, &figures)
        filter(on: probe, &figures)
        figures[.peakMemory].append(process.peakMemory)
        probe.send(signal: SIGTERM)
        _ = probe.waitForExit()
    }

    private func started(_ figures: inout Figures) throws -> TerminalProbe {
        let start = clock.now
        let probe = try TerminalProbe(
            program: subject.path, arguments: subject.arguments, environment: Subject.environment, size: Terminal.size)
        guard probe.read(until: subject.isUseful), let arrival = probe.lastArrival else {
            throw NotUseful(name: subject.name, lines: probe.picture.lines())
        }
        figures[.start].append((arrival - start) / .milliseconds(1))
        return probe
    }

    private func keys(on probe: TerminalProbe, _ figures: inout Figures) {
        for _ in 1...Self.keys {
            guard let reply = probe.reply(to: subject.next, settling: Terminal.settling) else { continue }
            figures[.firstByte].append(reply.firstByte / .milliseconds(1))
            figures[.lastByte].append(reply.lastByte / .milliseconds(1))
        }
        settle(probe, subject.first)
        let flood = String(repeating: subject.next, count: Self.flood)
        guard let reply = probe.reply(to: flood, settling: Terminal.settling) else { return }
        figures[.flood].append(reply.lastByte / .milliseconds(1))
        figures[.floodBytes].append(Double(reply.bytes) / 1024)
        settle(probe, subject.first)
    }

    private func jumps(on probe: TerminalProbe, _ figures: inout Figures) {
        for _ in 1...Self.jumps {
            measure(.jump, probe, subject.last, &figures)
            settle(probe, subject.first)
        }
    }

    private func sorts(on probe: TerminalProbe, _ figures: inout Figures) {
        for keys in subject.sorts { measure(.sort, probe, keys, &figures) }
    }

    private func filter(on probe: TerminalProbe, _ figures: inout Figures) {
        guard let filter = subject.filter else { return }
        for text in filter.texts {
            settle(probe, filter.open)
            for index in text.indices {
                let reply = probe.reply(to: String(text[index]), settling: Terminal.settling, aside: filter.title)
                guard let reply else { continue }
                figures[.filter].append(reply.lastChange / .milliseconds(1))
                figures[.filterCount].append(reply.lastByte / .milliseconds(1))
                figures.filterKeys.append((text[...index], reply.lastChange / .milliseconds(1)))
            }
            settle(probe, filter.clear)
        }
    }

    private func measure(_ measure: Measure, _ probe: TerminalProbe, _ keys: String, _ figures: inout Figures) {
        guard let reply = probe.reply(to: keys, settling: Terminal.settling) else { return }
        figures[measure].append(reply.lastByte / .milliseconds(1))
    }

    private func settle(_ probe: TerminalProbe, _ keys: String) {
        _ = probe.reply(to: keys, settling: Terminal.settling)
    }
}

/// A program never showed what it was opened for.
struct NotUseful: Error, CustomStringConvertible {
    let name: String
    let lines: [String]

    var description: String { "\(name) showed no data:\n" + lines.joined(separator: "\n") }
}
