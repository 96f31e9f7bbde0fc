// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "roster",
  products: [
    .library(name: "AgentDomain", targets: ["AgentDomain"]),
    .library(name: "AgentStore", targets: ["AgentStore"]),
    .library(name: "ClientLogs", targets: ["ClientLogs"]),
    .executable(name: "roster", targets: ["roster"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
  ],
  targets: [
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CLDAP", providers: [.apt(["libldap-dev"])]),
    .systemLibrary(name: "CQRencode", providers: [.apt(["libqrencode-dev"])]),
    .target(name: "CSQLiteHardening", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "CPictures", linkerSettings: [.linkedLibrary("png"), .linkedLibrary("jpeg")]),
    .target(
      name: "AgentDomain", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
    .target(
      name: "AgentStore",
      dependencies: [
        "AgentDomain", "CSodium", "CSQLiteHardening", "Telephony",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "ClientLogs",
      dependencies: ["AgentDomain", .product(name: "Logging", package: "swift-log")]),
    .target(
      name: "TextUI", dependencies: ["CNcurses", .product(name: "TOMLKit", package: "TOMLKit")]),
    .target(name: "CentreMail", dependencies: ["AgentDomain"]),
    .target(name: "Telephony", dependencies: ["AgentDomain"]),
    .target(name: "QRCodes", dependencies: ["CQRencode"]),
    .target(
      name: "Console",
      dependencies: ["AgentDomain", "CPictures", "ClientLogs", "QRCodes", "TextUI"]),
    .target(
      name: "CentreChecks",
      dependencies: [
        "AgentDomain", "CentreMail", "DirectorySignIn", "Telephony",
        .product(name: "SwiftASN1", package: "swift-asn1"),
        .product(name: "X509", package: "swift-certificates"),
      ]),
    .target(name: "DirectorySignIn", dependencies: ["AgentDomain", "CLDAP"]),
    .executableTarget(
      name: "roster",
      dependencies: [
        "AgentDomain", "AgentStore", "CentreChecks", "CentreMail", "ClientLogs", "Console",
        "DirectorySignIn", "Telephony", "TextUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ]),
    .testTarget(
      name: "AgentDomainTests", dependencies: ["AgentDomain", "Trials"], exclude: ["fields.csv"]),
    .testTarget(
      name: "AgentStoreTests", dependencies: ["AgentDomain", "AgentStore", "CSodium", "Trials"]),
    .testTarget(name: "CentreChecksTests", dependencies: ["AgentDomain", "CentreChecks"]),
    .testTarget(
      name: "CentreMailTests", dependencies: ["AgentDomain", "CentreMail", "Trials"],
      exclude: ["server.py"]),
    .testTarget(
      name: "DirectorySignInTests",
      dependencies: ["AgentDomain", "CentreChecks", "DirectorySignIn", "TerminalHarness"]),
    .testTarget(
      name: "TelephonyTests",
      dependencies: ["AgentDomain", "Telephony", "TerminalHarness", "Trials"]),
    .testTarget(name: "TextUITests", dependencies: ["TextUI", "Trials"]),
    .testTarget(name: "QRCodesTests", dependencies: ["AgentDomain", "QRCodes", "TextUI"]),
    .testTarget(
      name: "ClientLogsTests",
      dependencies: [
        "AgentDomain", "ClientLogs", "TerminalHarness", "client-log-example",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(name: "CommandLineTests", dependencies: ["AgentDomain", "roster"]),
    .testTarget(
      name: "ConsoleTests",
      dependencies: ["AgentDomain", "AgentStore", "ClientLogs", "Console", "QRCodes", "TextUI"],
      exclude: ["Golden/Themes", "Golden/Linear"]),
    .target(name: "Trials", path: "Tests/Support/Trials"),
    .systemLibrary(
      name: "CVterm", path: "Tests/Support/CVterm", pkgConfig: "vterm",
      providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "CTerminalHarness", dependencies: ["CVterm"], path: "Tests/Support/CTerminalHarness",
      linkerSettings: [.linkedLibrary("vterm")]),
    .target(
      name: "TerminalHarness", dependencies: ["CTerminalHarness"],
      path: "Tests/Support/TerminalHarness"),
    .testTarget(
      name: "TerminalHarnessTests", dependencies: ["TerminalHarness"],
      path: "Tests/Support/TerminalHarnessTests"),
    .target(
      name: "ExchangeHarness",
      dependencies: [
        "AgentDomain", "Telephony", "TerminalHarness",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      path: "Tests/Support/Exchange", exclude: ["websocket.py"]),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "AgentDomain", "AgentStore", "ExchangeHarness", "Telephony", "TerminalHarness", "roster",
        "rosterbench",
      ], exclude: ["proofs.awk"]),
    .executableTarget(
      name: "roster-fault-worker", dependencies: ["AgentDomain", "AgentStore"],
      path: "Tests/Support/FaultWorker"),
    .executableTarget(
      name: "client-log-example",
      dependencies: [
        "AgentDomain", "ClientLogs", .product(name: "Logging", package: "swift-log"),
      ],
      path: "Tests/Support/ClientLogExample"),
    .executableTarget(
      name: "rosterbench",
      dependencies: [
        "AgentDomain", "AgentStore", "ExchangeHarness", "Telephony", "TerminalHarness",
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "AgentDomain", "AgentStore", "TerminalHarness", "Trials", "client-log-example", "roster",
        "roster-fault-worker",
      ]),
  ]
)

let inC: Set = ["CSQLiteHardening", "CPictures", "CTerminalHarness"]

/// The direction of the house is held by the compiler: every import is internal unless it says
/// otherwise, existentials are written out, and a warning is an error.
for target in package.targets where target.type != .system && !inC.contains(target.name) {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .unsafeFlags(["-warnings-as-errors"]),
  ]
}
