// The order in which things are measured.

/// Measures a server's exercises, each beside its twin.
final class Measuring {
    private let wrk: Wrk
    private let server: ServerProcess
    private let exercises: [Exercise]
    private let folder: TemporaryFolder
    /// How many sessions were made so far, as the answers say.
    private(set) var created = 0

    init(wrk: Wrk, server: ServerProcess, exercises: [Exercise], folder: TemporaryFolder) {
        (self.wrk, self.server, self.exercises, self.folder) = (wrk, server, exercises, folder)
    }

    /// Measures and prints everything.
    func run(connections: [Int], seconds: Int, rounds: Int) throws {
        let before = server.residentMemory
        for exercise in exercises {
            // Warms both, and gives the twin its answer.
            _ = try pair(exercise, connections: 4, seconds: 1)
            for count in connections {
                let pairs = try (1...rounds).map { _ in
                    try pair(exercise, connections: count, seconds: seconds)
                }
                print(Report.line(exercise.title, connections: count, pairs))
            }
        }
        print(Report.memory("before and after", before, server.residentMemory))
    }

    /// Asks so often for each exercise, and prints the memory between a tenth of it and its end.
    func soak(requests: Int) throws {
        for exercise in exercises {
            var (done, early) = (0, 0.0)
            while done < requests {
                done += try ask(exercise, exercise.path, connections: 64, seconds: 5).requests
                if early == 0, done >= requests / 10 { early = server.residentMemory }
            }
            print(
                Report.memory(
                    "\(exercise.title), after a tenth of \(done) requests and after all", early, server.residentMemory))
        }
    }

    private func pair(_ exercise: Exercise, connections: Int, seconds: Int) throws -> Pair {
        Pair(
            own: try ask(exercise, exercise.path, connections: connections, seconds: seconds),
            twin: try ask(exercise, exercise.twin, connections: connections, seconds: seconds))
    }

    private func ask(_ exercise: Exercise, _ path: String, connections: Int, seconds: Int) throws -> Figures {
        let script = try folder.write(exercise.script(path: path), to: "ask.lua")
        let figures = try wrk.ask(server.address, script: script, connections: connections, seconds: seconds)
        if exercise.body != nil, path == exercise.path { created += figures.requests }
        return figures
    }
}

/// One turn of each side.
struct Pair {
    let own: Figures
    let twin: Figures

    var ratio: Double { own.rate / twin.rate }
}
