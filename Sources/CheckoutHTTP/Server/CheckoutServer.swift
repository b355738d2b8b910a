import AsyncHTTPClient
import Crypto
import Hummingbird
import Mustache

/// The server.
public enum CheckoutServer {}
