// Whole screens as readable text files beside the tests. UPDATE_SCREENS=1 writes them anew; the change is then a diff that
// a reviewer reads.
import Foundation
import Testing

enum Screens {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Screens")

    /// Compares a screen with the one that is kept.
    static func expect(_ lines: [String], _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
        let file = folder.appending(path: name + ".txt")
        let text = lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["UPDATE_SCREENS"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let kept = try? String(contentsOf: file, encoding: .utf8)
        #expect(text == kept, "another screen than \(name).txt:\n\(text)", sourceLocation: location)
    }
}

extension ConsoleDriver {
    /// Expects the screen that is kept under a name.
    func expectScreen(_ name: String, _ location: SourceLocation = #_sourceLocation) throws {
        try Screens.expect(lines, name, location)
    }
}
