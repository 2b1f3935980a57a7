import Domain
import Testing

@testable import Transform

/// `telling` — a figure equals a telling of the publication.
@Suite struct GelijkAanTellingTests {
  /// In Dalfsen 10 werkprocessen, and by the bridge 8 meldingen, 7 of them left, 5 leerlingen.
  static let telcijfers: Telcijfers = {
    let plek = Telcijfers.Plek(Schooljaar(beginjaar: 2020), Gemeentecode(waarde: 148))
    let standen: [(Eenheid, Int)] = [
      (.werkproces, 10), (.werkproces, 9), (.melding, 8), (.melding, 7), (.leerling, 5),
    ]
    var vorige = 0
    let treden = standen.enumerated().map { stap, stand in
      defer { vorige = stand.1 }
      return Aansluitingstrede(
        stap: stap, titel: "s\(stap)", uitleg: "", eenheid: stand.0, mutatie: stand.1 - vorige,
        stand: stand.1,
        leerlingen: 0)
    }
    return Telcijfers(
      tellingen: [
        plek: [
          "werkprocessen-verzuim": .init(eenheid: .werkproces, periode: "schooljaar", aantal: 10),
          "verzuim-leerlingen": .init(eenheid: .leerling, periode: "schooljaar", aantal: 5),
          "verzuim-lopend-peildatum": .init(eenheid: .leerling, periode: "2020-10-01", aantal: 3),
        ]
      ],
      aansluitingen: [plek: ["verzuim-volgsysteem-duo": treden]],
      code: { naam, _ in naam == "Dalfsen" ? Gemeentecode(waarde: 148) : nil })
  }()

  private func proef(_ tabel: String, _ relatie: String) throws -> Cijferproef {
    try Cijferproef(tabel, "soort: telling, cijfer: {indicator: x}, \(relatie)", telcijfers: Self.telcijfers)
  }

  @Test(arguments: [
    ("jongere", "", "5", "gelijk"), ("persoon", "", "5", "gelijk"), ("jongere", "", "6", "onverklaard"),
    ("melding", "", "5", "nietVergelijkbaar"), ("unknown", "", "5", "nietVergelijkbaar"),
    ("jongere", "01-10-2020", "5", "nietVergelijkbaar"), ("jongere", "", "5*", "onvolledig"),
  ]) func `unit and period must fit`(
    _ eenheid: String, _ peildatum: String, _ waarde: String, _ status: String
  )
    throws
  {
    try proef(
      """
      eenheid    | peildatum    | waarde    | status
      \(eenheid) | \(peildatum) | \(waarde) | \(status)
      """, "telling: verzuim-leerlingen"
    ).klopt()
  }

  @Test(arguments: [
    ("01-10-2020", "gelijk"), ("2020-10-01", "gelijk"), ("1 oktober", "nietVergelijkbaar"),
    ("", "nietVergelijkbaar"),
    ("01-10-2021", "nietVergelijkbaar"),
  ]) func `a peildatum must be the telling's own`(_ peildatum: String, _ status: String) throws {
    try proef(
      """
      peildatum    | waarde | status
      \(peildatum) | 3      | \(status)
      """, "telling: verzuim-lopend-peildatum"
    ).klopt()
  }

  @Test(arguments: [
    ("Elders", "2020-2021", "nietVergelijkbaar"), ("Dalfsen", "", "nietVergelijkbaar"),
    ("Dalfsen", "2021-2022", "onvolledig"), ("R", "2020-2021", "onvolledig"),
  ]) func `place and school year must be in the publication`(
    _ plaats: String, _ jaar: String, _ status: String
  ) throws {
    try proef(
      """
      plaats    | jaar    | waarde | status
      \(plaats) | \(jaar) | 5      | \(status)
      """, "telling: verzuim-leerlingen"
    ).klopt()
  }

  @Test func `without a publication it isn't asked, and nothing is called equal`() throws {
    try Cijferproef(
      """
      waarde | status
      5      | nietGecontroleerd
      """, "soort: telling, cijfer: {indicator: x}, telling: verzuim-leerlingen"
    ).klopt()
  }

  /// The figure's own unit decides which stands may be it; the stand of the telling itself explains nothing.
  @Test(arguments: [
    ("werkproces", "10", "gelijk", []), ("werkproces", "9", "verklaard", [1]),
    ("melding", "7", "verklaard", [1, 2, 3]), ("jongere", "5", "verklaard", [1, 2, 3, 4]),
    ("melding", "9", "nietVergelijkbaar", []), ("werkproces", "7", "onverklaard", []),
  ]) func `a stand of the bridge explains a figure, with the steps between`(
    _ eenheid: String, _ waarde: String, _ status: String, _ stappen: [Int]
  ) throws {
    let proef = try proef(
      """
      eenheid    | waarde    | status
      \(eenheid) | \(waarde) | \(status)
      """, "telling: werkprocessen-verzuim, aansluiting: verzuim-volgsysteem-duo")
    proef.klopt()
    let gekregen = proef.controle.oordelen.flatMap { oordeel -> [Int] in
      if case .verklaard(_, let verklaring) = oordeel.uitkomst { verklaring.stappen.map(\.stap) } else { [] }
    }
    #expect(gekregen == stappen)
  }
}
