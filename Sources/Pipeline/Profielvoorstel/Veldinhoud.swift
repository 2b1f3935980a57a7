import Domain
import Extract
import Report

/// Whether what stands in a column can be a field, and what shows it.
struct Veldinhoud {
  /// How well it fits, 0–1.
  let past: Double
  /// For the draft; without anything of the values.
  let bewijs: String
  /// Nothing else than this field looks so: the name need not say it.
  var zegtGenoeg = false

  /// What is known of the country's schools and gemeenten.
  struct Kennis {
    let gemeenten: Gemeentetabel
    let namen: Gemeentenamen
    let regio: Int
    let brins: Set<String>
    let vestigingen: Set<String>
    /// What texts mean in the profiles of the set-up, where these agree: by field, in small letters.
    private let codes: [Recordsoort: [Veldnaam: [String: String]]]

    func codes(_ veld: Veldnaam, in record: Recordsoort) -> [String: String] { codes[record]?[veld] ?? [:] }

    init(_ configuratie: Configuratie) {
      gemeenten = configuratie.gemeenten
      namen = Gemeentenamen(gemeenten)
      regio = configuratie.regio
      brins = Set(configuratie.scholen.scholen.map(\.brin.description))
      vestigingen = Set(configuratie.scholen.scholen.map { "\($0.brin)\($0.vestiging)" })
      var codes: [Recordsoort: [Veldnaam: [String: Set<String>]]] = [:]
      for profiel in configuratie.profielen {
        for veld in profiel.velden {
          let namen = veld.naam.codes(in: profiel.record)
          for (tekst, nummer) in veld.codes {
            guard let code = namen.first(where: { veld.naam.codenummer($0, in: profiel.record) == nummer })
            else {
              continue
            }
            codes[profiel.record, default: [:]][veld.naam, default: [:]][tekst.lowercased(), default: []]
              .insert(code)
          }
        }
      }
      self.codes = codes.mapValues { $0.mapValues { $0.compactMapValues { $0.count == 1 ? $0.first : nil } } }
    }
  }

  /// Nil when it can't be the field.
  static func van(
    _ kolom: Kolombeeld, als veld: Veldnaam, in record: Recordsoort, _ tabel: Tabelkeuze, _ kennis: Kennis
  ) -> Veldinhoud? {
    guard kolom.gevuld > 0 else {
      // An empty column may be what is seldom filled.
      return record.verplichteVelden.contains(veld) && !record.magLeegZijn(veld)
        ? nil : Veldinhoud(past: 0.2, bewijs: "it is empty in all rows")
    }
    switch veld {
    case .bsn, .onderwijsnummer:
      // A column with both is neither.
      guard min(kolom.bsn, kolom.onderwijsnummer) < 0.02 else { return nil }
      return veld == .bsn
        ? nummer(kolom, kolom.bsn, "of a BSN") : nummer(kolom, kolom.onderwijsnummer, "of an onderwijsnummer")
    case .persoonsnummer:
      guard min(kolom.bsn, kolom.onderwijsnummer) > 0 || kolom.bsn + kolom.onderwijsnummer >= 0.8 else {
        return nil
      }
      let beide = min(kolom.bsn, kolom.onderwijsnummer) >= 0.01
      var inhoud = nummer(
        kolom, kolom.bsn + kolom.onderwijsnummer,
        beide
          ? "of a BSN (\(procent(kolom.bsn))) or an onderwijsnummer (\(procent(kolom.onderwijsnummer)))"
          : "of either number"
      )
      if !beide { inhoud?.zegtGenoeg = false }
      return inhoud
    case .geboortedatum, .begin, .einde, .melddatum, .mutatiedatum: return datum(kolom, veld, tabel)
    case .brin: return brin(kolom, kennis)
    case .vestiging: return vestiging(kolom, tabel, kennis)
    case .gemeentecode: return gemeente(kolom, kennis)
    case .meldingsnummer, .werkprocesnummer, .opgavenummer: return recordnummer(kolom, veld, record)
    case .uren:
      let deel = kolom.deel { $0.count <= 4 && $0.allSatisfy(\.isNumber) }
      return deel < 0.5 ? nil : Veldinhoud(past: deel, bewijs: "\(procent(deel)) are whole numbers of hours")
    case .alleLessenGemist:
      let deel = kolom.deel { $0 == "J" || $0 == "N" }
      let woorden = kolom.deel {
        ["j", "n", "ja", "nee", "true", "false", "0", "1"].contains($0.lowercased())
      }
      guard woorden >= 0.9 else { return nil }
      return Veldinhoud(past: deel, bewijs: "\(procent(deel)) are J or N, the only spellings that are read")
    case .mutatietijd:
      let deel = kolom.deel { tekst in
        let delen = tekst.split(separator: ":", omittingEmptySubsequences: false)
        return tekst.count <= 12 && 2...3 ~= delen.count
          && delen.allSatisfy { $0.count >= 2 && $0.first?.isNumber == true }
      }
      return deel < 0.8 ? nil : Veldinhoud(past: deel, bewijs: "\(procent(deel)) are times")
    case .maand, .teljaar:
      let cijfers = veld == .maand ? 6 : 4
      let deel = kolom.deel {
        $0.count == cijfers && ($0.hasPrefix("19") || $0.hasPrefix("20")) && Int($0) != nil
      }
      return deel < 0.8
        ? nil : Veldinhoud(past: deel, bewijs: "\(procent(deel)) are \(cijfers) digits of a year")
    case .rmcRegio:
      let deel = kolom.deel {
        $0.split(separator: " ").last.flatMap { Int($0) }.map { 0...99 ~= $0 } ?? false
      }
      return deel < 0.9 ? nil : Veldinhoud(past: deel, bewijs: "\(procent(deel)) are numbers of a region")
    default: return codes(kolom, veld, record, kennis)
    }
  }

  private static func nummer(_ kolom: Kolombeeld, _ deel: Double, _ van: String) -> Veldinhoud? {
    guard deel >= 0.5 else { return nil }
    return Veldinhoud(
      past: deel,
      bewijs: "\(procent(deel)) of \(Teksttabel.getal(kolom.nummers)) values pass the elfproef \(van)",
      zegtGenoeg: deel >= 0.8 && kolom.nummers >= 10)
  }

  private static func datum(_ kolom: Kolombeeld, _ veld: Veldnaam, _ tabel: Tabelkeuze) -> Veldinhoud? {
    guard let datum = kolom.datum else { return nil }
    let isGeboorte = Self.isGeboortedatum(kolom, tabel)
    guard isGeboorte == (veld == .geboortedatum) else { return nil }
    let vol =
      kolom.gevuld == tabel.rijen
      ? "" : ", \(procent(Double(kolom.gevuld) / Double(max(1, tabel.rijen)))) of the rows have one"
    let jaren = isGeboorte ? ", most of them four years or more before the other days" : ""
    return Veldinhoud(
      past: datum.deel, bewijs: "\(procent(datum.deel)) are days as \(datum.patroon.rawValue)\(vol)\(jaren)",
      zegtGenoeg: isGeboorte)
  }

  /// Whether most of its days lie four years or more before those of the other columns: leerplicht begins at five.
  static func isGeboortedatum(_ kolom: Kolombeeld, _ tabel: Tabelkeuze) -> Bool {
    let andere = tabel.kolommen.filter { $0.datum != nil && $0.naam != kolom.naam }
    guard !kolom.dagen.isEmpty, !andere.isEmpty else {
      return kolom.datum != nil && kolom.woorden.woorden.contains("geboorte")
    }
    var (voor, alle) = (0, 0)
    for (rij, dag) in kolom.dagen.enumerated() {
      let latere = andere.compactMap { $0.dagen[rij] }.max()
      guard let dag, let latere else { continue }
      alle += 1
      if latere.dagnummer - dag.dagnummer > 4 * 365 { voor += 1 }
    }
    return alle > 0 && voor * 10 >= alle * 8
  }

  private static func brin(_ kolom: Kolombeeld, _ kennis: Kennis) -> Veldinhoud? {
    let vorm = kolom.deel { Brin($0) != nil }
    guard vorm >= 0.7 else { return nil }
    let bekend = kolom.deel { kennis.brins.contains($0) }
    return Veldinhoud(
      past: vorm,
      bewijs:
        "\(procent(vorm)) are two digits and two capitals, \(procent(bekend)) stand in the school table",
      zegtGenoeg: bekend >= 0.6)
  }

  private static func vestiging(_ kolom: Kolombeeld, _ tabel: Tabelkeuze, _ kennis: Kennis) -> Veldinhoud? {
    let vorm = kolom.deel { tekst in
      tekst.count <= 2 && Int(tekst) != nil || tekst.count == 6 && Brin(String(tekst.prefix(4))) != nil
    }
    guard vorm >= 0.8 else { return nil }
    guard let brins = tabel.kolommen.first(where: { $0.deel { Brin($0) != nil } >= 0.7 }) else {
      return Veldinhoud(past: vorm, bewijs: "\(procent(vorm)) look like the number of a location")
    }
    var (bekend, alle) = (0, 0)
    for (brin, vestiging) in zip(brins.waarden, kolom.waarden) where !brin.isEmpty && !vestiging.isEmpty {
      alle += 1
      let cijfers = vestiging.count == 1 ? "0" + vestiging : vestiging
      if kennis.vestigingen.contains(brin + cijfers) || kennis.vestigingen.contains(vestiging) { bekend += 1 }
    }
    let deel = alle == 0 ? 0 : Double(bekend) / Double(alle)
    return Veldinhoud(
      past: deel, bewijs: "\(procent(deel)) are a location of the school beside it, by the school table")
  }

  private static func gemeente(_ kolom: Kolombeeld, _ kennis: Kennis) -> Veldinhoud? {
    func code(_ tekst: String) -> Gemeentecode? {
      Gemeentecode(tekst).flatMap { kennis.gemeenten[$0] == nil ? nil : $0 }
    }
    let codes = kolom.deel { code($0) != nil }
    let namen = kolom.deel { kennis.namen[$0] != nil }
    guard max(codes, namen) >= 0.8 else { return nil }
    let alsNaam = namen > codes
    let inRegio = kolom.deel { tekst in
      let gevonden = alsNaam ? kennis.namen[tekst] : code(tekst)
      return gevonden.flatMap { kennis.gemeenten[$0] }?.regioperioden.contains { $0.regio == kennis.regio }
        ?? false
    }
    return Veldinhoud(
      past: 0.5 * max(codes, namen) + 0.5 * inRegio,
      bewijs:
        "\(procent(max(codes, namen))) are \(alsNaam ? "names" : "codes") of gemeenten, \(procent(inRegio)) of the region"
    )
  }

  /// Whether the column names gemeenten rather than giving their codes.
  static func noemtGemeenten(_ kolom: Kolombeeld, _ kennis: Kennis) -> Bool {
    kolom.deel { kennis.namen[$0] != nil }
      > kolom.deel { Gemeentecode($0).map { kennis.gemeenten[$0] != nil } ?? false }
  }

  private static func recordnummer(
    _ kolom: Kolombeeld, _ veld: Veldnaam, _ record: Recordsoort
  ) -> Veldinhoud? {
    let vorm = kolom.deel {
      $0.count <= 20 && $0.contains(where: \.isNumber) && !$0.contains(" ") && Brin($0) == nil
    }
    let uniek = Double(kolom.verschillend) / Double(kolom.gevuld)
    // Excel's powers of ten have lost their digits: a question is asked about them.
    guard vorm >= 0.8, uniek >= 0.3 || isMachtVanTien(kolom), (kolom.datum?.deel ?? 0) < 0.8,
      !kolom.isPersoonsnummer
    else {
      return nil
    }
    let eigen = veld == record.nummerveld
    if eigen, kolom.gevuld * 10 < kolom.waarden.count * 9 { return nil }
    return Veldinhoud(
      past: uniek,
      bewijs:
        "\(Teksttabel.getal(kolom.verschillend)) different values in \(Teksttabel.getal(kolom.gevuld)) rows that have one"
    )
  }

  /// Whether Excel has written most numbers as `2,00146E+08`.
  static func isMachtVanTien(_ kolom: Kolombeeld) -> Bool {
    kolom.deel { $0.contains("E+") && $0.first?.isNumber == true } >= 0.5
  }

  private static func codes(
    _ kolom: Kolombeeld, _ veld: Veldnaam, _ record: Recordsoort, _ kennis: Kennis
  ) -> Veldinhoud? {
    guard veld.heeftCodes, kolom.verschillend <= Codeoordeel.grensCodes, !kolom.isPersoonsnummer else {
      return nil
    }
    let aantallen = kolom.aantallen
    let bekend = kennis.codes(veld, in: record)
    let keuzen = aantallen.compactMap { tekst, rijen in
      Codekennis.keuze(tekst, veld, in: record, bekend: bekend).map { (keuze: $0, rijen: rijen) }
    }
    let gekend = keuzen.filter(\.keuze.isZeker)
    let (zeker, mogelijk) = (gekend.map(\.rijen).reduce(0, +), keuzen.map(\.rijen).reduce(0, +))
    let past = (0.7 * Double(zeker) + 0.3 * Double(mogelijk)) / Double(kolom.gevuld)
    return Veldinhoud(
      past: past,
      bewijs:
        "\(aantallen.count) different values, the meaning of \(gekend.count) of them is clear (\(procent(Double(zeker) / Double(kolom.gevuld))) of the rows)"
    )
  }

  // Numbers as the coordinator writes them.

  /// `99,7%`.
  static func procent(_ deel: Double) -> String {
    // Never 100 for what isn't all, nor 0 for what is something.
    let tienden = deel >= 1 ? 1000 : deel <= 0 ? 0 : min(999, max(1, Int((deel * 1000).rounded())))
    return tienden.isMultiple(of: 10) ? "\(tienden / 10)%" : "\(tienden / 10),\(tienden % 10)%"
  }
}
