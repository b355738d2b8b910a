// Runs a verb and puts what came of it in words: an answer, a refusal, or a misuse.

import ArgumentParser
import Checkout
public import OrderedJSON

/// What a run leaves: what goes to standard output, what goes to standard error, and the exit status.
public struct RunResult: Hashable, Sendable {
    /// For standard output; empty when there is nothing to say.
    public var output: String
    /// For standard error.
    public var complaint: String
    /// 0 done, 1 refused, 64 misused.
    public var status: Int32

    /// What a run leaves.
    public init(output: String = "", complaint: String = "", status: Int32) {
        self.output = output
        self.complaint = complaint
        self.status = status
    }
}

/// Runs verbs.
public enum VerbRunner {
    /// Runs a verb in the context that `open` gives; `open` is not called for what the verb's options refuse already.
    public static func run(_ verb: any Verb, open: () async throws -> CommandContext) async -> RunResult {
        do {
            if verb.options.isReadOnly, type(of: verb).changes { throw CheckoutError.readOnly }
            return await run(verb, in: try await open())
        } catch {
            return result(of: error, verb)
        }
    }

    /// What the card network is silent about is a complaint however the verb ends, unless it is what the verb complains
    /// of.
    private static func run(_ verb: any Verb, in context: CommandContext) async -> RunResult {
        do {
            let answer = try await verb.perform(context)
            let output = verb.options.isJSON ? answer.json.description : answer.text
            return RunResult(output: output, complaint: silence(in: context) ?? "", status: answer.status)
        } catch CheckoutError.networkUnreachable(let detail) {
            return result(of: CheckoutError.networkUnreachable(detail), verb)
        } catch {
            var result = result(of: error, verb)
            let complaints = [result.complaint, silence(in: context) ?? ""].filter { !$0.isEmpty }
            result.complaint = complaints.joined(separator: "\n")
            return result
        }
    }

    /// What the card network is silent about, for a person; nil where it has answered all.
    public static func silence(in context: CommandContext) -> String? {
        context.engine.silence.map { ["almoner: \($0.message)"].sanitised[0] }
    }

    /// What a failed run leaves. With `--json` a refusal is the command's one document; without, it is a complaint.
    public static func result(of error: any Error, _ verb: any Verb) -> RunResult {
        guard let refusal = refused(error) else {
            return RunResult(complaint: CardMask.masked(type(of: verb).fullMessage(for: error)), status: 64)
        }
        if verb.options.isJSON { return RunResult(output: refusal.json.description, status: 1) }
        let next = (error as? CheckoutError)?.nextCommand(after: verb).map { "next: \($0)" }
        let lines = (["almoner: \(refusal.message)"] + [next].compactMap(\.self)).sanitised
        return RunResult(complaint: lines.joined(separator: "\n"), status: 1)
    }

    /// A refusal, or a misuse, as the document that a program reads.
    public static func refusal(of error: any Error) -> JSON {
        if let refusal = refused(error) { return refusal.json }
        return RefusalJSON.document(CommandRefusal(code: "misused", message: VerbTable.misuse(error)))
    }

    /// A refusal, or a misuse, as a person reads it who ran no verb of these.
    public static func complaint(of error: any Error) -> String {
        let message = refused(error)?.message ?? VerbTable.misuse(error)
        return ["almoner: \(message)"].sanitised[0]
    }

    /// A refusal in both forms; nil for a misuse.
    private static func refused(_ error: any Error) -> (json: JSON, message: String)? {
        switch error {
        case is CancellationError, CheckoutError.ledger(.brokenOff):
            let error = CommandRefusal(code: "interrupted", message: LedgerFailure.brokenOff.description)
            return (RefusalJSON.document(error), error.message)
        case let error as CheckoutError: return (RefusalJSON.document(error), error.message)
        case let failure as LedgerFailure:
            return (RefusalJSON.document(.ledger(failure)), CheckoutError.ledger(failure).message)
        case let error as CommandRefusal: return (RefusalJSON.document(error), error.message)
        default: return nil
        }
    }
}

extension Answer {
    /// The lines that a person reads, as one text.
    public var text: String { lines.joined(separator: "\n") }
}
