// What the console works with; the program around it hands it in.
public import Checkout
public import Commands

/// The engine and what only the program around the console can give.
public struct ConsoleServices: Sendable {
    /// The engine, acting as the operator.
    public var engine: CheckoutEngine
    /// What is done to a ledger as a whole.
    public var ledger: any LedgerTools
    /// Reads the files and folders that a command names.
    public var files: any CommandInput
    /// Writes a screen into a new file; one that is there already stays as it is.
    public var save: @Sendable (_ text: String, _ path: String) throws(ScreenFileError) -> Void
    /// The system's time.
    public var systemTime: @Sendable () -> Instant
    /// Whether nothing may be changed.
    public var isReadOnly: Bool
    /// Under which name the operator acts.
    public var actorName: String

    /// What the console works with.
    public init(
        engine: CheckoutEngine, ledger: any LedgerTools, files: any CommandInput,
        save: @escaping @Sendable (String, String) throws(ScreenFileError) -> Void,
        systemTime: @escaping @Sendable () -> Instant,
        isReadOnly: Bool = false, actorName: String = ""
    ) {
        self.engine = engine
        self.ledger = ledger
        self.files = files
        self.save = save
        self.systemTime = systemTime
        self.isReadOnly = isReadOnly
        self.actorName = actorName
    }
}
