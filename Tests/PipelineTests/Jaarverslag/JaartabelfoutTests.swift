import Testing

/// What can be wrong with a table of the yearbook, told with file, line and key.
@Suite struct JaartabelfoutTests {
  /// The file of a table, its faults without the path before its name.
  private func fouten(_ tabel: String, _ naam: String = "proef.yaml") throws -> [String] {
    let plaats = try Werkplaats(heel: true)
    try plaats.schrijf(plaats.pijplijn + "/jaarverslag/" + naam, tabel)
    return plaats.configuratiefouten.map { $0.replacing(plaats.pijplijn + "/jaarverslag/", with: "") }
  }

  private static func tabel(_ kolommen: String = "", _ rijen: String) -> String {
    "id: proef\ntitel: T\nherkomst: H\n\(kolommen.isEmpty ? "" : "kolommen: \(kolommen)\n")rijen:\n\(rijen)\n"
  }

  private static let geval: [(tabel: String, fout: String)] = [
    (
      "id: ander\ntitel: T\nherkomst: H\nrijen:\n  - {titel: a, telling: luxe-meldingen}\n",
      "must be 'proef', like the file's name"
    ),
    ("id: proef\nherkomst: H\nrijen:\n  - {titel: a, telling: luxe-meldingen}\n", "key 'titel' is missing"),
    ("id: proef\ntitel: T\nherkomst: H\nrijen: []\n", "must hold a row"),
    ("id: proef\ntitel: T\nherkomst: H\nrijen: a\n", "must be a list"),
    (
      "id: proef\ntitel: T\nherkomst: H\nrmc_regio: 0\nrijen:\n  - {kop: a}\n",
      "must be a whole number from 1 to 99"
    ),
    (tabel("regio's", "  - {titel: a, telling: luxe-meldingen}"), "must be one of schoolsoorten"),
    (
      tabel("{schooljaren: 0}", "  - {titel: a, telling: luxe-meldingen}"),
      "must be a whole number from 1 to 10"
    ),
    (tabel("{schooljaren: 2, a: A}", "  - {titel: a, telling: luxe-meldingen}"), "is no known key"),
    (tabel("{}", "  - {kop: a}"), "must name a column"),
    (
      tabel("{rij: A}", "  - {titel: a, tellingen: {rij: luxe-meldingen}}"),
      "is the name of a column that every table has"
    ),
    (
      tabel("{'=a': A}", "  - {titel: a, tellingen: {'=a': luxe-meldingen}}"),
      "a code of a column may have letters, digits and hyphens only"
    ),
    (
      tabel("{a: A, t: {titel: T, optelling: [b]}}", "  - {titel: a, tellingen: {a: luxe-meldingen}}"),
      "is no column before this one that has tellingen"
    ),
    (
      tabel("{a: A, t: {titel: T, optelling: []}}", "  - {titel: a, tellingen: {a: luxe-meldingen}}"),
      "must name a column"
    ),
    (tabel("", "  - {titel: a}"), "must have one of kop, telling, tellingen and optelling"),
    (
      tabel("", "  - {titel: a, telling: luxe-meldingen, optelling: [a]}"),
      "must have one of kop, telling, tellingen and optelling"
    ),
    (tabel("", "  - {kop: a, telling: luxe-meldingen}"), "is no known key; known are kop"),
    (
      tabel("", "  - {titel: a, telling: luxe-melding}"),
      "there is no telling 'luxe-melding' in any school year"
    ),
    (
      tabel("", "  - {titel: a, tellingen: {a: luxe-meldingen}}"),
      "must be 'telling': the columns of this table aren't its own"
    ),
    (tabel("{a: A}", "  - {titel: a, telling: luxe-meldingen}"), "must be 'tellingen', one for each column"),
    (tabel("{a: A}", "  - {titel: a, tellingen: {b: luxe-meldingen}}"), "is no column that has tellingen"),
    (
      tabel(
        "", "  - {titel: a, telling: luxe-meldingen, id: a}\n  - {titel: b, telling: luxe-meldingen, id: a}"),
      "row 'a' stands twice"
    ),
    (
      tabel("", "  - {titel: a, telling: luxe-meldingen, zonder-school: geen-inschrijving}"),
      "belongs to kolommen: schoolsoorten"
    ),
    (
      tabel("schoolsoorten", "  - {titel: a, telling: luxe-meldingen, zonder-school: thuis}"),
      "must be one of geen-inschrijving"
    ),
    (
      tabel("", "  - {titel: a, optelling: [b]}\n  - {titel: b, telling: luxe-meldingen, id: b}"),
      "may name rows above it only"
    ),
    (tabel("", "  - {titel: a, optelling: [x]}"), "there is no row with the id 'x'"),
    (
      tabel(
        "", "  - {titel: a, telling: luxe-meldingen, id: a}\n  - {titel: b, optelling: [a], eenmaal: [a]}"),
      "has no place beside 'optelling'"
    ),
    (
      tabel(
        "",
        "  - {titel: a, telling: luxe-meldingen, id: a}\n  - {titel: b, telling: luxe-leerlingen, id: b}\n  - {titel: c, optelling: [a, b]}"
      ),
      "'luxe-meldingen' counts melding and 'luxe-leerlingen' leerling: they can't be added up"
    ),
    (
      tabel(
        "",
        "  - {titel: a, telling: thuiszitters, id: a}\n  - {titel: b, telling: thuiszitters-1-augustus, id: b}\n  - {titel: c, optelling: [a, b]}\n  - {titel: d, optelling: [a], id: d}"
      ),
      "they can't be added up"
    ),
    (
      tabel(
        "",
        "  - {titel: a, telling: inzet-weer-naar-school-percentage, id: a}\n  - {titel: c, optelling: [a]}"),
      "'inzet-weer-naar-school-percentage' is a percentage or rate, which can't be added up"
    ),
    (
      tabel(
        "{a: A, b: B, t: {titel: T, optelling: [a, b]}}",
        "  - {titel: a, tellingen: {a: luxe-meldingen, b: luxe-leerlingen}}"),
      "'luxe-meldingen' counts melding and 'luxe-leerlingen' leerling: they can't be added up"
    ),
  ]

  @Test(arguments: geval.indices) func `a fault is told, with its place`(_ i: Int) throws {
    let (tabel, verwacht) = Self.geval[i]
    let fouten = try fouten(tabel)
    #expect(fouten.contains { $0.contains(verwacht) && $0.hasPrefix("proef.yaml") }, "\(fouten)")
  }

  @Test func `a file with another ending, or a folder, isn't passed over in silence`() throws {
    #expect(try fouten("id: proef\n", "proef.yml").contains { $0.contains("isn't read") })
    #expect(
      try fouten("id: proef\n", "map/proef.yaml").contains { $0.contains("folders have no place here") })
  }

  @Test func `tables that are right have no faults, and a set-up can do without any`() throws {
    let plaats = try Werkplaats(heel: true)
    #expect(plaats.configuratiefouten == [])
    try plaats.wis("jaarverslag")
    #expect(plaats.configuratiefouten == [])
    #expect(
      try fouten(
        Self.tabel(
          "{a: A, b: B, t: {titel: T, optelling: [a, b]}}",
          """
            - {kop: Kop}
            - {titel: x, tellingen: {a: luxe-meldingen, b: verzuim-meldingen}, id: x}
            - {titel: y, tellingen: {b: verzuim-meldingen}, id: y, eenmaal: [x]}
            - {titel: z, optelling: [x, y], id: z}
            - {titel: zz, optelling: [z]}
          """)) == [])
  }
}
