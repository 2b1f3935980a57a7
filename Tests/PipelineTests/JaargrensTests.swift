import Testing

/// The days on which a school year ends and begins, and the days that only leap years have.
@Suite struct JaargrensTests {
  /// What is published of each record: its school year and its dates.
  private static func gepubliceerd(_ uitvoer: Uitvoer) -> [String: [String]] {
    uitvoer.schooljaren.reduce(into: [:]) { alle, jaar in
      for rij in uitvoer.feiten(jaar, "feit_melding").rijen(waar: [:]) {
        alle[rij["meldingsnummer"] ?? "", default: []] += [
          jaar, rij["begin"] ?? "", rij["einde"] ?? "", rij["melddatum"] ?? "", rij["geval"] ?? "",
        ]
      }
    }
  }

  @Test func `31 July and 1 August lie in two school years, and so do their gevallen`() throws {
    let plaats = try Werkplaats()
    // A run over the night of 31 July: absence that lasts, delivered on both days.
    try plaats.lever(
      "duo-verzuim-csv/a_20210731.csv",
      Meldingregel.bestand(
        .init(
          nummer: "1", begin: "2021-07-30", melddatum: "2021-07-31", mutatie: "2021-07-31", tijd: "23:59:59"),
        .init(
          nummer: "2", bsn: Proefnummer.bsn(2), begin: "2021-07-31", melddatum: "2021-07-31",
          mutatie: "2021-07-31")))
    #expect(try plaats.draai() == .klaar)
    #expect(try plaats.uitvoer().schooljaren == ["2020-2021"])
    try plaats.lever(
      "duo-verzuim-csv/b_20210801.csv",
      Meldingregel.bestand(
        .init(
          nummer: "1", begin: "2021-07-30", einde: "2021-08-01", melddatum: "2021-07-31", status: "G",
          mutatie: "2021-08-01", tijd: "00:00"),
        .init(nummer: "3", begin: "2021-08-01", melddatum: "2021-08-01", mutatie: "2021-08-01")))
    try plaats.lever(
      "volgsysteem-werkprocessen/w_20210801.csv",
      Werkprocesregel.bestand(
        .init(nummer: "W1", start: "2021-07-31", melding: "1", mutatie: "2021-08-01"),
        .init(nummer: "W2", start: "2021-08-01", melding: "1", mutatie: "2021-08-01")))
    #expect(try plaats.draai() == .klaar)
    let uitvoer = try plaats.uitvoer()
    // The melding of 1 August begins a geval of its own, one day behind that of the same pupil and school.
    #expect(
      Self.gepubliceerd(uitvoer) == [
        "1": ["2020-2021", "2021-07-30", "2021-08-01", "2021-07-31", "1"],
        "2": ["2020-2021", "2021-07-31", "", "2021-07-31", "2"],
        "3": ["2021-2022", "2021-08-01", "", "2021-08-01", "3"],
      ])
    for (jaar, meldingen) in [("2020-2021", 2), ("2021-2022", 1)] {
      #expect(uitvoer.telling("verzuim-meldingen", jaar) == meldingen)
      #expect(uitvoer.telling("werkprocessen-verzuim", jaar) == 1)
    }
    // As known on the last evening: neither the end nor the new year.
    try plaats.draai(opDag: "2021-07-31")
    let toen = try Uitvoer(plaats.map + "/data/publicaties/as-of-2021-07-31")
    #expect(Self.gepubliceerd(toen)["1"] == ["2020-2021", "2021-07-30", "", "2021-07-31", "1"])
    #expect(toen.schooljaren == ["2020-2021"])
  }

  @Test func `29 February is a day in leap years alone`() throws {
    let plaats = try Werkplaats()
    func regel(_ nummer: String, _ dag: String) -> Meldingregel {
      .init(
        nummer: nummer, bsn: Proefnummer.bsn(3), begin: dag, einde: dag, melddatum: dag, mutatie: "2024-03-01"
      )
    }
    try plaats.lever(
      "duo-verzuim-csv/a_20240229.csv",
      Meldingregel.bestand(
        regel("1", "2024-02-29"), regel("2", "2000-02-29"), regel("3", "2023-02-29"),
        regel("4", "1900-02-29"),
        regel("5", "2100-02-29"), regel("6", "2023-02-28")))
    #expect(try plaats.draai() == .gegevens)
    let uitvoer = try plaats.uitvoer()
    #expect(
      uitvoer.tabel("afkeur.csv").rijen(waar: [:]).map { "\($0["rij"] ?? "") \($0["code"] ?? "")" }
        == ["3 R02", "4 R02", "5 R02"])
    #expect(Self.gepubliceerd(uitvoer)["1"] == ["2023-2024", "2024-02-29", "2024-02-29", "2024-02-29", "1"])
    #expect(uitvoer.leveringen.kolom("ontvangen") == ["2024-02-29"])
    try plaats.lever("duo-verzuim-csv/b_20230229.csv", Meldingregel.bestand(regel("7", "2023-02-28")))
    #expect(try plaats.draai() == .gegevens)
    #expect(try plaats.uitvoer().uitkomsten["duo-verzuim-csv/b_20230229.csv"] == ["B02"])
    // The day itself is one to look back to.
    try plaats.draai(opDag: "2024-02-29")
    let toen = try Uitvoer(plaats.map + "/data/publicaties/as-of-2024-02-29")
    // In 2000 the gemeente had no region yet: that record is out of scope.
    #expect(Set(Self.gepubliceerd(toen).keys) == ["1", "6"])
  }
}
