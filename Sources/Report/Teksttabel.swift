import Domain

/// A table in plain text, for a terminal: columns as wide as they need to be, numbers to the right.
public struct Teksttabel {
  public struct Kolom {
    let kop: String
    let rechts: Bool

    public init(_ kop: String, rechts: Bool = false) {
      self.kop = kop
      self.rechts = rechts
    }
  }

  private let kolommen: [Kolom]
  private var rijen: [[String]] = []

  public init(_ kolommen: [Kolom]) {
    self.kolommen = kolommen
  }

  /// - Parameter rij: as many texts as there are columns.
  public mutating func voeg(_ rij: [String]) {
    rijen.append(rij)
  }

  /// Lines without trailing spaces, the header first and a rule below it.
  public var tekst: String {
    let alle = [kolommen.map(\.kop)] + rijen
    let breedten = kolommen.indices.map { i in alle.map { $0[i].count }.max() ?? 0 }
    func regel(_ rij: [String]) -> String {
      var delen: [String] = []
      for (i, cel) in rij.enumerated() {
        let wit = String(repeating: " ", count: breedten[i] - cel.count)
        delen.append(kolommen[i].rechts ? wit + cel : cel + wit)
      }
      var regel = delen.joined(separator: "  ")
      while regel.hasSuffix(" ") { regel.removeLast() }
      return regel
    }
    let streep = breedten.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([regel(alle[0]), streep] + rijen.map(regel)).joined(separator: "\n") + "\n"
  }

  /// A number as the Dutch write it: 1.234.
  public static func getal(_ waarde: Int) -> String {
    var cijfers = String(waarde.magnitude)
    var groepen: [String] = []
    while cijfers.count > 3 {
      groepen.insert(String(cijfers.suffix(3)), at: 0)
      cijfers.removeLast(3)
    }
    groepen.insert(cijfers, at: 0)
    return (waarde < 0 ? "−" : "") + groepen.joined(separator: ".")
  }

  /// With its sign, also when it is added.
  public static func mutatie(_ waarde: Int) -> String {
    waarde > 0 ? "+" + getal(waarde) : getal(waarde)
  }
}
