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
      let naam = Melder.veilig(lezing.bestand)
      guard tabel.vorm.isXML == profiel.isXML else {
        regels.append(
          "\(naam) is \(tabel.vorm.isXML ? "XML" : "no XML"), and the profile reads \(profiel.isXML ? "XML" : "CSV and Excel"): is it of another source?"
        )
        continue
      }
      guard Self.isZelfdeBron(profiel, tabel) else {
        regels.append(
          "\(naam) has fewer than half of the columns that the profile must have: is it of another source? 'sluitend profile guess' makes a profile for it"
        )
        continue
      }
      regels += Self.datums(profiel, tabel, bestand)
      regels += Self.kolommen(profiel, tabel, bestand, kennis)
      regels += Self.codes(profiel, tabel, bestand, kennis)
    }
    // Several files may say the same.
    var gezien: Set<String> = []
    tekst = regels.filter { gezien.insert($0).inserted }.map { "  " + $0 }.joined(separator: "\n")
  }

  /// Whether at least half of the columns that must be there are.
  private static func isZelfdeBron(_ profiel: Bronprofiel, _ tabel: Tabelkeuze) -> Bool {
    let aanwezig = Set(tabel.kolommen.map { profiel.gelijk($0.naam) })
    let moet = profiel.velden.filter {
      $0.vorm == .inRij && profiel.record.verplichteVelden.contains($0.naam)
    }
    return moet.count { veld in veld.namen.contains { aanwezig.contains(profiel.gelijk($0)) } } * 2
      >= moet.count
  }

  /// Days in a spelling that the profile doesn't read.
  private static func datums(
    _ profiel: Bronprofiel, _ tabel: Tabelkeuze, _ bestand: Profielbestand
  ) -> [String] {
    let namen = Set(profiel.velden.filter { $0.naam.isDatum }.flatMap(\.namen).map(profiel.gelijk))
    let nieuw = tabel.kolommen.filter { kolom in
      guard namen.contains(profiel.gelijk(kolom.naam)), kolom.gevuld > 0 else { return false }
      return kolom.deel { waarde in profiel.datumpatronen.contains { $0.dag(waarde) != nil } }
        < 0.9
    }
    let patronen = Set(nieuw.compactMap(\.datum?.patroon)).subtracting(profiel.datumpatronen)
      .sorted { $0.rawValue < $1.rawValue }
    guard !patronen.isEmpty else { return [] }
    let alle = (profiel.datumpatronen + patronen).map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    let regel = bestand.knoop.vrij("datums")?.node.mark.map { "line \($0.line): " } ?? ""
    return [
      "\(regel)days are spelled otherwise in \(nieuw.count) column\(nieuw.count == 1 ? "" : "s"): datums: [\(alle)]"
    ]
  }

  /// Fields whose column isn't there, with the one that may be its new name.
  private static func kolommen(
    _ profiel: Bronprofiel, _ tabel: Tabelkeuze, _ bestand: Profielbestand, _ kennis: Veldinhoud.Kennis
  ) -> [String] {
    let gelijk = profiel.gelijk
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
      let nieuw = profiel.isXML ? Voorstelschrijver.tekst(naam) : "[\(namen.joined(separator: ", "))]"
      let vorm =
        veld.codes.isEmpty ? "\(veld.naam.rawValue): \(nieuw)" : "\(veld.naam.rawValue).naam: \(nieuw)"
      return "\(regel)column renamed? \(vorm)  # \(gekozen.bewijs)\(twijfel)"
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

extension Bronprofiel {
  var isXML: Bool { if case .xml = formaat { true } else { false } }

  /// What tells names of columns apart: in CSV spellings make no difference.
  func gelijk(_ naam: String) -> String { isXML ? naam : Kolomherkenning.normaal(naam) }
}
