import Foundation
import Testing

/// The same deliveries give the same bytes, however they came (DESIGN.md, promises 1 and 2).
@Suite struct DeterminismeTests {
  /// An inbox with all that makes order matter: repeats, links, a refused and a double file, and versions that only
  /// the date of receipt, the hash or the row can order.
  private func inbox(_ plaats: Werkplaats) throws -> [String] {
    var paden = try plaats.maakInbox(400, opgaven: true).map(\.pad)
    func lever(_ pad: String, _ inhoud: String) throws {
      try plaats.lever(pad, inhoud)
      paden.append(pad)
    }
    let csv = "duo-verzuim-csv/hand"
    try lever(
      "\(csv)-a_20210301.csv", Meldingregel.bestand(.init(nummer: "G1", soort: "V3"), .init(nummer: "G2")))
    try lever(
      "\(csv)-b_20210301.csv", Meldingregel.bestand(.init(nummer: "G1", soort: "L"), .init(nummer: "G2")))
    try lever(
      "\(csv)-c_20210302.csv",
      Meldingregel.bestand(.init(nummer: "G2", status: "I"), .init(nummer: "G2", gemeente: "0148")))
    let koppeling = Meldingregel.bestand(
      .init(nummer: "G3", onderwijsnummer: Proefnummer.onderwijsnummer(1)),
      .init(nummer: "G4", bsn: "", onderwijsnummer: Proefnummer.onderwijsnummer(1)))
    // One content under four names: one without a date, two with the same date.
    for naam in ["-d", "-e_20210110", "-E_20210110", "-f_20210201"] {
      try lever("\(csv)\(naam).csv", koppeling)
    }
    try lever(
      "volgsysteem-werkprocessen/hand_20210303.csv",
      Werkprocesregel.bestand(.init(nummer: "H1", melding: "G1"), .init(nummer: "H2", melding: "G4")))
    return paden
  }

  @Test func `any order of arrival over several runs gives the same bytes`() throws {
    let plaats = try Werkplaats()
    let paden = try inbox(plaats)
    try plaats.draai("ineens")
    let verwacht = try plaats.uitvoer("ineens")
    for seed in 1...3 {
      var toeval = Vastetoeval(stand: UInt64(seed))
      var rest = paden.shuffled(using: &toeval)[...]
      let doel = plaats.map + "/inbox-\(seed)"
      while !rest.isEmpty {
        try plaats.kopieer(rest.prefix(5), naar: doel)
        rest = rest.dropFirst(5)
        try plaats.draai("data-\(seed)", inbox: doel)
      }
      #expect(try plaats.uitvoer("data-\(seed)").verschil(met: verwacht) == [], "order \(seed)")
    }
  }

  @Test func `modification times play no part`() throws {
    let plaats = try Werkplaats()
    let paden = try inbox(plaats)
    try plaats.draai()
    let doel = plaats.map + "/kopie"
    try plaats.kopieer(paden, naar: doel)
    for (i, pad) in paden.enumerated() {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(1_000_000 * (i * 7 % 13)))],
        ofItemAtPath: doel + "/" + pad)
    }
    try plaats.draai("kopie-data", inbox: doel)
    #expect(try plaats.uitvoer("kopie-data").verschil(met: plaats.uitvoer()) == [])
  }

  /// What a run leaves behind that was killed while it took a file in, or built, or had built and not switched.
  @Test func `leftovers of a killed run change nothing and are cleared away`() throws {
    let plaats = try Werkplaats()
    let paden = try inbox(plaats)
    try plaats.draai("ongestoord")
    let half = plaats.map + "/half"
    try plaats.kopieer(paden.prefix(3), naar: half)
    try plaats.draai(inbox: half)

    let data = plaats.map + "/data"
    try plaats.schrijf(data + "/publicaties/.bouw-2/feiten/rest.csv", "half")
    try plaats.schrijf(data + "/publicaties/7/leveringen.csv", "never switched to")
    try plaats.schrijf(data + "/archief/binnenkomst-0123", "half a delivery")
    try FileManager.default.createSymbolicLink(
      atPath: data + "/uitvoer.nieuw", withDestinationPath: "publicaties/7")
    try plaats.draai()

    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("ongestoord")) == [])
    // Above the number that the register doesn't know, whose folder is nobody's to change.
    #expect(plaats.huidig() == "publicaties/8")
    #expect(try plaats.publicaties() == ["1", "7", "8"])
    let archief = try FileManager.default.contentsOfDirectory(atPath: data + "/archief")
    #expect(archief.allSatisfy { $0.utf8.count == 64 })
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: data + "/uitvoer.nieuw")) == nil)
  }

  /// Killed between the archive and the register: the file is there, the delivery isn't.
  @Test func `a file in the archive that the register doesn't know is taken in all the same`() throws {
    let plaats = try Werkplaats()
    let pad = "duo-verzuim-csv/a_20201001.csv"
    try plaats.lever(pad, Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai("ongestoord")
    let data = try plaats.data()
    let sha256 = try #require(plaats.uitvoer("ongestoord").leveringen.kolom("sha256").first)
    try plaats.schrijf("\(data)/archief/\(sha256)", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("ongestoord")) == [])
  }

  /// Killed between the register and the link: the publication is known, but nobody sees it.
  @Test func `a publication that was never switched to is made again`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20201001.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    try plaats.lever("duo-verzuim-csv/b_20201002.csv", Meldingregel.bestand(.init(nummer: "2")))
    try plaats.draai()
    let verwacht = try plaats.uitvoer()
    let link = plaats.map + "/data/uitvoer"
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "publicaties/1")
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/3")
    #expect(try plaats.uitvoer().verschil(met: verwacht) == [])
  }
}
