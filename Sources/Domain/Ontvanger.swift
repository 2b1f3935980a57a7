/// Takes what is read from a delivery, row by row, in the order of the file.
public protocol Ontvanger: AnyObject {
  func neem(_ melding: Melding, van leerling: Leerlingsleutels, rij: Int) throws
  func neem(_ werkproces: Werkproces, van leerling: Leerlingsleutels, rij: Int) throws
  func neem(_ opgave: Opgave, van leerling: Leerlingsleutels, rij: Int) throws
  func neem(_ afkeuring: Afkeuring) throws
}

/// How reading a whole file ended.
public enum Leesuitkomst: Sendable {
  /// All rows were handed out, `gelezen` of them; `codering` in lower case.
  case gelezen(rijen: Int, codering: String)
  /// The file is refused: what was handed out doesn't count.
  case geweigerd(Weigercode)
}
