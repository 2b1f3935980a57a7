import Domain

/// An XML file of meldingen, in the vocabulary of formats.md.
struct Xmlbestand: Bestandsvorm {
  typealias Rij = Meldingrij

  /// What stands above the records.
  struct Kop {
    let kenmerk: String
    let ontvangen: LocalDate
    let ontvanger: Gemeentecode
    let seed: UInt64
  }

  private let kop: Kop
  /// With a default namespace, which readers have to look past.
  private let naamruimte: Bool
  /// In ISO-8859-1, with an element of free text that no profile asks for.
  private let latin1: Bool
  private let vrijeTeksten: [[UInt8]]

  init(_ kop: Kop, naamruimte: Bool = false, latin1: Bool = false) {
    self.kop = kop
    self.naamruimte = naamruimte
    self.latin1 = latin1
    self.vrijeTeksten = Vrijetekst.teksten.map { tekst in
      let bytes = latin1 ? Vrijetekst.latin1(tekst) : Array(tekst.utf8)
      return bytes.flatMap { $0 == 0x26 ? Array("&amp;".utf8) : [$0] }
    }
  }

  /// XML has no columns to count, and bytes outside its encoding spoil the whole file.
  var foutcodes: [Afkeurcode] { [.r03, .r01, .r02, .r04, .r05, .r06, .r07] }

  func begin(_ uit: inout Schrijver) {
    uit.tekst("<?xml version=\"1.0\" encoding=\"")
    uit.tekst(latin1 ? "ISO-8859-1" : "UTF-8")
    uit.tekst("\"?>\n<DC0011LeveringMeldingRelatiefVerzuim")
    if naamruimte { uit.tekst(" xmlns=\"urn:sluitend:synthetisch\"") }
    uit.tekst(">\n<!-- synthetisch: made by a program, about nobody; seed ")
    uit.tekst(String(kop.seed))
    uit.tekst(" -->\n<identificatiecodeBedrijfsdocument>")
    uit.tekst(kop.kenmerk)
    uit.tekst("</identificatiecodeBedrijfsdocument>\n<verzendendeInstantie>DUO</verzendendeInstantie>\n")
    uit.tekst("<ontvangendeInstantie>")
    uit.getal(Int(kop.ontvanger.waarde), cijfers: 4)
    uit.tekst("</ontvangendeInstantie>\n<datumTijdBedrijfsdocument>")
    uit.datum(kop.ontvangen, .iso)
    uit.tekst("T02:00:00Z</datumTijdBedrijfsdocument>\n")
  }

  func schrijf(
    _ rij: Meldingrij, _ fout: Verminking<Meldingkolom>?, nummer: Int, _ uit: inout Schrijver
  ) {
    uit.tekst("<Verzuimgeval><Deelnemer>")
    element(.bsn, rij.bsn > 0 ? rij.bsn : nil, fout, &uit) { $0.getal(Int($1), cijfers: 9) }
    element(.onderwijsnummer, rij.onderwijsnummer > 0 ? rij.onderwijsnummer : nil, fout, &uit) {
      $0.getal(Int($1), cijfers: 9)
    }
    element(.geboortedatum, rij.geboortedatum, fout, &uit) { $0.datum($1, .iso) }
    uit.tekst("</Deelnemer><Onderwijsinstelling>")
    element(.brin, rij.brin, fout, &uit) { $0.brin($1) }
    element(.vestiging, rij.vestiging, fout, &uit) { $0.tekst($1.description) }
    uit.tekst("</Onderwijsinstelling><UitvoerderVSV>")
    element(.gemeentecode, rij.gemeente, fout, &uit) { $0.getal(Int($1.waarde), cijfers: 6) }
    uit.tekst("</UitvoerderVSV><MeldingRelatiefVerzuim>")
    schrijfMelding(rij, fout, &uit)
    if latin1, nummer % 5 == 1 {
      uit.tekst("<Toelichting>")
      uit.bytes(vrijeTeksten[0])
      uit.tekst("</Toelichting>")
    }
    uit.tekst("</MeldingRelatiefVerzuim><Procesverloop>")
    element(.mutatiedatum, rij.mutatiedatum, fout, &uit) { $0.datum($1, .iso) }
    element(.mutatietijd, rij.mutatietijd, fout, &uit) {
      $0.tijd($1 / 1000)
      $0.byte(0x2E)
      $0.getal($1 % 1000, cijfers: 3)
    }
    uit.tekst("</Procesverloop></Verzuimgeval>\n")
  }

  func einde(_ uit: inout Schrijver) {
    uit.tekst("</DC0011LeveringMeldingRelatiefVerzuim>\n")
  }

  private func schrijfMelding(
    _ rij: Meldingrij, _ fout: Verminking<Meldingkolom>?, _ uit: inout Schrijver
  ) {
    element(.meldingsnummer, rij.nummer, fout, &uit) { $0.getal(Int($1)) }
    element(.soort, rij.soort, fout, &uit) { $0.tekst($1.code) }
    element(.begin, rij.begin, fout, &uit) { $0.datum($1, .iso) }
    element(.einde, rij.einde, fout, &uit) { $0.datum($1, .iso) }
    element(.melddatum, rij.melddatum, fout, &uit) {
      $0.datum($1, .iso)
      $0.byte(0x54)
      $0.tijd(rij.meldtijd)
    }
    element(.uren, rij.uren, fout, &uit) { $0.getal($1) }
    element(.alleLessenGemist, rij.alleLessenGemist, fout, &uit) { $0.byte($1 ? 0x4A : 0x4E) }
    element(.status, rij.status, fout, &uit) { $0.tekst($1.code) }
    switch rij.reden {
    case .geen: if rij.status == .afgesloten { uit.tekst("<RedenMeldingAfgesloten/>") }
    case .vrijstelling: element(.reden, "V", fout, &uit) { $0.tekst($1) }
    case .tekst(let tekst): element(.reden, vrijeTeksten[tekst], fout, &uit) { $0.bytes($1) }
    }
  }

  /// An element without a value is left out, except where a bad row needs one.
  @inline(__always)
  private func element<Waarde>(
    _ kolom: Meldingkolom, _ waarde: Waarde?, _ fout: Verminking<Meldingkolom>?, _ uit: inout Schrijver,
    schrijf: (inout Schrijver, Waarde) -> Void
  ) {
    let vervanging = fout?.tekst(in: kolom)
    guard waarde != nil || vervanging != nil else { return }
    uit.byte(0x3C)
    uit.tekst(kolom.element)
    uit.byte(0x3E)
    if let vervanging {
      uit.tekst(vervanging)
    } else if let waarde {
      schrijf(&uit, waarde)
    }
    uit.tekst("</")
    uit.tekst(kolom.element)
    uit.byte(0x3E)
  }
}

extension Meldingkolom {
  /// The name of the element that holds the column's value.
  fileprivate var element: StaticString {
    switch self {
    case .meldingsnummer: "NummerMeldingRelatiefVerzuim"
    case .bsn: "BSN"
    case .onderwijsnummer: "Onderwijsnummer"
    case .geboortedatum: "Geboortedatum"
    case .brin: "BRIN"
    case .vestiging: "Vestiging"
    case .gemeentecode: "CodeUitvoerderVSV"
    case .soort: "SoortVerzuim"
    case .begin: "DatumBeginVerzuim"
    case .einde: "DatumEindeVerzuim"
    case .melddatum: "DatumTijdMelding"
    case .uren: "AantalUren"
    case .alleLessenGemist: "AlleLessenGemist"
    case .status: "StatusMeldingRelatiefVerzuim"
    case .reden: "RedenMeldingAfgesloten"
    case .mutatiedatum: "DatumLaatsteMutatie"
    case .mutatietijd: "TijdstipLaatsteMutatie"
    }
  }
}
