import CTerminal
import Testing

@testable import Terminal

@Suite("Mailbox")
struct MailboxTests {
    @Test("Messages sent from many tasks all arrive, each sender's in order, and the reader is woken")
    func manySenders() async {
        let mailbox = Mailbox<[Int]>()
        await withTaskGroup(of: Void.self) { group in
            for sender in 0..<8 {
                group.addTask { for number in 0..<200 { mailbox.send([sender, number]) } }
            }
        }
        #expect(wake_wait(mailbox.descriptor, -1, -1, 0) == WAKE_FIRST)
        let messages = mailbox.takeAll()
        for sender in 0..<8 {
            #expect(messages.filter { $0[0] == sender }.map { $0[1] } == Array(0..<200))
        }
        #expect(wake_wait(mailbox.descriptor, -1, -1, 0) == 0 && mailbox.takeAll().isEmpty)
        mailbox.send([1])
        #expect(wake_wait(mailbox.descriptor, -1, -1, 0) == WAKE_FIRST)
    }
}
