/// Why the system did not do what it was asked.
public struct SystemFailure: Error, Hashable, Sendable {
    /// The system's number for it, as in errno(3).
    public let code: Int32

    /// A failure of this number.
    public init(code: Int32) { self.code = code }
}
