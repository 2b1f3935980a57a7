import Domain
import Foundation
import Synthetic
import Testing

@testable import Pipeline

/// Profiles are guessed for exports of which the truth is known.
@Suite struct GokTests {
  /// The words of the first are those that the matching was tuned on; of the second nobody looked while it was made.
  static let reeksen: [(titel: String, woorden: Exportreeks.Woordenschat, aantal: Int)] = [
    ("tuned on", .bekend, 60), ("held out", .apart, 12),
  ]

  static func meting(_ woorden: Exportreeks.Woordenschat, _ aantal: Int, seed: UInt64 = 2026) throws
    -> Gokmeting
  {
    let plaats = try Werkplaats()
    let configuratie = try Configuratie(plaats.opzet)
    let reeks = Exportreeks(
      seed: seed, regio: configuratie.regio, gemeenten: configuratie.gemeenten, scholen: configuratie.scholen,
      schooljaar: Schooljaar(beginjaar: 2020), woordenschat: woorden)
    let map = plaats.map + "/exporten"
    return try Gokmeting(try reeks.schrijf(aantal, naar: map), in: map, configuratie)
  }

  /// The metingen of the table, made once.
  private static let metingen = Result {
    try reeksen.map { (titel: $0.titel, meting: try meting($0.woorden, $0.aantal)) }
  }

  private static let leesmij = Werkplaats.bron + "/README.md"
  private static let merken = (begin: "<!-- gok: by GokTests -->\n", einde: "\n<!-- /gok -->")

  @Test("No wrong guess goes unmarked, and no number or name is shown")
  func gemerkt() throws {
    for (titel, meting) in try Self.metingen.get() {
      if ProcessInfo.processInfo.environment["SLUITEND_FOUTEN"] != nil, titel == "tuned on" {
        print(meting.fouten.joined(separator: "\n"))
      }
      Self.toets(meting, titel)
    }
  }

  @Test("The README's table is of this code; SLUITEND_VERVERS=1 writes it anew")
  func tabel() throws {
    let tabel = Gokmeting.tabel(try Self.metingen.get())
    var tekst = try String(contentsOfFile: Self.leesmij, encoding: .utf8)
    let begin = try #require(tekst.range(of: Self.merken.begin))
    let einde = try #require(tekst.range(of: Self.merken.einde, range: begin.upperBound..<tekst.endIndex))
    if ProcessInfo.processInfo.environment["SLUITEND_VERVERS"] != nil {
      tekst.replaceSubrange(begin.upperBound..<einde.lowerBound, with: tabel)
      try tekst.write(toFile: Self.leesmij, atomically: true, encoding: .utf8)
    } else {
      #expect(String(tekst[begin.upperBound..<einde.lowerBound]) == tabel)
    }
  }

  @Test(
    "Other exports, in either vocabulary, have no unmarked wrong guess either",
    .enabled(if: ProcessInfo.processInfo.environment["SLUITEND_ALLES"] != nil, "scripts/test --all"),
    arguments: [UInt64](1...4), Exportreeks.Woordenschat.allCases)
  func anderZaad(seed: UInt64, woorden: Exportreeks.Woordenschat) throws {
    Self.toets(try Self.meting(woorden, 60, seed: seed), "\(woorden), seed \(seed)")
  }

  private static func toets(_ meting: Gokmeting, _ titel: String) {
    let ongemerkt = meting.fouten.filter { $0.contains("UNMARKED") }
    #expect(meting.fout == meting.foutMetVraag, "\(titel): \(ongemerkt)")
    #expect(meting.codesFout == meting.codesFoutMetVraag, "\(titel): \(ongemerkt)")
    #expect(meting.soortOngemerkt == 0, "\(titel): \(ongemerkt)")
    #expect(meting.lekken.isEmpty, "\(titel)")
    #expect(meting.exporten > 0 && meting.velden > 100)
  }
}
