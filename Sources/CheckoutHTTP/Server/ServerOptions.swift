/// What a server is told at its start.
public struct ServerOptions: Sendable {
    /// The address to listen on; loopback unless somebody says otherwise.
    public var host = "127.0.0.1"
    /// The port; 0 takes a free one.
    public var port = 8787
    /// Where clients and customers reach the server, without a slash at its end; nil for the address that it listens on.
    public var publicURL: String?
    /// How many requests a second one key may make on average; nil for any number. Ours: Flex documents the answer
    /// (429), not the number.
    public var requestsPerSecond: Int?
    /// The largest body that is read, in bytes.
    public var largestBody = 1_000_000
    /// Whether there are endpoints beside which others are measured.
    public var hasEchoTwins = false

    /// The usual server.
    public init() {}
}
