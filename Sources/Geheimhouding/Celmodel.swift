/// The cells of a report and all that every reader knows to hold between them, checked against the true counts.
public struct Celmodel: Sendable {
  public let cellen: [Cel]
  public let verbanden: [Verband]
  /// How many values, at least, every hidden cell must be able to have for the reader: 2 or more.
  public let drempel: Int

  /// By relation: its cells, ascending, each once.
  let perVerband: Rijen
  /// By cell: its relations, ascending.
  let perCel: Rijen
  /// By relation: how far the left side may rise, 0 for an equality.
  let ruimte: [Int]

  /// - Parameter cellen: their order is that of the choice between equal counts.
  /// - Throws: `Geheimhoudingsfout` for the first cell or relation that is out of range or doesn't hold.
  public init(cellen: [Cel], verbanden: [Verband], drempel: Int) throws {
    guard drempel >= 2 else { throw Geheimhoudingsfout.drempel(drempel) }
    for (i, cel) in cellen.enumerated() {
      guard Self.waarden.contains(cel.waarde) else { throw Geheimhoudingsfout.waarde(cel: i) }
      if cel.waarde == 0, cel.toestand == .verborgen { throw Geheimhoudingsfout.nulVerborgen(cel: i) }
    }
    var rijen: [[(plaats: Int, coefficient: Int)]] = []
    var ruimte: [Int] = []
    var perCel = [[(plaats: Int, coefficient: Int)]](repeating: [], count: cellen.count)
    for (i, verband) in verbanden.enumerated() {
      let rij = try Self.rij(verband, i, cellen.count)
      let uitkomst = rij.reduce(verband.constante) { $0 + $1.coefficient * cellen[$1.plaats].waarde }
      guard verband.soort == .gelijkAanNul ? uitkomst == 0 : uitkomst <= 0 else {
        throw Geheimhoudingsfout.verbandKloptNiet(verband: i, uitkomst: uitkomst)
      }
      rijen.append(rij)
      ruimte.append(-uitkomst)
      for (cel, coefficient) in rij { perCel[cel].append((i, coefficient)) }
    }
    self.cellen = cellen
    self.verbanden = verbanden
    self.drempel = drempel
    self.ruimte = ruimte
    perVerband = Rijen(rijen)
    self.perCel = Rijen(perCel)
  }

  private static let waarden = 0...1_000_000_000
  private static let coefficienten = -1_000...1_000
  private static let constanten = -1_000_000_000_000_000...1_000_000_000_000_000

  /// Its terms by cell, added up.
  private static func rij(
    _ verband: Verband, _ index: Int, _ aantal: Int
  ) throws -> [(plaats: Int, coefficient: Int)] {
    let binnen = verband.termen.allSatisfy {
      (0..<aantal).contains($0.cel) && coefficienten.contains($0.coefficient)
    }
    guard binnen, constanten.contains(verband.constante), verband.termen.count <= 1_000_000 else {
      throw Geheimhoudingsfout.termen(verband: index)
    }
    var rij: [(plaats: Int, coefficient: Int)] = []
    for term in verband.termen.sorted(by: { $0.cel < $1.cel }) {
      if let vorige = rij.last, vorige.plaats == term.cel {
        rij[rij.count - 1].coefficient += term.coefficient
      } else {
        rij.append((term.cel, term.coefficient))
      }
    }
    return rij.filter { $0.coefficient != 0 }
  }

  /// Rows of places with a coefficient, in one piece of memory.
  struct Rijen: Sendable {
    private let begin: [Int]
    let plaatsen: [Int]
    let coefficienten: [Int]

    init(_ rijen: [[(plaats: Int, coefficient: Int)]]) {
      var begin = [0]
      var plaatsen: [Int] = []
      var coefficienten: [Int] = []
      for rij in rijen {
        plaatsen += rij.map(\.plaats)
        coefficienten += rij.map(\.coefficient)
        begin.append(plaatsen.count)
      }
      self.begin = begin
      self.plaatsen = plaatsen
      self.coefficienten = coefficienten
    }

    /// Where the row stands in `plaatsen` and `coefficienten`.
    subscript(rij: Int) -> Range<Int> { begin[rij]..<begin[rij + 1] }
  }
}
