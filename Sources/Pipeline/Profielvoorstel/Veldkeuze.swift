import Domain
import Extract

/// A field with the column that is proposed for it.
struct Gekozen {
  let veld: Veldnaam
  /// The index of the column in the table.
  let kolom: Int
  let bewijs: String
  /// What someone must look at; empty when the choice is certain.
  var twijfels: [String]
}

/// Gives the fields of a kind of record their columns.
struct Veldkeuze {
  let record: Recordsoort
  private(set) var gekozen: [Gekozen] = []
  /// How well it all fits, by which one kind of record is told from another.
  private(set) var punten = 0.0

  private struct Kandidaat {
    let veld: Veldnaam
    let kolom: Int
    let naam: Double
    let inhoud: Veldinhoud
    var totaal: Double { 0.6 * naam + 0.4 * inhoud.past }
  }

  private let tabel: Tabelkeuze
  private let kandidaten: [Kandidaat]

  init(_ record: Recordsoort, _ tabel: Tabelkeuze, _ kennis: Veldinhoud.Kennis) {
    self.record = record
    self.tabel = tabel
    var kandidaten: [Kandidaat] = []
    for (i, kolom) in tabel.kolommen.enumerated() {
      guard !tabel.dubbel.contains(Kolomherkenning.normaal(kolom.naam)) else { continue }
      for veld in record.velden {
        guard let inhoud = Veldinhoud.van(kolom, als: veld, in: record, tabel, kennis) else { continue }
        let naam = Veldkennis.pasvorm(kolom.woorden, veld)
        // Values that mean nothing need a name that says all.
        if veld.heeftCodes, kolom.gevuld > 0, inhoud.past < 0.3, naam < 0.8 { continue }
        kandidaten.append(Kandidaat(veld: veld, kolom: i, naam: naam, inhoud: inhoud))
      }
    }
    self.kandidaten = kandidaten
    kies()
    vulDagenAan()
    vulAan()
    punten =
      record.verplichteVelden.reduce(0) { som, veld in
        let keuze = gekozen.first { $0.veld == veld }.flatMap { gekozen in
          kandidaten.first { $0.veld == veld && $0.kolom == gekozen.kolom }
        }
        return som + (keuze.map(\.totaal) ?? (record.magLeegZijn(veld) ? 0 : -0.5))
      } / Double(record.verplichteVelden.count)
  }

  private func isVrij(_ kandidaat: Kandidaat) -> Bool {
    !gekozen.contains { $0.veld == kandidaat.veld || $0.kolom == kandidaat.kolom }
  }

  /// The best fitting first, as long as the name or the content says enough.
  private mutating func kies() {
    let goed = kandidaten.filter { $0.inhoud.zegtGenoeg && $0.naam >= 0.25 || $0.naam >= 0.55 }
      .sorted { ($0.totaal, $1.veld.index, $1.kolom) > ($1.totaal, $0.veld.index, $0.kolom) }
    for kandidaat in goed where isVrij(kandidaat) {
      // A number of a person is one of the three.
      if kandidaat.veld == .persoonsnummer,
        gekozen.contains(where: { $0.veld == .bsn || $0.veld == .onderwijsnummer }),
        kandidaat.inhoud.past < 0.8
      {
        continue
      }
      neem(kandidaat, extra: [])
    }
  }

  /// What must be there and has no column yet may have one whose name says little, if only one can be it.
  private mutating func vulAan() {
    for veld in record.persoonsvelden
    where !gekozen.contains(where: { record.persoonsvelden.contains($0.veld) }) {
      for kandidaat in kandidaten
      where kandidaat.veld == veld && kandidaat.inhoud.zegtGenoeg && isVrij(kandidaat) {
        guard !gekozen.contains(where: { $0.veld == veld }) else { continue }
        neem(kandidaat, extra: ["its name doesn't say that it holds the number of the pupil"])
      }
    }
    for veld in record.verplichteVelden where !gekozen.contains(where: { $0.veld == veld }) {
      let vrij = kandidaten.filter {
        $0.veld == veld && isVrij($0) && tabel.kolommen[$0.kolom].gevuld > 0
          && tabel.kolommen[$0.kolom].woorden.woorden.isDisjoint(with: Veldkennis.vreemd)
          && past($0)
      }
      guard let beste = vrij.max(by: { $0.totaal < $1.totaal }) else { continue }
      guard vrij.count == 1 || vrij.allSatisfy({ $0.kolom == beste.kolom || $0.totaal < beste.totaal - 0.1 })
      else {
        continue
      }
      neem(beste, extra: ["its name doesn't say so; it is what is left that can be it"])
    }
  }

  /// Days that are left, by their order: what begins comes first, what ends is open in some rows, a change comes last.
  private mutating func vulDagenAan() {
    func vrij() -> [Int] {
      tabel.kolommen.indices.filter { i in
        let kolom = tabel.kolommen[i]
        return kolom.datum != nil && kolom.woorden.woorden.isDisjoint(with: Veldkennis.vreemd)
          && !gekozen.contains { $0.kolom == i }
          && kandidaten.contains { $0.kolom == i && $0.veld == .begin }
      }
    }
    func deel(_ een: Int, nietNa ander: Int) -> Double {
      let paren = zip(tabel.kolommen[een].dagen, tabel.kolommen[ander].dagen).compactMap { a, b in
        a.flatMap { a in b.map { (a, $0) } }
      }
      return paren.isEmpty ? 1 : Double(paren.count { $0.0 <= $0.1 }) / Double(paren.count)
    }
    let datums: [Veldnaam] = [.begin, .mutatiedatum, .einde, .melddatum]
    for veld in datums where record.verplichteVelden.contains(veld) {
      guard !gekozen.contains(where: { $0.veld == veld }) else { continue }
      let andere = gekozen.filter { datums.contains($0.veld) }.map(\.kolom)
      let passend = vrij().filter { i in
        let naast = andere + vrij().filter { $0 != i }
        let isVol = tabel.kolommen[i].gevuld * 20 >= tabel.kolommen[i].waarden.count * 19
        switch veld {
        case .begin: return isVol && naast.allSatisfy { deel(i, nietNa: $0) >= 0.95 }
        case .mutatiedatum: return isVol && naast.allSatisfy { deel($0, nietNa: i) >= 0.95 }
        case .einde: return !isVol
        default: return isVol
        }
      }
      guard passend.count == 1,
        let kandidaat = kandidaten.first(where: { $0.veld == veld && $0.kolom == passend[0] })
      else { continue }
      neem(kandidaat, extra: ["its name doesn't say so; its days lie as those of this field do"])
    }
  }

  /// Whether a column without a telling name may be a mandatory field.
  private func past(_ kandidaat: Kandidaat) -> Bool {
    let kolom = tabel.kolommen[kandidaat.kolom]
    switch kandidaat.veld {
    case .soort, .status: return kandidaat.inhoud.past >= 0.6
    case .einde: return kolom.gevuld < kolom.waarden.count && kandidaat.naam >= 0.3
    case .meldingsnummer, .werkprocesnummer:
      return kandidaat.inhoud.past >= 0.9 && (kandidaat.naam >= 0.3 || kandidaat.veld == record.nummerveld)
    case .gemeentecode: return kandidaat.inhoud.past >= 0.8
    default: return kandidaat.naam >= 0.3 || kandidaat.inhoud.zegtGenoeg
    }
  }

  private mutating func neem(_ kandidaat: Kandidaat, extra: [String]) {
    let kolom = tabel.kolommen[kandidaat.kolom]
    var twijfels = extra
    let zegtInhoud =
      kandidaat.inhoud.zegtGenoeg
      || kandidaat.veld.heeftCodes && kandidaat.inhoud.past >= 0.95 && kandidaat.naam >= 0.6
    if extra.isEmpty, kandidaat.naam < 0.8, !zegtInhoud {
      twijfels.append("its name only resembles this field")
    }
    if kandidaat.inhoud.past < 0.8, hangtAanInhoud(kandidaat.veld) {
      twijfels.append("many of its values don't fit this field")
    }
    if !kolom.woorden.woorden.isDisjoint(with: Veldkennis.vreemd) {
      twijfels.append("its name says that it is about something else too")
    }
    // Another column that could be it as well.
    let andere = kandidaten.filter {
      $0.veld == kandidaat.veld && $0.kolom != kandidaat.kolom && $0.naam >= 0.5
        && $0.naam > kandidaat.naam - 0.25 && $0.inhoud.past > kandidaat.inhoud.past - 0.4
        && !isBeter($0)
    }
    if let ander = andere.max(by: { $0.totaal < $1.totaal }) {
      twijfels.append("'\(tabel.kolommen[ander.kolom].naam)' could be it as well")
    }
    // Another field that it could be as well.
    let anderVeld = kandidaten.filter {
      $0.kolom == kandidaat.kolom && $0.veld != kandidaat.veld && $0.naam > kandidaat.naam - 0.15
        && $0.naam >= 0.5 && !(record.persoonsvelden.contains($0.veld) && kandidaat.inhoud.zegtGenoeg)
    }
    if let ander = anderVeld.max(by: { $0.totaal < $1.totaal }) {
      twijfels.append("it could be '\(ander.veld.rawValue)' as well")
    }
    gekozen.append(
      Gekozen(
        veld: kandidaat.veld, kolom: kandidaat.kolom, bewijs: kandidaat.inhoud.bewijs, twijfels: twijfels))
  }

  /// Whether a column fits another field better than the one for which it is looked at.
  private func isBeter(_ kandidaat: Kandidaat) -> Bool {
    kandidaten.contains {
      $0.kolom == kandidaat.kolom && $0.veld != kandidaat.veld && $0.naam > kandidaat.naam + 0.2
        && $0.naam >= 0.8
    }
  }

  private func hangtAanInhoud(_ veld: Veldnaam) -> Bool {
    switch veld {
    case .meldingsnummer, .werkprocesnummer, .vestiging, .einde, .resultaat, .redenAfsluiting: false
    default: true
    }
  }

  /// Whether only meldingen have what was found: a melddatum, and the codes of a status.
  var isZekerMelding: Bool {
    guard record == .melding else { return false }
    return [Veldnaam.melddatum, .status].allSatisfy { veld in
      guard let gekozen = gekozen.first(where: { $0.veld == veld && $0.twijfels.isEmpty }) else {
        return false
      }
      return kandidaten.contains {
        $0.veld == veld && $0.kolom == gekozen.kolom && $0.inhoud.past >= 0.9 && $0.naam >= 0.7
      }
    }
  }

  subscript(veld: Veldnaam) -> Kolombeeld? {
    gekozen.first { $0.veld == veld }.map { tabel.kolommen[$0.kolom] }
  }

  /// Doubts that show only between columns: days that lie in the wrong order, numbers of pupils in those of records, days that
  /// may be the other one.
  mutating func toetsOnderling() {
    toetsRecordnummer()
    toetsMelddatum()
    toets(.begin, voor: .einde, "lies behind the end")
    toets(.begin, voor: .melddatum, "lies behind the report")
    for veld in [Veldnaam.begin, .melddatum] {
      toets(veld, voor: .mutatiedatum, "lies behind the last change")
    }
  }

  /// Record numbers are published: a row in whose number the pupil's own stands is rejected.
  private mutating func toetsRecordnummer() {
    guard let i = gekozen.firstIndex(where: { $0.veld == record.nummerveld }) else { return }
    let nummers = tabel.kolommen[gekozen[i].kolom]
    let personen = record.persoonsvelden.compactMap { self[$0] }
    let aantal = nummers.waarden.indices.count { rij in
      personen.contains { Self.spelt(nummers.waarden[rij], $0.waarden[rij]) }
    }
    guard aantal > 0 else { return }
    let deel = Veldinhoud.procent(Double(aantal) / Double(nummers.waarden.count))
    gekozen[i].twijfels.append(
      "in \(deel) of the rows the pupil's own number stands in it, and as record numbers are published these rows are rejected (R04): have another number exported"
    )
  }

  /// Whether a number of a person stands in a text, as the reader looks for it.
  private static func spelt(_ tekst: String, _ persoon: String) -> Bool {
    guard 8...9 ~= persoon.count, let nummer = Int(persoon), nummer > 0 else { return false }
    let tekens = Array(tekst)
    return [8, 9].contains { lengte in
      tekens.count >= lengte
        && (0...(tekens.count - lengte)).contains { Int(String(tekens[$0..<($0 + lengte)])) == nummer }
    }
  }

  /// Of a column that is called no more than 'Datum' nothing tells that it isn't the melddatum, unless another field has it for
  /// certain.
  private mutating func toetsMelddatum() {
    guard let i = gekozen.firstIndex(where: { $0.veld == .melddatum }), gekozen[i].twijfels.isEmpty,
      !isZekerMelddatum(gekozen[i])
    else { return }
    let over = tabel.kolommen.enumerated().first { plaats, kolom in
      kolom.woorden.woorden == ["datum"] && kolom.datum != nil && kolom.gevuld == tabel.rijen
        && plaats != gekozen[i].kolom
        && !gekozen.contains { $0.kolom == plaats && $0.twijfels.isEmpty }
    }
    if let over { gekozen[i].twijfels.append("'\(over.element.naam)' could be it as well") }
  }

  /// Whether its name says that something was reported.
  private func isZekerMelddatum(_ gekozen: Gekozen) -> Bool {
    let woorden = tabel.kolommen[gekozen.kolom].woorden.woorden
    return woorden.contains("melding") || woorden.contains("meld")
  }

  private mutating func toets(_ eerste: Veldnaam, voor later: Veldnaam, _ wat: String) {
    guard let a = self[eerste], let b = self[later] else { return }
    let paren = zip(a.dagen, b.dagen).compactMap { eerste, later in
      eerste.flatMap { e in later.map { (e, $0) } }
    }
    let verkeerd = paren.count { $0.0 > $0.1 }
    guard paren.count > 0, verkeerd * 20 > paren.count else { return }
    let deel = Veldinhoud.procent(Double(verkeerd) / Double(paren.count))
    for veld in [eerste, later] {
      if let i = gekozen.firstIndex(where: { $0.veld == veld }) {
        gekozen[i].twijfels.append("in \(deel) of the rows '\(a.naam)' \(wat) ('\(b.naam)')")
      }
    }
  }
}
