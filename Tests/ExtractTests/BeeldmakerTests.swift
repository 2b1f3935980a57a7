import Domain
import Testing

@testable import Extract

/// The picture of a delivery: what it looked like, and nothing of what it says of anyone.
@Suite("Picture of a delivery")
struct BeeldmakerTests {
  private static let soorten = [Bron.meldingXML, .meldingCSV, .werkprocesCSV]

  private func beeld(
    _ inhoud: [UInt8], _ bron: Bron, profiel: Bronprofiel? = nil, stukmaat: Int = XMLLezer.maatStuk
  ) throws -> Leveringsbeeld {
    let profiel = profiel ?? bron.profiel
    var bytebeeld = Bytebeeld()
    inhoud.withUnsafeBytes { bytebeeld.voeg($0) }
    let extractie = Extractie(
      gemeenten: Proef.gemeenten, pseudonimisering: Pseudonimisering(sleutel: Proef.sleutel))
    let beeldmaker = Beeldmaker(profiel)
    let uitkomst = try metBestand(inhoud) { pad in
      try extractie.lees(
        pad, bestand: "", beeld: bytebeeld, profiel: profiel, ontvanger: Opname(), beeldmaker: beeldmaker,
        maatStuk: stukmaat)
    }
    guard case .gelezen = uitkomst else { throw Geweigerd() }
    return beeldmaker.beeld
  }

  private struct Geweigerd: Error {}

  private func beeld(_ rijen: [Rij], _ bron: Bron) throws -> Leveringsbeeld {
    try beeld(bron.bestand(rijen), bron)
  }

  @Test("Rows read, accepted and rejected", arguments: soorten)
  func rijen(_ bron: Bron) throws {
    let fout: Rij = bron.rij([.geboortedatum: "gisteren"])
    let beeld = try beeld([bron.geldig, fout, bron.rij([bron.nummerveld: "7"]), fout], bron)
    #expect(beeld.gelezen == 4 && beeld.aanvaard == 2 && beeld.afgekeurd == 2)
    #expect(beeld.formaat == (bron.isCSV ? .csv : .xml))
  }

  @Test("Rows that can't be read as fields are counted, and their values aren't")
  func ongelezen() throws {
    let bron = Bron.meldingCSV
    let goed = bron.tekst(bron.geldig)
    let beeld = try beeld(
      bron.bestand([goed, goed + ";meer", goed]) + Array("\0;x\n".utf8), bron)
    #expect(beeld.gelezen == 4 && beeld.afgekeurd == 2)
    #expect(beeld.velden["soort"]?.bekend == ["V3": 2])
  }

  @Test("CSV: the columns as the file names them, extra ones too, sorted")
  func kolommen() throws {
    let bron = Bron.werkprocesCSV
    let regels = [
      "# Soort ;WERKPROCESNUMMER;BSN;GEBOORTEDATUM;GEMEENTECODE;DATUM_START;DATUM_EINDE;MELDINGSNUMMER;BRIN;"
        + "DATUM_LAATSTE_MUTATIE;Leerjaar;Leerjaar;"
    ]
    let beeld = try beeld(Array((regels.joined() + "\n").utf8), bron)
    #expect(
      beeld.kolommen == [
        "", "# Soort", "BRIN", "BSN", "DATUM_EINDE", "DATUM_LAATSTE_MUTATIE", "DATUM_START", "GEBOORTEDATUM",
        "GEMEENTECODE", "Leerjaar", "MELDINGSNUMMER", "WERKPROCESNUMMER",
      ])
    #expect(beeld.gelezen == 0 && beeld.velden["soort"] == Leveringsbeeld.Veld())
  }

  @Test(
    "XML: the elements below a record, those that nobody asked for too; cut anywhere",
    arguments: [1, 7, 1 << 18])
  func elementen(_ stukmaat: Int) throws {
    let bron = Bron.meldingXML
    let gewoon = bron.xml(bron.geldig)
    let inhoud = Bron.levering(
      Bron.geval("<School><Naam>x</Naam><Naam/></School>" + gewoon) + "<Ernaast><In/></Ernaast>"
        + Bron.geval(gewoon + "<School><p:Plaats xmlns:p='urn:p'/></School>"))
    let beeld = try beeld(Array(inhoud.utf8), bron, stukmaat: stukmaat)
    let verwacht = Set(bron.indeling.map(\.naam)).union(["School", "School/Naam", "School/Plaats"])
      .union(["Deelnemer", "Onderwijsinstelling", "UitvoerderVSV", "MeldingRelatiefVerzuim", "Procesverloop"])
    #expect(beeld.kolommen == verwacht.sorted())
    #expect(beeld.gelezen == 2)
  }

  @Test("However many columns or elements, and however long: 500 names of 200 characters are kept")
  func grenzen() throws {
    let csv = Bron.meldingCSV
    let kop = csv.kop + (0..<1000).map { ";X\($0)" }.joined() + ";" + String(repeating: "y", count: 1000)
    let breed = try beeld(Array((kop + "\n").utf8), csv)
    #expect(breed.kolommen.count == Leveringsbeeld.grensKolommen && breed.isVol)
    #expect(!(try beeld([csv.geldig], csv)).isVol)
    let lang = try beeld(Array((csv.kop + ";" + String(repeating: "y", count: 1000) + "\n").utf8), csv)
    #expect(lang.kolommen.last == String(repeating: "y", count: 200))

    // Many signs that show as one.
    let gestapeld = try beeld(
      Array((csv.kop + ";e" + String(repeating: "\u{301}", count: 1000) + "\n").utf8), csv)
    #expect(gestapeld.kolommen.allSatisfy { $0.unicodeScalars.count <= Leveringsbeeld.grensNaam })

    let xml = Bron.meldingXML
    let vreemd = (0..<1000).map { "<E\($0)><F/></E\($0)>" }.joined()
    let diep = (0..<200).map { "<d\($0)>" }.joined() + (0..<200).reversed().map { "</d\($0)>" }.joined()
    let beeld = try beeld(
      Array(Bron.levering(Bron.geval(xml.xml(xml.geldig) + diep + vreemd)).utf8), xml)
    #expect(beeld.kolommen.count <= Leveringsbeeld.grensKolommen)
    #expect(beeld.kolommen.allSatisfy { $0.count <= Leveringsbeeld.grensNaam })
    #expect(beeld.kolommen.contains("E0/F") && beeld.gelezen == 1 && beeld.aanvaard == 1)
  }

  @Test("A personal number in the place of a name shows no digits")
  func nummerAlsNaam() throws {
    let bron = Bron.meldingCSV
    let nummer = Proefnummer.bsn(3)
    let beeld = try beeld(Array("\(bron.kop);\(nummer);nr \(nummer.prefix(8));jaar 2021\n".utf8), bron)
    #expect(beeld.kolommen.contains("#########") && beeld.kolommen.contains("nr ########"))
    #expect(beeld.kolommen.contains("jaar 2021"))
    let breed = String(
      String.UnicodeScalarView(nummer.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
    #expect(try self.beeld(Array("\(bron.kop);\(breed)\n".utf8), bron).kolommen.contains("#########"))
  }

  @Test(
    "Codes with their rows; one that the profile doesn't know with its first row",
    arguments: [Bron.meldingXML, .meldingCSV])
  func codes(_ bron: Bron) throws {
    let status = ["B", "Z", " B ", "Z", "b", ""]
    let beeld = try beeld(status.map { bron.rij([.status: $0]) }, bron)
    #expect(
      beeld.velden["status"]
        == .init(
          bekend: ["B": 2],
          onbekend: ["Z": .init(aantal: 2, eerste: 2), "b": .init(aantal: 1, eerste: 5)]))
    #expect(beeld.velden["soort"] == .init(bekend: ["V3": 6]))
    #expect(Set(beeld.velden.keys) == ["soort", "status", "reden_afsluiting"])
  }

  @Test("What looks like no code is counted, and its text isn't kept")
  func geenCode() throws {
    let bron = Bron.meldingCSV
    let lang24 = String(repeating: "a", count: 24)
    let teksten = [
      "Jan Jansen", "é", "1234567", "12345678", "1-2345-678", lang24, lang24 + "a", "a.b", "\u{202E}Z",
      "nieuw_1",
    ]
    let veld = try beeld(teksten.map { bron.rij([.soort: $0]) }, bron).velden["soort"]
    // 'Nieuw' is a word of the field.
    #expect(veld?.onbekend.keys.sorted() == ["nieuw_1"])
    #expect(veld?.overig == .init(aantal: 9, eerste: 1) && veld?.overigWaarden == 9)
  }

  @Test("What may be a name isn't kept, however often it comes and however it is spelled")
  func namen() throws {
    let bron = Bron.werkprocesCSV
    let namen = ["Drasbeek", "drasbeek", "DRAS", "Jo", "van-Drasbeek", "Drasbeek_Zorg"]
    let bekend = ["Zorg", "thuiszitter", "QX", "Z1"]
    let rijen = (namen + bekend).flatMap { [$0, $0] }
    let veld = try beeld(rijen.map { bron.rij([.soort: $0]) }, bron).velden["soort"]
    #expect(veld?.onbekend.keys.sorted() == bekend.sorted())
    #expect(veld?.overig == .init(aantal: 12, eerste: 1) && veld?.overigWaarden == 6)
    // Of very many values each may be anything.
    let veel = (0..<30).map { "thuiszitter-\($0)" }.flatMap { [$0, $0] }
    #expect(try beeld(veel.map { bron.rij([.soort: $0]) }, bron).velden["soort"]?.onbekend == [:])
  }

  @Test("Of values that the profile doesn't know is told how many stand in accepted rows")
  func onbekendInAanvaard() throws {
    let bron = Bron.werkprocesCSV
    let beeldmaker = Beeldmaker(bron.profiel)
    let rijen: [Rij] = [
      bron.rij([.resultaat: "x"]), bron.rij([.resultaat: "x", .soort: "onbekend"]), bron.geldig,
      bron.rij([.soort: "onbekend"]), bron.rij([.resultaat: "y"]),
    ]
    let inhoud = bron.bestand(rijen)
    var bytebeeld = Bytebeeld()
    inhoud.withUnsafeBytes { bytebeeld.voeg($0) }
    _ = try metBestand(inhoud) { pad in
      try Extractie(gemeenten: Proef.gemeenten, pseudonimisering: Pseudonimisering(sleutel: Proef.sleutel))
        .lees(
          pad, bestand: "", beeld: bytebeeld, profiel: bron.profiel, ontvanger: Opname(),
          beeldmaker: beeldmaker)
    }
    #expect(beeldmaker.onbekendInAanvaard[.resultaat] == 2 && beeldmaker.onbekendInAanvaard[.soort] == 0)
  }

  @Test("Of fields that may hold free text no unknown value is kept, for people write names in them")
  func vrijeTekst() throws {
    for (bron, veld, bekend) in [
      (Bron.meldingCSV, Veldnaam.redenAfsluiting, "V"), (.meldingXML, .redenAfsluiting, "V"),
      (.werkprocesCSV, .resultaat, "werk"),
    ] {
      let beeld = try beeld([bekend, "", "Voorbeeldnaam", bekend, "x"].map { bron.rij([veld: $0]) }, bron)
      #expect(
        beeld.velden[veld.rawValue]
          == .init(bekend: [bekend: 2], overig: .init(aantal: 2, eerste: 3), overigWaarden: 2))
    }
  }

  @Test("Of 200 unknown codes on the others are other text")
  func veelCodes() throws {
    let bron = Bron.meldingCSV
    let veld = try beeld((0..<300).map { bron.rij([.status: "S\($0 % 250)"]) }, bron).velden["status"]
    #expect(veld?.onbekend.count == 200 && veld?.onbekend["S199"] == .init(aantal: 1, eerste: 200))
    #expect(veld?.onbekend["S0"] == .init(aantal: 2, eerste: 1))
    #expect(veld?.overig == .init(aantal: 50, eerste: 201) && veld?.overigWaarden == 50)
  }

  @Test("What is read is the same with a picture and without", arguments: soorten)
  func zelfdeUitslag(_ bron: Bron) throws {
    let inhoud = bron.bestand([bron.geldig, bron.rij([.soort: "onbekend"]), bron.rij([.begin: nil])])
    let zonder = try Proef.lees(inhoud, met: bron.profiel)
    let opname = Opname()
    var bytebeeld = Bytebeeld()
    inhoud.withUnsafeBytes { bytebeeld.voeg($0) }
    _ = try metBestand(inhoud) { pad in
      try Extractie(gemeenten: Proef.gemeenten, pseudonimisering: Pseudonimisering(sleutel: Proef.sleutel))
        .lees(
          pad, bestand: "", beeld: bytebeeld, profiel: bron.profiel, ontvanger: opname,
          beeldmaker: Beeldmaker(bron.profiel))
    }
    #expect(opname.regels == zonder.regels)
  }
}
