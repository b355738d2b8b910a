// swift-tools-version: 6.2
// The rooms of the house, and which lower rooms each of them may enter. Imports point downward only;
// `.ci/run` builds with --explicit-target-dependency-import-check error, which makes a missing line here a build failure.
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]
// A warning of our own code fails `.ci/run`; elsewhere it stays one, so that a newer compiler never locks anybody out.
let warnings: [SwiftSetting] = Context.environment["ALMONER_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]
// Each function in a section of its own, so that the linker can put those side by side that `start.order` names.
let sections: [SwiftSetting] = [
    .unsafeFlags(["-Xfrontend", "-function-sections"], .when(platforms: [.linux], configuration: .release))
]
let settings = strict + warnings + sections

/// The templates of the hosted pages, and their style sheet.
let hostedPages =
    [
        "answers", "bank", "card", "cardform", "cart", "end", "field", "identify", "layout", "leave", "letter", "order",
        "question",
        "shipping", "state", "states",
    ].map { $0 + ".mustache" } + ["frame.js", "style.css"]

/// The processes that come with the program, and the templates of their mails.
let shippedProcesses = [
    "pre-order": [
        "order-cancelled", "order-confirmed", "order-declined", "order-lapsed", "order-paid", "order-paid-out",
        "order-payment-open", "order-payment-wanted", "order-placed", "order-problem", "order-rated-first",
        "order-rating-wanted", "order-ratings-published", "order-ready-to-ship", "order-refunded", "order-shipped",
        "order-unpaid", "order-waiting-for-payment",
    ],
    "sauna-visit": [
        "visit-called-off", "visit-charge-announced", "visit-confirmed", "visit-guest-has-not-paid", "visit-guest-paid",
        "visit-lapsed", "visit-paid", "visit-paid-out", "visit-payment-open", "visit-payment-wanted",
        "visit-rated-first", "visit-rating-wanted", "visit-ratings-published", "visit-requested", "visit-turned-down",
        "visit-unpaid",
    ],
]
let shippedFiles = shippedProcesses.sorted { $0.key < $1.key }.flatMap { process, templates in
    ["Processes/\(process).edn"]
        + templates.flatMap { name in
            ["-subject.txt", "-html.html"].map { "Processes/\(process)/templates/\(name)/\(name)\($0)" }
        }
}

let package = Package(
    name: "almoner",
    products: [
        .executable(name: "almoner", targets: ["almoner"]),
        .executable(name: "almoner-server", targets: ["almoner-server"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Floor 1: the ground.
        .systemLibrary(name: "CNcurses"),
        .target(name: "CTerminal"),
        .target(name: "CPseudoTerminal"),
        .target(name: "OrderedJSON", swiftSettings: settings),
        .target(name: "EDN", swiftSettings: settings),
        .target(name: "Spelling", swiftSettings: settings),
        .target(name: "Gregorian", swiftSettings: settings),
        .target(name: "SystemFiles", swiftSettings: settings),

        // Floor 2: screens, and the language of transaction processes.
        .target(
            name: "Terminal",
            dependencies: ["CNcurses", "CTerminal", "SystemFiles", .product(name: "Yams", package: "Yams")],
            // Links to the files of the folder `themes`: a target may embed only what lies inside it.
            resources: [
                .embedInCode("Resources/dusk.yaml"), .embedInCode("Resources/paper.yaml"),
                .embedInCode("Resources/contrast.yaml"), .embedInCode("Resources/sixteen.yaml"),
            ],
            swiftSettings: settings),

        .target(name: "TransactionProcess", dependencies: ["EDN", "Spelling", "Gregorian"], swiftSettings: settings),
        .target(
            name: "MailTemplates", dependencies: ["OrderedJSON", "Spelling", "Gregorian"], swiftSettings: settings),

        // Every widget, role and awkward text on one screen: for those who write themes, and for the tests of the kit.
        .executableTarget(name: "terminal-gallery", dependencies: ["Terminal"], swiftSettings: settings),

        // Floor 3: the trade.
        .target(
            name: "Checkout",
            dependencies: ["TransactionProcess", "MailTemplates", "EDN", "OrderedJSON", "Spelling", "Gregorian"],
            swiftSettings: settings),

        // Floor 4: the verbs, the disk, the cards.
        .target(
            name: "Commands",
            dependencies: [
                "Checkout", "Terminal", "TransactionProcess", "MailTemplates", "EDN", "OrderedJSON", "Spelling",
                "SystemFiles", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            // The resources are links to these, under names that differ.
            exclude: shippedProcesses.keys.sorted().map { "Processes/\($0)/process.edn" },
            resources: shippedFiles.map { .embedInCode($0) },
            swiftSettings: settings),
        .target(name: "Dialects", dependencies: ["Checkout", "OrderedJSON"], swiftSettings: settings),
        .target(
            name: "SQLiteLedger",
            dependencies: [
                "Checkout", "TransactionProcess", "OrderedJSON", "SystemFiles",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .target(name: "CardSimulator", dependencies: ["Checkout"], swiftSettings: settings),

        // Floor 5: the network, a person, and what opens a ledger for both.
        .target(
            name: "CheckoutHTTP",
            dependencies: [
                "Checkout", "Dialects", "OrderedJSON", "TransactionProcess",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: hostedPages.map { .embedInCode("Hosted/Pages/\($0)") },
            swiftSettings: settings),
        .target(
            name: "Wiring",
            dependencies: ["Checkout", "Dialects", "SQLiteLedger", "CardSimulator"],
            swiftSettings: settings),
        .target(
            name: "Console",
            dependencies: [
                "Terminal", "TransactionProcess", "Checkout", "Commands", "OrderedJSON",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // Floor 6: arguments and wiring.
        .executableTarget(
            name: "almoner",
            dependencies: [
                "Console", "Commands", "Wiring", "Terminal", "CTerminal", "SQLiteLedger", "CardSimulator", "Checkout",
                "OrderedJSON", "SystemFiles", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["start.order"],
            swiftSettings: settings,
            // At a fixed place, since the loader would otherwise mend a hundred thousand addresses at every start;
            // libraries, heap and stack still lie where nobody knows. And what the console calls lies together, which
            // saves a fifth of its memory.
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-use-ld=lld", "-Xclang-linker", "-no-pie",
                        "-Xlinker", "--symbol-ordering-file=\(Context.packageDirectory)/Sources/almoner/start.order",
                        "-Xlinker", "--no-warn-symbol-ordering",
                    ],
                    .when(platforms: [.linux], configuration: .release))
            ]),

        .executableTarget(
            name: "almoner-server",
            dependencies: [
                "CheckoutHTTP", "Wiring", "SQLiteLedger", "CardSimulator", "Checkout",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings),

        // A terminal that we play ourselves, for tests and benchmarks of programs.
        .target(
            name: "TerminalProbe", dependencies: ["Terminal", "CTerminal", "CPseudoTerminal", "SystemFiles"],
            swiftSettings: settings),

        // How quick the console is on a large ledger, beside tig and htop.
        .executableTarget(
            name: "ConsoleBenchmark",
            dependencies: [
                "Terminal", "TerminalProbe", "SystemFiles",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // Charges a second through the whole engine, beside plain statements that write the same rows.
        .executableTarget(
            name: "ChargeBenchmark",
            dependencies: [
                "SQLiteLedger", "CardSimulator", "Checkout",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings),

        // Transitions and charges a second while a year is played, beside plain statements that write the same rows.
        .executableTarget(
            name: "TransactionBenchmark",
            dependencies: [
                "SQLiteLedger", "CardSimulator", "Checkout", "TransactionProcess", "OrderedJSON",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings),

        // Requests a second that the server answers, beside endpoints that do the same without the ledger.
        .executableTarget(
            name: "ServerBenchmark",
            dependencies: [
                "Wiring", "SQLiteLedger", "Checkout",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        .testTarget(
            name: "TerminalTests",
            dependencies: ["Terminal", "CTerminal", "TerminalProbe", "terminal-gallery", "Randomness"],
            swiftSettings: settings),
        .testTarget(
            name: "OrderedJSONTests", dependencies: ["OrderedJSON", "Randomness"], swiftSettings: settings),
        .testTarget(name: "GregorianTests", dependencies: ["Gregorian"], swiftSettings: settings),
        .testTarget(name: "SystemFilesTests", dependencies: ["SystemFiles"], swiftSettings: settings),
        .testTarget(name: "EDNTests", dependencies: ["EDN", "Randomness"], swiftSettings: settings),
        .testTarget(
            name: "TransactionProcessTests", dependencies: ["TransactionProcess", "EDN", "Randomness"],
            swiftSettings: settings),
        .testTarget(
            name: "MailTemplatesTests", dependencies: ["MailTemplates", "OrderedJSON", "Randomness"],
            swiftSettings: settings),
        .testTarget(name: "CheckoutTests", dependencies: ["Checkout", "Randomness"], swiftSettings: settings),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "OrderedJSON", "MailTemplates", "TransactionProcess",
                "Commands", "Checkout", "SQLiteLedger", "CardSimulator",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ConsoleTests",
            dependencies: [
                "OrderedJSON", "Console", "Terminal", "TransactionProcess", "Commands", "Checkout", "SQLiteLedger",
                "CardSimulator", "Randomness", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Screens"], swiftSettings: settings),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "Checkout", "SQLiteLedger", "CardSimulator", "TransactionProcess", "OrderedJSON", "Randomness",
            ],
            exclude: ["Transactions/Processes"], swiftSettings: settings),
        .testTarget(
            name: "CheckoutHTTPTests",
            dependencies: [
                "CheckoutHTTP", "Dialects", "OrderedJSON", "Checkout", "SQLiteLedger", "CardSimulator",
                "TransactionProcess", "Programs", "Randomness",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "OrderedJSON", "Programs", "Randomness",
                "almoner", "almoner-server", "Commands", "Wiring", "SQLiteLedger", "CardSimulator", "Checkout",
                "TransactionProcess",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: settings),
        // Starting programs, and random numbers that a seed repeats, for tests.
        .target(name: "Programs", path: "Tests/Programs", swiftSettings: settings),
        .target(name: "Randomness", path: "Tests/Randomness", swiftSettings: settings),
        .testTarget(name: "TidyTests", dependencies: ["Commands"], swiftSettings: settings),
        .testTarget(
            name: "CardSimulatorTests", dependencies: ["CardSimulator", "Checkout", "Randomness"],
            swiftSettings: settings),
        .testTarget(
            name: "SQLiteLedgerTests",
            dependencies: [
                "SQLiteLedger", "Checkout", "Randomness", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
    ]
)
