import Domain

/// Writes the records of one export as its cells, and remembers what it wrote that matters: the texts that stand for codes,
/// and what no output may show.
struct Exportspelling {
  let ontwerp: Exportontwerp
  let gedrukt: LocalDate
  private(set) var codes: [String: [String: String]] = [:]
  private(set) var geheim: Set<String> = []

  init(_ ontwerp: Exportontwerp, gedrukt: LocalDate) {
    self.ontwerp = ontwerp
    self.gedrukt = gedrukt
  }

  mutating func cellen(_ rij: Exportrij, nummer: Int) -> [Exportcel] {
    ontwerp.kolommen.map { cel($0.veld, rij, nummer) }
  }

  private mutating func cel(_ veld: Exportveld, _ rij: Exportrij, _ nummer: Int) -> Exportcel {
    switch veld {
    case .meldingsnummer: return recordnummer(ontwerp.record == .melding ? rij.nummer : rij.melding)
    case .werkprocesnummer: return recordnummer(rij.nummer)
    case .bsn: return persoonsnummer(rij.leerling.bsn, rij)
    case .onderwijsnummer: return persoonsnummer(rij.leerling.onderwijsnummer, rij)
    case .persoonsnummer:
      return persoonsnummer(rij.leerling.bsn > 0 ? rij.leerling.bsn : rij.leerling.onderwijsnummer, rij)
    case .geboortedatum:
      return rij.gebrek == .geenGeboortedatum ? .leeg : .datum(rij.leerling.geboortedatum, tijd: 0)
    case .brin: return .tekst(rij.leerling.school.brin.description)
    case .vestiging: return vestiging(rij.leerling.school.vestiging.description)
    case .gemeentecode: return gemeente(rij.leerling.gemeente)
    case .soort: return code(veld, rij.soort, ontwerp.soorten, rij)
    case .begin: return .datum(rij.begin, tijd: 0)
    case .einde: return rij.einde.map { .datum($0, tijd: 0) } ?? .leeg
    case .melddatum: return .datum(rij.melddatum, tijd: rij.meldtijd)
    case .uren: return rij.uren.map { .getal(String($0)) } ?? .leeg
    case .alleLessenGemist:
      guard let alle = rij.alleLessen else { return .leeg }
      let tekst = alle ? ontwerp.jaNee.ja : ontwerp.jaNee.nee
      codes[veld.rawValue, default: [:]][tekst] = alle ? "J" : "N"
      return .tekst(tekst)
    case .status: return code(veld, rij.status, ontwerp.statussen, rij)
    case .redenAfsluiting: return uitkomst(veld, rij.reden, ontwerp.redenen, rij)
    case .resultaat: return uitkomst(veld, rij.resultaat, ontwerp.resultaten, rij)
    case .mutatiedatum: return .datum(rij.mutatie, tijd: rij.mutatietijd)
    case .mutatietijd:
      let uur = Datumstijl.cijfers(rij.mutatietijd / 3600, 2)
      let minuut = Datumstijl.cijfers(rij.mutatietijd / 60 % 60, 2)
      return .tekst("\(uur):\(minuut):\(Datumstijl.cijfers(rij.mutatietijd % 60, 2))")
    default: return overig(veld, rij, nummer)
    }
  }

  private mutating func overig(_ veld: Exportveld, _ rij: Exportrij, _ nummer: Int) -> Exportcel {
    let leerling = rij.leerling
    switch veld {
    case .internNummer: return .getal(String(700_100 + nummer))
    case .relatienummer: return .getal(String(leerling.relatienummer))
    case .achternaam:
      geheim.insert(leerling.achternaam)
      return .tekst(leerling.achternaam)
    case .voornaam:
      geheim.insert(leerling.voornaam)
      return .tekst(leerling.voornaam)
    case .volledigeNaam:
      geheim.insert(leerling.achternaam)
      return .tekst("\(leerling.achternaam), \(leerling.voornaam.prefix(1)).")
    case .geslacht: return .tekst(leerling.isMeisje ? "V" : "M")
    case .leeftijd: return .getal(String(leerling.geboortedatum.leeftijd(op: rij.begin)))
    case .klas: return .tekst(leerling.klas)
    case .schoolnaam: return .tekst(leerling.school.naam)
    case .schoolgemeente: return .tekst(leerling.schoolgemeente)
    case .gemeentenaam: return .tekst(leerling.gemeente.naam)
    case .woonplaats:
      return .tekst(
        "\(leerling.gemeente.naam)-\(leerling.relatienummer.isMultiple(of: 2) ? "Noord" : "Dorp")")
    case .telefoon: return .tekst(leerling.telefoon)
    case .behandelaar: return .tekst(["lpa01", "lpa02", "lpa07", "rmc03"][leerling.relatienummer % 4])
    case .opmerking:
      guard rij.lot < 150 else { return .leeg }
      geheim.insert(Vrijetekst.kenmerk)
      // Without the text of two lines, which only some formats can hold.
      return .tekst(Vrijetekst.teksten[rij.lot % 4])
    case .schooljaar: return .tekst(Schooljaar(van: rij.begin).description)
    case .exportdatum: return .datum(gedrukt, tijd: 0)
    case .vervolgdatum:
      return rij.lot % 3 == 0 ? .datum(rij.mutatie.plus(dagen: 14 + rij.lot % 20), tijd: 0) : .leeg
    case .briefVerzonden: return .tekst(rij.lot % 4 == 0 ? "J" : "N")
    default: return .leeg
    }
  }

  // MARK: - Spellings

  private func recordnummer(_ nummer: String) -> Exportcel {
    guard !nummer.isEmpty else { return .leeg }
    guard nummer.allSatisfy(\.isNumber) else { return .tekst(nummer) }
    guard ontwerp.alsMacht, nummer.utf8.count == 9, let waarde = Int(nummer) else { return .getal(nummer) }
    // 200145678 is shown as 2,00146E+08 in a column that is too narrow, and saved as it is shown.
    let afgerond = (waarde + 500) / 1000
    return .tekst("\(afgerond / 100_000),\(Datumstijl.cijfers(afgerond % 100_000, 5))E+08")
  }

  private mutating func persoonsnummer(_ nummer: UInt32, _ rij: Exportrij) -> Exportcel {
    guard nummer > 0 else { return .leeg }
    var waarde = Int(nummer)
    // Another last digit always fails the elfproef.
    if rij.gebrek == .foutNummer { waarde += waarde % 10 == 9 ? -9 : 1 }
    let tekst = Datumstijl.cijfers(waarde, ontwerp.doorExcel ? 1 : 9)
    geheim.insert(tekst)
    return ontwerp.doorExcel ? .getal(tekst) : .tekst(tekst)
  }

  private func vestiging(_ code: String) -> Exportcel {
    guard ontwerp.doorExcel, let waarde = Int(code) else { return .tekst(code) }
    return .getal(String(waarde))
  }

  private func gemeente(_ gemeente: Gemeente) -> Exportcel {
    let waarde = Int(gemeente.code.waarde)
    return switch ontwerp.gemeentevorm {
    case .vierCijfers: .tekst(Datumstijl.cijfers(waarde, 4))
    case .metGM: .tekst("GM" + Datumstijl.cijfers(waarde, 4))
    case .zesCijfers: .tekst(Datumstijl.cijfers(waarde, 6))
    case .zonderNullen: .getal(String(waarde))
    case .naam: .tekst(gemeente.naam)
    case .hoofdletters: .tekst(gemeente.naam.uppercased())
    }
  }

  private mutating func code(
    _ veld: Exportveld, _ code: String, _ spelling: Woordenlijst.Spelling, _ rij: Exportrij
  ) -> Exportcel {
    guard var tekst = spelling[code] else { return .leeg }
    // Who types a word writes it now with a capital, now without.
    let klein = tekst.lowercased()
    let isWoord = tekst.utf8.count > 3 && tekst.contains(where: \.isLowercase)
    if ontwerp.metDeHand, rij.lot < 120, isWoord, !spelling.values.contains(klein) { tekst = klein }
    codes[veld.rawValue, default: [:]][tekst] = code
    return .tekst(tekst)
  }

  private mutating func uitkomst(
    _ veld: Exportveld, _ code: String, _ spelling: Woordenlijst.Spelling, _ rij: Exportrij
  ) -> Exportcel {
    if code == "?" {
      return .tekst(ontwerp.woorden.vrijeUitkomsten[rij.lot % ontwerp.woorden.vrijeUitkomsten.count])
    }
    return code.isEmpty ? .leeg : self.code(veld, code, spelling, rij)
  }
}
