// All answers on one page, before they are signed.
import Checkout
import Terminal

/// The answers given, one of them selected, and behind the last one the way on.
struct AnswerReview: Hashable, Sendable {
    /// What a key led to.
    enum Outcome: Hashable, Sendable {
        /// The page stays.
        case stay
        /// This question shall be answered anew.
        case change(Question)
        /// The answers shall be signed.
        case sign
        /// The last question is wanted.
        case back
    }

    private let walk: SurveyWalk
    private let questions: [Question]
    private var selection: Int
    /// Whether nobody has moved yet: the way on is selected, and the page is read from its top.
    private var isFresh = true

    /// The answers of a walk.
    init(_ walk: SurveyWalk) {
        self.walk = walk
        questions = walk.asked.filter { !$0.isSigning }
        selection = questions.count
    }

    /// Whether the way on is selected rather than an answer.
    var isAtEnd: Bool { selection == questions.count }

    /// Moves, changes, goes on.
    mutating func handle(_ key: Key) -> Outcome {
        switch key {
        case .up, .character("k"): select(selection - 1)
        case .down, .character("j"), .tab: select(isFresh ? 0 : selection + 1)
        case .pageUp: select(selection - AnswerReview.page)
        case .pageDown: select(isFresh ? AnswerReview.page : selection + AnswerReview.page)
        case .home, .character("g"): select(0)
        case .end, .character("G"): select(questions.count)
        case .enter, .character(" "): return chosen
        case .left, .control("b"), .character("h"): return .back
        default: break
        }
        return .stay
    }

    /// How many answers a page up or down skips: as many as are read at once on a screen of 24 lines.
    private static let page = 4

    private mutating func select(_ row: Int) {
        selection = min(max(0, row), questions.count)
        isFresh = false
    }

    /// Selects a row; a row that is selected already is chosen.
    mutating func click(_ row: Int) -> Outcome {
        guard selection != row else { return chosen }
        select(row)
        return .stay
    }

    private var chosen: Outcome { isAtEnd ? .sign : .change(questions[selection]) }

    /// The last question that is not part of the signing.
    var last: Question? { questions.last }
}

extension AnswerReview {
    /// Draws the page.
    func draw(on canvas: inout Canvas, in area: Rect) {
        let heading = "Please read your answers once more. They are sent when you have signed."
        // On the smallest screen every line is the answers'.
        let gap = area.height < 10 ? 0 : 1
        let rest = canvas.write(heading, in: area, style: Style(role: .text, bold: true)).splitTop(gap).rest
        let (list, below) = rest.splitBottom(1 + gap)
        drawAnswers(on: &canvas, in: list)
        let button = below.splitBottom(1).bottom
        canvas.frame.put(
            isAtEnd ? "[ Continue to sign ]" : "  Continue to sign  ", x: button.x, y: button.y,
            style: isAtEnd ? .selection.bolder : .text, width: button.width)
        canvas.mark(button.splitLeft(20).left, .row(questions.count))
    }

    private func drawAnswers(on canvas: inout Canvas, in area: Rect) {
        let (width, glyphs) = (TallList.width(in: area), canvas.glyphs)
        let rows = questions.map { question in
            (walk.lines(of: question, width: width, glyphs) ?? []).map { [$0] }
        }
        // Whoever has just come reads from the top; who went down to the way on has the last answers before it.
        TallList(rows: rows, selection: isFresh ? nil : selection, isAtEnd: isAtEnd && !isFresh)
            .draw(on: &canvas, in: area)
    }
}

extension Question {
    /// Whether it is part of signing: agreed to and signed only after the answers were read once more.
    var isSigning: Bool { kind == .attestation || kind == .signature }
}
