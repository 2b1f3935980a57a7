/// What officers type. All of it begins with one word, so that a test can look for it wherever it must not
/// be.
public enum Vrijetekst {
  /// The word that each text begins with.
  public static let kenmerk = "vertrouwelijk"

  /// Texts of which the first has a letter outside ASCII, and others the characters that CSV and XML care
  /// about.
  static let teksten = [
    "vertrouwelijk: privé, ouders zijn gebeld",
    "vertrouwelijk: gesprek gevoerd; nieuwe afspraak over twee weken",
    "vertrouwelijk: leerling zegt \"ik kom weer\"",
    "vertrouwelijk: huisbezoek & overleg met school",
    "vertrouwelijk: eerste gesprek\ntweede gesprek op café-locatie",
  ]

  /// The text in ISO-8859-1, of which Windows-1252 has the same letters: the code point is the byte.
  static func latin1(_ tekst: String) -> [UInt8] {
    tekst.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
