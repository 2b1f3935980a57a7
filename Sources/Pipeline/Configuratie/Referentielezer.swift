import Domain
import Extract
import Systeem

/// Reads the reference tables. Each row is checked, and all faults are told together.
struct Referentielezer {
  let fouten: Foutenlijst

  func gemeenten(_ pad: String, bestand: String) throws -> Gemeentetabel {
    var perCode: [Gemeentecode: [(regel: Int, gemeente: Gemeente)]] = [:]
    let kolommen = [
      "gemeentecode", "naam", "geldig_vanaf", "geldig_tot", "opvolger", "rmc_regio", "regio_vanaf",
      "regio_tot",
    ]
    try lees(pad, bestand: bestand, kolommen) { rij in
      guard let code = rij.code("gemeentecode"), let vanaf = rij.datum("geldig_vanaf") else { return }
      let tot = rij.vrijeDatum("geldig_tot")
      let opvolger = rij["opvolger"].isEmpty ? nil : rij.code("opvolger")
      if tot == nil, opvolger != nil { rij.fout("opvolger", "must be empty while geldig_tot is") }
      let gemeente = Gemeente(
        code: code, naam: rij["naam"], geldigVanaf: vanaf, geldigTot: tot, opvolger: opvolger,
        regioperioden: regioperiode(rij))
      perCode[code, default: []].append((rij.regel, gemeente))
    }
    let gemeenten = perCode.values.compactMap { samen($0, bestand) }
    let tabel = Gemeentetabel(gemeenten)
    for fout in tabel.fouten { fouten.meld(bestand, fout) }
    return tabel
  }

  private func regioperiode(_ rij: Tabelrij) -> [Gemeente.Regioperiode] {
    guard !rij["rmc_regio"].isEmpty else { return [] }
    guard let regio = Int(rij["rmc_regio"]), 1...99 ~= regio else {
      rij.fout("rmc_regio", "must be a number")
      return []
    }
    guard let vanaf = rij.datum("regio_vanaf") else { return [] }
    return [Gemeente.Regioperiode(regio: regio, vanaf: vanaf, tot: rij.vrijeDatum("regio_tot"))]
  }

  /// The rows of one code: the same gemeente, with region periods that join.
  private func samen(_ rijen: [(regel: Int, gemeente: Gemeente)], _ bestand: String) -> Gemeente? {
    guard let eerste = rijen.first?.gemeente else { return nil }
    for (regel, ander) in rijen.dropFirst()
    where (ander.naam, ander.geldigVanaf, ander.geldigTot, ander.opvolger)
      != (eerste.naam, eerste.geldigVanaf, eerste.geldigTot, eerste.opvolger)
    {
      fouten.meld(
        bestand, regel: regel, "differs from an earlier row of \(eerste.code) in more than its region")
    }
    let perioden = rijen.flatMap(\.gemeente.regioperioden).sorted { $0.vanaf < $1.vanaf }
    for (vorige, volgende) in zip(perioden, perioden.dropFirst())
    where vorige.tot.map({ $0 > volgende.vanaf }) ?? true {
      fouten.meld(bestand, regel: rijen.first?.regel, "the region periods of \(eerste.code) overlap")
    }
    return Gemeente(
      code: eerste.code, naam: eerste.naam, geldigVanaf: eerste.geldigVanaf, geldigTot: eerste.geldigTot,
      opvolger: eerste.opvolger, regioperioden: perioden)
  }

  func scholen(_ pad: String, bestand: String) throws -> Schooltabel {
    var scholen: [Schooltabel.School] = []
    var gezien: Set<String> = []
    try lees(pad, bestand: bestand, ["brin", "vestiging", "naam", "schoolsoort", "gemeentecode"]) { rij in
      guard let brin = Brin(rij["brin"]) else {
        return rij.fout("brin", "must be two digits and two capitals")
      }
      guard rij["vestiging"].utf8.count == 2, Int(rij["vestiging"]) != nil,
        let vestiging = Vestiging(rij["vestiging"])
      else {
        return rij.fout("vestiging", "must be two digits")
      }
      guard
        let soort = Schoolsoort.allCases.first(where: { $0 != .onbekend && $0.code == rij["schoolsoort"] })
      else {
        return rij.fout("schoolsoort", "must be WPO, WEC, WVO or WEB")
      }
      if !gezien.insert("\(brin)\(vestiging)\(soort)").inserted {
        rij.fout("brin", "\(brin) \(vestiging) \(soort.code) stands twice")
      }
      scholen.append(
        .init(
          brin: brin, vestiging: vestiging, naam: rij["naam"], schoolsoort: soort,
          gemeentecode: rij["gemeentecode"].isEmpty ? nil : rij.code("gemeentecode")))
    }
    scholen.sort { ($0.brin, $0.vestiging, $0.schoolsoort) < ($1.brin, $1.vestiging, $1.schoolsoort) }
    return Schooltabel(scholen)
  }

  /// Residents by gemeente, day and age. Of one gemeente on one day all rows tell sexes apart, or none; likewise where they are
  /// enrolled: else a sum would count some twice.
  func bevolking(_ pad: String, bestand: String, _ gemeenten: Gemeentetabel) throws -> Bevolkingstabel {
    var rijen: [Bevolkingstabel.Plek: [Bevolkingstabel.Rij]] = [:]
    var gezien: Set<String> = []
    let kolommen = ["peildatum", "gemeentecode", "geslacht", "leeftijd", "inschrijving", "aantal"]
    try lees(pad, bestand: bestand, kolommen) { rij in
      guard let dag = rij.datum("peildatum"), let code = rij.code("gemeentecode"),
        let leeftijd = rij.getal("leeftijd", 0...120), let aantal = rij.getal("aantal", 0...100_000_000)
      else { return }
      guard gemeenten[code] != nil else {
        return rij.fout("gemeentecode", "must be one of gemeenten.csv")
      }
      let geslacht = rij.keuze("geslacht", Bevolkingstabel.Geslacht.self)
      let inschrijving = rij.keuze("inschrijving", Bevolkingstabel.Inschrijving.self)
      let plek = Bevolkingstabel.Plek(code, dag)
      if let eerste = rijen[plek]?.first,
        (eerste.geslacht == nil) != (geslacht == nil) || (eerste.inschrijving == nil) != (inschrijving == nil)
      {
        return rij.fout(
          "geslacht", "and inschrijving must be filled in all rows of \(code) on \(dag), or in none")
      }
      let sleutel =
        "\(code) \(dag) \(leeftijd) \(geslacht?.rawValue ?? "") \(inschrijving?.rawValue ?? "")"
      guard gezien.insert(sleutel).inserted else { return rij.fout("leeftijd", "\(sleutel) stands twice") }
      rijen[plek, default: []].append(
        .init(leeftijd: leeftijd, geslacht: geslacht, inschrijving: inschrijving, aantal: aantal))
    }
    return Bevolkingstabel(rijen)
  }

  private func lees(_ pad: String, bestand: String, _ kolommen: [String], _ neem: (Tabelrij) -> Void) throws {
    let tabel: CSVTabel
    do {
      tabel = try CSVTabel(pad)
    } catch let fout as CSVTabel.Fout {
      return fouten.meld(bestand, fout.reden)
    }
    let plaatsen = Dictionary(zip(tabel.kop, 0...), uniquingKeysWith: { eerste, _ in eerste })
    let ontbreekt = kolommen.filter { plaatsen[$0] == nil }
    guard ontbreekt.isEmpty else {
      return fouten.meld(bestand, regel: 1, "columns are missing: \(ontbreekt.joined(separator: ", "))")
    }
    for rij in tabel.rijen {
      neem(
        Tabelrij(waarden: rij.waarden, plaatsen: plaatsen, bestand: bestand, regel: rij.regel, fouten: fouten)
      )
    }
  }
}

/// One row of a reference table.
private struct Tabelrij {
  let waarden: [String]
  let plaatsen: [String: Int]
  let bestand: String
  let regel: Int
  let fouten: Foutenlijst

  subscript(kolom: String) -> String { plaatsen[kolom].map { waarden[$0] } ?? "" }

  func fout(_ kolom: String, _ verwacht: String) {
    fouten.meld(bestand, regel: regel, sleutel: kolom, verwacht)
  }

  func code(_ kolom: String) -> Gemeentecode? {
    if self[kolom].utf8.count == 4, let code = Gemeentecode(self[kolom]) { return code }
    fout(kolom, "must be a gemeentecode of four digits")
    return nil
  }

  /// Also of the nineteenth century: gemeenten are that old.
  func datum(_ kolom: String) -> LocalDate? {
    if let datum = LocalDate(iso: self[kolom], jaren: 1800...2100) { return datum }
    fout(kolom, "must be a date, yyyy-mm-dd")
    return nil
  }

  func getal(_ kolom: String, _ bereik: ClosedRange<Int>) -> Int? {
    let tekst = self[kolom]
    if tekst.utf8.count <= 9, tekst.utf8.allSatisfy({ 48...57 ~= $0 }), let getal = Int(tekst),
      bereik ~= getal
    {
      return getal
    }
    fout(kolom, "must be a whole number from \(bereik.lowerBound) to \(bereik.upperBound), in digits alone")
    return nil
  }

  /// Nil when it is empty, or none of these, which is a fault.
  func keuze<K: RawRepresentable & CaseIterable>(_ kolom: String, _ soort: K.Type) -> K?
  where K.RawValue == String {
    if self[kolom].isEmpty { return nil }
    if let keuze = K(rawValue: self[kolom]) { return keuze }
    fout(kolom, "must be empty or one of \(K.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  func vrijeDatum(_ kolom: String) -> LocalDate? { self[kolom].isEmpty ? nil : datum(kolom) }
}
