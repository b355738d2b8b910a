// A real browser, driven over the WebDriver protocol (W3C) by the driver that comes with it.
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Programs
import Testing

/// Chromium without a screen and, unless a test says otherwise, without scripts.
struct Browser {
    enum Failure: Error, CustomStringConvertible {
        case refused(String)

        var description: String {
            switch self {
            case .refused(let text): "The browser refused: \(text)"
            }
        }
    }

    private let client: HTTPClient
    private let driver: String
    private let session: String

    /// Opens a window of this width while somebody uses it.
    static func open(
        width: Int, runsScripts: Bool = false, _ use: (Browser) async throws -> Void
    ) async throws {
        let chromium = try Tool.path("chromium").path
        let (process, driver) = try startDriver()
        defer { end(process) }
        let client = HTTPClient(eventLoopGroupProvider: .singleton)
        var failure: (any Error)?
        do {
            let browser = try await Browser(
                client, driver, chromium: chromium, width: width, runsScripts: runsScripts)
            do { try await use(browser) } catch { failure = error }
            _ = try await browser.command("DELETE", "")
        } catch {
            failure = failure ?? error
        }
        try await client.shutdown()
        if let failure { throw failure }
    }

    /// Starts the driver. It looks for a free port of one family of addresses and wants the same one of the other, which
    /// somebody else may have: then it ends, and is started again.
    /// - Returns: its process, and its address.
    private static func startDriver() throws -> (Child, String) {
        var failure = Failure.refused("the driver was not started")
        let path = try Tool.path("chromedriver", of: "chromium-driver").path
        for _ in 1...20 {
            // What it complains of is let go, which would stop it once a pipe is full.
            let driver = try Child(
                URL(filePath: "/bin/sh"), ["-c", #"exec "$0" --port=0 2>/dev/null"#, path],
                environment: ProcessInfo.processInfo.environment)
            close(driver.input)
            do {
                return (driver, "http://127.0.0.1:\(try port(driver))")
            } catch let error as Failure {
                end(driver)
                failure = error
            }
        }
        throw failure
    }

    private static func end(_ driver: Child) {
        kill(driver.process, SIGTERM)
        _ = driver.waitForEnd()
    }

    private init(
        _ client: HTTPClient, _ driver: String, chromium: String, width: Int, runsScripts: Bool
    ) async throws {
        (self.client, self.driver) = (client, driver)
        let options: [String: Any] = [
            "binary": chromium,
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            "prefs": ["profile.managed_default_content_settings.javascript": runsScripts ? 1 : 2],
            "mobileEmulation": [
                "deviceMetrics": ["width": width, "height": 800, "pixelRatio": 1, "mobile": false, "touch": false]
            ],
        ]
        // An element that is not there yet is waited for.
        let capabilities: [String: Any] = ["goog:chromeOptions": options, "timeouts": ["implicit": 30_000]]
        let body = try JSONSerialization.data(withJSONObject: ["capabilities": ["alwaysMatch": capabilities]])
        let made = try await Browser.ask(client, "POST", "\(driver)/session", body) as? [String: Any]
        session = try #require(made?["sessionId"] as? String)
    }

    /// The port that the driver says it listens on.
    private static func port(_ driver: Child) throws -> Int {
        var text = ""
        while case let more = Child.read(driver.output), !more.isEmpty {
            text += String(decoding: more, as: UTF8.self)
            guard let start = text.firstRange(of: "successfully on port ")?.upperBound else { continue }
            let digits = text[start...].prefix { $0.isNumber }
            if let port = Int(digits), digits.endIndex < text.endIndex { return port }
        }
        throw Failure.refused(text)
    }

    private static func ask(_ client: HTTPClient, _ method: String, _ url: String, _ body: Data?) async throws -> Any {
        var request = HTTPClientRequest(url: url)
        request.method = HTTPMethod(rawValue: method)
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        let response = try await client.execute(request, timeout: .seconds(120))
        let bytes = try await response.body.collect(upTo: 20_000_000)
        let json = try JSONSerialization.jsonObject(with: Data(bytes.readableBytesView)) as? [String: Any]
        guard response.status == .ok else { throw Failure.refused(String(buffer: bytes)) }
        return json?["value"] ?? NSNull()
    }

    @discardableResult
    private func command(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> Any {
        let data = try body.map { try JSONSerialization.data(withJSONObject: $0) }
        return try await Browser.ask(client, method, "\(driver)/session/\(session)\(path)", data)
    }
}

extension Browser {
    func go(to address: String) async throws { try await command("POST", "/url", ["url": address]) }

    var address: String {
        get async throws { try #require(try await command("GET", "/url") as? String) }
    }

    var title: String {
        get async throws { try #require(try await command("GET", "/title") as? String) }
    }

    /// Waits for the page with this heading.
    func expect(_ heading: String) async throws { _ = try await find("xpath", "//h1[normalize-space()='\(heading)']") }

    /// What an input holds.
    func value(_ selector: String) async throws -> String {
        let element = try await find("css selector", selector)
        return try #require(try await command("GET", "/element/\(element)/property/value") as? String)
    }

    /// The identifier of what has the focus.
    func focus() async throws -> String? {
        let element = try Browser.reference(try await command("GET", "/element/active"))
        return try await command("GET", "/element/\(element)/attribute/id") as? String
    }

    /// What a screen reader says of an input: its name, and what describes it.
    func spoken(_ selector: String) async throws -> String {
        let element = try await find("css selector", selector)
        return try #require(try await command("GET", "/element/\(element)/computedlabel") as? String)
    }

    /// How wide the page is, which is more than the window where it has to be scrolled sideways.
    func contentWidth() async throws -> Int {
        let metrics = try await command(
            "POST", "/goog/cdp/execute", ["cmd": "Page.getLayoutMetrics", "params": [String: Any]()])
        let size = (metrics as? [String: Any])?["cssContentSize"] as? [String: Any]
        return try #require(size?["width"] as? Int)
    }

    /// Writes a picture of the whole page where `ALMONER_TEST_PICTURES` names a folder.
    func picture(_ name: String) async throws {
        guard let folder = ProcessInfo.processInfo.environment["ALMONER_TEST_PICTURES"] else { return }
        let shot = try await command(
            "POST", "/goog/cdp/execute",
            ["cmd": "Page.captureScreenshot", "params": ["captureBeyondViewport": true] as [String: Any]])
        let text = try #require((shot as? [String: Any])?["data"] as? String)
        try #require(Data(base64Encoded: text)).write(to: URL(filePath: folder).appending(path: name + ".png"))
    }

    /// Presses keys one after the other, as on a keyboard without a mouse.
    func press(_ keys: String...) async throws {
        let actions = keys.flatMap { key in
            key.flatMap { [["type": "keyDown", "value": String($0)], ["type": "keyUp", "value": String($0)]] }
        }
        try await command("POST", "/actions", ["actions": [["type": "key", "id": "keys", "actions": actions]]])
    }

    /// Goes on with the tabulator to an input.
    func tab(to id: String) async throws {
        for _ in 0..<60 {
            if try await focus() == id { return }
            try await press(Browser.tab)
        }
        throw Failure.refused("The keyboard does not reach \(id).")
    }

    /// Waits until an input has the focus.
    func expectFocus(_ id: String) async throws { _ = try await find("css selector", "#\(id):focus") }

    /// Presses a link or a button, once it is there.
    func press(on selector: String) async throws {
        let element = try await find("css selector", selector)
        try await command("POST", "/element/\(element)/click", [:])
    }

    /// Follows the link with these words.
    func follow(_ words: String) async throws {
        let element = try await find("link text", words)
        try await command("POST", "/element/\(element)/click", [:])
    }

    /// Waits for an element with this text somewhere in it.
    func expectText(_ text: String) async throws { _ = try await find("xpath", "//*[contains(., '\(text)')]") }

    /// The text of an element.
    func text(_ selector: String) async throws -> String {
        let element = try await find("css selector", selector)
        return try #require(try await command("GET", "/element/\(element)/text") as? String)
    }

    /// Looks into the page's frame, and at what stands at that address in it.
    func enterFrame() async throws -> String {
        let frame = try await command("POST", "/element", ["using": "css selector", "value": "iframe"])
        try await command("POST", "/frame", ["id": frame])
        let script: [String: Any] = ["script": "return location.href", "args": [String]()]
        return try #require(try await command("POST", "/execute/sync", script) as? String)
    }

    /// Looks at the page around the frame again.
    func leaveFrame() async throws { try await command("POST", "/frame", ["id": NSNull()]) }

    /// Loads the page anew.
    func reload() async throws { try await command("POST", "/refresh", [:]) }

    /// The keys that have no character.
    static let (tab, enter, space, down) = ("\u{E004}", "\u{E007}", " ", "\u{E015}")

    private func find(_ strategy: String, _ what: String) async throws -> String {
        try Browser.reference(try await command("POST", "/element", ["using": strategy, "value": what]))
    }

    private static func reference(_ json: Any) throws -> String {
        try #require((json as? [String: String])?.values.first)
    }
}
