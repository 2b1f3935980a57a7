import Domain
import Extract

/// Reads the corrections of source data (`pipelines/correcties/*.yaml`). Each value is checked as strictly as in a
/// delivery, and all faults are told together.
struct Correctielezer {
  let regio: Int
  let gemeenten: Gemeentetabel
  let fouten: Foutenlijst
  /// Where a field of a record was corrected before.
  private var gezien: [Doel: String] = [:]

  private struct Doel: Hashable {
    let record: Recordsoort
    let nummer: Recordnummer
    let veld: Veldnaam
  }

  init(regio: Int, gemeenten: Gemeentetabel, fouten: Foutenlijst) {
    self.regio = regio
    self.gemeenten = gemeenten
    self.fouten = fouten
  }

  /// - Returns: the corrections of a file that hold for the region; those of a file for another region are only checked.
  mutating func lees(_ pad: String) -> [Correctie] {
    guard let knoop = Knoop.lees(pad, bestand: pad, fouten) else { return [] }
    knoop.alleen(["rmc_regio", "correcties"])
    let vanRegio = knoop.vrij("rmc_regio").map { $0.geheel(1...99) }
    // Set-ups of several regions share the folder; what is of another region isn't in this one's deliveries.
    let geldt = vanRegio.map { $0 == regio } ?? true
    var correcties: [Correctie] = []
    for deel in knoop.verplicht("correcties")?.lijst() ?? [] {
      if let correctie = leesCorrectie(deel, geldt: geldt) { correcties.append(correctie) }
    }
    return geldt ? correcties : []
  }

  private mutating func leesCorrectie(_ knoop: Knoop, geldt: Bool) -> Correctie? {
    guard knoop.node.mapping != nil else {
      knoop.fout("must be a mapping (key: value)")
      return nil
    }
    knoop.alleen([
      "melding", "werkproces", "veld", "van", "naar", "reden", "besloten-door", "besloten-op", "tot",
    ])
    // Each key is looked at, whatever is wrong with the others.
    let doel = leesDoel(knoop)
    let veld = doel.flatMap { leesVeld(knoop, $0.record) }
    let van = veld.flatMap { leesWaarde(knoop, "van", $0, doel?.record) }
    let naar = veld.flatMap { leesWaarde(knoop, "naar", $0, doel?.record) }
    let reden = leesZin(knoop, "reden")
    let beslotenDoor = leesZin(knoop, "besloten-door")
    let beslotenOp = leesDatum(knoop, "besloten-op")
    let tot = leesDatum(knoop, "tot")
    if let beslotenOp, let tot, tot <= beslotenOp {
      knoop.vrij("tot")?.fout(
        "must be later than 'besloten-op': it is the first day on which it no longer applies")
    }
    if let van, van == naar { knoop.vrij("naar")?.fout("must differ from 'van'") }
    guard let (record, nummer) = doel, let veld else { return nil }
    let plaats = "\(knoop.bestand):\(knoop.node.mark?.line ?? 1)"
    if geldt,
      let eerder = gezien.updateValue(plaats, forKey: Doel(record: record, nummer: nummer, veld: veld))
    {
      knoop.vrij("veld")?.fout(
        "this field of this record is corrected at \(eerder) already; keep one of the two")
    }
    guard let van, let naar, let reden, let beslotenDoor, let beslotenOp, let tot else { return nil }
    return Correctie(
      pad: knoop.bestand, regel: knoop.node.mark?.line ?? 1, record: record, nummer: nummer,
      veld: veld.rawValue, van: van, naar: naar, reden: reden, beslotenDoor: beslotenDoor,
      beslotenOp: beslotenOp, tot: tot)
  }

  /// Which record: by the key that names its kind.
  private func leesDoel(_ knoop: Knoop) -> (record: Recordsoort, nummer: Recordnummer)? {
    let genoemd = Recordsoort.allCases.compactMap { soort in knoop.vrij(soort.rawValue).map { (soort, $0) } }
    guard genoemd.count == 1, let (soort, nummerknoop) = genoemd.first else {
      knoop.fout("must name one record: 'melding', 'werkproces' or 'opgave', with its number")
      return nil
    }
    guard let tekst = nummerknoop.tekst() else { return nil }
    let nummer = Recordnummer(tekst)
    guard nummer.lengte <= 20 else {
      nummerknoop.fout("must have 1 to 20 characters, as the numbers of records have")
      return nil
    }
    return (soort, nummer)
  }

  private func leesVeld(_ knoop: Knoop, _ record: Recordsoort) -> Veldnaam? {
    guard let plek = knoop.verplicht("veld") else { return nil }
    let velden = record.corrigeerbareVelden
    if let veld = plek.node.scalar.flatMap({ Veldnaam(rawValue: $0.string) }), velden.contains(veld) {
      return veld
    }
    plek.fout("must be one of \(velden.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  /// One line of text that is published: without digits that may be a personal number.
  private func leesZin(_ knoop: Knoop, _ naam: String) -> String? {
    guard let plek = knoop.verplicht(naam), let tekst = plek.tekst() else { return nil }
    let zin = tekst.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !zin.isEmpty else {
      plek.fout("must be a text")
      return nil
    }
    // Also with points, spaces or hyphens between its digits, as no day has.
    let aaneen = zin.replacing(/[0-9]{1,2}[\-.][0-9]{1,2}[\-.][0-9]{4}/, with: "dag").filter {
      !" .-".contains($0)
    }
    guard Logboek.schoon(zin) == zin, Logboek.schoon(aaneen) == aaneen else {
      plek.fout(
        "is published: leave out numbers of eight or nine digits, which may be personal, and control characters"
      )
      return nil
    }
    return zin
  }

  private func leesDatum(_ knoop: Knoop, _ naam: String) -> LocalDate? {
    guard let plek = knoop.verplicht(naam) else { return nil }
    if let datum = plek.node.scalar.flatMap({ LocalDate(iso: $0.string) }) { return datum }
    plek.fout("must be a date, yyyy-mm-dd")
    return nil
  }

  /// A value of the field; an empty one is allowed where a record may be without.
  private func leesWaarde(
    _ knoop: Knoop, _ naam: String, _ veld: Veldnaam, _ record: Recordsoort?
  ) -> Veldwaarde? {
    guard let record, let plek = knoop.verplicht(naam) else { return nil }
    guard let tekst = plek.node.scalar?.string else {
      plek.fout("must be a value")
      return nil
    }
    if tekst.isEmpty {
      if record.magLeeg(veld) { return .leeg }
      plek.fout("must not be empty: no \(record.rawValue) is without \(veld.rawValue)")
      return nil
    }
    let (waarde, verwacht) = waardeVan(tekst, veld, record)
    if waarde == nil { plek.fout(verwacht) }
    return waarde
  }

  /// The value, or nil and what is expected.
  private func waardeVan(_ tekst: String, _ veld: Veldnaam, _ record: Recordsoort) -> (
    Veldwaarde?, verwacht: String
  ) {
    switch veld {
    case .geboortedatum, .begin, .einde, .melddatum:
      return (LocalDate(iso: tekst).map { .datum($0) }, "must be a date, yyyy-mm-dd")
    case .gemeentecode:
      let code = Gemeentecode(tekst).flatMap { gemeenten[$0] == nil ? nil : $0 }
      return (code.map { .gemeente($0) }, "must be a gemeentecode that ever existed, as \"0193\"")
    case .brin:
      return (Brin(tekst).map { .tekst($0.description) }, "must be two digits and two capitals")
    case .vestiging:
      return (Vestiging(tekst).map { .tekst($0.description) }, "must have at most six characters, as \"00\"")
    case .uren:
      let getal = tekst.utf8.count <= 4 && tekst.utf8.allSatisfy { 48...57 ~= $0 } ? Int(tekst) : nil
      return (getal.map { .getal($0) }, "must be a whole number from 0 to 9999")
    case .rmcRegio:
      let getal = tekst.utf8.count <= 2 ? Int(tekst).flatMap { 1...99 ~= $0 ? $0 : nil } : nil
      return (getal.map { .getal($0) }, "must be the number of a region, from 1 to 99")
    case .alleLessenGemist:
      return (["J": .jaNee(true), "N": .jaNee(false)][tekst], "must be J or N")
    default:
      let codes = veld.codes(in: record)
      return (
        veld.codenummer(tekst, in: record).map { .code($0, tekst) },
        "must be one of \(codes.joined(separator: ", "))"
      )
    }
  }
}

extension Recordsoort {
  /// The fields that count: no numbers of persons or records, and not the moment of mutation, by which versions are ordered.
  fileprivate var corrigeerbareVelden: [Veldnaam] {
    velden.filter { veld in
      switch veld {
      case .meldingsnummer, .werkprocesnummer, .opgavenummer, .bsn, .onderwijsnummer, .persoonsnummer,
        .mutatiedatum, .mutatietijd, .maand, .teljaar:
        false
      default: true
      }
    }
  }

  /// Whether a record may be without it.
  fileprivate func magLeeg(_ veld: Veldnaam) -> Bool {
    veld == .einde || (vrijeVelden.contains(veld) && veld != .begin) || (self == .werkproces && veld == .brin)
  }
}
