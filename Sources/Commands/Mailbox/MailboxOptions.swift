// Where a verb puts the mails that it sends, for whoever wants to read them in a mail reader.

import ArgumentParser
import Foundation

/// `--mailbox FOLDER`, or `ALMONER_MAILBOX`.
struct MailboxOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Write each mail that was sent into this folder, as a file. Otherwise $ALMONER_MAILBOX, if it is set.",
            valueName: "folder"),
        completion: .directory)
    var mailbox: String?

    /// Does something that may send mails, and then puts the ledger's sent mails that the folder lacks into it; also when
    /// it is refused, because what fell due before was done.
    func posting(_ context: CommandContext, _ body: () async throws -> Answer) async throws -> Answer {
        guard let path = mailbox ?? MailboxOptions.usual else { return try await body() }
        let folder = MailFolder(path: path)
        let answer: Answer
        do {
            answer = try await body()
        } catch {
            // The refusal is what the person has to know, also where the folder cannot be written.
            try? await folder.fill(from: context.engine)
            throw error
        }
        try await folder.fill(from: context.engine)
        return answer
    }

    private static var usual: String? {
        ProcessInfo.processInfo.environment["ALMONER_MAILBOX"].flatMap { $0.isEmpty ? nil : $0 }
    }
}
