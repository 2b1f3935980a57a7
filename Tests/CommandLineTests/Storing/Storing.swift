import Foundation

/// A disturbance of the program by `storing.c`: at which of its calls, and what.
struct Storing: Sendable {
  /// The raw values are those of `STORING_WAT`.
  enum Soort: String, CaseIterable, Sendable {
    case doodErvoor = "dood"
    case doodHalverwege = "half"
    case schijfVol = "ENOSPC"
    case leesSchrijffout = "EIO"
    case geenRecht = "EACCES"
    case beeindigd = "TERM"
    case onderbroken = "INT"
    case korteSchrijfbeurten = "kort"
    /// Nothing happens to a call: a file of the inbox changes under the run's hands.
    case inboxVerandert = ""

    var isDood: Bool { self == .doodErvoor || self == .doodHalverwege }
    var isSignaal: Bool { self == .beeindigd || self == .onderbroken }

    /// How the system or SQLite words the failure of a call; none when no call fails.
    var redenen: [String] {
      let nietOpen = "SQLite: unable to open database file"
      let fout = "SQLite: disk I/O error"
      return switch self {
      case .schijfVol: ["No space left on device", "SQLite: database or disk is full", fout, nietOpen]
      case .leesSchrijffout: ["Input/output error", fout, nietOpen, "readonly database"]
      case .geenRecht: ["Permission denied", "SQLite: attempt to write a readonly database", fout, nietOpen]
      default: []
      }
    }
  }

  /// One call that changes what is on disk.
  struct Aanroep: Sendable {
    let nummer: Int
    /// `write`, `fsync`, `create` …
    let soort: String
    /// Below the folder that is watched.
    let pad: String

    init?(_ regel: Substring) {
      let delen = regel.split(separator: " ", maxSplits: 2)
      guard delen.count == 3, let nummer = Int(delen[0]) else { return nil }
      self.nummer = nummer
      soort = String(delen[1])
      pad = String(delen[2])
    }

    /// What is being done, for people: the first part of the path that tells it.
    var plek: String {
      switch pad {
      case _ where pad.hasPrefix("slot"): "the lock"
      case _ where pad.hasPrefix("sleutel"): "the key"
      case _ where pad.hasPrefix("archief"): "the archive"
      case _ where pad.hasPrefix("register.sqlite-wal"): "the register's log"
      case _ where pad.hasPrefix("register"): "the register"
      case _ where pad.hasSuffix(".sqlite"): "a publication being built: SQLite"
      case _ where pad.hasPrefix("publicaties/."): "a publication being built: CSV and folders"
      case _ where pad.hasPrefix("publicaties"): "making a publication visible"
      case _ where pad.hasPrefix("uitvoer"): "switching uitvoer"
      case ".": "the data folder"
      default: "other files"
      }
    }
  }

  struct Uitkomst: Sendable {
    let einde: Programma.Uitkomst
    /// The calls below the folder, in order.
    let aanroepen: [Aanroep]
    /// What was opened and read below the inbox, in order.
    let gelezen: [Aanroep]
  }

  /// - Throws: `Fout` when the library can't be compiled.
  static func bibliotheek() throws -> String { try gemaakt.get() }

  struct Fout: Error { let tekst: String }

  private static let map = Proefmap()
  private static let gemaakt = Result {
    let bron = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/storing.c"
    let doel = map.pad + "/storing.so"
    // Swift brings a clang of its own, and on Linux needs a C compiler's parts beside it.
    let opdracht =
      "for c in clang cc gcc; do $c -shared -fPIC -O1 -o '\(doel)' '\(bron)' && exit; done; exit 1"
    let uitkomst = try Programma.Loop(
      "/bin/sh", ["-c", opdracht], in: map.pad, ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
    ).wacht()
    guard uitkomst.code == 0 else { throw Fout(tekst: "storing.c can't be compiled: \(uitkomst.fout)") }
    return doel
  }

  /// Runs the program with `storing.c` before the system's library.
  ///
  /// - Parameters:
  ///   - map: the folder of which calls are counted.
  ///   - omgeving: what `storing.c` is to do, and other variables.
  static func draai(_ argumenten: [String], map: String, _ omgeving: [String: String] = [:]) throws
    -> Uitkomst
  {
    let proef = Proefmap()
    let log = proef.pad + "/aanroepen"
    let eigen = ["LD_PRELOAD": try bibliotheek(), "STORING_MAP": map, "STORING_LOG": log]
    let alles = Programma.omgeving.merging(eigen) { $1 }.merging(omgeving) { $1 }
    let einde = try Programma.Loop(Programma.pad, argumenten, in: proef.pad, alles).wacht()
    let regels = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    let aanroepen = regels.split(separator: "\n").compactMap { Aanroep($0) }
    return Uitkomst(
      einde: einde, aanroepen: aanroepen.filter { !$0.soort.hasPrefix("lees") },
      gelezen: aanroepen.filter { $0.soort.hasPrefix("lees") })
  }
}
