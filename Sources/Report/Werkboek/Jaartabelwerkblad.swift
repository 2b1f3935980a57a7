import Domain

/// A table of the yearbook as a sheet: as it is printed, for all places below each other. A sum is a formula.
struct Jaartabelwerkblad {
  private let tabel: Rapport.Jaartabel
  private let plaatsen: [Rapport.Plaats]
  private let taal: Rapporttaal

  /// Before those of the table.
  private static let vasteKolommen = 5
  private static let regelbreedte = 110

  init(_ tabel: Rapport.Jaartabel, plaatsen: [Rapport.Plaats], _ taal: Rapporttaal) {
    self.tabel = tabel
    self.plaatsen = plaatsen
    self.taal = taal
  }

  func blad(naam: String) -> Blad {
    let eerste = tabel.bladen[0]
    var uit = Blad(
      naam: naam, titel: eerste.titel,
      uitleg: Rapporttaal.vul(taal.werkboek.naar, ["herkomst": eerste.herkomst]),
      kolommen: [
        .init(taal.plaats, 20), .init(taal.werkboek.nummer, 6), .init(taal.wat, 50), .init(taal.eenheid, 16),
        .init(taal.wanneer, 18),
      ] + eerste.kolommen.map { .init($0.titel, 13) })
    for (i, plaats) in plaatsen.enumerated() {
      let begin = uit.volgende
      for (r, rij) in tabel.bladen[i].rijen.enumerated() {
        let vast: [Blad.Cel] = [.tekst(plaats.naam)]
        guard rij.soort != .kop else {
          uit.rijen.append(
            .init(
              vast + [.leeg, .tekst(rij.titel)] + Array(repeating: .leeg, count: 2 + eerste.kolommen.count),
              .kop))
          continue
        }
        uit.rijen.append(
          .init(
            vast + [
              .aantal(rij.nummer), .tekst(rij.titel),
              .tekst(rij.eenheden.map(taal.eenheid).joined(separator: ", ")),
              .tekst(Jaarverslagtekst.wanneer(rij.perioden)),
            ] + rij.cellen.indices.map { cel(i, r, $0, begin: begin) },
            rij.soort == .telling ? .gewoon : .totaal))
      }
    }
    uit.onder = regels
    return uit
  }

  /// - Parameter begin: the place's first row in the sheet.
  private func cel(_ plaats: Int, _ rij: Int, _ kolom: Int, begin: Int) -> Blad.Cel {
    let blad = tabel.bladen[plaats]
    let waarde = tabel.waarden[plaats][rij][kolom]
    let cel = Blad.Cel.van(waarde, eenheid: blad.rijen[rij].cellen[kolom].eenheid, taal)
    guard case .getal(let som) = waarde else { return cel }
    let optellingen = [
      blad.rijen[rij].soort == .optelling ? blad.rijen[rij].delen.map { ($0 - 1, kolom) } : [],
      blad.kolommen[kolom].delen.compactMap { code in blad.kolommen.firstIndex { $0.code == code } }.map {
        (rij, $0)
      },
    ]
    for delen in optellingen where !delen.isEmpty {
      guard telOp(delen.map { tabel.waarden[plaats][$0][$1] }) == som else { continue }
      let namen = delen.map { Celplek(begin + $0, Self.vasteKolommen + $1).naam }
      return .formule("SUM(\(namen.joined(separator: ",")))", Double(som), .aantal)
    }
    return cel
  }

  /// What has no number counts as nothing, for Excel too; nil when there is a hidden one among them.
  private func telOp(_ waarden: [Rapport.Waarde]) -> Int? {
    waarden.reduce(0) { som, waarde in
      switch waarde {
      case .getal(let getal): som.map { $0 + getal }
      case .geen: som
      case .verborgen, .verhouding: nil
      }
    }
  }

  /// What holds of its totals, why there is no number here and there, and what its tellingen mean.
  private var regels: [String] {
    var zinnen: [String] = []
    for zin in tabel.bladen.flatMap(Jaarverslagtekst.onder) where !zinnen.contains(zin) { zinnen.append(zin) }
    zinnen += tabel.noten.map { "\($0.titel): \(taal.noot($0))" }
    return zinnen.flatMap { Alinea.regels($0, Self.regelbreedte) }
  }
}
