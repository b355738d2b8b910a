extension ProcessFolder {
    /// The most templates that a folder may have. Ours: the largest process that is known has 64 mails.
    private static let most = 1_000

    /// Reads what somebody named: a folder with a `process.edn`, a file, standard input (`-`), or, where neither a folder
    /// nor a file is called so, one of the processes that come with the program.
    /// - Throws: `CommandRefusal` for what cannot be read.
    public init(reading path: String, from input: any CommandInput) throws {
        let base = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        if path != "-", let entries = try input.entries(of: base) {
            self = try ProcessFolder(folder: base, entries, input)
            return
        }
        do {
            let bytes = try input.bytes(of: path)
            self.init(
                name: ProcessFolder.name(of: path), processFile: path == "-" ? "standard input" : path, process: bytes,
                files: nil)
        } catch let refusal as CommandRefusal {
            guard refusal.code == "unreadable_file", let shipped = ShippedProcess.named(path) else { throw refusal }
            self = shipped.folder
        }
    }

    private init(folder path: String, _ entries: [String], _ input: any CommandInput) throws {
        let process = "\(path)/process.edn"
        guard entries.contains("process.edn") else {
            throw CommandRefusal(
                code: "unreadable_file", message: "\(path) is a folder without a process.edn, so it is no process.")
        }
        var files: [TemplateFile] = []
        for template in try input.entries(of: "\(path)/templates") ?? [] where !template.hasPrefix(".") {
            let folder = "\(path)/templates/\(template)"
            guard let names = try input.entries(of: folder) else { continue }
            for part in Part.allCases where names.contains(template + part.rawValue) {
                let path = "\(folder)/\(template)\(part.rawValue)"
                files.append(
                    TemplateFile(template: template, part: part, path: path, text: try input.contents(of: path)))
            }
            guard files.count <= 2 * ProcessFolder.most else {
                throw CommandRefusal(
                    code: "file_too_large", message: "\(path) has more than \(ProcessFolder.most) templates.")
            }
        }
        self.init(
            name: ProcessFolder.name(of: path), processFile: process, process: try input.bytes(of: process),
            files: files)
    }

    /// The last part of a path, without the ending of a process; a `process.edn` is called as its folder is.
    private static func name(of path: String) -> String {
        let parts = path.split(separator: "/").map(String.init)
        guard let last = parts.last, last != "-" else { return "process" }
        if last == "process.edn", parts.count > 1 { return parts[parts.count - 2] }
        return last.hasSuffix(".edn") ? String(last.dropLast(4)) : last
    }
}
