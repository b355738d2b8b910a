import Synchronization
public import TransactionProcess

/// The processes that were read already. A version never changes, so what was read once holds.
final class ProcessLibrary: Sendable {
    private let known = Mutex<[ID<ProcessVersion>: InstalledProcess]>([:])

    func process(_ id: ID<ProcessVersion>, _ reader: any LedgerReader) throws -> InstalledProcess {
        if let process = known.withLock({ $0[id] }) { return process }
        let version = try require(id, reader.find)
        guard let definition = ProcessReport(checking: Array(version.source.utf8)).definition else {
            throw CheckoutError.invalidField("process", given: version.words, expected: "a process without errors")
        }
        let process = InstalledProcess(
            version: version, definition: definition, templates: version.templates.mapValues(MailTemplatePair.init))
        known.withLock { $0[id] = process }
        return process
    }
}

/// An installed process, read.
public struct InstalledProcess: Sendable {
    /// As it was installed.
    public let version: ProcessVersion
    /// What it says.
    public let definition: ProcessDefinition
    /// The templates of its mails, by their names.
    let templates: [String: MailTemplatePair]
}
