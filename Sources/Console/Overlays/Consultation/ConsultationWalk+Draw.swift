// How a consultation looks.
import Checkout
import Terminal

extension ConsultationWalk {
    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let type = open.map { " · \($0.consultation.visitType.words)" } ?? ""
        let inside = canvas.window(area, title: "Consultation\(type)", note: customerName)
        let (top, body, bottom) = rows(of: inside)
        switch stage {
        case .beginning: _ = canvas.write(problem ?? "Opening the consultation…", in: body, style: .dim)
        case .asking(let pane):
            drawProgress(pane.question, on: &canvas, in: top)
            pane.draw(on: &canvas, in: body)
        case .reading(let page):
            canvas.frame.put("Your answers", x: top.x, y: top.y, style: .accent, width: top.width)
            page.draw(on: &canvas, in: body)
        case .decided(let page): page.draw(on: &canvas, in: inside)
        }
        if case .decided = stage { return }
        if let givingUp {
            drawGivingUp(givingUp, on: &canvas, in: area)
        } else {
            let (text, style) = note(context)
            _ = canvas.write(text, in: bottom, style: style)
        }
    }

    private func rows(of inside: Rect) -> (top: Rect, body: Rect, bottom: Rect) {
        let (top, rest) = inside.splitTop(3)
        let (body, bottom) = rest.splitBottom(2)
        return (top, body, bottom.splitBottom(1).bottom)
    }

    private func note(_ context: OverlayContext) -> (String, Style) {
        if context.isBusy { return ("Keeping your answer…", .accent) }
        if let problem, open != nil { return (problem, .danger) }
        return ("Every answer is kept at once; left with Esc, it can be resumed any time.", .dim)
    }

    private func drawProgress(_ question: Question, on canvas: inout Canvas, in area: Rect) {
        guard let walk = open?.walk, let number = walk.number(of: question.id) else { return }
        canvas.frame.put(walk.survey.title, x: area.x, y: area.y, style: .accent, width: area.width)
        canvas.frame.put(
            "Question \(number) of \(walk.asked.count)", x: area.right - 20, y: area.y, width: 20, align: .trailing)
        let bar = area.splitTop(1).rest
        ProgressBar(done: walk.progress.answered, total: walk.progress.asked).draw(into: &canvas.frame, in: bar)
    }

    private func drawGivingUp(_ buttons: Buttons, on canvas: inout Canvas, in area: Rect) {
        var inside = canvas.window(area.centred(width: 64, height: 9), title: "Give up for good?", role: .danger)
        inside = buttons.draw(on: &canvas, in: inside)
        _ = canvas.write(
            "The consultation ends without a letter and cannot be resumed. \(consequence)", in: inside)
    }

    private var consequence: String {
        if open?.consultation.session != nil { return "The checkout that waits for it is canceled; no money is taken." }
        if open?.consultation.token != nil { return "The token keeps waiting; its repair can be begun anew." }
        return "Another one can be begun later."
    }
}
