import Domain
import Extract
import Systeem

/// The table of records within a file: which rows are its header, its records, and what stands around it.
struct Tabelkeuze {
  let vorm: Ruwetabel.Vorm
  let isAfgekapt: Bool
  /// Of XML: attributes within the records.
  let attributen: Int
  /// Filled rows above the header.
  let boven: Int
  let kolommen: [Kolombeeld]
  /// Names that several columns have.
  let dubbel: Set<String>
  let rijen: Int
  /// What the first row behind the table begins with; nil when it goes on to the end of the file.
  let einde: String?
  /// Filled rows from there on.
  let eronder: Int
  /// How many rows are as wide as the header, of all records.
  let evenBreed: Int
  /// The words in columns with names of people, in small letters.
  let naamwoorden: Set<String>

  /// Of the tables of a file the one whose header has most names that are known.
  ///
  /// - Throws: `Ruwetabel.Fout` when no row can be a header.
  static func beste(_ tabellen: [Ruwetabel]) throws -> Tabelkeuze {
    let keuzen = tabellen.compactMap { tabel in kop(tabel).map { (tabel, $0.rij, $0.punten) } }
    guard let keuze = keuzen.max(by: { $0.2 < $1.2 }) else {
      throw Ruwetabel.Fout(
        description: """
          no header can be found: in none of its first rows stand names of columns that are known; is it text, a list of \
          records with a row of names above them?
          """)
    }
    return Tabelkeuze(keuze.0, kop: keuze.1)
  }

  /// The row that looks most like a header: texts, each once, of which several are known as names of fields.
  private static func kop(_ tabel: Ruwetabel) -> (rij: Int, punten: Double)? {
    if case .xml = tabel.vorm {
      return tabel.rijen.isEmpty ? nil : (0, punten(tabel.rijen[0].map(Map.naam)))
    }
    let kandidaten = tabel.rijen.prefix(Bronprofiel.grensKop).enumerated().compactMap {
      plaats, rij -> (rij: Int, punten: Double)? in
      let namen = rij.filter { !$0.isEmpty }
      guard namen.count >= 3, namen.allSatisfy(isNaam), Set(namen).count * 10 >= namen.count * 9 else {
        return nil
      }
      return (plaats, punten(namen))
    }
    guard let beste = kandidaten.max(by: { ($0.punten, -$0.rij) < ($1.punten, -$1.rij) }), beste.punten >= 2
    else { return nil }
    return beste
  }

  private static func punten(_ namen: [String]) -> Double {
    namen.reduce(0) { som, naam in
      let woorden = Kolomnaam(naam)
      let beste = Veldkennis.namen.keys.map { Veldkennis.pasvorm(woorden, $0) }.max() ?? 0
      return som + (beste >= 0.6 ? beste : 0)
    }
  }

  private static func isNaam(_ tekst: String) -> Bool {
    tekst.count <= 60 && tekst.contains(where: \.isLetter) && tekst.count(where: \.isNumber) < 4
  }

  /// - Parameter kop: which row is the header.
  init(_ tabel: Ruwetabel, kop: Int) {
    vorm = tabel.vorm
    isAfgekapt = tabel.isAfgekapt
    attributen = tabel.attributen
    boven = kop
    let namen = tabel.rijen[kop]
    let onder = tabel.rijen[(kop + 1)...]
    let genoemd = namen.count { !$0.isEmpty }
    let isPad = tabel.vorm.isXML
    let eind = isPad ? nil : Self.einde(onder, kolommen: genoemd)
    var records = eind.map { onder[..<$0] } ?? onder
    if eind != nil {
      while let laatste = records.last, laatste.allSatisfy(\.isEmpty) { records.removeLast() }
    }
    einde = eind.flatMap { onder[$0].first { !$0.isEmpty } }
    eronder = eind.map { onder.endIndex - $0 } ?? 0
    rijen = records.count
    evenBreed = records.count { $0.count == namen.count }
    let normaal = namen.map(Kolomherkenning.normaal)
    dubbel = Set(
      Dictionary(grouping: normaal.filter { !$0.isEmpty }, by: { $0 }).filter { $0.value.count > 1 }.keys)
    let kolommen = namen.indices.filter { !namen[$0].isEmpty }.map { i in
      Kolombeeld(
        naam: namen[i], isPad: isPad, waarden: records.map { i < $0.count ? $0[i] : "" })
    }
    self.kolommen = kolommen
    naamwoorden = Self.naamwoorden(kolommen)
  }

  /// Two files of one source together; what stands around the records is that of the first.
  private init(_ een: Tabelkeuze, _ ander: Tabelkeuze) {
    (vorm, boven, dubbel, einde, eronder) = (een.vorm, een.boven, een.dubbel, een.einde, een.eronder)
    isAfgekapt = een.isAfgekapt || ander.isAfgekapt
    attributen = een.attributen + ander.attributen
    rijen = een.rijen + ander.rijen
    evenBreed = een.evenBreed + ander.evenBreed
    let isPad = een.vorm.isXML
    naamwoorden = een.naamwoorden.union(ander.naamwoorden)
    kolommen = zip(een.kolommen, ander.kolommen).map {
      Kolombeeld(naam: $0.naam, isPad: isPad, waarden: $0.waarden + $1.waarden)
    }
  }

  private static func naamwoorden(_ kolommen: [Kolombeeld]) -> Set<String> {
    var woorden: Set<String> = []
    for kolom in kolommen where Veldkennis.isNaam(kolom.woorden) {
      for waarde in kolom.waarden {
        for woord in waarde.lowercased().split(whereSeparator: { !$0.isLetter }) where woord.count >= 3 {
          woorden.insert(String(woord))
        }
      }
    }
    return woorden
  }

  /// With the records of another file; nil when its columns are others.
  func met(_ ander: Tabelkeuze) -> Tabelkeuze? {
    func namen(_ tabel: Tabelkeuze) -> [String] { tabel.kolommen.map { Kolomherkenning.normaal($0.naam) } }
    return namen(ander) == namen(self) ? Tabelkeuze(self, ander) : nil
  }

  /// Where the records end: at a row of totals, or where rows are no longer filled as records are.
  private static func einde(_ rijen: ArraySlice<[String]>, kolommen: Int) -> Int? {
    let woorden = ["totaal", "subtotaal", "eindtotaal", "totalen", "total", "samenvatting", "som"]
    func gevuld(_ rij: [String]) -> Int { rij.count { !$0.isEmpty } }
    let totaal = rijen.firstIndex { rij in
      guard gevuld(rij) * 2 < kolommen, let eerste = rij.first(where: { !$0.isEmpty }) else {
        return false
      }
      return woorden.contains { eerste.lowercased().hasPrefix($0) }
    }
    if let totaal { return totaal }
    guard let laatste = rijen.lastIndex(where: { gevuld($0) >= max(3, kolommen * 2 / 5) }),
      let einde = rijen[(laatste + 1)...].firstIndex(where: { gevuld($0) > 0 })
    else { return nil }
    return einde
  }
}

extension Ruwetabel.Vorm {
  var isXML: Bool { if case .xml = self { true } else { false } }
}
