// What holds for all overlays: they fit any screen, in ASCII too, and no key or click brings them down.
import Checkout
import Commands
import OrderedJSON
import Randomness
import Terminal
import Testing

@testable import Console

@Suite("Every overlay")
struct EveryOverlayTests {
    static func all() throws -> [any Overlay] {
        let session = try Sample.session(Sample.prices)
        let confirmation = Confirmation(
            title: "Void", text: "Gives the money back.", action: "Void", id: "fcs_1",
            command: Console.CommandLine(["void", "fcs_1"]))
        let consultation = Consultation(
            id: Sample.id(1), customer: Sample.ana.id, visitType: .gym, startedAt: Sample.now)
        let wishes: [OverlayWish] = [
            .confirm(confirmation), .typeToConfirm(confirmation), .cardForm(.save(Sample.ana)),
            .cardForm(.pay(session, customerName: "Ana")), .charge(.customer(Sample.ana, Sample.visa)),
            .consultation(.customer(Sample.ana.id, .gym), customerName: "Ana"), .checkout(nil), .refund(session),
            .capture(session, customerName: "Ana"), .priceForm(Sample.towel.product),
            .review(consultation, customerName: "Ana"), .customerForm(nil), .productForm,
            .clock(.live, now: Sample.now, next: nil), .palette(text: "", completions: [], history: []), .help([]),
            .transitions(Sample.id(2), listing: "Boat"), .orderForm,
        ]
        let factory = StandardOverlays { CompletionSource(verbs: CompletionSource.own(themes: [])) }
        return wishes.map(factory.overlay) + [AnswerView(title: "Done", Commands.Answer(["id": 1], lines: ["•–…"]))]
    }

    @Test("is ASCII where the terminal is, at every size", arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
    func ascii(columns: Int, rows: Int) throws {
        for overlay in try EveryOverlayTests.all() {
            let stage = Stage(overlay, columns: columns, rows: rows, glyphs: .ascii)
            let foreign = stage.picture.filter { !$0.isASCII }
            #expect(foreign.isEmpty, "\(stage.picture)")
            #expect(!stage.picture.contains("?") || stage.picture.contains("no?"), "\(stage.picture)")
        }
    }

    @Test("outlives any keys and clicks", arguments: 1...8)
    func storm(seed: UInt64) throws {
        var random = Seeded(seed)
        let keys: [Key] = [
            .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .backspace,
            .delete, .character(" "), .character("1"), .character("9"), .character("j"), .character("q"),
            .control("b"), .control("p"), .control("t"), .control("u"), .control("x"), .function(2),
        ]
        for overlay in try EveryOverlayTests.all() {
            var stage = Stage(overlay, columns: 60, rows: 16)
            stage.receive(.loaded(.prices(Sample.prices)))
            stage.receive(.loaded(.practiceCards(Sample.practiceCards)))
            for _ in 0..<60 where !stage.isClosed {
                let place = Position(
                    x: Int.random(in: 0..<60, using: &random), y: Int.random(in: 0..<16, using: &random))
                let click = Input.mouse(Mouse(kind: .press, position: place))
                let key = Input.key(keys.randomElement(using: &random) ?? .enter)
                stage.handle(Bool.random(using: &random) ? key : click)
                _ = stage.frame
            }
        }
    }
}
