import Domain
import Testing

@testable import Pipeline

/// A delivery beside those before it: each kind of difference at its boundary and beyond, with both sides named.
@Suite struct DriftTests {
  /// Deliveries on a number of days after 1 September 2021, all alike but for what a test names.
  private func regel(
    _ dag: Int32, gelezen: Int = 100, kolommen: [String] = ["A", "B"], formaat: Leveringsbeeld.Formaat = .csv,
    velden: [String: Leveringsbeeld.Veld] = ["status": .init(bekend: ["B": 90])], sha: String? = nil
  ) -> Beeldregel {
    let ontvangen = LocalDate(dagnummer: (LocalDate(iso: "2021-09-01")?.dagnummer ?? 0) + dag)
    return Beeldregel(
      sha256: sha ?? "sha-\(dag)", bestand: "bron/m\(dag).csv", ontvangen: ontvangen,
      beeld: Leveringsbeeld(
        formaat: formaat, kolommen: kolommen, gelezen: gelezen, afgekeurd: 0, velden: velden))
  }

  private func teksten(
    _ nieuw: Beeldregel, na eerdere: [Beeldregel], _ grenzen: Drift.Grenzen = .init()
  ) -> [String] {
    Drift.bevindingen(van: nieuw, na: eerdere, grenzen: grenzen).map {
      "\($0.soort.rawValue) \($0.punt.tekst)"
    }
  }

  private func weken(_ aantal: Int32) -> [Beeldregel] { (0..<aantal).map { regel($0 * 7) } }

  @Test func `the first delivery of a source, and one like those before it, give no finding`() {
    #expect(teksten(regel(0), na: []) == [])
    for aantal: Int32 in 1...8 { #expect(teksten(regel(aantal * 7), na: weken(aantal)) == []) }
  }

  // Columns.

  @Test func `a new column names the delivery that didn't have it`() {
    let eerdere = [regel(0, kolommen: ["A", "B", "C"]), regel(7)]
    #expect(
      teksten(regel(14, kolommen: ["A", "B", "C"]), na: eerdere) == [
        "kolommen-nieuw bron/m14.csv: column 'C' is new: the delivery before, bron/m7.csv (2021-09-08), didn't have it"
      ])
    #expect(teksten(regel(14, kolommen: ["#a", "B "]), na: eerdere) == [])
  }

  @Test func `a column that is gone names the deliveries that had it`() {
    let eerdere = [regel(0, kolommen: ["A"]), regel(7), regel(14)]
    #expect(
      teksten(regel(21, kolommen: ["A"]), na: eerdere) == [
        "kolommen-weg bron/m21.csv: column 'B' is gone: the 2 deliveries before, up to bron/m14.csv (2021-09-15), had it"
      ])
    #expect(
      teksten(regel(14, kolommen: ["A"]), na: [eerdere[0], eerdere[1]]) == [
        "kolommen-weg bron/m14.csv: column 'B' is gone: the delivery before, bron/m7.csv (2021-09-08), had it"
      ])
    // Told once: the next one is compared with this one.
    #expect(teksten(regel(28, kolommen: ["A"]), na: eerdere + [regel(21, kolommen: ["A"])]) == [])
  }

  @Test func `many columns are told by their number`() {
    let namen = (1...9).map { "N\($0)" }
    let nieuw = teksten(regel(7, kolommen: ["A", "B"] + namen), na: [regel(0)])
    #expect(nieuw.count == 5 && nieuw[3].contains("column 'N4' is new"))
    #expect(
      nieuw[4].contains("5 further columns are new: the delivery before")
        && nieuw[4].hasSuffix("didn't have them"))
    let weg = teksten(regel(7), na: [regel(0, kolommen: ["A", "B"] + namen)])
    #expect(weg.count == 5 && weg[4].contains("5 further columns are gone: ") && weg[4].hasSuffix("had them"))
    #expect(teksten(regel(7, kolommen: ["A", "B"] + namen.prefix(5)), na: [regel(0)]).count == 5)
  }

  @Test func `columns are compared with the same format alone, and not where not all of them are known`() {
    let xml = regel(7, kolommen: ["X/Y"], formaat: .xml)
    #expect(teksten(xml, na: [regel(0)]) == [])
    #expect(teksten(regel(14, kolommen: ["A", "B", "C"]), na: [regel(0), xml]).count == 1)
    let vol = regel(0, kolommen: (0..<500).map { "K\($0)" })
    #expect(teksten(regel(7, kolommen: ["Z"]), na: [vol]).allSatisfy { $0.hasPrefix("kolommen-weg") })
    #expect(
      teksten(regel(7, kolommen: vol.beeld.kolommen), na: [regel(0)]).allSatisfy {
        $0.hasPrefix("kolommen-nieuw")
      })
  }

  @Test func `an element of XML is new when none had it, and gone when each of the last six had it`() {
    func xml(_ dag: Int32, _ kolommen: String..., gelezen: Int = 100) -> Beeldregel {
      regel(dag, gelezen: gelezen, kolommen: kolommen, formaat: .xml)
    }
    let vast = (0..<6).map { xml($0, "a", "b") }
    #expect(
      teksten(xml(6, "a", "b", "c"), na: vast) == [
        "kolommen-nieuw bron/m6.csv: element 'c' is new: none of the 6 deliveries before, up to bron/m5.csv (2021-09-06), had it"
      ])
    #expect(teksten(xml(6, "a", "b", "c"), na: [xml(-1, "c")] + vast) == [])
    #expect(
      teksten(xml(6, "a"), na: vast) == [
        "kolommen-weg bron/m6.csv: element 'b' is gone: the 6 deliveries before, up to bron/m5.csv (2021-09-06), had it"
      ])
    #expect(teksten(xml(6, "a"), na: Array(vast.suffix(3))).count == 1)
    #expect(teksten(xml(6, "a"), na: Array(vast.suffix(2))) == [])
    #expect(teksten(xml(6, "a"), na: vast.dropLast() + [xml(5, "a")]) == [])
    #expect(teksten(xml(7, "a"), na: vast.dropFirst() + [xml(0, "a"), xml(6, "a", "b")]).count == 1)
    #expect(teksten(xml(6, "a"), na: vast.dropFirst() + [xml(0, "a")]) == [])
    #expect(teksten(xml(6, gelezen: 0), na: vast).allSatisfy { $0.hasPrefix("omvang") })
    // One without records says nothing of elements.
    #expect(teksten(xml(7, "a", "b"), na: vast + [xml(6, gelezen: 0)]) == [])
  }

  // Codes.

  @Test func `a code that the profile doesn't know and nobody delivered before`() {
    let nieuw = regel(
      21, velden: ["status": .init(bekend: ["B": 1], onbekend: ["Z": .init(aantal: 14, eerste: 3)])])
    #expect(
      teksten(nieuw, na: [regel(7), regel(14)]) == [
        "codes-nieuw bron/m21.csv: status 'Z' is new, in 14 rows, the first of them row 3: "
          + "none of the 2 deliveries before, up to bron/m14.csv (2021-09-15), had it"
      ])
    let een = regel(21, velden: ["soort": .init(onbekend: ["Q": .init(aantal: 1, eerste: 8)])])
    #expect(
      teksten(een, na: [regel(14)]) == [
        "codes-nieuw bron/m21.csv: soort 'Q' is new, in row 8: the delivery before, bron/m14.csv (2021-09-15), "
          + "didn't have it"
      ])
    // Known then, or unknown then: delivered before all the same.
    #expect(teksten(nieuw, na: [regel(0, velden: ["status": .init(bekend: ["Z": 1])]), regel(7)]) == [])
    #expect(teksten(nieuw, na: [regel(0, velden: nieuw.beeld.velden), regel(7)]) == [])
    // Known by the profile: expected.
    #expect(teksten(regel(21, velden: ["status": .init(bekend: ["K": 5])]), na: weken(1)) == [])
    #expect(teksten(nieuw, na: []) == [])
  }

  @Test func `many codes are told by their number, and none where not all of those before are known`() {
    func veld(_ aantal: Int) -> [String: Leveringsbeeld.Veld] {
      let codes = (100..<100 + aantal).map { ("c\($0)", Leveringsbeeld.Rijen(aantal: 2, eerste: $0)) }
      return ["status": .init(onbekend: Dictionary(uniqueKeysWithValues: codes))]
    }
    let zes = teksten(regel(7, velden: veld(6)), na: [regel(0)])
    #expect(zes.count == 5)
    #expect(
      zes.last?.contains("2 further codes of status are new, in 4 rows, the first of them row 104: the")
        ?? false)
    let anders = ["status": Leveringsbeeld.Veld(onbekend: ["Z": .init(aantal: 1, eerste: 1)])]
    #expect(teksten(regel(7, velden: anders), na: [regel(0, velden: veld(199))]).count == 1)
    #expect(teksten(regel(7, velden: anders), na: [regel(0, velden: veld(200))]) == [])
  }

  @Test func `text that is no code, where none before had any`() {
    let overig: [String: Leveringsbeeld.Veld] = [
      "resultaat": .init(bekend: ["werk": 9], overig: .init(aantal: 3, eerste: 5), overigWaarden: 2)
    ]
    #expect(
      teksten(regel(14, velden: overig), na: [regel(0), regel(7)]) == [
        "codes-nieuw bron/m14.csv: resultaat: 2 values that may be free text, in 3 rows, the first of them row 5: none of "
          + "the 2 deliveries before, up to bron/m7.csv (2021-09-08), had any; 'sluitend profile preview' tells more"
      ])
    #expect(teksten(regel(14, velden: overig), na: [regel(0, velden: overig), regel(7)]) == [])
  }

  // Size.

  @Test func `fewer rows than half the median, and more than twice it`() {
    let eerdere = [100, 90, 110, 105, 95, 100].enumerated().map { regel(Int32($0) * 7, gelezen: $1) }
    func omvang(_ gelezen: Int, _ grenzen: Drift.Grenzen = .init()) -> [String] {
      teksten(regel(42, gelezen: gelezen), na: eerdere, grenzen)
    }
    #expect(omvang(50) == [] && omvang(200) == [])
    #expect(
      omvang(49) == [
        "omvang bron/m42.csv: 49 rows: the 6 deliveries before, up to bron/m35.csv (2021-10-06), had 90 to 110, and "
          + "this is fewer than 0.5 times their median, 100"
      ])
    #expect(
      omvang(201) == [
        "omvang bron/m42.csv: 201 rows: the 6 deliveries before, up to bron/m35.csv (2021-10-06), had 90 to 110, and "
          + "this is more than 2 times their median, 100"
      ])
    var grenzen = Drift.Grenzen()
    (grenzen.kleinerDan, grenzen.groterDan) = (0.9, 1.1)
    #expect(omvang(90, grenzen) == [] && omvang(110, grenzen) == [])
    #expect(omvang(89, grenzen).count == 1 && omvang(111, grenzen).count == 1)
  }

  @Test func `the last six deliveries tell what is usual, when there are three, of twenty rows`() {
    func omvang(_ gelezen: Int, na aantallen: [Int]) -> Int {
      teksten(
        regel(70, gelezen: gelezen), na: aantallen.enumerated().map { regel(Int32($0) * 7, gelezen: $1) }
      )
      .count { $0.hasPrefix("omvang") }
    }
    #expect(omvang(0, na: [100, 100]) == 0)
    #expect(omvang(0, na: [100, 100, 100]) == 1)
    #expect(omvang(0, na: [19, 19, 19]) == 0)
    #expect(omvang(0, na: [20, 20, 20]) == 1)
    // Of an even number the middle of the two in the middle: 19.5, and 25.
    #expect(omvang(0, na: [10, 19, 20, 30]) == 0)
    #expect(omvang(12, na: [20, 20, 30, 30]) == 1 && omvang(13, na: [20, 20, 30, 30]) == 0)
    // The first, with everything in it, is forgotten.
    #expect(omvang(100, na: [9000, 9000, 9000, 9000, 100, 100, 100, 100, 100]) == 0)
  }

  // The series.

  @Test func `a gap of more than twice the longest before`() {
    let eerdere = [regel(0), regel(5), regel(12), regel(14)]
    #expect(teksten(regel(28), na: eerdere) == [])
    #expect(
      teksten(regel(29), na: eerdere) == [
        "reeks bron/m29.csv: received 2021-09-30, 15 days after bron/m14.csv (2021-09-15): the longest gap before was "
          + "7 days, from bron/m5.csv (2021-09-06) to bron/m12.csv (2021-09-13)"
      ])
    var grenzen = Drift.Grenzen()
    grenzen.gat = 1
    #expect(
      teksten(regel(21), na: eerdere, grenzen) == [] && teksten(regel(22), na: eerdere, grenzen).count == 1)
    #expect(teksten(regel(99), na: [regel(0), regel(7)]) == [])
    #expect(teksten(regel(99), na: [regel(0), regel(7), regel(14)]).count == 1)
    // A first load of one day makes no series.
    #expect(teksten(regel(9), na: ["a", "b", "c"].map { regel(0, sha: $0) }) == [])
  }

  // The order, and what the set-up says.

  @Test func `a delivery that comes late is compared with those before it by date`() {
    let anders = regel(7, kolommen: ["A", "B", "C"])
    let alle = [regel(14, kolommen: ["A", "B", "C"]), regel(0), anders, regel(28)]
    #expect(teksten(anders, na: alle).map { $0.contains("m0.csv (2021-09-01)") } == [true])
    // Of one day the hash decides.
    let (eerst, dan) = (regel(7, sha: "a"), regel(7, kolommen: ["A"], sha: "b"))
    #expect(teksten(eerst, na: [dan]) == [])
    #expect(teksten(dan, na: [eerst]).count == 1)
    // The same delivery under a later date is itself.
    #expect(teksten(regel(9, kolommen: ["A"], sha: "a"), na: [eerst]) == [])
  }

  @Test func `the set-up tells, stops or is silent, by kind`() {
    let nieuw = regel(
      99, gelezen: 1, kolommen: ["B", "C"], velden: ["status": .init(overig: .init(aantal: 1, eerste: 1))])
    func gevolgen(_ grenzen: Drift.Grenzen) -> [String] {
      Drift.bevindingen(van: nieuw, na: weken(3), grenzen: grenzen).map {
        "\($0.soort.rawValue) \($0.gevolg.rawValue)"
      }
    }
    #expect(
      gevolgen(.init()) == [
        "kolommen-nieuw meld", "kolommen-weg meld", "codes-nieuw meld", "omvang meld", "reeks meld",
      ])
    for soort in Drift.Soort.allCases {
      let stop = Drift.Grenzen(gevolgen: [soort: .stop])
      #expect(gevolgen(stop).filter { $0.hasSuffix("stop") } == ["\(soort.rawValue) stop"])
      let stil = Drift.Grenzen(gevolgen: [soort: .zwijg])
      #expect(gevolgen(stil).count == 4 && !gevolgen(stil).contains { $0.hasPrefix(soort.rawValue + " ") })
      let fout = #expect(throws: Driftstop.self) {
        try Driftstop.controleer(Drift.bevindingen(van: nieuw, na: weken(3), grenzen: stop))
      }
      #expect(fout?.bevindingen.map(\.soort) == [soort])
      #expect(fout?.description.contains("drift: \(soort.rawValue)") ?? false)
      let punt = fout?.bevindingen.first?.punt
      #expect(punt?.code == "drift-\(soort.rawValue)" && punt?.waar == "bron/m99.csv")
    }
    #expect(throws: Never.self) { try Driftstop.controleer(Drift.bevindingen(van: nieuw, na: weken(3))) }
  }
}
