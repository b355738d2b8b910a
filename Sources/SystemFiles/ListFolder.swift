import Glibc

/// The names in a folder, in no order, without its own and its parent's.
/// - Throws: `SystemFailure`.
public func listFolder(_ path: String) throws(SystemFailure) -> [String] {
    guard let folder = opendir(path) else { throw SystemFailure(code: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        // Read where it lies: an entry is shorter than its type says, and a copy would reach beyond it.
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names
}
