import Domain
import Extract
import Foundation
import Pipeline
import Testing

@testable import Synthetic

/// The exports that a guesser of profiles is measured with are what their truth says.
@Suite struct ExportreeksTests {
  private static let schooljaar = Schooljaar(beginjaar: 2020)

  private func reeks(_ seed: UInt64, _ schat: Exportreeks.Woordenschat) throws -> Exportreeks {
    let configuratie = try Configuratie(Werkplaats.bron + "/pipelines/ijssel-vecht.yaml")
    return Exportreeks(
      seed: seed, regio: configuratie.regio, gemeenten: configuratie.gemeenten, scholen: configuratie.scholen,
      schooljaar: Self.schooljaar, woordenschat: schat)
  }

  private func bytes(_ map: String) throws -> [String: Data] {
    var bytes: [String: Data] = [:]
    for pad in try FileManager.default.subpathsOfDirectory(atPath: map) {
      bytes[pad] = FileManager.default.contents(atPath: "\(map)/\(pad)")
    }
    return bytes
  }

  @Test func `equal seeds give equal bytes, and others don't`() throws {
    let plaats = try Werkplaats()
    for schat in Exportreeks.Woordenschat.allCases {
      let mappen = (1...3).map { "\(plaats.map)/\(schat)-\($0)" }
      for (map, seed) in zip(mappen, [4, 4, 5] as [UInt64]) { try reeks(seed, schat).schrijf(12, naar: map) }
      let eerste = try bytes(mappen[0])
      #expect(eerste.count > 12)
      #expect(try bytes(mappen[1]) == eerste)
      #expect(try bytes(mappen[2]) != eerste)
    }
  }

  @Test func `a folder that holds something is left alone`() throws {
    let plaats = try Werkplaats()
    #expect(throws: SynthetischFout.self) { try reeks(1, .bekend).schrijf(1, naar: plaats.map) }
  }

  @Test func `the vocabularies share no name of a column, title, element or spelling of a code`() {
    let (een, ander) = (Woordenlijst.bekend, Woordenlijst.apart)
    func kernen(_ namen: [String]) -> Set<String> { Set(namen.map(Woordenlijst.kern)).subtracting([""]) }
    func titels(_ lijst: Woordenlijst) -> [String] {
      lijst.titelsMelding + lijst.titelsWerkproces + lijst.drukdatums + lijst.selecties + lijst.totalen
        + lijst.tellingkoppen.flatMap { [$0.soort, $0.aantal] } + lijst.bladen + lijst.voorbladen
    }
    func elementen(_ lijst: Woordenlijst) -> [String] {
      lijst.wortels + lijst.recordsMelding + lijst.recordsWerkproces + lijst.groepenLeerling
        + lijst.groepenSchool + lijst.groepenGeval + lijst.groepenBeheer
    }
    func spellingen(_ lijst: Woordenlijst) -> Set<String> {
      let alle = [
        lijst.soortenMelding, lijst.soortenWerkproces, lijst.statussen, lijst.redenen, lijst.resultaten,
      ]
      return Set(alle.flatMap { $0.flatMap { $0.values } })
    }
    #expect(kernen(een.alleNamen).intersection(kernen(ander.alleNamen)) == [])
    #expect(kernen(titels(een)).intersection(kernen(titels(ander))) == [])
    #expect(kernen(elementen(een)).intersection(kernen(elementen(ander))) == [])
    #expect(spellingen(een).intersection(spellingen(ander)) == [])
  }

  @Test(arguments: Exportreeks.Woordenschat.allCases)
  func `each spelling has one text for each code, and one code for each text`(
    _ schat: Exportreeks.Woordenschat
  ) {
    let lijst = schat == .bekend ? Woordenlijst.bekend : .apart
    for spelling in lijst.soortenMelding + lijst.soortenWerkproces + lijst.statussen + lijst.redenen
      + lijst.resultaten
    {
      #expect(Set(spelling.values).count == spelling.count)
    }
    for spelling in lijst.soortenMelding {
      #expect(Set(spelling.keys) == Set(Verzuimsoort.allCases.map(\.code)))
    }
    #expect(lijst.soortenWerkproces.allSatisfy { $0.keys.allSatisfy { Werkprocessoort(code: $0) != nil } })
    #expect(lijst.statussen.allSatisfy { $0.keys.allSatisfy { Meldingstatus(code: $0) != nil } })
    #expect(lijst.redenen.allSatisfy { $0.keys.allSatisfy { RedenAfsluiting(code: $0) != nil } })
    #expect(lijst.resultaten.allSatisfy { $0.keys.allSatisfy { Resultaat(code: $0) != nil } })
  }

  @Test(arguments: Exportreeks.Woordenschat.allCases)
  func `each mandatory field stands in the truth once, and in the file where the truth says`(
    _ schat: Exportreeks.Woordenschat
  ) throws {
    let plaats = try Werkplaats()
    let map = plaats.map + "/exporten"
    let exporten = try reeks(11, schat).schrijf(30, naar: map)
    #expect(exporten.filter { $0.record == .melding }.count == 15)
    for export in exporten {
      let velden = export.kolommen.compactMap(\.veld)
      #expect(Set(velden).count == velden.count, "\(export.bestand)")
      for veld in Exportveld.verplicht(export.record) {
        #expect(velden.contains(veld.rawValue), "\(export.bestand)")
      }
      #expect(!Set(velden).isDisjoint(with: ["bsn", "onderwijsnummer", "persoonsnummer"]))
      #expect(velden.allSatisfy { Veldnaam(rawValue: $0) != nil })
      #expect(Set(export.kolommen.map(\.naam)).count == export.kolommen.count)
      for (bestand, records) in zip(export.bestanden, export.recordsPerBestand) {
        #expect(records >= 20)
        guard export.vorm == .csv, let teken = export.scheidingsteken else { continue }
        let regels = try Self.regels(#require(FileManager.default.contents(atPath: "\(map)/\(bestand)")))
        // Names of columns hold no delimiter, so quotes are all that stands between them.
        let kop = regels[export.titelregels].split(separator: teken, omittingEmptySubsequences: false)
        #expect(kop.map(Self.kaal) == export.kolommen.map(\.naam), "\(bestand)")
        // No remark has two lines.
        let rest = regels.dropFirst(export.titelregels + 1 + records).first {
          !$0.allSatisfy { $0 == teken || $0 == "\"" }
        }
        let eerste = rest?.split(separator: teken).first.map(Self.kaal)
        #expect(eerste == export.eindregel, "\(bestand)")
      }
    }
  }

  /// Without its quotes.
  private static func kaal(_ veld: Substring) -> String { String(veld.filter { $0 != "\"" }) }

  /// Lines as ISO-8859-1 reads them where they aren't UTF-8, without their ends and the BOM.
  private static func regels(_ bytes: Data) -> [String] {
    let tekst = String(data: bytes, encoding: .utf8) ?? bytes.map { String(UnicodeScalar($0)) }.joined()
    var regels = tekst.replacing("\u{FEFF}", with: "").split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).map(String.init)
    if regels.last == "" { regels.removeLast() }
    return regels
  }

  @Test func `the numbers are persons' numbers, but for a few on purpose`() throws {
    let plaats = try Werkplaats()
    let exporten = try reeks(3, .apart).schrijf(20, naar: plaats.map + "/exporten")
    for export in exporten {
      let nummers = export.geheim.filter { $0.allSatisfy(\.isNumber) }
      #expect(nummers.count > 20 && nummers.allSatisfy { (8...9).contains($0.utf8.count) })
      let geldig = nummers.filter { nummer in
        Array(nummer.utf8).withUnsafeBufferPointer { bytes in
          [Persoonsnummer.Soort.bsn, .onderwijsnummer].contains { soort in
            if case .geldig = Persoonsnummer.lees(bytes, als: soort) { true } else { false }
          }
        }
      }
      #expect(geldig.count * 100 >= nummers.count * 93, "\(export.bestand)")
    }
    #expect(exporten.contains { $0.geheim.contains { $0.allSatisfy(\.isNumber) && $0.utf8.count == 8 } })
  }

  @Test func `days follow each other, and pupils come back`() throws {
    let configuratie = try Configuratie(Werkplaats.bron + "/pipelines/ijssel-vecht.yaml")
    for nummer in 0..<6 {
      var toeval = Toeval(8, .export, nummer)
      let bron = Exportrijen(
        record: nummer.isMultiple(of: 2) ? .melding : .werkproces, schooljaar: Self.schooljaar,
        gemeenten: configuratie.gemeenten.gemeenten(van: configuratie.regio, in: Self.schooljaar),
        tabel: configuratie.gemeenten,
        scholen: Dictionary(grouping: configuratie.scholen.scholen, by: \.schoolsoort), allenMetBsn: false,
        allenMetOnderwijsnummer: false, seed: 8, &toeval)
      let dag = Self.schooljaar.begin.plus(dagen: 200)
      let leerlingen = bron.leerlingen(bij: 400, &toeval)
      let rijen = bron.rijen(400, na: Self.schooljaar.begin, tot: dag, leerlingen, &toeval)
      for rij in rijen {
        #expect(rij.begin <= rij.einde ?? rij.begin && rij.begin <= rij.melddatum)
        #expect(rij.melddatum <= rij.mutatie && rij.einde ?? rij.begin <= rij.mutatie && rij.mutatie <= dag)
        #expect((5...22).contains(rij.leerling.geboortedatum.leeftijd(op: rij.begin)))
        #expect(rij.leerling.bsn > 0 || rij.leerling.onderwijsnummer > 0)
      }
      #expect(Set(rijen.map(\.nummer)).count == rijen.count)
      let verschillende = Set(rijen.map { $0.leerling.relatienummer }).count
      #expect((100..<300).contains(verschillende))
      #expect((0.6...0.8).contains(Double(rijen.filter { !$0.melding.isEmpty }.count) / 400))
      for rij in rijen {
        guard let nieuw = bron.gewijzigd(rij, na: dag, tot: dag.plus(dagen: 40), &toeval) else { continue }
        #expect(nieuw.mutatie > dag && nieuw.begin <= nieuw.einde ?? nieuw.begin)
        #expect(nieuw.einde ?? nieuw.begin <= nieuw.mutatie)
      }
    }
  }

  @Test func `Excel files open, with a row for each record`() throws {
    let plaats = try Werkplaats()
    let map = plaats.map + "/exporten"
    let exporten = try reeks(2, .bekend).schrijf(40, naar: map).filter { $0.vorm == .xlsx }
    #expect(exporten.count == 8)
    for export in exporten {
      for (bestand, records) in zip(export.bestanden, export.recordsPerBestand) {
        #expect(try Werkmapinhoud.isWerkmap("\(map)/\(bestand)"))
        // Every part is unpacked, against its checksum.
        var inhoud: [UInt8] = []
        try Werkmapinhoud.stukken("\(map)/\(bestand)") { inhoud.append(contentsOf: $0) }
        let tekst = String(decoding: inhoud, as: UTF8.self)
        #expect(tekst.ranges(of: "<row ").count > records)
        #expect(try tekst.contains("<sheet name=\"\(#require(export.blad))\""))
      }
    }
  }

  @Test func `the truth beside the exports holds no secret`() throws {
    let plaats = try Werkplaats()
    let map = plaats.map + "/exporten"
    let exporten = try reeks(6, .bekend).schrijf(20, naar: map)
    for naam in ["waarheid.csv", "codes.csv", "exporten.csv"] {
      let tekst = try String(contentsOfFile: "\(map)/\(naam)", encoding: .utf8)
      #expect(tekst.split(separator: "\n").count > 20)
      for export in exporten { #expect(export.geheim.allSatisfy { !tekst.contains($0) }, "\(naam)") }
    }
    for export in exporten where export.vorm != .xlsx {
      let bytes = try #require(FileManager.default.contents(atPath: "\(map)/\(export.bestand)"))
      let tekst = Self.regels(bytes).joined(separator: "\n")
      #expect(export.geheim.contains { tekst.contains($0) })
    }
  }
}
