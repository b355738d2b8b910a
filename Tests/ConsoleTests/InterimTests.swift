// Between a move in a list and the answer to what is selected now.
import SQLiteLedger
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("What belongs to a selection that moved")
struct InterimTests {
    private let size = Size(columns: 120, rows: 40)
    private let down = Input.key(.character("j"))

    private func frame(_ console: ConsoleDriver) -> Frame { console.program.frame(size: size, glyphs: .unicode) }

    /// The columns right of the customers' panel.
    private func beside(_ frame: Frame) -> [String] { frame.lines().map { String($0.dropFirst(56)) } }

    @Test("stays as it was until it is known, while the list shows at once who is selected")
    func passing() async throws {
        let console = await ConsoleDriver(try await Story.told())
        let before = frame(console)
        #expect(console.program.interimFrame(over: before) == nil)

        console.type([down])
        let interim = try #require(console.program.interimFrame(over: before))
        let row = try #require(interim.lines().firstIndex { $0.contains("▸ ") })
        #expect(interim.lines()[row].contains("▸ Anaïs"), "\(interim.lines())")
        #expect(beside(interim) == beside(before))
        #expect(interim.lines().last == before.lines().last)

        await console.answered()
        #expect(console.program.interimFrame(over: interim) == nil)
        #expect(beside(frame(console))[1].contains("Anaïs Lefèvre"))
    }

    @Test("stays after a click on a row as after a key, and not after a second one, which opens something")
    func clicked() async throws {
        let console = await ConsoleDriver(try await Story.told())
        let before = frame(console)
        func mouse(_ kind: Mouse.Kind) -> Input { .mouse(Mouse(kind: kind, position: Position(x: 9, y: 4))) }
        console.type([mouse(.press)])
        let interim = try #require(console.program.interimFrame(over: before))
        #expect(interim.lines()[4].contains("▸ Anand") && beside(interim) == beside(before))
        console.type([mouse(.release), mouse(.doubleClick)])
        #expect(console.program.interimFrame(over: interim) == nil)
    }

    @Test("is said to be read in the whole frame, for when it takes long")
    func whole() async throws {
        let told = try await Story.told()
        let ledger = HoldingLedger(told.ledger)
        let console = await ConsoleDriver(told.reading(from: ledger))
        ledger.isHolding = true
        console.type([down])
        console.expect("(being read)")
    }

    @Test("is drawn with everything else after any other key, and on another screen")
    func others() async throws {
        let console = await ConsoleDriver(try await Story.told())
        let before = frame(console)
        for other: Input in [.key(.character("?")), .key(.tab), .resize(Size(columns: 130, rows: 40))] {
            console.type([down, other])
            #expect(console.program.interimFrame(over: before) == nil, "\(other)")
            await console.send([.key(.escape), .resize(size)])
        }
        console.type([down])
        #expect(console.program.interimFrame(over: Frame(size: Size(columns: 119, rows: 40))) == nil)
    }
}
