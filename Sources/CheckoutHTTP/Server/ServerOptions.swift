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
    /// Whether an item that the catalogue does not know cannot be paid with health money; otherwise it needs a letter of the
    /// general visit type. Ours.
    public var hasStrictCatalog = false
    /// Whether there are endpoints beside which others are measured.
    public var hasEchoTwins = false
    /// How long a body may take to arrive.
    public var bodyTimeout = Duration.seconds(30)
    /// How long a connection may keep silent before, between and within requests; what is being answered is not hurried.
    public var idleTimeout = Duration.seconds(60)
    /// How many connections are open at once; further ones wait. Fewer than the 1,024 files that a process may usually
    /// open.
    public var mostConnections = 800

    /// The usual server.
    public init() {}
}
