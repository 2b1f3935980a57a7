/// What every reader knows to hold between cells: Σ coefficient × cell + constant is 0, or at most 0.
///
/// A total is `1 × a + 1 × b − 1 × total = 0`; a part of a whole is `1 × part − 1 × whole ≤ 0`.
public struct Verband: Hashable, Sendable {
  public enum Soort: Hashable, Sendable {
    case gelijkAanNul
    case hoogstensNul
  }

  public struct Term: Hashable, Sendable {
    /// The index of the cell in the model.
    public let cel: Int
    /// −1,000 up to and including 1,000.
    public let coefficient: Int

    public init(_ coefficient: Int, _ cel: Int) {
      self.coefficient = coefficient
      self.cel = cel
    }
  }

  public let soort: Soort
  /// In any order; a cell may stand in it more than once. Empty: nothing but the constant.
  public let termen: [Term]
  /// At most a thousand billion, below or above 0.
  public let constante: Int

  public init(_ soort: Soort, _ termen: [Term], constante: Int = 0) {
    self.soort = soort
    self.termen = termen
    self.constante = constante
  }

  /// The parts add up to the whole.
  public static func som(_ delen: [Int], is geheel: Int) -> Verband {
    Verband(.gelijkAanNul, delen.map { Term(1, $0) } + [Term(-1, geheel)])
  }

  /// The part is no more than the whole.
  public static func deel(_ deel: Int, van geheel: Int) -> Verband {
    Verband(.hoogstensNul, [Term(1, deel), Term(-1, geheel)])
  }
}
