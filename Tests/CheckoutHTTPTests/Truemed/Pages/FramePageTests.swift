import Checkout
import Testing

@Suite("A page in a frame")
struct FramePageTests {
    @Test("is framed by the origins of success_url and failure_url where it was asked for, and by nobody else")
    func framers() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let framed = try await shop.order(
                HostedShop.bandages, details: SessionDetails(isFramed: true),
                success: "https://Shop.example:8443/thanks",
                failure: "http://other.example?why=it")
            for step in ["/card", "/leave"] {
                let page = try await visitor.open("/pay/c/\(framed.id)\(step)")
                #expect(page.headers["x-frame-options"] == nil)
                let policy = try #require(page.headers["content-security-policy"])
                #expect(policy.hasSuffix("; frame-ancestors https://shop.example:8443 http://other.example"))
                #expect(policy.contains("form-action 'self';") && !policy.contains("script-src"))
                #expect(page.headers["set-cookie"] == nil)
            }
            let other = try await shop.order(HostedShop.bandages)
            let page = try await visitor.open("/pay/c/\(other.id)")
            #expect(page.headers["x-frame-options"] == "DENY")
            #expect(page.headers["content-security-policy"]?.hasSuffix("frame-ancestors 'none'") == true)
        }
    }

    @Test("tells the page around it how it ended, by the only script that there is, and links on without it")
    func message() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let paid = try await shop.order(HostedShop.bandages, details: SessionDetails(isFramed: true))
            let entry = "/pay/c/\(paid.id)"
            let answer = try await visitor.post(entry + "/card", Visitor.card("4242424242424242"))
            #expect(answer.location == entry, "the shop's own page is not shown in the frame")
            var page = try await visitor.open(entry)
            #expect(page.heading == "Paid")
            let address = "https://shop.example/thanks?id=\(paid.id.uuid)"
            #expect(
                page.says("data-success=\"true\" data-address=\"\(address)\" data-origins=\"https://shop.example\""))
            #expect(page.says("href=\"\(address)\" rel=\"noreferrer\" target=\"_top\""))
            #expect(page.headers["content-security-policy"]?.contains("script-src 'sha256-") == true)
            let left = try await shop.order(HostedShop.bandages, details: SessionDetails(isFramed: true))
            page = try await visitor.submit("/pay/c/\(left.id)/leave", [])
            #expect(page.says("data-success=\"false\" data-address=\"https://shop.example/failed?id=\(left.id.uuid)\""))
        }
    }

    @Test("tells it of a repair too, done or given up for now")
    func repair() async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(
            for: HostedShop.bandages, card: try HostedShop.declining("insufficient_funds"))
        let refused = try await shop.refusedCharge(
            of: token, for: HostedShop.bandages, details: SessionDetails(isFramed: true))
        let entry = "/pay/c/\(refused.id)"
        try await shop.serve { visitor in
            var page = try await visitor.submit(entry + "/stop", [])
            #expect(page.heading == "Given up for now")
            #expect(page.says("data-success=\"false\""))
            page = try await visitor.submit(entry + "/renewal", Visitor.card("4242424242424242", attempt: 1))
            #expect(page.heading == "This is done")
            #expect(page.says("data-success=\"true\""))
        }
    }

    @Test(
        "is framed by nobody whose address could say more than an origin",
        arguments: [
            "https://a.example;script-src *", "https://a.example @b.example/", "https://user@a.example/",
            "https://é.example",
            "https://a.example:/", "https://a.example:99999/", "https://[::1]/", "https://'self'/", "https:///x",
            "javascript:alert(1)", "https://a.example\\@b.example/",
        ])
    func hostile(_ address: String) async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.order(
                HostedShop.bandages, details: SessionDetails(isFramed: true), success: address, failure: address)
            let policy = try #require(
                try await visitor.open("/pay/c/\(session.id)").headers["content-security-policy"])
            let framers = address.hasPrefix("https://a.example\\") ? "https://a.example" : "'none'"
            #expect(policy.hasSuffix("; frame-ancestors \(framers)"))
        }
    }
}
