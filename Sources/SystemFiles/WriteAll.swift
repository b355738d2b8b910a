import Glibc

/// Writes every byte, however often the system takes only some of them or a signal breaks in.
/// - Throws: `SystemFailure`; some of the bytes may be written then.
public func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        // What takes nothing and does not say why would be asked for ever.
        guard count > 0 else { throw SystemFailure(code: count == 0 ? EIO : errno) }
        rest = rest.dropFirst(count)
    }
}
