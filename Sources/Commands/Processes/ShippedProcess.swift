/// A transaction process that comes with the program: checked, with all its mails, to be used or to begin with.
///
/// ```swift
/// let folder = ShippedProcess.named("sauna-visit")?.folder
/// ```
public struct ShippedProcess: Sendable {
    /// What it is called on the command line.
    public let name: String
    /// What it is for, in a few words.
    public let summary: String

    /// All of them.
    public static let all = [saunaVisit, preOrder]

    /// A booking.
    static let saunaVisit = ShippedProcess(
        name: "sauna-visit", summary: "a booking that is charged to the saved card the day before it begins")
    /// An order.
    static let preOrder = ShippedProcess(
        name: "pre-order", summary: "an order that is charged to the saved card when it is sent")

    /// One by its name; nil where there is none.
    public static func named(_ name: String) -> ShippedProcess? { all.first { $0.name == name } }

    /// The process and its mails.
    public var folder: ProcessFolder {
        let (process, templates) = ShippedProcess.files(of: name) ?? ([], [])
        func file(_ template: String, _ part: ProcessFolder.Part, _ bytes: [UInt8]) -> ProcessFolder.TemplateFile {
            ProcessFolder.TemplateFile(
                template: template, part: part, path: "\(name)/templates/\(template)/\(template)\(part.rawValue)",
                text: String(decoding: bytes, as: UTF8.self))
        }
        return ProcessFolder(
            name: name, processFile: "\(name)/process.edn", process: process,
            files: templates.flatMap { [file($0.name, .subject, $0.subject), file($0.name, .html, $0.html)] })
    }

    /// A sentence on all of them, for the help of commands.
    static var words: String {
        let each = all.map { "\($0.name) (\($0.summary))" }
        return "Where no file is called so, these come with the program: \(each.joined(separator: ", "))."
    }
}
