/// One step of a published bridge as people read it.
public struct Aansluitingstrede: Sendable {
  /// 0 for the begin.
  public let stap: Int
  /// In Dutch.
  public let titel: String
  /// Of the stand.
  /// What it means, in a sentence. In Dutch.
  public let uitleg: String
  public let eenheid: Eenheid
  /// At step 0 the whole stand.
  public let mutatie: Int
  /// After the step.
  public let stand: Int
  /// Distinct pupils at this stand.
  public let leerlingen: Int

  public init(
    stap: Int, titel: String, uitleg: String, eenheid: Eenheid, mutatie: Int, stand: Int, leerlingen: Int
  ) {
    self.stap = stap
    self.titel = titel
    self.uitleg = uitleg
    self.eenheid = eenheid
    self.mutatie = mutatie
    self.stand = stand
    self.leerlingen = leerlingen
  }
}
