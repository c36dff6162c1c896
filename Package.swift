// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with: language mode 6, and the upcoming features that keep
/// existentials and imports explicit. A warning is an error where `CI` is set, and nowhere else: a
/// newer compiler with new warnings stops no newcomer.
let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// The tools: each is a folder below Sources and imports TraktCore alone.
let tools: [String] = [
    "trakt-auth",
    "trakt-search",
    "trakt-history",
    "trakt-list",
    "trakt-get",
    "trakt-diff",
    "trakt-add",
    "trakt-remove",
    "lib-scan",
    "trakt-resolve",
    "trakt-suspect",
    "trakt-table",
    "trakt-sandbox",
]

/// The tools whose code handles pointers: system calls on bytes, sockets, a child process. In all
/// others the compiler checks that nothing is unsafe.
let toolsWithPointers: Set<String> = ["lib-scan", "trakt-remove", "trakt-sandbox"]

/// The tests of one tool's own logic: the folder below Tests, and the tool it looks into.
let toolTests: [String: String] = [
    "LibScanTests": "lib-scan",
    "TraktResolveTests": "trakt-resolve",
    "TraktSandboxTests": "trakt-sandbox",
    "TraktSuspectTests": "trakt-suspect",
    "TraktTableTests": "trakt-table",
]

let package = Package(
    name: "traktutils",
    platforms: [.macOS(.v15)],
    products: tools.map { .executable(name: $0, targets: [$0]) },
    targets: [
        // A few system calls that Swift does not import: header only.
        .target(name: "CSystem"),
        // The system's libcurl, loaded when it is needed.
        .target(name: "CCurl", dependencies: ["CSystem"]),
        // The system's libxml2, loaded when an NFO needs it.
        .target(name: "CXML", dependencies: ["CSystem"]),
        // The commit that `--version` names.
        .plugin(name: "CommitPlugin", capability: .buildTool(), path: "Sources/CommitPlugin"),
        .target(
            name: "TraktCore", dependencies: ["CSystem", "CCurl"], swiftSettings: settings,
            plugins: ["CommitPlugin"]),
        // What several test targets use.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "TraktCoreTests", dependencies: ["TraktCore", "CSystem", "TestSupport"],
            exclude: ["layers"],
            swiftSettings: settings),
        // The suite's tests start the real programs, so that every one has to be built for them.
        .target(name: "CSpawn", path: "Tests/CSpawn"),
        .testTarget(
            name: "SuiteTests",
            dependencies: ["TraktCore", "CSystem", "CSpawn", "TestSupport"]
                + tools.map { .target(name: $0) },
            exclude: ["Documentation/regenerate", "Documentation/install", "Terminal/transcripts"],
            swiftSettings: settings),
    ]
        + tools.map {
            .executableTarget(
                name: $0,
                dependencies: $0 == "lib-scan" ? ["TraktCore", "CSystem", "CXML"] : ["TraktCore"],
                // The sandbox's own films and shows.
                resources: $0 == "trakt-sandbox" ? [.embedInCode("Catalog/catalog.ndjson")] : [],
                swiftSettings: settings
                    + (toolsWithPointers.contains($0) ? [] : [.strictMemorySafety()]))
        }
        + toolTests.map { folder, tool in
            .testTarget(
                name: folder, dependencies: [.target(name: tool), "TraktCore", "TestSupport"],
                swiftSettings: settings)
        }
)
