import Domain
import Foundation
import FoundationXML
import Testing

@testable import Report

@Suite struct WerkboekTests {
  /// In a folder of its own, which is gone afterwards.
  private static func inMap<Uitkomst>(_ werk: (URL) throws -> Uitkomst) throws -> Uitkomst {
    let map = FileManager.default.temporaryDirectory.appending(path: "werkboek-\(UUID())")
    try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: map) }
    return try werk(map)
  }

  private static func lees(_ rapport: Rapport) throws -> Werkmaplezer {
    try inMap { map in
      let pad = map.appending(path: Werkboek.bestandsnaam).path
      try Werkboek.schrijf(rapport, naar: pad)
      return try Werkmaplezer(pad)
    }
  }

  private static let edities = [Rapport.Editie.intern, .openbaar(drempel: 5)]

  @Test(arguments: edities) func `the same report gives the same bytes, and nothing stays beside it`(
    _ editie: Rapport.Editie
  ) throws {
    try Self.inMap { map in
      let paden = ["een.xlsx", "twee.xlsx"].map { map.appending(path: $0) }
      for pad in paden { try Werkboek.schrijf(Proefrapport.rapport(editie), naar: pad.path) }
      #expect(try Data(contentsOf: paden[0]) == Data(contentsOf: paden[1]))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: map.path).sorted() == ["een.xlsx", "twee.xlsx"])
    }
  }

  @Test(arguments: edities) func `the headers of each sheet stay in sight and can be filtered`(
    _ editie: Rapport.Editie
  ) throws {
    for rapport in [Proefrapport.rapport(editie), Proefrapport.leeg(editie)] {
      let bladen = try Self.lees(rapport).bladen
      #expect(bladen.count == Werkboek(rapport).alle.count)
      for blad in bladen {
        #expect(blad.contains(#"<pane ySplit="\#(Blad.eersteRij)""#))
        #expect(blad.contains(#"state="frozen""#))
        #expect(blad.contains("<autoFilter ref="))
      }
    }
  }

  @Test func `each bridge is there with all its places, its sums and its chart`() throws {
    let rapport = Proefrapport.rapport(.intern)
    let werkmap = try Self.lees(rapport)
    let bladen = Werkboek(rapport).alle
    #expect(werkmap.bestanden.keys.filter { $0.hasPrefix("xl/charts/chart") }.count == 2)
    for aansluiting in rapport.aansluitingen {
      let blad = try #require(bladen.first { $0.titel == aansluiting.titel })
      #expect(blad.rijen.count == aansluiting.lopen.map(\.treden.count).reduce(0, +))
      let oordelen = blad.rijen.flatMap(\.cellen).compactMap { cel -> String? in
        if case .oordeel(_, let uitkomst) = cel { uitkomst } else { nil }
      }
      #expect(oordelen.count == aansluiting.lopen.map { max($0.treden.count - 1, 0) }.reduce(0, +))
      #expect(Set(oordelen) == ["klopt"])
    }
  }

  @Test func `a step that does not add up is told`() {
    let rapport = Proefrapport.rapport(.intern)
    let loop = rapport.aansluitingen[0].lopen[0]
    let trede = loop.treden[1]
    let fout = Rapport.Trede(
      stap: trede.stap, titel: trede.titel, uitleg: trede.uitleg, voorbeeld: trede.voorbeeld,
      eenheid: trede.eenheid, mutatie: .getal(-41), gaatEraf: true, stand: trede.stand,
      leerlingen: nil, gemeenten: [], schoolsoorten: [], records: [], aantalRecords: nil)
    let aansluiting = Rapport.Aansluiting(
      id: "proef", titel: "Proef", begin: "", eind: "", peildatum: nil,
      lopen: [.init(plaats: loop.plaats, treden: [loop.treden[0], fout])])
    let blad = Aansluitingblad(aansluiting, .nederlands, naam: "Proef").blad
    #expect(
      blad.rijen[1].cellen.contains { cel in
        if case .oordeel(_, "verschil") = cel { true } else { false }
      })
  }

  @Test(arguments: edities) func `hostile texts stay texts`(_ editie: Rapport.Editie) throws {
    let gewoon = try Self.lees(Proefrapport.rapport(editie))
    let vijandig = try Self.lees(Proefrapport.rapport(editie, .vijandig))
    for (naam, tekst) in vijandig.bestanden where naam.hasSuffix(".xml") || naam.hasSuffix(".rels") {
      #expect(XMLParser(data: Data(tekst.utf8)).parse(), "\(naam)")
      #expect(!tekst.contains(Proefrapport.script), "\(naam)")
    }
    // A sheet's name is within the formulas that look at it: apart from that they are the same.
    #expect(Set(vijandig.formules.keys) == Set(gewoon.formules.keys))
    for (_, cel) in vijandig.formules {
      for formule in Proefrapport.formules { #expect("=" + cel.formule != formule) }
    }
    let teksten = try #require(vijandig.bestanden["xl/sharedStrings.xml"])
    #expect(teksten.contains(">=1+1<"))
    // What turns the reading direction is shown, not obeyed.
    #expect(!teksten.unicodeScalars.contains("\u{202E}"))
    #expect(teksten.contains("_x005F_x0041_"))
  }

  @Test func `the public edition tells nothing that its page hides`() throws {
    let rapport = Proefrapport.rapport(.openbaar(drempel: 5))
    let werkmap = try Self.lees(rapport)
    for (naam, tekst) in werkmap.bestanden {
      #expect(!tekst.contains(String(Proefrapport.geheim)), "\(naam)")
    }
    #expect(try #require(werkmap.bestanden["xl/sharedStrings.xml"]).contains(">×<"))
    // Of a hidden step no formula makes the number after all.
    for (aansluiting, blad) in zip(
      rapport.aansluitingen,
      rapport.aansluitingen.map { Aansluitingblad($0, .nederlands, naam: "Proef").blad })
    {
      for (trede, rij) in zip(aansluiting.lopen.flatMap(\.treden), blad.rijen)
      where trede.stand == .verborgen || trede.mutatie == .verborgen {
        #expect(
          !rij.cellen.contains { cel in
            if case .formule = cel { true } else { false }
          })
      }
    }
  }

  @Test func `names of sheets are ones that Excel takes, each once`() {
    var namen = Bladnamen()
    let gegeven = ["a[b]:c*?/\\", "A B C", "", "", String(repeating: "lang ", count: 20), "'aan'"].map {
      namen.geef($0)
    }
    #expect(gegeven == ["a b c", "A B C 2", " 2", " 3", "lang lang lang lang lang lang l", "aan"])
  }
}

/// By LibreOffice itself, which `scripts/test --all` installs.
@Suite(
  .enabled(if: ProcessInfo.processInfo.environment["SLUITEND_LIBREOFFICE"] == "1", "scripts/test --all"),
  .serialized)
struct WerkboekherrekeningTests {
  /// The workbook as LibreOffice saves it, everything computed anew.
  private static func herreken(_ schrijf: (String) throws -> Void) throws -> (
    oud: Werkmaplezer, nieuw: Werkmaplezer
  ) {
    let map = FileManager.default.temporaryDirectory.appending(path: "herrekening-\(UUID())")
    let profiel = map.appending(path: "profiel/user")
    try FileManager.default.createDirectory(at: profiel, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: map) }
    // 0 = always, not as Excel left it.
    try Data(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry">
      <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
      <value>0</value></prop></item>
      </oor:items>
      """.utf8
    ).write(to: profiel.appending(path: "registrymodifications.xcu"))
    let boek = map.appending(path: "boek.xlsx").path
    try schrijf(boek)
    let proces = Process()
    proces.executableURL = URL(filePath: "/usr/bin/env")
    proces.arguments = [
      "soffice", "-env:UserInstallation=\(map.appending(path: "profiel").absoluteString)", "--headless",
      "--convert-to", "xlsx", "--outdir", map.appending(path: "uit").path, boek,
    ]
    proces.standardOutput = FileHandle.nullDevice
    proces.standardError = FileHandle.nullDevice
    try proces.run()
    proces.waitUntilExit()
    try #require(proces.terminationStatus == 0)
    return (try Werkmaplezer(boek), try Werkmaplezer(map.appending(path: "uit/boek.xlsx").path))
  }

  @Test func `a formula that stands with a wrong outcome is computed anew`() throws {
    let (oud, nieuw) = try Self.herreken { pad in
      let blad = Blad(
        naam: "Proef", titel: "Proef", uitleg: "", kolommen: [.init("som", 10)],
        rijen: [.init([.formule("1+1", 99, .aantal)])])
      try Werkmapschrijver.schrijf(
        [blad], titel: "Proef", gemaakt: try #require(LocalDate(iso: "2023-09-18")), voet: "", naar: pad)
    }
    #expect(oud.formules.values.map(\.waarde) == ["99"])
    #expect(nieuw.formules.values.map(\.waarde) == ["2"])
  }

  @Test(arguments: [Rapport.Editie.intern, .openbaar(drempel: 5)], [Proefrapport.Teksten.gewoon, .vijandig])
  func `what LibreOffice computes is what stands there`(
    _ editie: Rapport.Editie, _ teksten: Proefrapport.Teksten
  )
    throws
  {
    let (oud, nieuw) = try Self.herreken {
      try Werkboek.schrijf(Proefrapport.rapport(editie, teksten), naar: $0)
    }
    let herrekend = nieuw.formules
    #expect(oud.formules.count > 20)
    for (cel, hier) in oud.formules {
      let daar = try #require(herrekend[cel], "\(cel)")
      if let een = Double(hier.waarde), let ander = Double(daar.waarde) {
        #expect(abs(een - ander) < 1e-9, "\(cel)")
      } else {
        #expect(hier.waarde == daar.waarde, "\(cel)")
      }
    }
  }
}
