/// One step of a published bridge as people read it.
public struct Aansluitingstrede: Sendable {
  /// 0 for the begin.
  public let stap: Int
  /// In Dutch.
  public let titel: String
  /// What it means, in a sentence. In Dutch.
  public let uitleg: String
  /// Of the stand.
  public let eenheid: Eenheid
  /// At step 0 the whole stand.
  public let mutatie: Int
  /// After the step.
  public let stand: Int
  /// Distinct pupils at this stand.
  public let leerlingen: Int
  /// How many records the step would take away or add as the first, and as the last of those that could change places;
  /// nil at the begin.
  public let volgorde: (eerst: Int, laatst: Int)?

  public init(
    stap: Int, titel: String, uitleg: String, eenheid: Eenheid, mutatie: Int, stand: Int, leerlingen: Int,
    volgorde: (eerst: Int, laatst: Int)? = nil
  ) {
    self.stap = stap
    self.titel = titel
    self.uitleg = uitleg
    self.eenheid = eenheid
    self.mutatie = mutatie
    self.stand = stand
    self.leerlingen = leerlingen
    self.volgorde = volgorde
  }
}
