import Foundation

/// A data folder, a run on it, and what that run makes of it when nothing disturbs it.
struct Proefstand: Sendable {
  let naam: String
  private let proef: Proefmap
  private let inbox: String
  /// The data folder before the run; each trial has a copy of its own.
  private let begin: String
  private let eerdereRuns: Int
  private let oud: Beeld?
  private let nieuw: Beeld
  private let archief: [String]
  private let namen: Set<String>
  /// The calls of an undisturbed run.
  let aanroepen: [Storing.Aanroep]

  /// - Parameter eerder: the inbox of the run before; nil for a first run.
  init(_ naam: String, in proef: Proefmap, inbox: String, eerder: String?) throws {
    self.naam = naam
    self.proef = proef
    self.inbox = inbox
    begin = try proef.data("begin-" + naam)
    if let eerder {
      let uitkomst = try Programma.draai(
        "run", "--pipeline", Programma.opzet, "--inbox", eerder, "--data", begin)
      guard uitkomst.code == 0 else { throw Storing.Fout(tekst: uitkomst.fout) }
    }
    eerdereRuns = try Grootboek(begin).runs.count
    oud = eerder == nil ? nil : try Beeld(begin + "/uitvoer")
    let data = proef.pad + "/ongestoord-" + naam
    try FileManager.default.copyItem(atPath: begin, toPath: data)
    let uitkomst = try Storing.draai(Self.run(inbox, data), map: data)
    guard uitkomst.einde.code == 65 else { throw Storing.Fout(tekst: uitkomst.einde.fout) }
    nieuw = try Beeld(data + "/uitvoer")
    archief = try FileManager.default.contentsOfDirectory(atPath: data + "/archief").sorted()
    namen = Set(try FileManager.default.contentsOfDirectory(atPath: data))
    aanroepen = uitkomst.aanroepen
  }

  private static func run(_ inbox: String, _ data: String) -> [String] {
    ["run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data, "--quiet"]
  }

  /// The results must tell old from new, or the trials prove little.
  var isZinvol: Bool { !nieuw.isLeeg && oud != nieuw && archief.count > 3 }

  // Trials.

  /// What came of one disturbed run, and of the ordinary one after it.
  struct Uitslag: Sendable {
    /// The call at which it was disturbed; nil when the run had ended before.
    var aanroep: Storing.Aanroep?
    /// What is wrong right after it.
    var naStoring: [String] = []
    /// What is wrong after the next run.
    var naHerstel: [String] = []

    var fouten: [String] { naStoring + naHerstel }
  }

  /// Disturbs a run at a call, and runs again.
  func proef(_ soort: Storing.Soort, bij nummer: Int) -> Uitslag {
    proefneming { data, tijdelijk in
      let uitkomst = try Storing.draai(
        Self.run(inbox, data), map: data,
        ["STORING_NR": "\(nummer)", "STORING_WAT": soort.rawValue, "TMPDIR": tijdelijk])
      return (uitkomst.aanroepen.first { $0.nummer == nummer }, uitkomst.einde, soort)
    }
  }

  /// Kills a run at a call; the next run finds an inbox without any of its files.
  ///
  /// - Returns: what the archive holds beyond the deliveries that the register knows: right after it, and after the
  ///   next run.
  func overigInArchief(doodBij nummer: Int) throws -> (naDood: [String], naHerstel: [String]) {
    let data = proef.pad + "/" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: data) }
    try FileManager.default.copyItem(atPath: begin, toPath: data)
    func overig() throws -> [String] {
      let bekend = try Grootboek(data).leveringen
      return try Self.inhoud(data + "/archief").filter { !bekend.contains($0) }
    }
    _ = try Storing.draai(
      Self.run(inbox, data), map: data, ["STORING_NR": "\(nummer)", "STORING_WAT": "half"])
    let naDood = try overig()
    let leeg = Proefmap()
    _ = try Programma.Loop(Programma.pad, Self.run(leeg.pad, data), in: proef.pad, Programma.omgeving).wacht()
    return (naDood, try overig())
  }

  /// Kills a run after a time, and runs again.
  func proef(doodNa seconden: TimeInterval) -> Uitslag {
    proefneming { data, tijdelijk in
      let loop = try Programma.Loop(
        Programma.pad, Self.run(inbox, data), in: tijdelijk, Programma.omgeving)
      usleep(UInt32(seconden * 1_000_000))
      kill(loop.proces.processIdentifier, SIGKILL)
      return (nil, try loop.wacht(), .doodErvoor)
    }
  }

  /// What is done to a file of the inbox before one of the times that it is opened or read: `STORING_ERIN`.
  enum Verandering: String, CaseIterable, Sendable {
    case weg, leeg, half, groei, anders
  }

  /// How often an undisturbed run opens or reads a file of the inbox.
  func aantalLezingen() throws -> Int {
    let map = proef.pad + "/" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: map) }
    try FileManager.default.copyItem(atPath: begin, toPath: map)
    return try Storing.draai(Self.run(inbox, map), map: map, ["STORING_INBOX": inbox]).gelezen.count
  }

  /// Changes a file of the inbox under a run's hands, and runs again on the inbox as it was.
  ///
  /// - Returns: nil when the run could take the file as it then was.
  func proef(_ verandering: Verandering, bijLezing nummer: Int) -> Uitslag? {
    let eigen = proef.pad + "/inbox-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: eigen) }
    var isGenomen = false
    let uitslag = proefneming { data, tijdelijk in
      try FileManager.default.copyItem(atPath: inbox, toPath: eigen)
      let uitkomst = try Storing.draai(
        Self.run(eigen, data), map: data,
        [
          "STORING_INBOX": eigen, "STORING_LEES": "\(nummer)", "STORING_ERIN": verandering.rawValue,
          "TMPDIR": tijdelijk,
        ])
      isGenomen = [0, 65].contains(uitkomst.einde.code)
      let bestand = uitkomst.gelezen.first { $0.nummer == nummer }?.pad ?? "?"
      if !isGenomen, !uitkomst.einde.fout.hasPrefix("sluitend: \(eigen)/\(bestand): ") {
        throw Storing.Fout(tekst: "it says \(uitkomst.einde.fout) of \(bestand)")
      }
      return (nil, uitkomst.einde, .inboxVerandert)
    }
    return isGenomen ? nil : uitslag
  }

  private func proefneming(
    _ stoor: (_ data: String, _ tijdelijk: String) throws -> (
      Storing.Aanroep?, Programma.Uitkomst, Storing.Soort
    )
  ) -> Uitslag {
    var uitslag = Uitslag()
    let map = proef.pad + "/" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: map) }
    do {
      let data = map + "/data"
      try FileManager.default.createDirectory(atPath: map + "/tmp", withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: begin, toPath: data)
      let (aanroep, einde, soort) = try stoor(data, map + "/tmp")
      uitslag.aanroep = aanroep
      var fouten = Foutenlijst()
      controleerEinde(einde, soort, data, &fouten)
      controleer(data, einde, soort, &fouten)
      fouten.eis(try Self.inhoud(map + "/tmp").isEmpty, "temporary files outside the data folder")
      uitslag.naStoring = fouten.fouten
      uitslag.naHerstel = herstel(data, na: einde)
    } catch {
      uitslag.naStoring.append("\(error)")
    }
    return uitslag
  }

  private struct Foutenlijst {
    var fouten: [String] = []

    mutating func eis(_ waar: @autoclosure () throws -> Bool, _ wat: @autoclosure () -> String) {
      do {
        if try !waar() { fouten.append(wat()) }
      } catch {
        fouten.append("\(wat()): \(error)")
      }
    }
  }

  private static func inhoud(_ map: String) throws -> [String] {
    FileManager.default.fileExists(atPath: map)
      ? try FileManager.default.contentsOfDirectory(atPath: map).sorted() : []
  }

  /// The exit code and what is said.
  private func controleerEinde(
    _ einde: Programma.Uitkomst, _ soort: Storing.Soort, _ data: String, _ fouten: inout Foutenlijst
  ) {
    // A call may fail that needn't succeed, such as the last tidying up; then the result must be there.
    if soort == .inboxVerandert {
      fouten.eis([0, 65, 74].contains(einde.code), "exit \(einde.code)")
    } else if [0, 65].contains(einde.code) {
      fouten.eis(einde.fout == "", "it says \(einde.fout)")
      fouten.eis(try isNieuw(data + "/uitvoer"), "exit \(einde.code), but uitvoer isn't what it should be")
    } else if soort.isDood {
      fouten.eis(einde.code == 137, "exit \(einde.code): \(einde.fout)")
    } else if soort.isSignaal {
      fouten.eis(einde.code == (soort == .beeindigd ? 143 : 130), "exit \(einde.code)")
      fouten.eis(
        einde.fout.wholeMatch(
          of: /sluitend: stopped by signal \d+; what was published before is untouched\n/)
          != nil, "it says \(einde.fout)")
    } else if !soort.redenen.isEmpty {
      fouten.eis(einde.code == 74, "exit \(einde.code)")
      fouten.eis(
        einde.fout.split(separator: "\n").count == 1 && einde.fout.hasPrefix("sluitend: \(data)")
          && soort.redenen.contains { einde.fout.contains($0) }, "it says \(einde.fout)")
    } else {
      fouten.eis(false, "exit \(einde.code): \(einde.fout)")
    }
  }

  private func isNieuw(_ map: String) throws -> Bool {
    try Beeld(map, bekend: [nieuw] + (oud.map { [$0] } ?? [])) == nieuw
  }

  private func isHeel(_ map: String) throws -> Bool {
    let beeld = try Beeld(map, bekend: [nieuw] + (oud.map { [$0] } ?? []))
    return beeld == nieuw || beeld == oud
  }

  /// What holds at every moment.
  private func controleer(
    _ data: String, _ einde: Programma.Uitkomst, _ soort: Storing.Soort, _ fouten: inout Foutenlijst
  ) {
    do {
      let grootboek = try Grootboek(data)
      let publicaties = try Self.inhoud(data + "/publicaties").filter { !$0.hasPrefix(".") }
      for naam in publicaties {
        fouten.eis(try isHeel(data + "/publicaties/" + naam), "publication \(naam) isn't whole")
      }
      let heeftUitvoer =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: data + "/uitvoer")) != nil
      fouten.eis(heeftUitvoer || oud == nil, "uitvoer is gone")
      if heeftUitvoer { fouten.eis(try isHeel(data + "/uitvoer"), "uitvoer isn't whole") }
      controleerNamen(data, &fouten)
      for sha256 in grootboek.leveringen {
        fouten.eis(
          FileManager.default.fileExists(atPath: "\(data)/archief/\(sha256)"),
          "a delivery isn't in the archive")
      }
      controleer(grootboek, data, einde, soort, &fouten)
    } catch {
      fouten.eis(false, "\(error)")
    }
  }

  /// No file but those that belong there, all for their owner alone.
  private func controleerNamen(_ data: String, _ fouten: inout Foutenlijst) {
    do {
      let bijkomend = ["slot.houder", "slot.houder.nieuw", "sleutel.nieuw", "uitvoer.nieuw"]
      for naam in try Self.inhoud(data) {
        fouten.eis(
          namen.contains(naam) || bijkomend.contains(naam) || naam.hasPrefix("register.sqlite-"),
          "\(naam) doesn't belong in the data folder")
      }
      for naam in try Self.inhoud(data + "/archief") {
        fouten.eis(
          naam.wholeMatch(of: /(binnenkomst-)?[0-9a-f]{64}/) != nil, "archief/\(naam) doesn't belong")
      }
      for pad in [""] + (try FileManager.default.subpathsOfDirectory(atPath: data)) {
        let kenmerken = try FileManager.default.attributesOfItem(atPath: data + "/" + pad)
        let rechten = kenmerken[.posixPermissions] as? Int
        switch kenmerken[.type] as? FileAttributeType {
        case .typeDirectory: fouten.eis(rechten == 0o700, "folder \(pad): mode \(rechten ?? 0)")
        case .typeRegular: fouten.eis(rechten == 0o600, "file \(pad): mode \(rechten ?? 0)")
        default: break
        }
      }
    } catch {
      fouten.eis(false, "\(error)")
    }
  }

  /// The ledger says no more and no less than what was done.
  private func controleer(
    _ grootboek: Grootboek, _ data: String, _ einde: Programma.Uitkomst, _ soort: Storing.Soort,
    _ fouten: inout Foutenlijst
  ) {
    let eigen = grootboek.runs.dropFirst(eerdereRuns)
    fouten.eis(grootboek.runs.count >= eerdereRuns && eigen.count <= 1, "\(eigen.count) runs in the ledger")
    let heeftNieuwe =
      ((try? Self.inhoud(data + "/publicaties").filter { !$0.hasPrefix(".") }.count) ?? 0)
      > (oud == nil ? 0 : 1)
    fouten.eis(eigen.count == 1 || !heeftNieuwe, "a publication, but no run in the ledger")
    guard let run = eigen.first else { return }
    for (i, stap) in run.stappen.enumerated() {
      let isLaatste = i == run.stappen.count - 1
      // The end of a step can't be written down on a disk that is full.
      let magOpen = isLaatste && run.klaar == nil
      fouten.eis(
        stap.toestand == "klaar" || (stap.toestand == "begonnen" && magOpen)
          || (stap.toestand == "mislukt" && isLaatste && !soort.isDood),
        "step \(i + 1) of \(run.stappen.count), \(stap.naam), is \(stap.toestand)")
      guard stap.toestand == "klaar" else { continue }
      if stap.naam.hasPrefix("inname ") {
        fouten.eis(
          grootboek.bestanden.contains(String(stap.naam.dropFirst("inname ".count))),
          "\(stap.naam) is done, but the file isn't known")
      }
      if stap.naam == "publiceren" { fouten.eis(heeftNieuwe, "published, but there is no publication") }
    }
    if einde.code == 137 {
      // It may have been killed behind its last line.
      fouten.eis(
        run.klaar == nil || [0, 65].contains(run.exitcode), "a killed run ended with \(run.uitkomst ?? "")")
    } else if run.klaar != nil {
      fouten.eis(
        run.exitcode == Int(einde.code), "the ledger says exit \(run.exitcode ?? -1), not \(einde.code)")
    } else {
      // Only where the ledger itself couldn't be written.
      fouten.eis(!soort.redenen.isEmpty, "the ledger says nothing of the end")
    }
  }

  /// The next run finishes the work, as if nothing had happened.
  private func herstel(_ data: String, na einde: Programma.Uitkomst) -> [String] {
    var fouten = Foutenlijst()
    do {
      let volgende = try Programma.Loop(
        Programma.pad, Self.run(inbox, data), in: proef.pad, Programma.omgeving
      ).wacht()
      fouten.eis([0, 65].contains(volgende.code) && volgende.fout == "", "next run: \(volgende)")
      // A refused file is told at least once.
      fouten.eis(
        (einde.uit + volgende.uit).contains("refused (B01"), "neither run tells of the refused file")
      fouten.eis(volgende.code == 65 || einde.uit.contains("refused (B01"), "the next run ends with 0")
      fouten.eis(try isNieuw(data + "/uitvoer"), "after the next run uitvoer is another")
      fouten.eis(try Self.inhoud(data + "/archief") == archief, "the archive holds other files")
      fouten.eis(
        try Self.inhoud(data + "/publicaties").allSatisfy { !$0.hasPrefix(".") }, "half a publication stays")
      fouten.eis(
        Set(try Self.inhoud(data)) == namen,
        "the data folder holds other files: \(namen.symmetricDifference((try? Self.inhoud(data)) ?? []))")
      controleerNamen(data, &fouten)
      let run = try Grootboek(data).runs.last
      fouten.eis(
        run?.klaar != nil && run?.exitcode == Int(volgende.code)
          && run?.stappen.allSatisfy { $0.toestand == "klaar" } == true,
        "the ledger of the next run isn't true")
      let derde = try Programma.Loop(
        Programma.pad, Self.run(inbox, data).filter { $0 != "--quiet" }, in: proef.pad, Programma.omgeving
      ).wacht()
      fouten.eis(derde.code == 0 && derde.uit.hasPrefix("nothing to do"), "the run after that: \(derde)")
    } catch {
      fouten.eis(false, "\(error)")
    }
    return fouten.fouten
  }
}
