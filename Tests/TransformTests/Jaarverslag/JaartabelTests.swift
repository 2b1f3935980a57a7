import Domain
import Testing
import Transform

/// How a yearbook table is filled from published numbers.
@Suite struct JaartabelTests {
  private static let jaar = Schooljaar(beginjaar: 2020)
  private static let dalfsen = Gemeentecode(waarde: 148)
  private static let zwolle = Gemeentecode(waarde: 193)

  private static func betekenis(
    _ eenheid: String = "leerling", periode: String = "schooljaar", _ definitie: String = "a"
  ) -> Jaarcijfers.Betekenis {
    .init(
      titel: "t", omschrijving: "o", herkomst: "h", eenheid: eenheid, periode: periode, definitie: definitie,
      isVerhouding: eenheid == "procent")
  }

  private static func getallen(_ getallen: [(String, Telplaats, Int)]) -> [Jaarcijfers.Plek: Jaarcijfers
    .Waarde]
  {
    Dictionary(uniqueKeysWithValues: getallen.map { (.init($0.0, $0.1), .getal($0.2)) })
  }

  /// Two tellingen and a percentage; Dalfsen joins the region in the later year.
  private static let cijfers: [Schooljaar: Jaarcijfers] = [
    jaar: Jaarcijfers(
      betekenissen: ["een": betekenis(), "twee": betekenis(), "deel": betekenis("procent")],
      waarden: getallen([
        ("een", .regio, 12), ("een", .gemeente(dalfsen), 2), ("een", .gemeente(zwolle), 10),
        ("twee", .regio, 3), ("twee", .gemeente(dalfsen), 0), ("twee", .gemeente(zwolle), 3),
        ("een", .schoolsoort(.wvo), 9), ("een", .schoolsoort(.onbekend), 4),
        ("een", .gemeenteSchoolsoort(zwolle, .wvo), 8),
      ]).merging([
        .init("deel", .regio): .verhouding("25.0"), .init("deel", .gemeente(dalfsen)): .verhouding(nil),
        .init("deel", .gemeente(zwolle)): .verhouding("30.0"),
      ]) { $1 }),
    Schooljaar(beginjaar: 2019): Jaarcijfers(
      betekenissen: ["een": betekenis()],
      waarden: getallen([("een", .regio, 7), ("een", .gemeente(zwolle), 7)])),
  ]

  private static func tabel(_ kolommen: Jaartabel.Kolommen, _ rijen: [Jaartabel.Rij]) -> Jaartabel {
    Jaartabel(id: "t", titel: "T", herkomst: "H", regio: nil, kolommen: kolommen, rijen: rijen)
  }

  private static func telling(_ id: String, eenmaal: [Int] = []) -> Jaartabel.Rij {
    .init(titel: id, inhoud: .telling(id, eenmaal: eenmaal))
  }

  /// Each row as it would be printed, with the reason behind a `-`.
  private func gedrukt(_ tabel: Jaartabel, _ gemeente: Gemeentecode? = nil) -> [String] {
    tabel.blad(Self.jaar, gemeente, Self.cijfers).rijen.map { rij in
      rij.cellen.map { cel in
        switch cel.waarde {
        case .getal(let getal): "\(getal)"
        case .verhouding(let tekst): "\(tekst)%"
        case .geen(let reden): "- \(reden.rawValue)"
        }
      }.joined(separator: "; ")
    }
  }

  @Test func `school years stand beside each other, and what isn't known is no 0`() {
    let tabel = Self.tabel(
      .schooljaren(3), [Self.telling("een"), Self.telling("twee"), Self.telling("deel")])
    #expect(
      tabel.blad(Self.jaar, nil, Self.cijfers).kolommen.map(\.code) == [
        "2018-2019", "2019-2020", "2020-2021",
      ])
    #expect(
      gedrukt(tabel) == [
        "- geen-schooljaar; 7; 12", "- geen-schooljaar; - geen-telling; 3",
        "- geen-schooljaar; - geen-telling; 25.0%",
      ])
    #expect(
      gedrukt(tabel, Self.dalfsen) == [
        "- geen-schooljaar; - geen-gemeente; 2", "- geen-schooljaar; - geen-gemeente; 0",
        "- geen-schooljaar; - geen-gemeente; - noemer-0",
      ])
    #expect(
      gedrukt(tabel, Self.zwolle) == [
        "- geen-schooljaar; 7; 10", "- geen-schooljaar; - geen-telling; 3",
        "- geen-schooljaar; - geen-telling; 30.0%",
      ])
  }

  @Test func `a sum has a number only where all its parts have, and a heading has none`() {
    let tabel = Self.tabel(
      .schooljaren(2),
      [
        .init(titel: "Kop", inhoud: .kop), Self.telling("een"), Self.telling("twee"),
        .init(titel: "som", inhoud: .optelling([1, 2])),
        .init(titel: "som van som", inhoud: .optelling([3, 1])),
        Self.telling("een", eenmaal: [1, 2]),
      ])
    #expect(
      gedrukt(tabel) == [
        "", "7; 12", "- geen-telling; 3", "- geen-telling; 15", "- geen-telling; 27", "7; 12",
      ])
    let rijen = tabel.blad(Self.jaar, nil, Self.cijfers).rijen
    #expect(rijen.map(\.soort) == [.kop, .telling, .telling, .optelling, .optelling, .eenmaal])
    // As they are numbered in print: from 1, headings included.
    #expect(rijen.map(\.delen) == [[], [], [], [2, 3], [4, 2], [2, 3]])
    #expect(rijen[3].cellen[1].definitie == nil && rijen[3].eenheden == ["leerling"])
  }

  @Test func `by school origin, who isn't enrolled has a column of their own`() {
    let tabel = Self.tabel(
      .schoolsoorten,
      [
        Self.telling("een"),
        .init(titel: "absoluut", inhoud: .telling("een", eenmaal: []), zonderInschrijving: true),
        .init(titel: "samen", inhoud: .optelling([0, 1])),
      ])
    #expect(
      tabel.blad(Self.jaar, nil, Self.cijfers).kolommen.map(\.code)
        == ["WPO", "WEC", "WVO", "WEB", "onbekend", "geen-inschrijving", "totaal"])
    #expect(
      gedrukt(tabel) == [
        "0; 0; 9; 0; 4; - hoort-er-niet; 12", "0; 0; 9; 0; - hoort-er-niet; 4; 12",
        "0; 0; 18; 0; 4; 4; 24",
      ])
    #expect(
      gedrukt(tabel, Self.zwolle) == [
        "0; 0; 8; 0; 0; - hoort-er-niet; 10", "0; 0; 8; 0; - hoort-er-niet; 0; 10", "0; 0; 16; 0; 0; 0; 20",
      ])
  }

  @Test func `columns of its own, one of them a sum, with nothing where a row has nothing`() {
    let tabel = Self.tabel(
      .eigen([.init("a", "A"), .init("b", "B"), .init("t", "Totaal", optelling: ["a", "b"])]),
      [
        .init(titel: "beide", inhoud: .tellingen(["a": "een", "b": "twee"], eenmaal: [])),
        .init(titel: "een ervan", inhoud: .tellingen(["b": "twee"], eenmaal: [])),
        .init(titel: "onbekend", inhoud: .tellingen(["a": "een", "b": "nergens"], eenmaal: [])),
        .init(titel: "samen", inhoud: .optelling([0, 1])),
      ])
    #expect(
      gedrukt(tabel) == [
        "12; 3; 15", "- hoort-er-niet; 3; 3", "12; - geen-telling; - geen-telling", "12; 6; 18",
      ])
    #expect(tabel.tellingen == ["een", "twee", "nergens"])
  }

  @Test func `a school year without numbers gives no table of zeros`() {
    let tabel = Self.tabel(
      .schooljaren(1), [Self.telling("een"), .init(titel: "som", inhoud: .optelling([0]))])
    let blad = tabel.blad(Schooljaar(beginjaar: 2030), nil, Self.cijfers)
    #expect(blad.rijen.flatMap(\.cellen).map(\.waarde) == [.geen(.geenSchooljaar), .geen(.geenSchooljaar)])
    #expect(blad.noten == [])
  }

  @Test func `notes are of what has numbers, the newest school year first`() {
    let tabel = Self.tabel(.schooljaren(3), [Self.telling("een"), Self.telling("deel"), Self.telling("een")])
    #expect(
      tabel.blad(Self.jaar, nil, Self.cijfers).noten == [
        .init(telling: "een", schooljaar: Self.jaar),
        .init(telling: "een", schooljaar: .init(beginjaar: 2019)),
        .init(telling: "deel", schooljaar: Self.jaar),
      ])
  }
}
