import Domain
import Extract

/// What a profile would have to learn so that it reads a delivery that no longer fits: other names of columns, new codes.
struct Driftvoorstel {
  /// Lines for people; empty when there is nothing to propose.
  let tekst: String

  /// - Throws: `Bestandsfout`. A file in which no table can be found has no proposal.
  init(_ bestand: Profielbestand, _ lezingen: [Proeflezing], _ configuratie: Configuratie) throws {
    let kennis = Veldinhoud.Kennis(configuratie)
    let profiel = bestand.profiel
    var regels: [String] = []
    for lezing in lezingen {
      let tabel: Tabelkeuze
      do {
        tabel = try Tabelkeuze.beste(Ruwetabel.alle(lezing.pad))
      } catch is Ruwetabel.Fout {
        continue
      }
      regels += Self.kolommen(profiel, tabel, bestand, kennis)
      regels += Self.codes(profiel, tabel, bestand, kennis)
    }
    // Several files may say the same.
    var gezien: Set<String> = []
    tekst = regels.filter { gezien.insert($0).inserted }.map { "  " + $0 }.joined(separator: "\n")
  }

  /// Fields whose column isn't there, with the one that may be its new name.
  private static func kolommen(
    _ profiel: Bronprofiel, _ tabel: Tabelkeuze, _ bestand: Profielbestand, _ kennis: Veldinhoud.Kennis
  ) -> [String] {
    let isXML = if case .xml = profiel.formaat { true } else { false }
    func gelijk(_ naam: String) -> String { isXML ? naam : Kolomherkenning.normaal(naam) }
    let aanwezig = Set(tabel.kolommen.map { gelijk($0.naam) })
    let bekend = Set(profiel.velden.flatMap(\.namen).map(gelijk))
    let weg = profiel.velden.filter { veld in
      veld.vorm == .inRij && !veld.namen.contains { aanwezig.contains(gelijk($0)) }
    }
    // The other number of a person is seldom missed.
    let heeftPersoon = profiel.velden.contains { veld in
      profiel.record.persoonsvelden.contains(veld.naam) && !weg.contains { $0.naam == veld.naam }
    }
    guard !weg.isEmpty else { return [] }
    let keuze = Veldkeuze(profiel.record, tabel, kennis)
    return weg.compactMap { veld in
      let moet =
        profiel.record.verplichteVelden.contains(veld.naam)
        || !heeftPersoon && profiel.record.persoonsvelden.contains(veld.naam)
      let regel = bestand.regel(veld.naam).map { "line \($0): " } ?? ""
      guard let gekozen = keuze.gekozen.first(where: { $0.veld == veld.naam }) else {
        return moet ? "\(regel)no column for \(veld.naam.rawValue) any more, and none that may be it" : nil
      }
      let naam = tabel.kolommen[gekozen.kolom].naam
      guard !bekend.contains(gelijk(naam)) else { return nil }
      let twijfel = gekozen.twijfels.isEmpty ? "" : " (look: \(gekozen.twijfels.joined(separator: "; ")))"
      let namen = (veld.namen + [naam]).map(Voorstelschrijver.tekst)
      let nieuw = isXML ? Voorstelschrijver.tekst(naam) : "[\(namen.joined(separator: ", "))]"
      let vorm =
        veld.codes.isEmpty ? "\(veld.naam.rawValue): \(nieuw)" : "\(veld.naam.rawValue).naam: \(nieuw)"
      return "\(regel)column renamed? \(vorm)  # \(gekozen.bewijs.joined(separator: "; "))\(twijfel)"
    }
  }

  /// Values that the lists of codes don't know.
  private static func codes(
    _ profiel: Bronprofiel, _ tabel: Tabelkeuze, _ bestand: Profielbestand, _ kennis: Veldinhoud.Kennis
  ) -> [String] {
    profiel.velden.filter { !$0.codes.isEmpty && $0.vorm == .inRij }.flatMap { veld -> [String] in
      let namen = Set(veld.namen.map(Kolomherkenning.normaal))
      guard let kolom = tabel.kolommen.first(where: { namen.contains(Kolomherkenning.normaal($0.naam)) })
      else {
        return []
      }
      let alle = Voorstelcodes(
        veld.naam, kolom, profiel.record, tabel, kennis, zonder: Array(veld.codes.keys))
      let regel = bestand.regel(veld.naam, codes: true).map { "line \($0): " } ?? ""
      var regels = alle.regels.map { code in
        let voorstel =
          code.keuze.map { "\($0.code)\($0.isZeker ? "" : "  # nearest; is it?")" }
          ?? "…  # what does it mean?"
        return
          "\(regel)unknown \(veld.naam.rawValue), in \(code.rijen) row\(code.rijen == 1 ? "" : "s"): \(Voorstelschrijver.tekst(code.tekst)): \(voorstel)"
      }
      if alle.verzwegen > 0 {
        regels.append(
          "\(regel)\(alle.verzwegen) further value\(alle.verzwegen == 1 ? "" : "s") of \(veld.naam.rawValue), in \(alle.verzwegenRijen) rows, may be free text and \(alle.verzwegen == 1 ? "isn't" : "aren't") shown"
        )
      }
      return regels
    }
  }
}
