// swift-tools-version: 6.1
import PackageDescription

// Every dependency stands here with its reason; what the standard library does, no package does.
let package = Package(
  name: "sluitend",
  products: [.executable(name: "sluitend", targets: ["sluitend"])],
  dependencies: [
    // The command line: parsing, help and validation of arguments.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // SHA-256 of deliveries and the HMAC of personal numbers: never our own cryptography.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    // The register and sluitend.sqlite: SQLite with migrations, on the system's library.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Profiles, definitions, bridges and set-ups are YAML; faults are reported with their line.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // The report's page comes from a template that is a file of its own, and escapes what it fills in.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .target(name: "Domain"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    // Excel files are XML within a zip: libzip unpacks them piece by piece.
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    // The report's workbook: a well-kept writer of Excel files (BSD), with charts, formulas and print set-up.
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    // The linear programs of statistical disclosure control: a well-kept solver (EPL), reached by its C interface.
    .systemLibrary(name: "CClp", pkgConfig: "clp", providers: [.apt(["coinor-libclp-dev"])]),
    // What several stages need of the operating system: files that are safe on disk, bare SQLite statements.
    .target(name: "Systeem", dependencies: [.product(name: "GRDBSQLite", package: "GRDB.swift")]),
    .target(
      name: "Extract",
      dependencies: [
        "Domain", "Systeem", "CLibXML2", "CLibCSV", "CLibZip",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "Register",
      dependencies: [
        "Domain", "Systeem", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(name: "Transform", dependencies: ["Domain"]),
    .target(
      name: "Load",
      dependencies: [
        "Domain", "Systeem", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    // Which counts of a public report are hidden: cells and what holds between them, nothing of the field.
    .target(name: "Geheimhouding", dependencies: ["CClp"]),
    // The page's template, styles and script go into the program: it works wherever it is copied to.
    .target(
      name: "Report",
      dependencies: [
        "Domain", "Systeem", "CXlsxWriter", .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Crypto", package: "swift-crypto"),
      ], resources: [.embedInCode("Sjablonen")]),
    .target(name: "Synthetic", dependencies: ["Domain"]),
    .target(
      name: "Pipeline",
      dependencies: [
        "Domain", "Systeem", "Extract", "Register", "Transform", "Load", "Report", "Synthetic",
        "Geheimhouding",
        .product(name: "Yams", package: "Yams"), .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .executableTarget(
      name: "sluitend",
      dependencies: [
        "Pipeline", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // Chance with a seed, for tests on random registers and models.
    .target(name: "Proeftoeval", path: "Tests/Proeftoeval"),
    .testTarget(name: "DomainTests", dependencies: ["Domain"]),
    .testTarget(
      name: "ExtractTests",
      dependencies: [
        "Domain", "Extract", "Systeem", "CLibZip", .product(name: "Crypto", package: "swift-crypto"),
      ], exclude: ["Werkblad/Bestanden", "Werkblad/maak"]),
    // Register, Transform and the definitions together, judged by a second evaluator.
    .testTarget(
      name: "TransformTests",
      dependencies: ["Domain", "Register", "Transform", "Pipeline", "Systeem", "Proeftoeval"]),
    .testTarget(name: "GeheimhoudingTests", dependencies: ["Geheimhouding", "Proeftoeval"]),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Domain", "Extract", "Load", "Pipeline", "Register", "Report", "Synthetic", "Systeem",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    // Page and workbook of the report, from a report made by hand.
    .testTarget(
      name: "ReportTests",
      dependencies: ["CLibZip", "Domain", "Report", .product(name: "Crypto", package: "swift-crypto")]),
    // The built program: command, output, error text, exit code.
    .testTarget(
      name: "CommandLineTests", dependencies: ["sluitend", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Gevallen", "Storing/storing.c"]),
  ],
  swiftLanguageModes: [.v6]
)

// For scripts/fuzz alone: it can't be linked without libFuzzer.
if Context.environment["SLUITEND_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["Domain", "Extract", "Pipeline"], path: "Tests/Fuzz",
      exclude: ["gevonden"],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}
