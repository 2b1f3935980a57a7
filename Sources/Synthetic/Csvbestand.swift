import Domain

/// A row that can be spelled as CSV.
protocol Csvrij: Verminkbaar {
  func schrijf(_ kolom: Kolom, _ vorm: Csvbestand<Self>, nummer: Int, _ uit: inout Schrijver)
  /// The column in which a byte that is no text ends up.
  static var tekstkolom: Kolom { get }
}

/// A CSV file with a header.
struct Csvbestand<Rij: Csvrij>: Bestandsvorm {
  let vorm: Csvvorm
  let vrijeTeksten: [[UInt8]]
  private let kolommen: [Rij.Kolom]

  init(_ vorm: Csvvorm) {
    self.vorm = vorm
    self.vrijeTeksten = vorm.vrijeTeksten
    self.kolommen = vorm.omgekeerd ? Rij.Kolom.allCases.reversed() : Array(Rij.Kolom.allCases)
  }

  var foutcodes: [Afkeurcode] { Afkeurcode.allCases }

  func begin(_ uit: inout Schrijver) {
    if vorm.codering == .utf8MetBom { uit.bytes([0xEF, 0xBB, 0xBF]) }
    let namen = kolommen.map(\.rawValue) + (vorm.extraKolom.map { [$0] } ?? [])
    for (plaats, naam) in namen.enumerated() {
      if plaats > 0 { uit.byte(0x3B) }
      if vorm.aangehaald { uit.byte(0x22) }
      if plaats == 0, vorm.hekje { uit.byte(0x23) }
      uit.bytes(vorm.kopnaam(naam))
      if vorm.aangehaald { uit.byte(0x22) }
    }
    uit.tekst(vorm.regeleinde.rawValue)
  }

  func schrijf(_ rij: Rij, _ verminking: Verminking<Rij.Kolom>?, nummer: Int, _ uit: inout Schrijver) {
    var aantal = kolommen.count
    if case .kolomTeWeinig = verminking { aantal -= 1 }
    for plaats in 0..<aantal {
      if plaats > 0 { uit.byte(0x3B) }
      if vorm.aangehaald { uit.byte(0x22) }
      schrijf(kolommen[plaats], rij, verminking, nummer, &uit)
      if vorm.aangehaald { uit.byte(0x22) }
    }
    if vorm.extraKolom != nil { schrijfExtra(nummer, &uit) }
    if case .kolomTeVeel = verminking { uit.byte(0x3B) }
    uit.tekst(vorm.regeleinde.rawValue)
    if vorm.legeRegels, nummer.isMultiple(of: 40) { uit.tekst(vorm.regeleinde.rawValue) }
  }

  func einde(_ uit: inout Schrijver) {}

  private func schrijf(
    _ kolom: Rij.Kolom, _ rij: Rij, _ verminking: Verminking<Rij.Kolom>?, _ nummer: Int,
    _ uit: inout Schrijver
  ) {
    if let verminking {
      if let tekst = verminking.tekst(in: kolom) { return uit.tekst(tekst) }
      if case .geenTekst = verminking, kolom == Rij.tekstkolom { return uit.byte(vorm.geenTekst) }
    }
    rij.schrijf(kolom, self, nummer: nummer, &uit)
  }

  /// Text in one of seven rows, the first one included: an é there decides the encoding of the file.
  private func schrijfExtra(_ nummer: Int, _ uit: inout Schrijver) {
    uit.byte(0x3B)
    if vorm.aangehaald { uit.byte(0x22) }
    if nummer % 7 == 1 { uit.bytes(vrijeTeksten[nummer / 7 % vrijeTeksten.count]) }
    if vorm.aangehaald { uit.byte(0x22) }
  }
}

extension Csvbestand {
  /// Eight digits where the zero in front was dropped.
  func schrijfNummer(_ waarde: UInt32, _ uit: inout Schrijver) {
    if waarde > 0 {
      uit.getal(Int(waarde))
    } else if vorm.nullen {
      uit.tekst("000000000")
    }
  }

  /// Four digits, and now and then one of the other spellings that sources have for the same code.
  func schrijfGemeente(_ code: Gemeentecode, nummer: Int, _ uit: inout Schrijver) {
    let waarde = Int(code.waarde)
    switch nummer % 60 {
    case 11: uit.getal(waarde)
    case 23:
      uit.tekst("GM")
      uit.getal(waarde, cijfers: 4)
    case 47: uit.getal(waarde, cijfers: 6)
    default: uit.getal(waarde, cijfers: 4)
    }
  }

  func schrijfDatum(_ datum: LocalDate?, _ uit: inout Schrijver) {
    if let datum { uit.datum(datum, vorm.datum) }
  }
}
