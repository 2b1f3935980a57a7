import Domain

/// Which values of a field with codes may be shown and kept. What people may have written, a name, a day or a number of somebody
/// may not: of these only how many there are. Drafts, previews and the pictures of deliveries all go by it.
package struct Codeoordeel {
  package struct Waarde {
    package let tekst: String
    package let rijen: Int
    /// What it means, as far as that is known.
    package let keuze: Codekennis.Keuze?
    package let magGetoond: Bool
  }

  /// More different values than this are no codes.
  package static let grensCodes = 60

  private let veld: Veldnaam
  private let record: Recordsoort
  private let namen: Set<String>?
  private let isVerplicht: Bool

  /// - Parameter namen: the words in the file's columns with names of people, in small letters; nil when nobody looked at these:
  ///   then any word that isn't known may be a name.
  package init(_ veld: Veldnaam, _ record: Recordsoort, namen: Set<String>?) {
    self.veld = veld
    self.record = record
    self.namen = namen
    isVerplicht = record.verplichteVelden.contains(veld)
  }

  /// - Parameters:
  ///   - waarden: with their rows; those that the profile knows are left out.
  ///   - verschillend: how many different values there are; at least those given.
  ///   - bekend: rows with a value that the profile knows.
  ///   - gevuld: rows with any value.
  ///   - elders: what texts mean in other profiles, in small letters.
  package func oordeel(
    over waarden: [(tekst: String, rijen: Int)], verschillend: Int, bekend: Int, gevuld: Int,
    elders: [String: String] = [:]
  ) -> [Waarde] {
    let keuzen = waarden.map { Codekennis.keuze($0.tekst, veld, in: record, bekend: elders) }
    let gekend = zip(waarden, keuzen).reduce(0) { $0 + ($1.1?.isZeker == true ? $1.0.rijen : 0) }
    // A column of which little is understood may hold anything; of one that every record must have, few values are codes.
    let isLijst =
      verschillend <= (isVerplicht ? 25 : Self.grensCodes)
      && (isVerplicht || (gekend + bekend) * 2 >= gevuld)
    return zip(waarden, keuzen).map { waarde, keuze in
      let isBegrepen = keuze?.isZeker == true || isLijst && keuze != nil
      return Waarde(
        tekst: waarde.tekst, rijen: waarde.rijen, keuze: keuze,
        magGetoond: Leveringsbeeld.isKort(waarde.tekst)
          || !isVanIemand(waarde.tekst) && (isBegrepen || isLijst && lijktCode(waarde.tekst, waarde.rijen)))
    }
  }

  /// Whether a text that isn't understood is short, without the marks of a sentence, and stands in several rows; of what people
  /// may write freely, in many.
  private func lijktCode(_ tekst: String, _ rijen: Int) -> Bool {
    let woorden = tekst.split { !$0.isLetter && !$0.isNumber }
    return tekst.count <= 40 && woorden.count <= (isVerplicht ? 6 : 4)
      && !tekst.contains { "\"':;?!@,".contains($0) } && rijen >= (isVerplicht ? 2 : 5)
  }

  /// Whether a text may be somebody's: it is a day, or holds many digits, or has a word of a column with names that is no word of
  /// the field, or all its words begin with a capital and are unknown, as those of a name do.
  private func isVanIemand(_ tekst: String) -> Bool {
    if tekst.count(where: \.isNumber) >= 6 || Datumpatroon.allCases.contains(where: { $0.dag(tekst) != nil })
    {
      return true
    }
    let woorden: [Substring] = tekst.split { !$0.isLetter }.filter { $0.count > 1 }
    let eigen = woorden.filter { !Self.tussenvoegsels.contains($0.lowercased()) }
    guard let namen else { return !eigen.allSatisfy(Self.isBekend) }
    if woorden.contains(where: { namen.contains($0.lowercased()) && !Self.isBekend($0) }) { return true }
    let isNaam =
      !eigen.isEmpty
      && eigen.allSatisfy { woord in
        woord.first?.isUppercase == true && woord.dropFirst().contains(where: \.isLowercase)
          && !Self.isBekend(woord)
      }
    return isNaam && (eigen.count > 1 || !isVerplicht)
  }

  private static let tussenvoegsels: Set = [
    "van", "de", "der", "den", "het", "ten", "ter", "te", "el", "al", "op", "in",
  ]

  private static func isBekend(_ woord: Substring) -> Bool {
    Kolomnaam.woorden(String(woord)).contains { Codekennis.woorden.contains($0) || Kolomnaam.kent($0) }
  }
}

extension Datumpatroon {
  /// The day that a text is in this spelling, whatever time stands behind it; nil when it is none.
  package func dag(_ tekst: String) -> LocalDate? {
    var tekst = tekst
    return tekst.withUTF8 { lees($0.zonderTijd) }
  }
}
