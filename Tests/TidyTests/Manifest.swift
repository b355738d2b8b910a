/// Package.swift, as the tidy tests read it.
enum Manifest {
    /// A target and what it says it depends on: rooms of ours, and the products of other packages, which are called like
    /// their modules.
    struct Target {
        let name: String
        let isProgram: Bool
        let dependencies: [String]
    }

    /// All targets, in order.
    static func targets() throws -> [Target] {
        let target = try Regex<(Substring, Substring, Substring, Substring?)>(
            #"\.(target|executableTarget|testTarget|systemLibrary)\(\s*name: "([^"]+)""#
                + #"(?:,\s*dependencies: \[([^\]]*)\])?"#)
        return try Repository.text("Package.swift").matches(of: target).map { match in
            Target(
                name: String(match.2), isProgram: match.1 == "executableTarget",
                dependencies: try names(in: String(match.3 ?? "")))
        }
    }

    private static func names(in list: String) throws -> [String] {
        let name = try Regex<(Substring, Substring)>(#""([^"]+)""#)
        let package = try Regex(#", package: "[^"]+""#)
        return list.replacing(package, with: "").matches(of: name).map { String($0.1) }
    }
}
