import Domain
import Testing

/// `percentage` — a percentage belongs to a numerator and a denominator.
@Suite struct PercentageTests {
  static let relatie =
    "soort: percentage, percentage: {breakdown: p}, teller: {breakdown: t}, noemer: {breakdown: n}"

  /// The printed digits decide, and the boundary is within: 1 of 8 is 12.5.
  @Test(arguments: [
    ("12.5", "1", "8", "gelijk"), ("12.50", "1", "8", "gelijk"), ("12", "1", "8", "binnenAfronding"),
    ("13", "1", "8", "binnenAfronding"), ("12.6", "1", "8", "onverklaard"), ("11", "1", "8", "onverklaard"),
    ("94.5", "18706", "19784", "onverklaard"), ("94.6", "18706", "19784", "binnenAfronding"),
    ("95", "18706", "19784", "binnenAfronding"), ("77", "155", "200", "binnenAfronding"),
    ("77", "1551", "2000", "onverklaard"), ("77", "153", "200", "binnenAfronding"),
    ("77", "1529", "2000", "onverklaard"), ("77.0", "155", "200", "onverklaard"), ("0", "0", "5", "gelijk"),
    ("100", "5", "5", "gelijk"), ("120", "6", "5", "gelijk"), ("-20", "-1", "5", "gelijk"),
    ("0", "0", "0", "nietVergelijkbaar"), ("33.333333", "1", "3", "binnenAfronding"),
  ]) func `the printed digits decide`(
    _ percentage: String, _ teller: String, _ noemer: String, _ status: String
  )
    throws
  {
    try Cijferproef(
      """
      deel | eenheid    | waarde        | status
      p    | percentage | \(percentage) | \(status)
      t    | jongere    | \(teller)     | alleenMeegerekend
      n    | jongere    | \(noemer)     | alleenMeegerekend
      """, Self.relatie
    ).klopt()
  }

  @Test func `without numerator, denominator or percentage it isn't judged`() throws {
    try Cijferproef(
      """
      deel | eenheid    | waarde | status
      p    | percentage | 50     | onvolledig
      n    | jongere    | 2      | alleenMeegerekend
      """, Self.relatie
    ).klopt()
    try Cijferproef(
      """
      deel | eenheid    | waarde | status
      p    | percentage | 50     | onvolledig
      t    | jongere    |        | onvolledig
      n    | jongere    | 2      | alleenMeegerekend
      """, Self.relatie
    ).klopt()
    try Cijferproef(
      """
      deel | eenheid | waarde | status
      t    | jongere | 1      | alleenMeegerekend
      n    | jongere | 2      | alleenMeegerekend
      """, Self.relatie
    ).klopt()
  }

  @Test func `numerator and denominator have one unit, and all three one peildatum`() throws {
    func tabel(_ status: String) -> String {
      """
      deel | eenheid    | waarde | status
      p    | percentage | 50     | \(status)
      t    | jongere    | 1      | alleenMeegerekend
      n    | melding    | 2      | alleenMeegerekend
      """
    }
    try Cijferproef(tabel("nietVergelijkbaar"), Self.relatie).klopt()
    try Cijferproef(tabel("gelijk"), Self.relatie + ", ongeacht: [unit]").klopt()
    try Cijferproef(
      """
      deel | eenheid    | peildatum | waarde | status
      p    | percentage | 1 mei     | 50     | nietVergelijkbaar
      t    | jongere    | 1 april   | 1      | alleenMeegerekend
      n    | jongere    | 1 mei     | 2      | alleenMeegerekend
      """, Self.relatie
    ).klopt()
  }

  @Test func `a figure that is no percentage isn't read as one`() throws {
    try Cijferproef(
      """
      deel | eenheid | waarde | status
      p    | jongere | 50     | nietVergelijkbaar
      t    | jongere | 1      | alleenMeegerekend
      n    | jongere | 2      | alleenMeegerekend
      """, Self.relatie
    ).klopt()
  }
}
