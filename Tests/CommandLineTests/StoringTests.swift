import Foundation
import Synchronization
import Testing

/// A run that is killed, or whose calls fail, at any call that changes what is on disk: the last publication is whole,
/// and the next run finishes the work, with the same bytes as a run that nothing disturbs (DESIGN.md, promise 2).
///
/// The calls are counted and disturbed by `Storing/storing.c`; the program knows nothing of it. With
/// `SLUITEND_STORING=all` every call gets every disturbance (but SQLite's hundreds of pages are all alike: each is killed,
/// every fourth gets the others), else some of each kind of call. With `SLUITEND_VERVERS=1` besides, the table in the
/// README is written anew: review what changed.
@Suite(.serialized) struct StoringTests {
  private static let isAlles = ProcessInfo.processInfo.environment["SLUITEND_STORING"] == "all"
  private static let ververs = ProcessInfo.processInfo.environment["SLUITEND_VERVERS"] == "1"

  /// A first run, and one on top of a publication: all three formats, rejected rows, a refused file and a double one,
  /// two school years.
  private static let standen = Result {
    let proef = Proefmap()
    let (inbox, eerder) = (proef.pad + "/inbox", proef.pad + "/eerder")
    try Programma.draai(
      "sample", "--pipeline", Programma.opzet, "--out", inbox, "--meldingen", "100", "--seed", "7")
    for map in ["duo-verzuim-xml", "volgsysteem-werkprocessen"] {
      try FileManager.default.createDirectory(
        atPath: "\(eerder)/\(map)", withIntermediateDirectories: true)
      let namen = try FileManager.default.contentsOfDirectory(atPath: "\(inbox)/\(map)")
      let naam = try #require(namen.first { $0.contains("_2020-2021_") })
      try FileManager.default.copyItem(
        atPath: "\(inbox)/\(map)/\(naam)", toPath: "\(eerder)/\(map)/\(naam)")
    }
    return [
      try Proefstand("eerste", in: proef, inbox: inbox, eerder: nil),
      try Proefstand("volgende", in: proef, inbox: inbox, eerder: eerder),
    ]
  }

  /// Does it for each, as many at once as the machine has processors. The results come in the same order.
  private static func gelijktijdig<T: Sendable, R: Sendable>(
    _ lijst: [T], _ doe: @Sendable (T) -> R
  ) -> [R] {
    let uitkomsten = Mutex<[Int: R]>([:])
    DispatchQueue.concurrentPerform(iterations: lijst.count) { i in
      let uitkomst = doe(lijst[i])
      uitkomsten.withLock { $0[i] = uitkomst }
    }
    return uitkomsten.withLock { alle in lijst.indices.compactMap { alle[$0] } }
  }

  /// What every call gets, as the columns of the table.
  private static let soorten: [Storing.Soort] = [
    .doodErvoor, .doodHalverwege, .schijfVol, .leesSchrijffout, .geenRecht,
  ]

  private struct Proef: Sendable {
    let stand: Proefstand
    let soort: Storing.Soort
    let nummer: Int

    func doe() -> Proefstand.Uitslag { stand.proef(soort, bij: nummer) }
    var naam: String { "\(stand.naam) run, \(soort.rawValue) at call \(nummer)" }
  }

  /// The calls to which a disturbance does something.
  private static func vatbaar(_ soort: Storing.Soort, _ aanroep: Storing.Aanroep) -> Bool {
    switch soort {
    case .doodHalverwege: aanroep.soort == "write"
    case .schijfVol: ["write", "create", "truncate", "link"].contains(aanroep.soort)
    case .geenRecht: ["create", "rename", "link", "remove", "chmod"].contains(aanroep.soort)
    default: true
    }
  }

  /// All calls, or of every other kind the one at a place between its first and its last.
  ///
  /// - Parameter keus: which place, and whether the odd kinds or the even ones.
  private static func keuze(_ stand: Proefstand, _ soort: Storing.Soort, _ keus: Int) -> [Proef] {
    let vatbaar = stand.aanroepen.filter { Self.vatbaar(soort, $0) }
    let groepen = Dictionary(grouping: vatbaar) { $0.plek + $0.soort }.sorted { $0.key < $1.key }
    let gekozen =
      isAlles
      ? vatbaar.enumerated().filter { i, aanroep in
        soort == .doodErvoor || aanroep.soort != "write" || !aanroep.pad.contains(".sqlite")
          || i % 4 == keus % 4
      }.map(\.element)
      : groepen.enumerated().filter { $0.offset % 2 == keus % 2 }.map { _, groep in
        groep.value[(groep.value.count - 1) * (keus % 5) / 4]
      }
    return gekozen.map { Proef(stand: stand, soort: soort, nummer: $0.nummer) }.sorted {
      $0.nummer < $1.nummer
    }
  }

  @Test func `at every call a run may be killed or fail, and the next one finishes its work`() throws {
    let standen = try Self.standen.get()
    for stand in standen { #expect(stand.isZinvol && stand.aanroepen.count > 100) }
    var proeven: [Proef] = []
    for (i, stand) in standen.enumerated() {
      for (j, soort) in Self.soorten.enumerated() { proeven += Self.keuze(stand, soort, i + j) }
      if !Self.isAlles { proeven += Self.keuze(stand, .doodErvoor, i + 3) }
    }
    let uitslagen = Self.gelijktijdig(proeven) { $0.doe() }
    for (proef, uitslag) in zip(proeven, uitslagen) where !uitslag.fouten.isEmpty {
      Issue.record(
        "\(proef.naam), \(uitslag.aanroep?.soort ?? "") \(uitslag.aanroep?.pad ?? ""): \(uitslag.fouten)")
    }
    if Self.isAlles { try Self.vergelijk(Self.tabel(proeven, uitslagen)) }
  }

  /// `SLUITEND_STORING=all` takes 200 moments.
  @Test func `at any moment a run may be killed, and the next one finishes its work`() throws {
    let standen = try Self.standen.get()
    let begin = Date()
    #expect(standen[1].proef(.korteSchrijfbeurten, bij: 1).fouten == [])
    let duur = Date().timeIntervalSince(begin) / 3
    let momenten = (0..<(Self.isAlles ? 200 : 16)).map { i in
      (stand: standen[i % 2], na: Double.random(in: 0...duur))
    }
    let uitslagen = Self.gelijktijdig(momenten) { $0.stand.proef(doodNa: $0.na) }
    for (moment, uitslag) in zip(momenten, uitslagen) where !uitslag.fouten.isEmpty {
      Issue.record("\(moment.stand.naam) run, killed after \(moment.na) s: \(uitslag.fouten)")
    }
  }

  @Test func `a signal at any call stops the run between steps, and the ledger says so`() throws {
    let standen = try Self.standen.get()
    let proeven = [Storing.Soort.beeindigd, .onderbroken].flatMap { soort in
      standen.indices.flatMap { i in
        let alle = standen[i].aanroepen.map { Proef(stand: standen[i], soort: soort, nummer: $0.nummer) }
        // The whole run, one signal here and the other there.
        let stap = Self.isAlles ? 7 : alle.count / 6
        return stride(from: (i + (soort == .beeindigd ? 0 : stap / 2)) % stap, to: alle.count, by: stap).map {
          alle[$0]
        }
      }
    }
    let uitslagen = Self.gelijktijdig(proeven) { $0.doe() }
    for (proef, uitslag) in zip(proeven, uitslagen) where !uitslag.fouten.isEmpty {
      Issue.record("\(proef.naam): \(uitslag.fouten)")
    }
  }

  @Test func `a file that vanishes, shrinks, grows or changes while it is read stops the run, and is named`()
    throws
  {
    let stand = try Self.standen.get()[1]
    let aantal = try stand.aantalLezingen()
    #expect(aantal > 30)
    let stap = Self.isAlles ? 1 : aantal / 5
    let proeven = Proefstand.Verandering.allCases.enumerated().flatMap { i, verandering in
      stride(from: 1 + i % stap, through: aantal, by: stap).map { (verandering, $0) }
    }
    let uitslagen = Self.gelijktijdig(proeven) { stand.proef($0.0, bijLezing: $0.1) }
    #expect(uitslagen.contains { $0 != nil }, "some came between two readings")
    for (proef, uitslag) in zip(proeven, uitslagen) {
      guard let uitslag, !uitslag.fouten.isEmpty else { continue }
      Issue.record("\(proef.0) at reading \(proef.1): \(uitslag.fouten)")
    }
  }

  @Test func `raw bytes that a killed run was taking in don't stay, also when their file doesn't come again`()
    throws
  {
    let stand = try Self.standen.get()[1]
    let inArchief = stand.aanroepen.filter {
      $0.pad.hasPrefix("archief/") && ["write", "rename"].contains($0.soort)
    }
    for aanroep in [inArchief.first, inArchief.last { $0.soort == "write" }, inArchief.last].compactMap({ $0 }
    ) {
      let (naDood, naHerstel) = try stand.overigInArchief(doodBij: aanroep.nummer)
      #expect(naDood.count == 1 && naHerstel == [], "\(aanroep.soort) \(aanroep.pad)")
    }
  }

  @Test func `writes that the system does in parts make no difference`() throws {
    for stand in try Self.standen.get() {
      #expect(stand.proef(.korteSchrijfbeurten, bij: 1).fouten == [])
    }
  }

  /// A kill leaves what was written to the system; a power cut only what is on disk. So the order counts: what becomes
  /// visible is on disk first, and so is each step of the ledger before what comes after it.
  @Test func `what becomes visible is on disk first, and each step of the ledger before the next`() throws {
    for stand in try Self.standen.get() {
      /// Files with bytes, and folders with names, that may not be on disk yet.
      var (bestanden, mappen): (Set<String>, Set<String>) = ([], [])
      var omgezet: [String] = []
      for aanroep in stand.aanroepen where !aanroep.pad.hasPrefix("slot") && !aanroep.pad.hasSuffix("-shm") {
        let (soort, pad) = (aanroep.soort, aanroep.pad)
        let map = pad.split(separator: "/").dropLast().joined(separator: "/")
        if !pad.hasPrefix("register") {
          #expect(!bestanden.contains("register.sqlite-wal"), "\(soort) \(pad)")
        }
        switch soort {
        case "write", "truncate": bestanden.insert(pad)
        case "create", "link": mappen.insert(map)
        case "fsync":
          bestanden.remove(pad)
          mappen.remove(pad == "." ? "" : pad)
        case "rename":
          omgezet.append(pad)
          mappen.insert(map)
          // From here on it is read under its name: a publication, a delivery in the archive, the key.
          let vanNamen = [".bouw-", "binnenkomst-", ".nieuw"]
          let open = bestanden.union(mappen).filter { deel in vanNamen.contains { deel.contains($0) } }
          #expect(open.isEmpty, "rename to \(pad)")
          if pad == "uitvoer" { #expect(!mappen.contains("publicaties")) }
        default: break
        }
        if pad == "register.sqlite-wal", soort == "write" {
          #expect(!mappen.contains("archief"), "the register knows of a delivery before the archive keeps it")
        }
      }
      #expect(bestanden.isEmpty && mappen.isEmpty, "\(bestanden) \(mappen)")
      #expect(omgezet.last == "uitvoer" && omgezet.contains { $0.hasPrefix("archief/") })
    }
  }

  // The table in the README.

  private static let merken = ("<!-- kill points: written by StoringTests -->\n", "<!-- /kill points -->\n")

  private static func tabel(_ proeven: [Proef], _ uitslagen: [Proefstand.Uitslag]) -> String {
    struct Regel {
      var proeven: [Storing.Soort: Int] = [:]
      var (heel, hersteld) = (0, 0)
    }
    var regels: [String: Regel] = [:]
    for (proef, uitslag) in zip(proeven, uitslagen) {
      guard let aanroep = uitslag.aanroep else { continue }
      let naam = "\(aanroep.plek) | \(aanroep.soort)"
      regels[naam, default: Regel()].proeven[proef.soort, default: 0] += 1
      if uitslag.naStoring.isEmpty { regels[naam, default: Regel()].heel += 1 }
      if uitslag.naHerstel.isEmpty { regels[naam, default: Regel()].hersteld += 1 }
    }
    func schrijf(_ naam: String, _ regel: Regel) -> String {
      let aantallen = soorten.map { String(regel.proeven[$0] ?? 0) } + ["\(regel.heel)", "\(regel.hersteld)"]
      return "| \(naam) | \(aantallen.joined(separator: " | ")) |\n"
    }
    let samen = regels.values.reduce(into: Regel()) { som, regel in
      som.proeven.merge(regel.proeven) { $0 + $1 }
      som.heel += regel.heel
      som.hersteld += regel.hersteld
    }
    return """
      | on | call | killed before it | killed halfway | disk full | I/O error | no permission | true and whole | finished by the next run |
      |---|---|---|---|---|---|---|---|---|

      """ + regels.sorted { $0.key < $1.key }.map { schrijf($0.key, $0.value) }.joined()
        + schrijf("all of them | ", samen)
  }

  private static func vergelijk(_ tabel: String) throws {
    let pad = Programma.repo + "/README.md"
    let readme = try String(contentsOfFile: pad, encoding: .utf8)
    let begin = try #require(readme.range(of: merken.0))
    let einde = try #require(readme.range(of: merken.1))
    let plaats = begin.upperBound..<einde.lowerBound
    if ververs {
      try Data(readme.replacingCharacters(in: plaats, with: tabel).utf8).write(to: URL(fileURLWithPath: pad))
    } else {
      // How many calls there are isn't the same on every machine.
      func rijen(_ tekst: Substring) -> [Substring] {
        tekst.split(separator: "\n").map { $0.prefix { !$0.isNumber } }
      }
      #expect(
        rijen(readme[plaats]) == rijen(tabel[...]),
        "write the table anew with: SLUITEND_VERVERS=1 scripts/test --all; then review what changed")
    }
  }
}
