import Domain
import Extract

/// Reads a source profile (`pipelines/bronnen/<id>.yaml`).
enum Profiellezer {
  private enum Formaatnaam: String, CaseIterable {
    case csv
    case xml
  }

  private enum Coderingkeuze: String, CaseIterable {
    case automatisch
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
  }

  private enum Tijdkeuze: String, CaseIterable {
    case fout
    case negeren
  }

  private enum Kopkeuze: String, CaseIterable {
    case eersteRij = "eerste-rij"
    case gezocht
  }

  private enum Gemeentekeuze: String, CaseIterable {
    case code
    case naam
  }

  /// Nil when something is wrong, which is then in the list.
  static func lees(_ knoop: Knoop, id verwacht: String) -> Bronprofiel? {
    knoop.alleen([
      "id", "titel", "record", "formaat", "scheidingsteken", "codering", "blad", "datums", "recordpad",
      "datumpad", "velden", "bestandsnaam", "tijd-achter-datum", "kop", "tot",
    ])
    let id = knoop.verplicht("id")?.tekst()
    if let id, id != verwacht { knoop.vrij("id")?.fout("must be '\(verwacht)', like the file's name") }
    if verwacht.contains(where: { !($0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-")) }) {
      knoop.fout(
        "the file's name may hold small letters, digits and - only: it is the name of a folder in the inbox")
    }
    // Each key is looked at, whatever is wrong with the others.
    let titel = knoop.verplicht("titel")?.tekst()
    let record = knoop.verplicht("record")?.keuze(Recordsoort.self)
    let naam = knoop.verplicht("formaat")?.keuze(Formaatnaam.self)
    let formaat = naam.map { self.formaat(knoop, $0) }
    let codering = codering(knoop)
    let datums = datums(knoop, naam ?? .csv)
    let tijd = knoop.vrij("tijd-achter-datum")?.keuze(Tijdkeuze.self) ?? .fout
    let plaats = plaats(knoop, naam ?? .csv)
    let patroon = knoop.vrij("bestandsnaam").flatMap(bestandsnaam)
    let velden = knoop.verplicht("velden").flatMap { velden in
      record.map { self.velden(velden, $0, naam ?? .csv, inNaam: patroon?.velden ?? []) }
    }
    guard let titel, let record, let formaat, let velden else { return nil }
    if record != .opgave { knoop.vrij("bestandsnaam")?.fout("belongs to record opgave") }
    return Bronprofiel(
      id: verwacht, titel: titel, record: record, formaat: formaat, codering: codering, datumpatronen: datums,
      velden: velden, bestandsnaam: patroon, negeertTijd: tijd == .negeren, plaats: plaats)
  }

  private static func plaats(_ knoop: Knoop, _ naam: Formaatnaam) -> Bronprofiel.Tabelplaats {
    if naam == .xml {
      for sleutel in ["kop", "tot"] { knoop.vrij(sleutel)?.fout("belongs to formaat csv") }
      return Bronprofiel.Tabelplaats()
    }
    return Bronprofiel.Tabelplaats(
      kopIsGezocht: knoop.vrij("kop")?.keuze(Kopkeuze.self) == .gezocht,
      tot: Set(knoop.vrij("tot")?.gevuld("a text").compactMap { $0.tekst() } ?? []))
  }

  private static func bestandsnaam(_ knoop: Knoop) -> Naampatroon? {
    guard let tekst = knoop.tekst() else { return nil }
    let patroon = Naampatroon(tekst)
    if patroon == nil {
      knoop.fout(
        "must be letters with fields between them, each once, as \"NRSP{teljaar:4}{soort:1}{*}\": a number is how many characters the field has, {*:6} passes over six, {*} at the end is what is left"
      )
    }
    return patroon
  }

  private static func formaat(_ knoop: Knoop, _ naam: Formaatnaam) -> Bronprofiel.Formaat {
    switch naam {
    case .csv:
      for sleutel in ["recordpad", "datumpad"] { knoop.vrij(sleutel)?.fout("belongs to formaat xml") }
      let teken = knoop.vrij("scheidingsteken")
      let tekst = teken.map { $0.node.scalar?.string ?? "" } ?? ";"
      guard let byte = tekst.utf8.first, tekst.utf8.count == 1, byte < 0x80, !"\" \r\n".utf8.contains(byte)
      else {
        teken?.fout("must be one character, such as \";\" or \"\\t\"")
        return .csv(scheidingsteken: 0x3B)
      }
      return .csv(scheidingsteken: byte, blad: knoop.vrij("blad")?.tekst())
    case .xml:
      for sleutel in ["scheidingsteken", "codering", "blad"] {
        knoop.vrij(sleutel)?.fout("belongs to formaat csv")
      }
      let record = knoop.verplicht("recordpad").map { pad($0, minstens: 2) } ?? []
      let datum = knoop.vrij("datumpad").map { pad($0, minstens: 2) }
      if let datum, datum.starts(with: record) {
        knoop.vrij("datumpad")?.fout("must not lie within a record")
      }
      return .xml(record: record, datum: datum)
    }
  }

  /// Local names from the root, with `/`.
  private static func pad(_ knoop: Knoop, minstens: Int) -> [String] {
    let delen = (knoop.tekst() ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if delen.count < minstens || delen.contains(where: { $0.isEmpty || $0.contains(":") }) {
      knoop.fout("must be element names without prefix, with / between them")
    }
    return delen
  }

  private static func codering(_ knoop: Knoop) -> Codering? {
    switch knoop.vrij("codering")?.keuze(Coderingkeuze.self) {
    case .utf8: return .utf8
    case .windows1252: return .windows1252
    case .automatisch, nil: return nil
    }
  }

  private static func datums(_ knoop: Knoop, _ naam: Formaatnaam) -> [Datumpatroon] {
    guard let lijst = knoop.vrij("datums") else { return naam == .xml ? [.iso] : Datumpatroon.gewoon }
    return lijst.gevuld("a date pattern").compactMap { $0.keuze(Datumpatroon.self) }
  }

  private static func velden(
    _ knoop: Knoop, _ record: Recordsoort, _ formaat: Formaatnaam, inNaam: [Veldnaam]
  ) -> [Bronprofiel.Veld] {
    var velden: [Bronprofiel.Veld] = []
    var gebruikt: [String: Veldnaam] = [:]
    for (naam, waarde) in knoop.paren() {
      guard let veld = Veldnaam(rawValue: naam), record.velden.contains(veld) else {
        waarde.fout(
          "is no field of a \(record.rawValue); its fields are "
            + record.velden.map(\.rawValue).joined(separator: ", "))
        continue
      }
      let vorm = vorm(waarde, veld, record, inNaam)
      let namen = vorm == .inRij ? self.namen(waarde, veld, formaat) : []
      for naam in namen {
        // Columns match by their normalised names; a path must not lead into another.
        let sleutel = formaat == .csv ? Kolomherkenning.normaal(naam) : naam
        let botsing = gebruikt.sorted { $0.key < $1.key }.first { ander, van in
          ander == sleutel
            || formaat == .xml && van != veld
              && (ander.hasPrefix(sleutel + "/") || sleutel.hasPrefix(ander + "/"))
        }
        if let botsing { waarde.fout("'\(naam)' is read as \(botsing.value.rawValue) already") }
        gebruikt[sleutel] = veld
      }
      velden.append(
        .init(
          naam: veld, namen: namen, codes: codes(waarde, veld, record, vorm), vorm: vorm,
          magNaamZijn: veld == .gemeentecode && vorm == .inRij && magNaamZijn(waarde)))
    }
    let aanwezig = Set(velden.map(\.naam))
    for veld in record.verplichteVelden where !aanwezig.contains(veld) {
      knoop.fout("field '\(veld.rawValue)' is missing")
    }
    let persoonsvelden = record.persoonsvelden
    if aanwezig.isDisjoint(with: persoonsvelden) {
      let namen = persoonsvelden.map { "'\($0.rawValue)'" }
      knoop.fout(
        "one of the fields \(namen.dropLast().joined(separator: ", ")) and \(namen.last ?? "") must be there")
    }
    if record == .opgave { toetsOpgave(knoop, aanwezig) }
    for veld in inNaam where !velden.contains(where: { $0.naam == veld && $0.vorm == .inBestandsnaam }) {
      knoop.fout(
        "field '\(veld.rawValue)' stands in 'bestandsnaam', so it must be mapped with 'bestandsnaam: ja'")
    }
    return velden
  }

  /// An opgave has days in one of three ways, and versions only with a number of its own.
  private static func toetsOpgave(_ knoop: Knoop, _ velden: Set<Veldnaam>) {
    if velden.intersection([.begin, .maand, .teljaar]).count != 1 {
      knoop.fout(
        "must have one of the fields 'begin', 'maand' and 'teljaar': the days for which it is stated")
    }
    if velden.contains(.einde), !velden.contains(.begin) { knoop.fout("field 'einde' belongs to 'begin'") }
    if velden.contains(.opgavenummer) != velden.contains(.mutatiedatum) {
      knoop.fout(
        "must have 'opgavenummer' and 'mutatiedatum' both, or neither: then each delivery is a whole list")
    }
  }

  private static func magNaamZijn(_ knoop: Knoop) -> Bool {
    knoop.node.mapping != nil && knoop.vrij("als")?.keuze(Gemeentekeuze.self) == .naam
  }

  /// Where a field comes from: `{vast: …}` the profile, `{bestandsnaam: ja}` the file's name; anything else the row.
  private static func vorm(
    _ knoop: Knoop, _ veld: Veldnaam, _ record: Recordsoort, _ inNaam: [Veldnaam]
  ) -> Bronprofiel.Vorm {
    guard knoop.node.mapping != nil else { return .inRij }
    if let vast = knoop.vrij("vast") {
      knoop.alleen(["vast"])
      if record.persoonsvelden.contains(veld) || veld == record.nummerveld {
        vast.fout("can't be the same for all records")
      }
      if record.magLeegZijn(veld), vast.node.scalar?.string == "" { return .vast("") }
      return .vast(vast.tekst() ?? "")
    }
    guard record == .opgave, let naam = knoop.vrij("bestandsnaam") else { return .inRij }
    knoop.alleen(["bestandsnaam", "codes"])
    if naam.node.scalar?.string != "ja" { naam.fout("must be ja") }
    if !inNaam.contains(veld) { naam.fout("'bestandsnaam' of the profile has no {\(veld.rawValue):…}") }
    return .inBestandsnaam
  }

  /// A name, a list of names, or a mapping with `naam` and `codes`.
  private static func namen(
    _ knoop: Knoop, _ veld: Veldnaam, _ formaat: Formaatnaam
  ) -> [String] {
    var bron = knoop
    if knoop.node.mapping != nil {
      knoop.alleen(veld == .gemeentecode ? ["naam", "als"] : ["naam", "codes"])
      guard let naam = knoop.verplicht("naam") else { return [] }
      bron = naam
    }
    guard bron.node.sequence != nil else {
      guard let naam = bron.tekst() else { return [] }
      if formaat == .xml { _ = pad(bron, minstens: 1) }
      return [naam]
    }
    let namen = bron.lijst().compactMap { $0.tekst() }
    if formaat == .xml { bron.fout("must be one path: XML elements have no other names") }
    if namen.isEmpty { bron.fout("must name a column") }
    return namen
  }

  /// A list (each code means itself) or a mapping from the text in the delivery to the canonical code.
  private static func codes(
    _ knoop: Knoop, _ veld: Veldnaam, _ record: Recordsoort, _ vorm: Bronprofiel.Vorm
  ) -> [String: UInt8] {
    if case .vast(let code) = vorm, veld.heeftCodes {
      guard let nummer = veld.codenummer(code, in: record) else {
        knoop.fout(
          "'\(code)' is no code of \(veld.rawValue); they are \(veld.codes(in: record).joined(separator: ", "))"
        )
        return [:]
      }
      return [code: nummer]
    }
    let lijst = knoop.node.mapping == nil ? nil : knoop.vrij("codes")
    guard veld.heeftCodes else {
      lijst?.fout("field '\(veld.rawValue)' has no codes")
      return [:]
    }
    guard let lijst else {
      knoop.fout("must have 'codes': the texts in the delivery, and the code that each means")
      return [:]
    }
    let paren: [(tekst: String, code: Knoop)] =
      lijst.node.sequence == nil
      ? lijst.paren().map { ($0.naam, $0.waarde) }
      : lijst.lijst().compactMap { knoop in knoop.tekst().map { ($0, knoop) } }
    if paren.isEmpty, lijst.node.sequence?.isEmpty ?? true { lijst.fout("must hold a code") }
    var codes: [String: UInt8] = [:]
    for (tekst, knoop) in paren {
      guard let code = knoop.tekst() else { continue }
      guard let nummer = veld.codenummer(code, in: record) else {
        knoop.fout(
          "'\(code)' is no code of \(veld.rawValue); they are \(veld.codes(in: record).joined(separator: ", "))"
        )
        continue
      }
      if codes.updateValue(nummer, forKey: tekst) != nil { knoop.fout("'\(tekst)' stands twice") }
    }
    return codes
  }
}
