import Domain
import Testing

/// `zelfde` — figures are the same quantity.
@Suite struct ZelfdeTests {
  @Test func `all that a selection finds must be equal`() throws {
    let relatie = "soort: zelfde, cijfers: {indicator: x}"
    try Cijferproef(
      """
      wat | waarde | status
      x   | 5      | gelijk
      x   | 5      | gelijk
      y   | 5      | nietGecontroleerd
      """, relatie
    ).klopt()
    let proef = try Cijferproef(
      """
      wat | waarde | status
      x   | 5      | onverklaard
      x   | 7      | onverklaard
      x   | 4      | onverklaard
      """, relatie)
    proef.klopt()
    #expect(
      proef.controle.onverklaard.map(\.vergelijking.verschil) == [Breuk(-3)],
      "the two that lie furthest apart")
  }

  @Test func `rounded figures agree when a value rounds to both`() throws {
    for (ander, status) in [("94.55", "binnenAfronding"), ("94.56", "onverklaard"), ("94.50", "gelijk")] {
      try Cijferproef(
        """
        eenheid    | waarde       | status
        percentage | 94.5 | \(status)
        percentage | \(ander) | \(status)
        """, "soort: zelfde, cijfers: {indicator: x}"
      ).klopt()
    }
  }

  @Test func `one figure alone, or one without a number, is not equal to anything`() throws {
    try Cijferproef(
      """
      waarde | status
      5      | onvolledig
      """, "soort: zelfde, cijfers: {indicator: x}"
    ).klopt()
    try Cijferproef(
      """
      waarde | status
      5      | onvolledig
      5¹     | onvolledig
      """, "soort: zelfde, cijfers: {indicator: x}"
    ).klopt()
    try Cijferproef(
      """
      waarde | status
      5      | onvolledig
      """, "soort: zelfde, cijfers: [{indicator: x}, {indicator: y}]"
    ).klopt()
  }

  @Test func `unlike figures aren't compared`() throws {
    try Cijferproef(
      """
      eenheid | waarde | status
      jongere | 5      | nietVergelijkbaar
      melding | 5      | nietVergelijkbaar
      """, "soort: zelfde, cijfers: {indicator: x}"
    ).klopt()
  }

  @Test func `of several verdicts the worst counts, and all are listed`() throws {
    let proef = try Cijferproef(
      """
      wat | waarde | status
      x   | 5      | onverklaard
      y   | 5      | gelijk
      z   | 6      | onverklaard
      """, "soort: zelfde, cijfers: [{indicator: x}, {indicator: z}]",
      "soort: zelfde, cijfers: [{indicator: x}, {indicator: y}]",
      "soort: zelfde, cijfers: [{indicator: weg}]")
    proef.klopt()
    #expect(proef.controle.uitslagen.first?.oordelen.map(\.relatie) == ["r0", "r1"])
    #expect(proef.controle.zonderCijfers == ["r2"])
  }
}
