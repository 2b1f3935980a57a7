import Domain

/// Finds the fields of a profile in the header of a CSV file: by name, never by position (formats.md, "CSV").
public struct Kolomherkenning {
  struct Gevonden {
    /// For each column the index of its field, −1 for an extra one.
    let velden: [Int]
    /// The name of each found field's column, as the profile spells it, by the index of the field.
    let namen: [(veld: Int, naam: String)]
  }

  private let verplicht: [Veldnaam]
  /// Of which one must be there.
  private let persoonsvelden: [Veldnaam]
  /// Normalised name → field, and the name as the profile spells it.
  private let bekend: [String: (veld: Veldnaam, naam: String)]

  init(_ profiel: Bronprofiel) {
    verplicht = profiel.verplichteKolommen
    persoonsvelden = profiel.record.persoonsvelden
    var bekend: [String: (veld: Veldnaam, naam: String)] = [:]
    for veld in profiel.velden where veld.vorm == .inRij {
      for naam in veld.namen { bekend[Self.normaal(naam)] = (veld.naam, naam) }
    }
    self.bekend = bekend
  }

  /// Why a header must be refused (`B03`), by the profile's own names.
  struct Reden: Error {
    let tekst: String
  }

  /// The field that a column of this name holds, and the name as the profile spells it; nil for an extra column.
  typealias Kolom = (veld: Veldnaam, naam: String)
  func kolom(_ naam: String) -> Kolom? { bekend[Self.normaal(naam)] }

  /// Fails when two columns match the same field, or a mandatory one is missing.
  func herken(_ kolommen: [Kolom?]) -> Result<Gevonden, Reden> {
    let gevonden = kolommen.compactMap { $0 }
    let velden = Dictionary(grouping: gevonden, by: \.veld)
    let dubbel = velden.filter { $0.value.count > 1 }.keys
    if !dubbel.isEmpty { return .failure(Reden(tekst: "more than one column for \(namen(dubbel))")) }
    var ontbreekt = verplicht.filter { velden[$0] == nil }
    if persoonsvelden.allSatisfy({ velden[$0] == nil }) { ontbreekt += persoonsvelden }
    if !ontbreekt.isEmpty { return .failure(Reden(tekst: "no column for \(namen(ontbreekt))")) }
    return .success(
      Gevonden(
        velden: kolommen.map { $0?.veld.index ?? -1 }, namen: gevonden.map { ($0.veld.index, $0.naam) }))
  }

  /// The columns as the profile calls them, in the order of the fields.
  private func namen(_ velden: some Collection<Veldnaam>) -> String {
    velden.sorted { $0.index < $1.index }
      .flatMap { veld in bekend.values.filter { $0.veld == veld }.map(\.naam).sorted() }
      .joined(separator: ", ")
  }

  /// Trimmed, without a leading `#` and trimmed again, in capitals, with space, underscore and hyphen alike.
  public static func normaal(_ naam: String) -> String {
    String(zonderHek(naam).uppercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }

  static func tekst(_ bytes: UnsafeBufferPointer<UInt8>, _ codering: Codering) -> String {
    switch codering {
    case .utf8: return String(decoding: bytes, as: UTF8.self)
    case .windows1252:
      var tekst = String.UnicodeScalarView()
      tekst.append(contentsOf: bytes.map(Windows1252.teken))
      return String(tekst)
    }
  }

  private static func zonderHek(_ naam: String) -> String {
    let naam = getrimd(naam)
    return naam.hasPrefix("#") ? getrimd(String(naam.dropFirst())) : naam
  }

  private static func getrimd(_ tekst: String) -> String {
    var kopie = tekst
    return kopie.withUTF8 { String(decoding: $0.getrimd, as: UTF8.self) }
  }
}
