import CheckoutHTTP

@main
enum Main {
    static func main() { print(CheckoutServer.self) }
}
