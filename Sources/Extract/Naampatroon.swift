import Domain

/// What the files of a source are called, with fields in the name: `NRSP{teljaar:4}{soort:1}{*}`. Letters match in capitals
/// and small; a field takes so many characters; `{*:6}` passes over six; `{*}`, at the end, takes what is left.
public struct Naampatroon: Sendable {
  enum Deel: Hashable, Sendable {
    case letters(String)
    /// Nil = passed over.
    case veld(Veldnaam?, lengte: Int)
    case rest
  }

  /// As the profile has it.
  public let tekst: String
  let delen: [Deel]

  /// Nil when it isn't written like that, or names a field twice.
  public init?(_ tekst: String) {
    var delen: [Deel] = []
    var over = tekst[...]
    while let teken = over.first {
      guard teken == "{" else {
        let letters = over.prefix { $0 != "{" }
        delen.append(.letters(String(letters)))
        over = over.dropFirst(letters.count)
        continue
      }
      guard let einde = over.firstIndex(of: "}") else { return nil }
      let binnen = over[over.index(after: over.startIndex)..<einde]
      over = over[over.index(after: einde)...]
      if binnen == "*" {
        guard over.isEmpty else { return nil }
        delen.append(.rest)
        continue
      }
      let paar = binnen.split(separator: ":", omittingEmptySubsequences: false)
      guard paar.count == 2, let lengte = Int(paar[1]), 1...100 ~= lengte else { return nil }
      let veld = Veldnaam(rawValue: String(paar[0]))
      guard veld != nil || paar[0] == "*" else { return nil }
      delen.append(.veld(veld, lengte: lengte))
    }
    self.tekst = tekst
    self.delen = delen
    guard Set(velden).count == velden.count, !delen.isEmpty else { return nil }
  }

  public var velden: [Veldnaam] {
    delen.compactMap { if case .veld(let veld?, _) = $0 { veld } else { nil } }
  }

  /// The texts of the fields in a name; nil when it isn't such a name.
  func lees(_ naam: String) -> [Veldnaam: String]? {
    var waarden: [Veldnaam: String] = [:]
    var over = naam[...]
    for deel in delen {
      switch deel {
      case .letters(let letters):
        guard over.prefix(letters.count).uppercased() == letters.uppercased() else { return nil }
        over = over.dropFirst(letters.count)
      case .veld(let veld, let lengte):
        guard over.count >= lengte else { return nil }
        if let veld { waarden[veld] = String(over.prefix(lengte)).uppercased() }
        over = over.dropFirst(lengte)
      case .rest: over = ""
      }
    }
    return over.isEmpty ? waarden : nil
  }

  /// A file's name without its folder, its extension, its date of receipt, and, directly in the inbox, the source's id.
  static func stam(_ bestand: String, bron: String) -> String {
    var naam = String(bestand.split(separator: "/").last ?? "")
    let heeftDatum = Extractie.datum(inNaam: naam) != nil
    if let punt = naam.lastIndex(of: ".") { naam = String(naam[..<punt]) }
    if heeftDatum, let streep = naam.lastIndex(of: "_") { naam = String(naam[..<streep]) }
    if !bestand.contains("/"), naam.hasPrefix(bron + "_") { naam = String(naam.dropFirst(bron.count + 1)) }
    return naam
  }
}

extension Bronprofiel {
  /// The texts of the fields that aren't in the rows: those of the file's name, and the fixed ones.
  ///
  /// - Parameter bestand: the path below the inbox.
  /// - Returns: nil when it isn't called as its profile says.
  func vasteTeksten(_ bestand: String) -> [(veld: Veldnaam, tekst: [UInt8])]? {
    let inNaam: [Veldnaam: String]? =
      bestandsnaam.map { $0.lees(Naampatroon.stam(bestand, bron: id)) } ?? [:]
    guard let inNaam else { return nil }
    return velden.compactMap { veld in
      switch veld.vorm {
      case .inRij: nil
      case .vast(let tekst): (veld.naam, Array(tekst.utf8))
      case .inBestandsnaam: inNaam[veld.naam].map { (veld.naam, Array($0.utf8)) }
      }
    }
  }
}
