// How quick the console is on a large ledger, beside tig and htop: the same code drives all three in a pseudo-terminal,
// and they take turns, so that what disturbs one disturbs the others.
import ArgumentParser
import Glibc
import Terminal

/// `ConsoleBenchmark --binary almoner --ledger million.db`
@main
struct ConsoleBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "How quick the console is on a large ledger, beside tig and htop.",
        discussion: """
            Give it a release binary that is linked statically, and a ledger whose clock is frozen:

              almoner seed --customers 1000000 --at 2027-06-09T10:05:00Z --db million.db

            The terminal is \(Terminal.size.columns) columns by \(Terminal.size.rows) rows. A program is quiet when it \
            has sent nothing for \(Terminal.settling / .milliseconds(1)) ms; "last byte" is the last one before that.

            A filter key has its rows when the last of the screen but the list's title has changed, the detail of the \
            row selected then included; almoner may say in the title how many rows there are later than that. It has \
            its count at the last byte.
            """)

    @Option(help: "The release binary of almoner.")
    var binary: String

    @Option(help: "The ledger that it opens.")
    var ledger: String

    @Option(help: "The git repository that tig opens.")
    var repository = "."

    @Option(help: "How many rounds are measured.")
    var rounds = 5

    func validate() throws {
        guard rounds >= 1 else { throw ValidationError("--rounds must be at least 1.") }
        for program in [binary, Subject.tigPath, Subject.htopPath] where access(program, X_OK) != 0 {
            throw ValidationError("There is no program \(program).")
        }
        guard access(ledger, R_OK) == 0 else { throw ValidationError("There is no ledger \(ledger).") }
    }

    func run() throws {
        let subjects = [
            Subject.almoner(binary: binary, ledger: ledger), .tig(repository: repository), .htop,
        ]
        var figures = subjects.map { _ in Figures() }
        for round in 0...rounds {
            for (index, subject) in subjects.enumerated() {
                // The first round warms the files and is not counted.
                var measured = Figures()
                try Exercises(subject: subject).run(into: &measured)
                if round > 0 { figures[index].add(measured) }
            }
        }
        print(Report(columns: zip(subjects, figures).map { ($0.name, $1) }).text)
    }
}

/// The terminal that all programs run in.
enum Terminal {
    static let size = Size(columns: 120, rows: 40)
    /// How long a program has to be silent to count as quiet.
    static let settling = Duration.milliseconds(100)
}
