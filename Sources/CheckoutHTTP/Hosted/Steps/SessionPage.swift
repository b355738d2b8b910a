/// The address of a session: the way to the step that it waits for, or what became of it.
enum SessionPage {
    static let entry = PageEndpoint.get("/pay/c/:session") { call in try await call.errand().entry }
}
