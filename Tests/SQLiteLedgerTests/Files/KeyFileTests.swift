import Checkout
import Foundation
import Testing

@testable import SQLiteLedger

@Suite("The file of the ledger's key") struct KeyFileTests {
    @Test("that is only partly taken is said to have no room, and is not left")
    func short() async {
        // A process of its own, since how large its files may grow is the whole process's.
        await #expect(processExitsWith: .success) {
            let folder = try TestFolder()
            signal(SIGXFSZ, SIG_IGN)
            var bound = rlimit(rlim_cur: 16, rlim_max: 16)
            try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &bound) == 0)
            let path = KeyFile.path(of: folder.ledger)
            #expect(throws: LedgerFailure.diskFull(path: path)) {
                try KeyFile.write([UInt8](repeating: 1, count: KeyFile.size), to: path)
            }
            #expect(try folder.names() == [])
        }
    }
}
