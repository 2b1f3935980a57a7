import Domain

/// A table of the yearbook for people, in Dutch: the table, what its totals are, why there is no number here and there,
/// and a note for each definition.
public enum Jaarverslagtekst {
  /// - Parameters:
  ///   - plaats: the region or gemeente, by name.
  ///   - betekenissen: what the numbers mean, by school year and telling.
  public static func tekst(
    _ blad: Jaartabelblad, plaats: String, _ betekenissen: [Schooljaar: [String: Jaarcijfers.Betekenis]]
  ) -> String {
    let noten = Noten(blad, betekenissen)
    let delen = [
      "\(blad.titel)\n\(plaats), schooljaar \(blad.schooljaar)\n", tabel(blad, noten),
      regels(onder(blad)), noten.tekst, "Naar: \(blad.herkomst)\n",
    ]
    return delen.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func tabel(_ blad: Jaartabelblad, _ noten: Noten) -> String {
    let peilt = blad.rijen.contains { $0.perioden.contains { LocalDate(iso: $0) != nil } }
    var tabel = Teksttabel(
      [.init("rij", rechts: true), .init("wat"), .init("eenheid")] + (peilt ? [.init("wanneer")] : [])
        + [.init("noot")] + blad.kolommen.map { .init($0.titel, rechts: true) })
    for rij in blad.rijen {
      if rij.soort == .kop {
        tabel.voeg(["", rij.titel, ""] + (peilt ? [""] : []) + [""] + blad.kolommen.map { _ in "" })
        continue
      }
      tabel.voeg(
        [String(rij.nummer), rij.titel, rij.eenheden.map(eenheid).joined(separator: ", ")]
          + (peilt ? [wanneer(rij.perioden)] : []) + [noten.tekst(rij)] + rij.cellen.map(waarde))
    }
    return tabel.tekst
  }

  static func eenheid(_ eenheid: String) -> String {
    if let eenheid = Eenheid(rawValue: eenheid) { return Aansluitingtabel.meervoud(eenheid) }
    return ["procent": "%", "per-1000": "per 1.000"][eenheid] ?? eenheid + "s"
  }

  /// `schooljaar`, a day, or over several school years the day of each, as `elk jaar op 1-10`.
  static func wanneer(_ perioden: [String]) -> String {
    let dagen = perioden.compactMap { LocalDate(iso: $0)?.delen }
    guard perioden.count > 1, dagen.count == perioden.count, let eerste = dagen.first,
      dagen.allSatisfy({ ($0.maand, $0.dag) == (eerste.maand, eerste.dag) })
    else { return perioden.joined(separator: " / ") }
    return "elk jaar op \(eerste.dag)-\(eerste.maand)"
  }

  private static func waarde(_ cel: Jaartabelblad.Cel) -> String {
    switch cel.waarde {
    case .getal(let getal): Teksttabel.getal(getal)
    case .verhouding(let tekst): tekst.replacing(".", with: ",")
    case .geen: Jaartabelblad.nietVanToepassing
    }
  }

  // Below the table.

  private static func regels(_ zinnen: [String]) -> String {
    zinnen.flatMap { Alinea.regels($0, 110) }.map { $0 + "\n" }.joined()
  }

  static func onder(_ blad: Jaartabelblad) -> [String] { totalen(blad) + redenen(blad) }

  private static func totalen(_ blad: Jaartabelblad) -> [String] {
    blad.rijen.compactMap { rij in
      let welke = opsomming(rij.delen.map(String.init))
      switch rij.soort {
      case .kop, .telling: return nil
      case .optelling:
        let dubbel = rij.eenheden.contains(Eenheid.leerling.rawValue)
        return "Rij \(rij.nummer) is de som van rij \(welke)"
          + (dubbel && rij.delen.count > 1 ? ": wie in meer rijen staat, telt in elke rij mee." : ".")
      case .eenmaal:
        return "Rij \(rij.nummer) telt ieder één keer, ook wie in meer dan een van rij \(welke) staat."
      }
    } + kolomtotalen(blad) + schoolsoorten(blad)
  }

  private static func kolomtotalen(_ blad: Jaartabelblad) -> [String] {
    let dubbel = blad.rijen.contains { $0.eenheden.contains(Eenheid.leerling.rawValue) }
    return blad.kolommen.filter { !$0.delen.isEmpty }.map { kolom in
      let delen = kolom.delen.map { code in blad.kolommen.first { $0.code == code }?.titel ?? code }
      return "Kolom '\(kolom.titel)' is de som van \(opsomming(delen.map { "'\($0)'" }))"
        + (dubbel ? ": wie in meer kolommen staat, telt in elke kolom mee." : ".")
    }
  }

  /// In a table by school origin the total isn't always that of the columns.
  private static func schoolsoorten(_ blad: Jaartabelblad) -> [String] {
    // A total of its own, beside a column for each school origin: one that is the sum of columns says so itself.
    guard blad.kolommen.contains(where: { $0.code == Jaartabelblad.totaal && $0.delen.isEmpty }),
      blad.rijen.contains(where: { $0.eenheden.contains(Eenheid.leerling.rawValue) })
    else { return [] }
    return [
      "Het totaal telt elke leerling één keer; wie bij meer schoolsoorten hoort, staat in elk van die kolommen."
    ]
  }

  private static func redenen(_ blad: Jaartabelblad) -> [String] {
    var perReden: [Jaartabelblad.Reden: [String]] = [:]
    for cel in blad.rijen.flatMap(\.cellen) {
      guard let reden = cel.waarde.reden else { continue }
      let wat: String
      switch reden {
      case .hoortErNiet, .noemerNul: wat = ""
      case .geenSchooljaar, .geenGemeente, .geenTelling, .nietGeregistreerd, .geenGegevens:
        wat = cel.schooljaar.description
      }
      if perReden[reden]?.contains(wat) != true { perReden[reden, default: []].append(wat) }
    }
    return Jaartabelblad.Reden.allCases.compactMap { reden in
      perReden[reden].map { "\(Jaartabelblad.nietVanToepassing): " + reden.zin(opsomming($0)) }
    }
  }

  static func opsomming(_ delen: [String]) -> String {
    guard let laatste = delen.last, delen.count > 1 else { return delen.first ?? "" }
    return delen.dropLast().joined(separator: ", ") + " en " + laatste
  }
}

extension Jaartabelblad.Reden {
  /// - Parameter jaren: the school years in which it holds.
  fileprivate func zin(_ jaren: String) -> String {
    switch self {
    case .hoortErNiet: "hier hoort geen getal."
    case .geenSchooljaar: "van \(jaren) zijn er geen cijfers."
    case .geenGemeente: "in \(jaren) hoorde de gemeente niet bij de regio."
    case .geenTelling: "in \(jaren) was dit niet gedefinieerd."
    case .nietGeregistreerd: "van \(jaren) is niets bekend uit een bestand waar dit in kan staan."
    case .geenGegevens: "van \(jaren) heeft de tabel van inwoners dit niet, of niet van alle gemeenten."
    case .noemerNul: "er is niets om een deel van te nemen (de noemer is 0)."
    }
  }
}

/// The notes of a table: one for each telling, with its definitions in the school years that the table has.
private struct Noten {
  private var tellingen: [String] = []
  private let perTelling: [String: [(schooljaar: Schooljaar, betekenis: Jaarcijfers.Betekenis)]]

  init(_ blad: Jaartabelblad, _ betekenissen: [Schooljaar: [String: Jaarcijfers.Betekenis]]) {
    var perTelling: [String: [(schooljaar: Schooljaar, betekenis: Jaarcijfers.Betekenis)]] = [:]
    for noot in blad.noten {
      guard let betekenis = betekenissen[noot.schooljaar]?[noot.telling] else { continue }
      if perTelling[noot.telling] == nil { tellingen.append(noot.telling) }
      perTelling[noot.telling, default: []].append((noot.schooljaar, betekenis))
    }
    self.perTelling = perTelling
  }

  /// The marks of a row.
  func tekst(_ rij: Jaartabelblad.Rij) -> String {
    let nummers = rij.cellen.compactMap { cel in
      cel.telling.flatMap { tellingen.firstIndex(of: $0) }.map { $0 + 1 }
    }
    return Self.reeksen(Set(nummers).sorted()).map { reeks in
      reeks.count < 3
        ? reeks.map { "[\($0)]" }.joined(separator: " ") : "[\(reeks.lowerBound)]–[\(reeks.upperBound)]"
    }.joined(separator: " ")
  }

  /// Numbers in order, as runs of consecutive ones.
  private static func reeksen(_ nummers: [Int]) -> [ClosedRange<Int>] {
    nummers.reduce(into: []) { reeksen, nummer in
      if let laatste = reeksen.last, laatste.upperBound + 1 == nummer {
        reeksen[reeksen.count - 1] = laatste.lowerBound...nummer
      } else {
        reeksen.append(nummer...nummer)
      }
    }
  }

  /// Below the table.
  var tekst: String {
    Alinea.naastElkaar(
      tellingen.enumerated().compactMap { i, telling in
        guard let bekend = perTelling[telling], let nieuwste = bekend.first else { return nil }
        let zinnen =
          [
            nieuwste.betekenis.omschrijving, "Herkomst: \(nieuwste.betekenis.herkomst).",
            "Telling \(telling), definitie \(nieuwste.betekenis.definitie).",
          ] + anders(bekend)
        return ("[\(i + 1)]", Alinea.regels(zinnen.joined(separator: " "), 110))
      })
  }

  /// Where a school year beside it counted by another definition.
  private func anders(_ bekend: [(schooljaar: Schooljaar, betekenis: Jaarcijfers.Betekenis)]) -> [String] {
    bekend.dropFirst().filter { $0.betekenis.definitie != bekend[0].betekenis.definitie }.map {
      "Let op: in \($0.schooljaar) gold een andere definitie (\($0.betekenis.definitie)): \($0.betekenis.omschrijving)"
    }
  }
}
