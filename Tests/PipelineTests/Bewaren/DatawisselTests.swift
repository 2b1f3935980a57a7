import Foundation
import Testing

@testable import Pipeline

/// A change of the data folder is there whole, or not at all, wherever it is cut short.
@Suite struct DatawisselTests {
  private let plaats: Werkplaats
  private let nummer = Proefnummer.bsn(1)

  init() throws {
    plaats = try Werkplaats()
    for (naam, dag) in [("a", "20201001"), ("b", "20201101")] {
      try plaats.lever(
        "duo-verzuim-csv/\(naam)_\(dag).csv",
        Meldingregel.bestand(
          .init(nummer: "M\(naam)", bsn: Proefnummer.bsn(2)), .init(nummer: "WEG\(naam)", bsn: nummer)))
      try plaats.draai()
    }
  }

  /// What is kept, but for the ledger's times and the register's own files.
  private func stand(_ data: String) throws -> [String: Data] {
    var inhoud = try Werkplaats.inhoud(plaats.map + "/" + data).filter { !$0.key.hasPrefix("register") }
    let tabellen = try Uitvoer.tabellen(plaats.map + "/" + data + "/register.sqlite")
      .filter { !["run", "stap"].contains($0.key) }
    for (naam, tabel) in tabellen { inhoud["register/" + naam] = Data("\(tabel)".utf8) }
    return inhoud
  }

  @Test func `once it is decided, whoever comes next finishes it`() throws {
    try plaats.kopieerData(naar: "heel")
    _ = try plaats.vergeet(nummer, "heel")
    let verwacht = try stand("heel")
    // Decided, and nothing put in its place yet.
    try plaats.kopieerData(naar: "besloten")
    try besluit("besloten")
    let wissel = Datawissel(Datamap(plaats.map + "/besloten"))
    let aantal = try wissel.stappen().count
    #expect(aantal > 8)
    for stop in 0...aantal {
      try? FileManager.default.removeItem(atPath: plaats.map + "/half")
      try FileManager.default.copyItem(atPath: plaats.map + "/besloten", toPath: plaats.map + "/half")
      for stap in try Datawissel(Datamap(plaats.map + "/half")).stappen().prefix(stop) { try stap() }
      // At each moment there is a publication to read.
      #expect(try Uitvoer(plaats.map + "/half/uitvoer").telling("verzuim-leerlingen") == 2, "\(stop)")
      #expect(try plaats.vergeet(nummer, "half").hasPrefix("nothing that is kept rests on this number"))
      #expect(try stand("half") == verwacht, "\(stop)")
      #expect(try plaats.bestanden(met: "WEG", "half") == [])
    }
    try plaats.draai("half")
    #expect(try plaats.uitvoer("half").telling("verzuim-leerlingen") == 1)
  }

  /// As one that is killed right after it decided: the old parts in their places, the new ones of `heel` beside them.
  private func besluit(_ data: String) throws {
    let (oud, nieuw) = (plaats.map + "/" + data, plaats.map + "/heel")
    let bestanden = FileManager.default
    for map in ["archief", "publicaties"] {
      try bestanden.createDirectory(atPath: oud + "/.wissel/" + map, withIntermediateDirectories: true)
      for naam in try bestanden.contentsOfDirectory(atPath: nieuw + "/" + map) {
        let doel = oud + "/.wissel/" + map + "/" + naam
        try bestanden.copyItem(atPath: nieuw + "/" + map + "/" + naam, toPath: doel)
        if map == "publicaties" { try plaats.schrijf(doel + "/.nieuw", "") }
      }
    }
    try bestanden.copyItem(atPath: nieuw + "/register.sqlite", toPath: oud + "/.wissel/register.sqlite")
  }

  @Test func `before it is decided nothing has changed`() throws {
    let voor = try stand("data")
    // A full disk, say: the second publication can't be written.
    let pad = plaats.dataPad + "/publicaties/2/sluitend.sqlite"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: pad))
    try Data("geen database".utf8).write(to: URL(fileURLWithPath: pad))
    #expect(throws: (any Error).self) { try plaats.vergeet(nummer) }
    try bytes.write(to: URL(fileURLWithPath: pad))
    #expect(try stand("data") == voor)
    #expect(try Opvragen(data: plaats.dataPad).runs().contains("forget"))
    // What a killed one was building is cleared away.
    try plaats.schrijf(plaats.dataPad + "/.wissel.half/archief/x", "half")
    _ = try plaats.vergeet(nummer)
    #expect(try plaats.bestanden(met: "WEG") == [])
    #expect(!FileManager.default.fileExists(atPath: plaats.dataPad + "/.wissel.half"))
  }
}
