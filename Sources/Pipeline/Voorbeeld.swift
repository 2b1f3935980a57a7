import Domain

public enum Voorbeeld {
  public static func maak(
    pipeline: String, uit: String, meldingen: Int, seed: UInt64, schooljaren: ClosedRange<Schooljaar>,
    eenXml: Bool
  ) throws -> String { "" }
}
