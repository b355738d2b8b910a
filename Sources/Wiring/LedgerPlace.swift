// Where the ledger is when nobody says, and who acts when nobody says.

public import Checkout
import Glibc

/// What the environment says.
public enum LedgerPlace {
    /// The ledger's file: as given, else `ALMONER_DB`, else `almoner/ledger.db` in the XDG data folder.
    /// - Throws: `LedgerFailure.system` where none of them says.
    public static func path(_ given: String?) throws(LedgerFailure) -> String {
        if let named = given ?? variable("ALMONER_DB") { return named }
        guard let usualFolder else {
            throw .system(
                path: "almoner/ledger.db",
                detail: "neither XDG_DATA_HOME nor HOME names the folder that it is in; name a file with --db")
        }
        return usualFolder + "/ledger.db"
    }

    /// The name of whoever acts.
    public static func actor(_ given: String?) -> String {
        given ?? variable("USER") ?? variable("LOGNAME") ?? "operator"
    }

    /// What a new ledger is called: its file, without the ending.
    public static func name(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.split(separator: ".", omittingEmptySubsequences: false).first.map(String.init) ?? file
        return stem.isEmpty ? file : stem
    }

    /// Makes the folder of the usual ledger, for its owner only. A folder that somebody named has to be there.
    public static func prepareFolder(of path: String) throws(LedgerFailure) {
        guard let usualFolder, path.hasPrefix(usualFolder + "/") else { return }
        var folder = ""
        for part in usualFolder.split(separator: "/") {
            folder += "/" + part
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST || errno == EACCES || errno == EROFS else {
                throw .system(path: folder, detail: String(cString: strerror(errno)))
            }
        }
    }

    private static var usualFolder: String? {
        let data = folder("XDG_DATA_HOME") ?? folder("HOME").map { $0 + "/.local/share" }
        return data.map { $0 + "/almoner" }
    }

    /// A relative path names no folder, as the XDG Base Directory Specification has it: it would be another one wherever
    /// the program is started.
    private static func folder(_ name: String) -> String? { variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil } }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
