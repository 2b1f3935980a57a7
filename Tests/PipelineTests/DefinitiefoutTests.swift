import Foundation
import Testing

@testable import Pipeline

/// Whatever is wrong in definitions and bridges, of whichever school year, is told at the line where it stands; all of
/// it together, and nothing else.
///
/// In these files a comment `# fout: …` says what must be told of its line.
@Suite struct DefinitiefoutTests {
  private static let woorden = "titel: t, omschrijving: o, herkomst: h"
  private static let telling = "\(woorden), bron: melding, eenheid: melding, periode: schooljaar"
  private static let leerling = "\(woorden), bron: melding, eenheid: leerling, periode: schooljaar"
  private static let gevallen = "gevallen: {dagen: 28}\n"

  /// Reads the files, and holds what is told against the comments in them.
  private func controleer(_ bestanden: [String: String], _ overal: String...) throws {
    var verteld = try Definitiemap(bestanden).lees().fouten
    var verwacht = overal
    for (pad, inhoud) in bestanden {
      for (i, regel) in inhoud.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        verwacht += regel.components(separatedBy: "# fout: ").dropFirst().map { fout in
          "\(pad):\(i + 1): … \(fout.trimmingCharacters(in: .whitespaces))"
        }
      }
    }
    for fout in verwacht {
      let delen = fout.components(separatedBy: " … ")
      let plaats = verteld.firstIndex { $0.hasPrefix(delen[0]) && delen.dropFirst().allSatisfy($0.contains) }
      #expect(plaats != nil, "\(fout)\nwas not told:\n\(verteld.joined(separator: "\n"))")
      if let plaats { verteld.remove(at: plaats) }
    }
    #expect(verteld == [], "told without being expected")
    #expect(!verwacht.isEmpty)
  }

  @Test func `an id or the gevallen twice`() throws {
    try controleer([
      "definities/a.yaml": """
      gevallen: {dagen: 28}
      tellingen:
        - {id: een, \(Self.telling)}
        - {id: een, \(Self.telling)}  # fout: telling 'een' stands twice
        - {id: twee, \(Self.telling)}
      """,
      "definities/b.yaml": """
      gevallen: {dagen: 14}  # fout: stands in definities/a.yaml already
      tellingen:
        - {id: twee, \(Self.leerling)}  # fout: telling 'twee' stands twice
      """,
      "definities/2016-2017.yaml": """
      toegevoegd:
        - {id: een, \(Self.telling)}  # fout: toegevoegd.[1].id: telling 'een' stands twice
        - {id: drie, \(Self.telling)}
        - {id: drie, \(Self.telling)}  # fout: telling 'drie' stands twice
      """,
      "definities/2018-2019.yaml": """
      toegevoegd:
        - {id: drie, \(Self.telling)}  # fout: telling 'drie' stands twice
      """,
    ])
  }

  @Test func `gevallen at fault aren't missing too`() throws {
    try controleer([
      "definities/a.yaml": """
      gevallen: {dagen: maand}  # fout: gevallen.dagen: must be a whole number
      tellingen: []
      """,
      "definities/b.yaml": "gevallen: {dagen: 28}  # fout: stands in definities/a.yaml already",
    ])
  }

  @Test func `no gevallen in the base`() throws {
    try controleer(
      [
        "definities/a.yaml": "tellingen: [{id: een, \(Self.telling)}]",
        "definities/2016-2017.yaml": "gevallen: {dagen: 28}",
      ], "definities: … key 'gevallen' with 'dagen' must stand in one of the files of the base")
  }

  @Test func `a change or a drop of what isn't there`() throws {
    try controleer([
      "definities/a.yaml": """
      gevallen: {dagen: 28}
      tellingen:
        - {id: een, \(Self.telling), clausules: {soort: [V3]}}
        - {id: twee, \(Self.telling)}
      """,
      "definities/2016-2017.yaml": """
      gewijzigd:
        - {id: weg, titel: x}  # fout: gewijzigd.[1].id: there is no telling 'weg' to change
        - {titel: x}  # fout: gewijzigd.[2]: key 'id' is missing
        - {id: een}  # fout: changes nothing of telling 'een'
        - {id: een, titel: x}  # fout: gewijzigd.[4].id: telling 'een' is changed twice here
      vervallen:
        - weg  # fout: vervallen.[1]: there is no telling 'weg' to drop
        - twee
        - twee  # fout: there is no telling 'twee' to drop; it was dropped from 2016-2017 on
      """,
      "definities/2018-2019.yaml": """
      gewijzigd:
        - id: een
          clausules:
            duur: vervalt  # fout: gewijzigd.[1].clausules.duur: there is no such clause to drop
            soort: vervalt
        - {id: twee, titel: x}  # fout: there is no telling 'twee' to change; it was dropped from 2016-2017 on
      """,
      "definities/2019-2020.yaml": """
      gewijzigd:
        - {id: een, clausules: {soort: vervalt}}  # fout: clausules.soort: there is no such clause to drop
      vervallen: [twee]  # fout: there is no telling 'twee' to drop; it was dropped from 2016-2017 on
      """,
    ])
  }

  @Test func `a percentage of what isn't there in each of its school years`() throws {
    try controleer([
      "definities/a.yaml": """
      gevallen: {dagen: 28}
      tellingen:
        - {id: een, \(Self.telling)}
        - {id: twee, \(Self.telling)}
        - id: weg
          titel: t
          omschrijving: o
          herkomst: h
          verhouding:
            teller: nergens  # fout: verhouding.teller: there is no telling 'nergens'
            noemer: twee  # fout: verhouding.noemer: there is no telling 'twee'; it was dropped from 2018-2019 on
            maat: procent
            decimalen: 0
        - id: nog-niet
          titel: t
          omschrijving: o
          herkomst: h
          verhouding:
            teller: later  # fout: there is no telling 'later'; it only exists from 2016-2017 on
            noemer: weg  # fout: 'weg' is no number of records, but a verhouding itself
            maat: procent
            decimalen: 0
        - id: stuk
          titel: t
          omschrijving: o
          herkomst: h
          bron: melding  # fout: bron: has no place beside 'verhouding'
          verhouding:
            teller: een
            maat: per-mille  # fout: maat: must be one of procent, per-1000
            decimalen: 5  # fout: decimalen: must be a whole number from 0 to 4
            afronding: nee  # fout: afronding: is no known key
      """.replacing("teller: een\n", with: "teller: een  # fout: verhouding: key 'noemer' is missing\n"),
      "definities/2016-2017.yaml": "toegevoegd: [{id: later, \(Self.telling)}]",
      "definities/2018-2019.yaml": "vervallen: [twee]",
    ])
  }

  @Test func `clauses that a change gives to a percentage`() throws {
    try controleer([
      "definities/a.yaml": """
      gevallen: {dagen: 28}
      tellingen:
        - {id: een, \(Self.telling)}
        - {id: deel, \(Self.woorden), verhouding: {teller: een, noemer: een, maat: procent, decimalen: 0}}
      """,
      "definities/2016-2017.yaml": """
      gewijzigd:
        - id: deel
          clausules:
            soort: [L]  # fout: gewijzigd.[1].clausules.soort: has no place beside 'verhouding'
      """,
    ])
  }

  @Test(arguments: ["10--1", "-1-01", "+1-01", "1-001", "010-1", "10-1", "02-29", "13-01", "10-00", "10/01"])
  func `a peildatum that isn't written as a day of every year`(dag: String) throws {
    try controleer([
      "definities/a.yaml": """
      gevallen: {dagen: 28}
      tellingen:
        - id: een
          titel: t
          omschrijving: o
          herkomst: h
          bron: melding
          eenheid: melding
          periode: {peildatum: '\(dag)'}  # fout: periode.peildatum: must be a day of every year, as mm-dd
      """
    ])
  }

  @Test func `more steps than a mask has bits`() throws {
    func brug(_ stappen: ClosedRange<Int>, fout: String = "") -> String {
      let regels = stappen.map { "  - {code: s\($0), titel: t, uitleg: u, stap: beperk, houd: {}}" }
      return "titel: t\nbegin: een\neind: een\nstappen:\n\(regels[0])\(fout)\n"
        + regels.dropFirst().joined(separator: "\n")
    }
    try controleer([
      "definities/a.yaml": "gevallen: {dagen: 28}\ntellingen: [{id: een, \(Self.telling)}]",
      "aansluitingen/vol.yaml": "id: vol\n" + brug(1...32),
      "aansluitingen/meer.yaml": "id: meer\n"
        + brug(1...33, fout: "  # fout: stappen: makes 33 steps of the bridge; it can have 32"),
    ])
  }

  @Test func `a bridge that names what isn't there in each of its school years`() throws {
    try controleer([
      "definities/a.yaml": """
      gevallen: {dagen: 28}
      tellingen:
        - {id: een, \(Self.telling)}
        - {id: twee, \(Self.leerling)}
        - {id: stuk, \(Self.telling), clausules: {soort: [X]}}  # fout: 'X' is no such code
        - {id: deel, \(Self.woorden), verhouding: {teller: een, noemer: een, maat: procent, decimalen: 0}}
      """,
      "definities/2016-2017.yaml": "toegevoegd: [{id: later, \(Self.telling)}]",
      "definities/2018-2019.yaml": "vervallen: [twee]",
      "aansluitingen/brug.yaml": """
      id: brug
      titel: t
      begin: nergens  # fout: begin: there is no telling 'nergens'
      eind: twee  # fout: eind: there is no telling 'twee'; it was dropped from 2018-2019 on
      stappen: []
      """,
      "aansluitingen/onderweg.yaml": """
      id: onderweg
      titel: t
      begin: een
      eind: twee
      tot-en-met: 2017-2018
      stappen:
        - code: a
          titel: t
          uitleg: u
          stap: vul-aan
          uit: later  # fout: uit: there is no telling 'later'; it only exists from 2016-2017 on
        - {code: b, titel: t, uitleg: u, stap: tel-als, als: leerling,
           gelijk-aan: deel}  # fout: gelijk-aan: there is no telling 'deel'
      """,
      // Only of school years in which it is there.
      "aansluitingen/later.yaml": """
      id: later
      titel: t
      vanaf: 2016-2017
      begin: later
      eind: een
      stappen: []
      """,
      // At fault itself: told once, where it stands.
      "aansluitingen/stuk.yaml": """
      id: stuk
      titel: t
      begin: stuk
      eind: een
      stappen: []
      """,
    ])
  }

  @Test func `school years of a bridge, and steps that it takes over`() throws {
    func brug(_ id: String, _ over: String, begin: String = "") -> String {
      """
      id: \(id)
      titel: t
      \(over)
      \(begin)
      eind: twee
      stappen:
        - {code: samen, titel: t, uitleg: u, stap: tel-als, als: leerling}
      """
    }
    try controleer([
      "definities/a.yaml": """
      gevallen: {dagen: 28}
      tellingen:
        - {id: een, \(Self.telling)}
        - {id: twee, \(Self.leerling)}
      """,
      "aansluitingen/heel.yaml": """
      id: heel
      titel: t
      begin: een
      eind: een
      stappen:
        - {code: minder, titel: t, uitleg: u, stap: beperk, houd: {}}
      """,
      "aansluitingen/goed.yaml": brug("goed", "neemt-over: {van: heel, tot-en-met: minder}"),
      "aansluitingen/a.yaml": brug(
        "a", "neemt-over: {van: weg, tot-en-met: minder}  # fout: neemt-over.van: there is no bridge 'weg'"),
      "aansluitingen/b.yaml": brug(
        "b", "neemt-over: {van: heel, tot-en-met: meer}  # fout: tot-en-met: bridge 'heel' has no step 'meer'"
      ),
      "aansluitingen/c.yaml": brug(
        "c",
        "neemt-over: {van: goed, tot-en-met: minder}  # fout: bridge 'goed' has no steps of its own to take over"
      ),
      "aansluitingen/d.yaml": brug(
        "d", "neemt-over: {van: heel}  # fout: neemt-over: key 'tot-en-met' is missing"),
      "aansluitingen/e.yaml": brug(
        "e", "neemt-over: {van: heel, tot-en-met: minder}",
        begin: "begin: een  # fout: begin: comes with the steps that are taken over"),
      "aansluitingen/f.yaml": brug(
        "f", "neemt-over: {van: heel, tot-en-met: minder, stap: 1}  # fout: neemt-over.stap: is no known key"),
      "aansluitingen/g.yaml": brug(
        "g", "vanaf: 2016  # fout: vanaf: must be a school year", begin: "begin: een"),
      "aansluitingen/h.yaml": brug(
        "h", "tot-en-met: 2016-2018  # fout: tot-en-met: must be a school year", begin: "begin: een"),
      "aansluitingen/i.yaml": brug(
        "i", "vanaf: 2018-2019\ntot-en-met: 2017-2018  # fout: tot-en-met: must not lie before vanaf",
        begin: "begin: een"),
      "aansluitingen/j.yaml": brug("j", "tot: 2016-2017  # fout: tot: is no known key", begin: "begin: een"),
    ])
  }

  @Test func `keys that a file of changes, or of the base, doesn't have`() throws {
    try controleer(
      [
        "definities/a.yaml": """
        gevallen: {dagen: 28, weken: 4}  # fout: gevallen.weken: is no known key
        tellingen:
          - {id: een, \(Self.telling)}
        vervallen: []  # fout: vervallen: is no known key; known are gevallen, tellingen
        """,
        "definities/2016-2018.yaml": "gewijzigd: [{id: een, titel: x}]",
        "definities/2016_2017.yaml": "gewijzigd: [{id: een, titel: x}]",
        "aansluitingen/2016-2017.yaml": "id: 2016-2017",
        "definities/2016-2017.yaml": """
        tellingen: []  # fout: tellingen: is no known key; known are gevallen, toegevoegd, gewijzigd, vervallen
        gewijzigd:
          - {id: een, vanaf: 2016-2017}  # fout: gewijzigd.[1].vanaf: is no known key
        toegevoegd:
          - {id: twee, titel: t, omschrijving: o}  # fout: 'herkomst' # fout: 'bron' # fout: 'eenheid' # fout: 'periode'
        gevallen: {dagen: veel}  # fout: gevallen.dagen: must be a whole number from 0 to 366
        """,
        "definities/2017-2018.yaml": """
        gewijzigd: {id: een}  # fout: gewijzigd: must be a list
        vervallen: een  # fout: vervallen: must be a list
        """,
      ],
      "definities/2016-2018.yaml: is no school year", "definities/2016_2017.yaml: is no school year",
      "aansluitingen/2016-2017.yaml: is no bridge")
  }

  @Test func `a change that leaves a telling that can't be counted`() throws {
    try controleer([
      "definities/a.yaml": """
      gevallen: {dagen: 28}
      tellingen:
        - {id: een, \(Self.telling), clausules: {status: [R]}}
        - id: twee
          titel: t
          omschrijving: o
          herkomst: h
          bron: melding
          eenheid: leerling
          periode: {peildatum: 10-01}
          clausules:
            lopend: {zonder-einde-bij-status: [R]}
      """
      // The clause stands here; that it can't be asked comes with the change.
      .replacing(
        "clausules: {status: [R]}}", with: "clausules: {status: [R]}}  # fout: can't be asked of a werkproces"
      )
      .replacing(
        "periode: {peildatum: 10-01}",
        with: "periode: {peildatum: 10-01}  # fout: periode: a count on a peildatum needs the clause 'lopend'"
      ),
      "definities/2016-2017.yaml": """
      gewijzigd:
        - {id: een, bron: werkproces, eenheid: werkproces}
        - {id: twee, clausules: {lopend: vervalt}}
      """,
      "definities/2018-2019.yaml": """
      gewijzigd:
        - {id: twee, eenheid: geval}  # fout: eenheid: records of bron melding can't be counted as geval here
      """,
    ])
  }

  /// Clauses with parameters that they can't have: of a melding over a school year.
  static let meldingclausules = [
    "leeftijd: {vanaf: 5}  # fout: leeftijd: key 'op' is missing",
    "leeftijd: {op: begin}  # fout: leeftijd: must have vanaf, tot-en-met or both",
    "leeftijd: {op: begin, vanaf: 18, tot-en-met: 17}  # fout: leeftijd.tot-en-met: must not be below vanaf",
    "leeftijd: {op: begin, vanaf: -1}  # fout: leeftijd.vanaf: must be a whole number from 0 to 120",
    "leeftijd: {op: begin, vanaf: 5, tot: 17}  # fout: leeftijd.tot: is no known key",
    "leeftijd: {op: peildatum, vanaf: 5}  # fout: leeftijd.op: needs a periode with a peildatum",
    "leeftijd: {op: 1-september, vanaf: 5}  # fout: leeftijd.op: must be one of peildatum, begin, 1-oktober",
    "plicht: {op: begin}  # fout: plicht: key 'is' is missing",
    "plicht: {is: [leerplichtig]}  # fout: plicht: key 'op' is missing",
    "plicht: {op: begin, is: []}  # fout: plicht.is: must name one of nog-niet, leerplichtig",
    "plicht: {op: begin, is: [volwassen]}  # fout: plicht.is.[1]: must be one of nog-niet",
    "plicht: {op: begin, is: leerplichtig}  # fout: plicht.is: must be a list",
    "plicht: {op: peildatum, is: [18plus]}  # fout: plicht.op: needs a periode with a peildatum",
    "duur: {meer-dan: 4 weken}  # fout: duur: key 'zonder-einde' is missing",
    "duur: {zonder-einde: telt}  # fout: duur: must have either ten-minste or meer-dan",
    "duur: {ten-minste: 1 weken, meer-dan: 4 weken, zonder-einde: telt}  # fout: duur: must have either",
    "duur: {meer-dan: 4, zonder-einde: telt}  # fout: duur.meer-dan: must be a number and one of dagen, weken",
    "duur: {meer-dan: 4 jaren, zonder-einde: telt}  # fout: duur.meer-dan: must be a number and one of",
    "duur: {meer-dan: -1 dagen, zonder-einde: telt}  # fout: duur.meer-dan: must be a number",
    "duur: {meer-dan: 4 weken, zonder-einde: ja}  # fout: duur.zonder-einde: must be one of telt, telt-niet",
    "lopend: {zonder-einde-bij-status: [R]}  # fout: lopend: needs a periode with a peildatum",
    "uren: {ten-minste: 16}  # fout: uren: key 'zonder-uren' is missing",
    "uren: {zonder-uren: telt}  # fout: uren: must have either ten-minste or meer-dan",
    "uren: {ten-minste: 16, meer-dan: 16, zonder-uren: telt}  # fout: uren: must have either",
    "uren: {ten-minste: 16 uur, zonder-uren: telt}  # fout: uren.ten-minste: must be a whole number from 0 to 9999",
    "uren: {ten-minste: 16, zonder-uren: tot-teldag}  # fout: uren.zonder-uren: must be one of telt, telt-niet",
    "uren: 16  # fout: uren: must be a mapping # fout: uren: key 'zonder-uren' is missing",
    "gemeente: []  # fout: gemeente: must name a gemeentecode",
    "gemeente: [Zwolle]  # fout: gemeente.[1]: 'Zwolle' is no gemeentecode",
    "gemeente: \"0193\"  # fout: gemeente: must be a list",
    "regio: []  # fout: regio: must name a region",
    "regio: [0]  # fout: regio.[1]: must be a whole number from 1 to 99",
    "regio: [IJssel-Vecht]  # fout: regio.[1]: must be a whole number from 1 to 99",
    "schoolsoort: []  # fout: schoolsoort: must name a schoolsoort",
    "schoolsoort: [WVO, VMBO]  # fout: schoolsoort.[2]: 'VMBO' is no schoolsoort; they are WPO, WEC, WVO, WEB",
    "begonnen: []  # fout: begonnen: must name one of eerder, dit-schooljaar, later",
    "begonnen: [nu]  # fout: begonnen.[1]: must be one of eerder, dit-schooljaar, later",
    "bekend: {}  # fout: bekend: key 'uiterlijk' is missing",
    "bekend: {uiterlijk: begin}  # fout: bekend.uiterlijk: can't be begin",
    "bekend: {uiterlijk: 2021-07-31}  # fout: bekend.uiterlijk: must be one of peildatum, begin, 1-oktober",
    "bekend: {uiterlijk: peildatum}  # fout: bekend.uiterlijk: needs a periode with a peildatum",
    "een-van: []  # fout: een-van: must list two groups of clauses or more",
    "een-van: [{soort: [V3]}]  # fout: een-van: must list two groups of clauses or more",
    "een-van: {soort: [V3]}  # fout: een-van: must be a list",
    "een-van: [{soort: [V3]}, {}]  # fout: een-van.[2]: must hold a clause",
    "een-van: [{soort: [V3]}, {resultaat: [werk]}]  # fout: een-van.[2].resultaat: can't be asked of a melding",
    "een-van: [{soort: [V3]}, {soort: [lrv]}]  # fout: een-van.[2].soort.[1]: 'lrv' is no such code",
    "eerste: {werkproces: {}}  # fout: eerste.werkproces: can't stand within a clause that asks of another record",
    "eerste: {melding: {}}  # fout: eerste.melding: can't be asked of a melding",
    "werkproces: {eerste: {}}  # fout: werkproces.eerste: can't stand within",
    "werkproces: {uren: {ten-minste: 1, zonder-uren: telt}}  # fout: werkproces.uren: can't be asked of a werkproces",
    "resultaat: [werk]  # fout: resultaat: can't be asked of a melding",
    "melding: {}  # fout: melding: can't be asked of a melding",
    "in-schooljaar: nee  # fout: in-schooljaar: must be ja",
    "in-bereik: ja  # fout: in-bereik: can be asked in a bridge only",
    "werkproces: {in-bereik: ja}  # fout: werkproces.in-bereik: can be asked in a bridge only",
    "woonplaats: [Zwolle]  # fout: woonplaats: is no clause; they are soort, status",
  ]

  /// Of a werkproces on a peildatum.
  static let werkprocesclausules = [
    "status: [R]  # fout: status: can't be asked of a werkproces",
    "uren: {ten-minste: 16, zonder-uren: telt}  # fout: uren: can't be asked of a werkproces",
    "werkproces: {}  # fout: werkproces: can't be asked of a werkproces",
    "resultaat: [school]  # fout: resultaat.[1]: 'school' is no such code",
    "soort: [V3]  # fout: soort.[1]: 'V3' is no such code",
    "melding: {melding: {}}  # fout: melding.melding: can't be asked of a melding",
    "melding: {soort: [lrv]}  # fout: melding.soort.[1]: 'lrv' is no such code",
    "leeftijd: {op: morgen, vanaf: 1}  # fout: leeftijd.op: must be one of",
  ]

  @Test func `clauses that can't apply, and parameters that they can't have, all together`() throws {
    func tellingen(_ clausules: [String], _ kop: String, _ extra: String = "") -> String {
      clausules.enumerated().map { i, clausule in
        "  - id: \(kop.prefix(4))\(i)\n    titel: t\n    omschrijving: o\n    herkomst: h\n    \(kop)\n"
          + "    clausules:\n\(extra)      \(clausule)\n"
      }.joined()
    }
    let melding = "bron: melding\n    eenheid: melding\n    periode: schooljaar"
    let werkproces = "eenheid: werkproces\n    bron: werkproces\n    periode: {peildatum: 10-01}"
    try controleer([
      "definities/a.yaml": Self.gevallen + "tellingen:\n" + tellingen(Self.meldingclausules, melding),
      "definities/2016-2017.yaml": "toegevoegd:\n"
        + tellingen(Self.werkprocesclausules, werkproces, "      lopend: {zonder-einde: telt}\n"),
    ])
  }

  @Test func `lopend is asked of each kind of record in its own way`() throws {
    func telling(_ id: String, _ bron: String, _ lopend: String) -> String {
      """
        - id: \(id)
          titel: t
          omschrijving: o
          herkomst: h
          bron: \(bron)
          eenheid: \(bron)
          periode: {peildatum: 10-01}
          clausules:
            lopend: \(lopend)

      """
    }
    try controleer([
      "definities/a.yaml": Self.gevallen + "tellingen:\n"
        + telling(
          "a", "melding",
          "{zonder-einde: telt}  # fout: zonder-einde: is no known key # fout: key 'zonder-einde-bij-status' is missing"
        )
        + telling(
          "b", "melding", "{zonder-einde-bij-status: []}  # fout: zonder-einde-bij-status: must name a code")
        + telling("c", "melding", "{zonder-einde-bij-status: [X]}  # fout: 'X' is no such code")
        + telling(
          "d", "werkproces",
          "{zonder-einde-bij-status: [R]}  # fout: is no known key # fout: key 'zonder-einde' is missing")
        + telling(
          "e", "werkproces", "{zonder-einde: nee}  # fout: zonder-einde: must be one of telt, telt-niet")
    ])
  }
}
