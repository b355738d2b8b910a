// Random processes, told by the timeline and by an interpreter that looks at every minute.
import Randomness
import Testing
import TransactionProcess

@Suite("Timelines of random processes") struct TimelineRandomTests {
    /// How far the slow one looks.
    private static let horizon: Int64 = 400

    @Test("are what looking at every minute finds: the same transitions and mails at the same minutes")
    func asMinuteByMinute() {
        let seed = Seeded.newSeed()
        print("timelines of random processes: seed \(seed)")
        var random = Seeded(seed)
        var (loops, failures, mails) = (0, 0, 0)
        for round in 0..<2_000 {
            let process = random.process()
            let (steps, booking) = (random.steps(process), random.booking())
            let isCardGood = Bool.random(using: &random)
            let timeline = ProcessTimeline(
                process,
                TimelineStory(
                    start: moment(0), booking: booking, steps: steps,
                    card: TimelineCard(decline: isCardGood ? nil : "x")))
            var slow = MinuteByMinute(process, booking: booking, isCardGood: isCardGood, steps: steps)
            slow.run(upTo: Self.horizon)
            let told = timeline.rows.filter { $0.at.milliseconds <= Self.horizon * 60_000 }
            let lines = told.compactMap(line)
            let isLoop = told.last?.event == .loops
            let isCut = isLoop || told.last?.event == .goesOn
            #expect(isLoop == slow.isLoop || isCut, "seed \(seed), round \(round)")
            #expect(
                lines == (isCut ? Array(slow.lines.prefix(lines.count)) : slow.lines),
                "seed \(seed), round \(round): \(process.transitions) \(steps.map(\.transition.name))")
            loops += isLoop ? 1 : 0
            failures += lines.filter { $0.hasSuffix("fails") }.count
            mails += lines.filter { $0.contains("mail") }.count
        }
        // The processes are worth the comparison.
        #expect(loops > 20 && failures > 100 && mails > 300, "\(loops) loops, \(failures) failures, \(mails) mails")
    }

    private func line(_ row: ProcessTimeline.Row) -> String? {
        let minute = row.at.milliseconds / 60_000
        return switch row.event {
        case .moves(let transition, _): "\(minute) \(transition.name)"
        case .fails(let transition, _): "\(minute) \(transition.name) fails"
        case .mails(let mail): "\(minute) mail \(mail.name)"
        default: nil
        }
    }
}
