// Where the ledger is when nobody says, and who acts when nobody says.

public import Checkout
import Glibc

/// What the environment says.
public enum LedgerPlace {
    /// The ledger's file: as given, else `ALMONER_DB`, else `almoner/ledger.db` in the XDG data folder.
    public static func path(_ given: String?) -> String {
        if let given { return given }
        if let named = variable("ALMONER_DB") { return named }
        return dataFolder + "/almoner/ledger.db"
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
        guard path.hasPrefix(dataFolder + "/almoner/") else { return }
        var folder = ""
        for part in (dataFolder + "/almoner").split(separator: "/") {
            folder += "/" + part
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST || errno == EACCES || errno == EROFS else {
                throw .system(path: folder, detail: String(cString: strerror(errno)))
            }
        }
    }

    private static var dataFolder: String {
        variable("XDG_DATA_HOME") ?? (variable("HOME") ?? "") + "/.local/share"
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
