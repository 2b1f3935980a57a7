import Domain
import Extract
import Report

/// Writes a draft profile: YAML with its evidence and its questions as comments.
struct Voorstelschrijver {
  let id: String
  let keuze: Veldkeuze
  /// The other kind of record that it may be.
  let tweede: Veldkeuze?
  let tabel: Tabelkeuze
  let kennis: Veldinhoud.Kennis
  let gevraagd: Recordsoort?
  let bestanden: Int
  /// Files that have other columns.
  let anders: [String]

  private struct Blad {
    var regels: [String] = []
    var vragen: [(regel: Int, tekst: String)] = []

    mutating func voeg(_ regel: String, _ uitleg: String? = nil, vragen: [String] = []) {
      regels.append(uitleg.map { "\(regel)  # \($0)" } ?? regel)
      for vraag in vragen { vraagNu(vraag) }
    }

    /// A question about the line before.
    mutating func vraagNu(_ vraag: String) {
      let inspringing = regels.last.map { String($0.prefix { $0 == " " }) } ?? ""
      vragen.append((regels.count + 1, vraag))
      regels.append("\(inspringing)# ? \(vraag)")
    }
  }

  func schrijf() -> (yaml: String, vragen: [(regel: Int, tekst: String)]) {
    var blad = Blad()
    kop(&blad)
    blad.voeg("velden:")
    let volgorde = keuze.record.velden
    for veld in volgorde {
      if let gekozen = keuze.gekozen.first(where: { $0.veld == veld }) {
        schrijf(gekozen, &blad)
      } else {
        ontbreekt(veld, &blad)
      }
    }
    ongebruikt(&blad)
    return (blad.regels.joined(separator: "\n") + "\n", blad.vragen)
  }

  private func kop(_ blad: inout Blad) {
    let rijen = Teksttabel.getal(tabel.rijen)
    blad.voeg(
      "# A draft, guessed from \(rijen) records in \(bestanden) file\(bestanden == 1 ? "" : "s")\(tabel.isAfgekapt ? ", of which the first \(Teksttabel.getal(Ruwetabel.grensRijen)) rows were looked at" : "")."
    )
    blad.voeg(
      "# Behind each line stands its evidence; a line '# ?' below it is a question: answer it, mend the line, and take the"
    )
    blad.voeg("# question out. Then look at 'sluitend profile preview'.")
    for naam in anders {
      blad.vraagNu("\(Logboek.schoon(naam)) has other columns and wasn't used: is it of another source?")
    }
    blad.voeg("id: \(id)", "the name of this file, and of the folder in the inbox")
    blad.voeg("titel: \(Self.tekst("\(keuze.record.rawValue) (\(id))"))", "what you call it")
    var vragen: [String] = []
    if isSoortTwijfel, let tweede {
      let ander = tweede.record.rawValue
      vragen.append(
        tabel.rijen == 0
          ? "no record was seen, only names of columns: are they of this kind, or of kind '\(ander)'?"
          : keuze.punten < Self.zwak
            ? "its columns fit no kind of record well: are they of this kind, or of kind '\(ander)'?"
            : "it looks as much like records of kind '\(ander)': which are they?")
    }
    blad.voeg(
      "record: \(keuze.record.rawValue)",
      gevraagd == nil
        ? "its columns fit for \(Veldinhoud.procent(max(0, keuze.punten)))\(tweede.map { ", as '\($0.record.rawValue)' for \(Veldinhoud.procent(max(0, $0.punten)))" } ?? "")"
        : "as you said", vragen: vragen)
    formaat(&blad)
    datums(&blad)
  }

  /// A kind of record that fits less well than this is asked about, 0–1.
  private static let zwak = 0.5

  /// Whether the other kind of record fits nearly as well, or neither fits well, or there is nothing to tell by.
  var isSoortTwijfel: Bool {
    guard gevraagd == nil, let tweede else { return false }
    if tabel.rijen == 0 || keuze.punten < Self.zwak { return true }
    return keuze.punten - tweede.punten < 0.12 && !keuze.isZekerMelding
  }

  private func formaat(_ blad: inout Blad) {
    switch tabel.vorm {
    case .csv(let teken, let codering, let heeftBOM):
      blad.voeg("formaat: csv")
      let naam = teken == 0x09 ? "\\t" : String(UnicodeScalar(teken))
      let kolommen = tabel.kolommen.count
      blad.voeg(
        "scheidingsteken: \"\(naam)\"",
        "\(Teksttabel.getal(tabel.evenBreed)) of \(Teksttabel.getal(tabel.rijen)) rows are as wide as the header (\(kolommen) columns)"
      )
      blad.voeg(
        "codering: automatisch",
        "this file is \(codering.rawValue)\(heeftBOM ? " with a byte order mark" : "")")
    case .werkblad(let naam, let isEerste):
      blad.voeg("formaat: csv", "an Excel file is read as the CSV that it would be")
      if !isEerste {
        blad.voeg(
          "blad: \(Self.tekst(naam))", "the sheet with the records",
          vragen: Kolomnaam(naam).isVanBekendeWoorden
            ? []
            : [
              "the name of the sheet is copied from the file: may it stand here, or does it say something of anyone?"
            ])
      }
    case .xml(let record, let datum):
      blad.voeg("formaat: xml")
      blad.voeg(
        "recordpad: \(record.joined(separator: "/"))", "repeats \(Teksttabel.getal(tabel.rijen)) times")
      if tabel.attributen > 0 {
        let een = tabel.attributen == 1
        blad.vraagNu(
          "in these records stand\(een ? "s" : "") \(Teksttabel.getal(tabel.attributen)) attribute\(een ? "" : "s"), which no profile reads: is there anything among them that is needed? Then have it exported as elements"
        )
      }
      if let datum {
        blad.voeg(
          "datumpad: \(datum.joined(separator: "/"))", "the date of the delivery",
          vragen: [
            "is this the day on which the file was made or received? It is used when the file's name has none."
          ])
      }
      return
    }
    if tabel.boven > 0 {
      blad.voeg(
        "kop: gezocht",
        "\(tabel.boven) filled row\(tabel.boven == 1 ? "" : "s") above the header; it is found by its columns"
      )
    }
    if let einde = tabel.einde {
      let waar =
        "\(tabel.eronder) row\(tabel.eronder == 1 ? "" : "s") below the records, the first begins so; they aren't read"
      if Self.isEindtekst(einde),
        tabel.naamwoorden.isDisjoint(with: einde.lowercased().split { !$0.isLetter }.map(String.init))
      {
        blad.voeg(
          "tot: [\(Self.tekst(einde))]", waar,
          vragen: [
            "does each delivery end so, and does no record begin so? Else take this line out: then those rows are rejected."
          ])
      } else {
        blad.vraagNu(
          "\(tabel.eronder) row\(tabel.eronder == 1 ? "" : "s") below the records will be rejected: they begin with a text that may differ from file to file. If it doesn't, name it: tot: [text]"
        )
      }
    }
  }

  private func datums(_ blad: inout Blad) {
    let gekozen = keuze.gekozen.compactMap {
      tabel.kolommen[$0.kolom].datum == nil || !$0.veld.isDatum ? nil : tabel.kolommen[$0.kolom]
    }
    var gevonden = Set(gekozen.compactMap(\.datum?.patroon))
    // The loose spellings read what the strict ones do.
    if gevonden.contains(.losDagEerst) { gevonden.remove(.dagEerst) }
    if gevonden.contains(.losJaarEerst) { gevonden.remove(.iso) }
    let patronen = gevonden.sorted { $0.rawValue < $1.rawValue }
    guard !patronen.isEmpty else { return }
    let lijst = patronen.map { $0 == .maandnaam ? "\"\($0.rawValue)\"" : $0.rawValue }.joined(separator: ", ")
    var vragen: [String] = []
    if patronen.contains(.losMaandEerst) {
      vragen.append("the month seems to stand before the day: is that so?")
    } else if patronen.contains(where: { [.losDagEerst, .dagEerst].contains($0) }),
      gekozen.allSatisfy({ kolom in kolom.dagen.allSatisfy { ($0?.delen.dag ?? 1) <= 12 } })
    {
      vragen.append("no day in it is above 12: does the day stand before the month?")
    }
    if patronen.contains(.losKort) {
      vragen.append("years have two digits: below 70 they are taken to be of this century")
    }
    blad.voeg("datums: [\(lijst)]", "as days are written in \(gekozen.count) columns", vragen: vragen)
    // Behind a melddatum it is passed over anyway.
    let melddatum = keuze[.melddatum]?.naam
    let metTijd = gekozen.filter { $0.heeftTijd && $0.naam != melddatum }.map(\.naam)
    if !metTijd.isEmpty {
      blad.voeg(
        "tijd-achter-datum: negeren",
        "a time stands behind days in \(metTijd.count) column\(metTijd.count == 1 ? "" : "s")")
    }
  }

  private func schrijf(_ gekozen: Gekozen, _ blad: inout Blad) {
    let kolom = tabel.kolommen[gekozen.kolom]
    let naam = Self.tekst(kolom.naam)
    let bewijs = gekozen.bewijs
    let vragen =
      gekozen.twijfels.isEmpty
      ? [] : ["is '\(kolom.naam)' the \(gekozen.veld.rawValue)? \(gekozen.twijfels.joined(separator: "; "))."]
    if gekozen.veld == .gemeentecode, Veldinhoud.noemtGemeenten(kolom, kennis) {
      blad.voeg("  \(gekozen.veld.rawValue): {naam: \(naam), als: naam}", bewijs, vragen: vragen)
    } else if gekozen.veld.heeftCodes {
      schrijfCodes(gekozen, kolom, naam, bewijs, vragen, &blad)
    } else {
      blad.voeg("  \(gekozen.veld.rawValue): \(naam)", bewijs, vragen: vragen)
      let verminkt = kolom.waarden.count { $0.contains("E+") && $0.contains(where: \.isNumber) }
      if verminkt > 0, gekozen.veld.isNummer {
        blad.vraagNu(
          "in \(verminkt) rows Excel has written the number as 2,0E+08: digits are lost, and records can't be told apart. Have the file exported again, as text."
        )
      }
    }
  }

  private func schrijfCodes(
    _ gekozen: Gekozen, _ kolom: Kolombeeld, _ naam: String, _ bewijs: String, _ vragen: [String],
    _ blad: inout Blad
  ) {
    let codes = Voorstelcodes(gekozen.veld, kolom, keuze.record, tabel, kennis)
    let mogelijk = gekozen.veld.codes(in: keuze.record).joined(separator: " ")
    guard codes.regels.contains(where: { $0.keuze != nil }) else {
      // Nothing known: an empty list is no profile.
      blad.voeg("  # \(gekozen.veld.rawValue):", bewijs)
      blad.voeg("  #   naam: \(naam)")
      blad.voeg("  #   codes:", "possible are \(mogelijk)")
      for regel in codes.regels {
        blad.voeg("  #     \(Self.tekst(regel.tekst)): ", "\(Teksttabel.getal(regel.rijen)) rows")
      }
      guard kolom.gevuld > 0 else { return }
      blad.vraagNu(
        "what do the values of '\(Logboek.schoon(kolom.naam))' mean? Put a code behind each\(codes.verzwegen > 0 ? " (\(codes.verzwegen) aren't shown, for they may be what people wrote: look in the file)" : ""), or leave the field out"
      )
      return
    }
    blad.voeg("  \(gekozen.veld.rawValue):", bewijs, vragen: vragen)
    blad.voeg("    naam: \(naam)")
    blad.voeg("    codes:", "in the file: what it means; possible are \(mogelijk)")
    let isVerplicht = keuze.record.verplichteVelden.contains(gekozen.veld) || gekozen.veld.isKenmerk
    var onbekend = 0
    for regel in codes.regels {
      let rijen = "\(Teksttabel.getal(regel.rijen)) row\(regel.rijen == 1 ? "" : "s")"
      guard let keuze = regel.keuze else {
        blad.voeg("      # \(Self.tekst(regel.tekst)): ", rijen)
        guard isVerplicht else {
          onbekend += 1
          continue
        }
        blad.vraagNu(
          "what does \(Self.tekst(regel.tekst)) mean? Without it \(wat(gekozen.veld, regel.rijen))")
        continue
      }
      blad.voeg("      \(Self.tekst(regel.tekst)): \(keuze.code)", rijen)
      if !keuze.isZeker {
        blad.vraagNu("does \(Self.tekst(regel.tekst)) mean \(keuze.code)? It is the nearest code")
      }
    }
    if onbekend > 0 {
      blad.vraagNu(
        "what \(onbekend == 1 ? "does the text" : "do the \(onbekend) texts") without a code above mean? Without one it counts as empty"
      )
    }
    if codes.verzwegen > 0 {
      let een = codes.verzwegen == 1
      blad.vraagNu(
        "\(codes.verzwegen) other value\(een ? " isn't" : "s aren't") shown, for \(een ? "it" : "they") may be what people wrote: look at '\(Logboek.schoon(kolom.naam))' in the file, and add what \(een ? "it means" : "they mean"). Without it \(wat(gekozen.veld, codes.verzwegenRijen))"
      )
    }
  }

  /// What becomes of rows whose code isn't known.
  private func wat(_ veld: Veldnaam, _ rijen: Int) -> String {
    let rijen = rijen == 1 ? "1 row" : "\(Teksttabel.getal(rijen)) rows"
    return keuze.record.verplichteVelden.contains(veld) || veld.isKenmerk
      ? "\(rijen) will be rejected" : "it counts as empty, in \(rijen)"
  }

  private func ontbreekt(_ veld: Veldnaam, _ blad: inout Blad) {
    guard keuze.record.verplichteVelden.contains(veld) else {
      if veld == keuze.record.persoonsvelden.first,
        !keuze.gekozen.contains(where: { keuze.record.persoonsvelden.contains($0.veld) })
      {
        blad.voeg("  # bsn:")
        let gespeld = tabel.kolommen.enumerated().first { $0.element.isPersoonsnummerMetTekens }
        blad.vraagNu(
          gespeld.map {
            "'\(getoond($0.element, $0.offset))' holds personal numbers with other characters between the digits, which can't be read: have them exported as digits alone"
          }
            ?? "no column with the pupil's BSN or onderwijsnummer was found. Without one the file can't be read"
        )
      }
      return
    }
    if keuze.record.magLeegZijn(veld) {
      blad.voeg("  \(veld.rawValue): {vast: \"\"}", "no column was found, so it is empty for all records")
      blad.vraagNu("is there no \(veld.rawValue) in the file? Else name its column")
    } else {
      blad.voeg("  # \(veld.rawValue):")
      let vast = veld == .gemeentecode || veld.heeftCodes
      let dubbel = tabel.kolommen.first { kolom in
        tabel.dubbel.contains(Kolomherkenning.normaal(kolom.naam))
          && Veldkennis.pasvorm(kolom.woorden, veld) >= 0.6
      }
      if let dubbel {
        return blad.vraagNu(
          "several columns are called '\(Logboek.schoon(dubbel.naam))', which may be the \(veld.rawValue): have all but one of them renamed"
        )
      }
      blad.vraagNu(
        "no column for \(veld.rawValue) was found, and no record can do without. Name its column\(vast ? "; if it is the same for all records: \(veld.rawValue): {vast: …}" : ", or have it exported too")"
      )
    }
  }

  private func ongebruikt(_ blad: inout Blad) {
    let gebruikt = Set(keuze.gekozen.map(\.kolom))
    let over = tabel.kolommen.indices.filter { !gebruikt.contains($0) }
    guard !over.isEmpty else { return }
    blad.voeg("# Columns that aren't used:")
    for i in over {
      let kolom = tabel.kolommen[i]
      blad.voeg("#   \(getoond(kolom, i)): \(waarom(kolom))")
    }
  }

  /// What an unused column is called: a name that isn't of known words may be anything.
  private func getoond(_ kolom: Kolombeeld, _ plaats: Int) -> String {
    tabel.vorm.isXML || kolom.woorden.isVanBekendeWoorden
      ? Logboek.schoon(kolom.naam) : "column \(plaats + 1), '\(kolom.naam.prefix(1))…'"
  }

  private func waarom(_ kolom: Kolombeeld) -> String {
    if tabel.dubbel.contains(Kolomherkenning.normaal(kolom.naam)) {
      return "several columns have this name; have one renamed if it is needed"
    }
    if kolom.gevuld == 0 { return "empty in all rows" }
    if kolom.isPersoonsnummer {
      return
        "\(Veldinhoud.procent(kolom.bsn + kolom.onderwijsnummer)) pass an elfproef; another column is the pupil's number"
    }
    if kolom.datum != nil { return "days, but its name fits no field that has no column yet" }
    if Veldkennis.isNaam(kolom.woorden) { return "names of people, which Sluitend never needs" }
    if !kolom.woorden.woorden.isDisjoint(with: Veldkennis.vreemd) {
      return "about something that Sluitend doesn't count"
    }
    return "its name and its values fit no field that has no column yet"
  }

  /// Whether a text can stand for the end of the table in each file; one with a number in it seldom comes back.
  private static func isEindtekst(_ tekst: String) -> Bool {
    tekst.count <= 40 && tekst.contains(where: \.isLetter) && !tekst.contains(where: \.isNumber)
  }

  /// As a text in YAML.
  static func tekst(_ tekst: String) -> String {
    "\"\(tekst.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\t", with: "\\t").replacing("\n", with: "\\n"))\""
  }
}

extension Veldnaam {
  var isDatum: Bool { [.geboortedatum, .begin, .einde, .melddatum, .mutatiedatum].contains(self) }
  var isNummer: Bool { [.meldingsnummer, .werkprocesnummer, .opgavenummer].contains(self) }
  var isKenmerk: Bool { Kenmerk(rawValue: rawValue) != nil }
}
