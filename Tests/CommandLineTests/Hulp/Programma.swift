import Foundation

/// The built program, run as its users run it.
enum Programma {
  static let repo = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }.path
  static let heleOpzet = repo + "/pipelines/ijssel-vecht.yaml"

  /// The set-up of the samples without the yearbook, and without lists of other parties and the tellingen of both: each run
  /// would read, count and lay out all of them. The golden cases have it whole.
  static let opzet: String = {
    let map = NSTemporaryDirectory() + "sluitend-opzet-" + UUID().uuidString
    let pijplijn = map + "/pipelines"
    let extra = [
      "jaarverslag", "definities/jaarverslag.yaml", "definities/vrijstellingen.yaml",
      "definities/handhaving.yaml", "definities/trajecten.yaml", "definities/bevolking.yaml",
      "definities/vsv-duo.yaml", "definities/inschrijvingen.yaml", "definities/doorstroom.yaml",
      "definities/2026-2027.yaml", "aansluitingen/rmc-duo-vsv.yaml",
    ]
    do {
      try FileManager.default.createDirectory(atPath: map, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: repo + "/pipelines", toPath: pijplijn)
      for deel in extra { try FileManager.default.removeItem(atPath: pijplijn + "/" + deel) }
      let bronnen = pijplijn + "/bronnen"
      for naam in try FileManager.default.contentsOfDirectory(atPath: bronnen) {
        let tekst = try String(contentsOfFile: "\(bronnen)/\(naam)", encoding: .utf8)
        if tekst.contains("\nrecord: opgave\n") {
          try FileManager.default.removeItem(atPath: "\(bronnen)/\(naam)")
        }
      }
    } catch {
      return "\(error)"
    }
    opzetmap = map
    atexit { try? FileManager.default.removeItem(atPath: Programma.opzetmap) }
    return pijplijn + "/ijssel-vecht.yaml"
  }()

  /// Written once, before anything reads it.
  nonisolated(unsafe) private static var opzetmap = ""

  /// Beside the test bundle, wherever that was built; else where a plain build puts it. `SLUITEND_PROGRAMMA` names
  /// another one.
  static let pad: String = {
    if let ander = ProcessInfo.processInfo.environment["SLUITEND_PROGRAMMA"] { return ander }
    let bundel = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    let naast = bundel.appendingPathComponent("sluitend").path
    return FileManager.default.isExecutableFile(atPath: naast) ? naast : repo + "/.build/debug/sluitend"
  }()

  /// What a cron job has, and no more. Without a terminal, help is laid out for 80 columns.
  static let omgeving = [
    "PATH": URL(fileURLWithPath: pad).deletingLastPathComponent().path + ":/usr/bin:/bin",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
  ]

  struct Uitkomst: Equatable {
    var code: Int32
    var uit: String
    /// Standard error but for the plan: empty when all is well.
    var fout: String
    /// What a run was going to do, and where it did something else.
    var plan = ""

    init(code: Int32, uit: String, fout: String) {
      self.code = code
      self.uit = uit
      self.fout = ""
      var isPlan = false
      for regel in fout.split(separator: "\n", omittingEmptySubsequences: false) {
        isPlan =
          regel.hasPrefix("plan: ") || regel.hasPrefix("not as planned: ")
          || (isPlan && regel.hasPrefix("  "))
        if isPlan { plan += regel + "\n" } else { self.fout += regel + "\n" }
      }
      // The last line has no line end behind it.
      self.fout.removeLast()
    }
  }

  /// A program that was started; its output goes to files, so that no pipe can fill up.
  final class Loop {
    let proces = Process()
    private let map = Proefmap()

    init(_ programma: String, _ argumenten: [String], in werkmap: String, _ omgeving: [String: String]) throws
    {
      proces.executableURL = URL(fileURLWithPath: programma)
      proces.arguments = argumenten
      proces.currentDirectoryURL = URL(fileURLWithPath: werkmap)
      proces.environment = omgeving
      proces.standardInput = FileHandle.nullDevice
      proces.standardOutput = try map.bestand("uit")
      proces.standardError = try map.bestand("fout")
      try Self.metSignalen { try proces.run() }
    }

    /// The threads on which tests run block signals, and a program inherits that from the thread that starts it.
    private static func metSignalen(_ start: () throws -> Void) rethrows {
      var geen = sigset_t()
      var oud = sigset_t()
      sigemptyset(&geen)
      pthread_sigmask(SIG_SETMASK, &geen, &oud)
      defer { pthread_sigmask(SIG_SETMASK, &oud, nil) }
      try start()
    }

    func wacht() throws -> Uitkomst {
      proces.waitUntilExit()
      // As a shell tells it: a signal that nobody caught is 128 + its number.
      let code = proces.terminationStatus + (proces.terminationReason == .uncaughtSignal ? 128 : 0)
      return Uitkomst(
        code: code, uit: try String(contentsOfFile: map.pad + "/uit", encoding: .utf8),
        fout: try String(contentsOfFile: map.pad + "/fout", encoding: .utf8))
    }
  }

  static func start(_ argumenten: String..., omgeving: [String: String] = omgeving) throws -> Loop {
    try Loop(pad, argumenten, in: NSTemporaryDirectory(), omgeving)
  }

  @discardableResult
  static func draai(_ argumenten: String..., omgeving: [String: String] = omgeving) throws -> Uitkomst {
    try Loop(pad, argumenten, in: NSTemporaryDirectory(), omgeving).wacht()
  }

  /// A shell script in which `sluitend` is the program.
  static func script(_ tekst: String, in map: String) throws -> Uitkomst {
    try Loop("/bin/bash", ["-c", tekst], in: map, omgeving).wacht()
  }
}

/// A fresh folder, gone with its last user.
final class Proefmap: Sendable {
  let pad = NSTemporaryDirectory() + "sluitend-opdracht-" + UUID().uuidString

  init() { try? FileManager.default.createDirectory(atPath: pad, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: pad) }

  func bestand(_ naam: String) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: pad + "/" + naam, contents: nil)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: pad + "/" + naam))
  }

  /// A data folder with the key that all tests share, so that results can be compared.
  func data(_ naam: String) throws -> String {
    let map = pad + "/" + naam
    try FileManager.default.createDirectory(
      atPath: map, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    _ = FileManager.default.createFile(
      atPath: map + "/sleutel", contents: Data((0..<32).map { UInt8($0) }),
      attributes: [.posixPermissions: 0o600])
    return map
  }

  /// The CSV files below a folder, a link followed: path → bytes.
  static func csv(_ map: String) throws -> [String: Data] {
    let wortel = URL(fileURLWithPath: map).resolvingSymlinksInPath().path
    guard FileManager.default.fileExists(atPath: wortel) else { return [:] }
    return try FileManager.default.subpathsOfDirectory(atPath: wortel).filter { $0.hasSuffix(".csv") }
      .reduce(into: [:]) { $0[$1] = try Data(contentsOf: URL(fileURLWithPath: wortel + "/" + $1)) }
  }
}
