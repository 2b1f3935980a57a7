import Domain
import Extract
import Foundation
import Synthetic

@testable import Pipeline

/// How well profiles are guessed, over exports of which the truth is known.
struct Gokmeting {
  /// Columns that are a field in truth, of all exports.
  var velden = 0
  /// Guessed right, and of these those with a question.
  var goed = 0
  var goedMetVraag = 0
  /// No column was given to the field.
  var gemist = 0
  /// Another column than the true one, or a column that is no such field; and of these those with a question.
  var fout = 0
  var foutMetVraag = 0
  /// The same of texts of codes.
  var codes = 0
  var codesGoed = 0
  var codesFout = 0
  var codesFoutMetVraag = 0
  /// Exports, those whose kind of record was found, and those that the draft reads as it is: 9 of 10 rows accepted, for some are bad on purpose.
  var exporten = 0
  var soortGoed = 0
  /// Kinds of record guessed wrong without a question.
  var soortOngemerkt = 0
  var leesbaar = 0
  /// What was wrong, for who must mend it: the export, the field, what was chosen and what is true.
  var fouten: [String] = []
  var lekken: [String] = []

  /// Guesses a profile for each export, and holds it against the truth.
  init(_ exporten: [Export], in map: String, _ configuratie: Configuratie) throws {
    for export in exporten { try voeg(export, map, configuratie) }
  }

  private mutating func voeg(_ export: Export, _ map: String, _ configuratie: Configuratie) throws {
    self.exporten += 1
    let paden = export.bestanden.map { map + "/" + $0 }
    let naam = export.bestand
    let voorstel: Profielvoorstel
    do {
      voorstel = try Profielvoorstel(paden, id: "proef", als: nil, configuratie)
    } catch {
      fouten.append("\(naam): \(error)")
      velden += export.kolommen.count { $0.veld != nil }
      gemist += export.kolommen.count { $0.veld != nil }
      return
    }
    if voorstel.record == export.record {
      soortGoed += 1
    } else {
      let gemerkt = voorstel.isSoortTwijfel
      if !gemerkt { soortOngemerkt += 1 }
      fouten.append("\(naam): \(gemerkt ? "(asked) " : "UNMARKED ")\(voorstel.record) for \(export.record)")
    }
    let waarheid = Dictionary(
      export.kolommen.compactMap { kolom in kolom.veld.map { ($0, kolom.naam) } },
      uniquingKeysWith: { a, _ in a })
    velden += waarheid.count
    for (veld, kolom) in waarheid {
      guard let keuze = voorstel.keuzen.first(where: { $0.veld.rawValue == veld }) else {
        gemist += 1
        fouten.append("\(naam): \(veld) missed, it is '\(kolom)'")
        continue
      }
      if keuze.kolom == kolom {
        goed += 1
        if keuze.isTwijfel { goedMetVraag += 1 }
      }
    }
    for keuze in voorstel.keuzen where waarheid[keuze.veld.rawValue] != keuze.kolom {
      fout += 1
      if keuze.isTwijfel { foutMetVraag += 1 }
      let waar = export.kolommen.first { $0.naam == keuze.kolom }?.veld ?? "no field"
      fouten.append(
        "\(naam): \(keuze.isTwijfel ? "(asked) " : "UNMARKED ")\(keuze.veld.rawValue) = '\(keuze.kolom)', which is \(waar)"
      )
    }
    for (veld, teksten) in export.codes where Veldnaam(rawValue: veld)?.heeftCodes ?? false {
      let keuze = voorstel.keuzen.first { $0.veld.rawValue == veld && $0.kolom == waarheid[veld] }
      for (tekst, code) in teksten {
        codes += 1
        // Codes of another kind of record are no guess of these.
        guard voorstel.record == export.record, let gegokt = keuze?.codes[tekst] else {
          fouten.append("\(naam): \(veld) '\(tekst)' not understood, it is \(code)")
          continue
        }
        if gegokt.code == code {
          codesGoed += 1
        } else {
          codesFout += 1
          if !gegokt.isZeker { codesFoutMetVraag += 1 }
          fouten.append(
            "\(naam): \(gegokt.isZeker ? "UNMARKED " : "(asked) ")\(veld) '\(tekst)' → \(gegokt.code), it is \(code)"
          )
        }
      }
    }
    try lees(voorstel, export, paden, configuratie)
  }

  /// Reads the files with the draft as it is; and looks for anybody's number or name in all that is shown.
  private mutating func lees(
    _ voorstel: Profielvoorstel, _ export: Export, _ paden: [String], _ configuratie: Configuratie
  ) throws {
    let pad = NSTemporaryDirectory() + "/gok-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: pad, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: pad) }
    let concept = pad + "/proef.yaml"
    try voorstel.yaml.write(toFile: concept, atomically: true, encoding: .utf8)
    var getoond = voorstel.yaml + voorstel.vragen.map(\.tekst).joined()
    let fouten = Foutenlijst()
    if let knoop = Knoop.lees(concept, bestand: concept, fouten),
      let profiel = Profiellezer.lees(knoop, id: "proef"),
      (try? fouten.gooi()) != nil
    {
      let lezingen = try Proeflezing.lees(paden, profiel, configuratie)
      let gelezen = lezingen.reduce(0) { $0 + $1.beeld.gelezen }
      let aanvaard = lezingen.reduce(0) { $0 + ($1.isGelezen ? $1.beeld.aanvaard : 0) }
      if gelezen > 0, aanvaard * 10 >= gelezen * 9 {
        leesbaar += 1
      } else {
        let codes = Dictionary(grouping: lezingen.flatMap(\.proef.afkeuringen)) {
          "\($0.code) \($0.veld ?? "")"
        }
        .mapValues(\.count)
        self.fouten.append(
          "\(export.bestand): \(aanvaard) of \(gelezen) rows accepted \(codes) \(lezingen.compactMap(\.toelichting))"
        )
      }
      getoond += lezingen.map { $0.toelichting ?? "" }.joined()
    } else {
      self.fouten.append("\(export.bestand): the draft is no whole profile: \(fouten)")
    }
    for geheim in export.geheim where getoond.contains(geheim) {
      lekken.append("\(export.bestand): \(geheim)")
    }
  }

  /// The rows of the README's table.
  static func tabel(_ metingen: [(titel: String, meting: Gokmeting)]) -> String {
    func deel(_ aantal: Int, _ van: Int) -> String {
      van == 0 ? "–" : "\(Veldinhoud.procent(Double(aantal) / Double(van))) (\(aantal) of \(van))"
    }
    let rijen: [(String, (Gokmeting) -> String)] = [
      ("exports", { "\($0.exporten)" }),
      ("kind of record right", { deel($0.soortGoed, $0.exporten) }),
      ("fields mapped right without help", { deel($0.goed, $0.velden) }),
      ("of these asked about all the same", { deel($0.goedMetVraag, $0.goed) }),
      ("fields without a column in the draft", { deel($0.gemist, $0.velden) }),
      ("wrong guesses", { "\($0.fout)" }),
      ("of these marked as doubtful", { deel($0.foutMetVraag, $0.fout) }),
      ("wrong and not marked, kinds of record too", { "\($0.fout - $0.foutMetVraag + $0.soortOngemerkt)" }),
      ("texts of codes understood", { deel($0.codesGoed, $0.codes) }),
      ("texts understood wrongly, not marked", { "\($0.codesFout - $0.codesFoutMetVraag)" }),
      ("read as drafted: 9 of 10 rows or more", { deel($0.leesbaar, $0.exporten) }),
    ]
    return
      ([
        "| | \(metingen.map(\.titel).joined(separator: " | ")) |",
        "|---|\(metingen.map { _ in "---" }.joined(separator: "|"))|",
      ]
      + rijen.map { naam, waarde in
        "| \(naam) | \(metingen.map { waarde($0.meting) }.joined(separator: " | ")) |"
      })
      .joined(separator: "\n")
  }
}
