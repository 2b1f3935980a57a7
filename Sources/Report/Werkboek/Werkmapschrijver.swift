import CXlsxWriter
import Domain
import Systeem

/// Writes sheets to an Excel file, through libxlsxwriter. The same sheets give the same bytes.
///
/// Texts are always written as texts: nothing in them is taken for a number, a formula or a link.
final class Werkmapschrijver {
  private typealias Vorm = UnsafeMutablePointer<lxw_format>

  private enum Opmaak: Hashable {
    case titel
    case uitleg
    case kolomkop
    case tekst(Blad.Rij.Soort)
    case teken(Blad.Rij.Soort)
    case koppeling
    case getal(Blad.Getalvorm, Blad.Rij.Soort)
  }

  private let pad: String
  private var boek: UnsafeMutablePointer<lxw_workbook>?
  private var vormen: [Opmaak: Vorm] = [:]

  /// - Parameter pad: of a file in a folder in which it may make others, that are gone when it is done.
  private init(_ pad: String) throws {
    self.pad = pad
    boek = Map.ouder(pad).withCString { map in
      var keuzes = lxw_workbook_options()
      keuzes.tmpdir = UnsafeMutablePointer(mutating: map)
      return workbook_new_opt(pad, &keuzes)
    }
    guard boek != nil else { throw fout(LXW_ERROR_MEMORY_MALLOC_FAILED) }
  }

  deinit { if let boek { lxw_workbook_free(boek) } }

  /// - Parameters:
  ///   - pad: must not exist yet.
  ///   - titel: of the file as a whole.
  ///   - gemaakt: the day it says it was made, for a clock would give other bytes each time.
  ///   - voet: at the bottom of each printed page, in codes of Excel.
  static func schrijf(_ bladen: [Blad], titel: String, gemaakt: LocalDate, voet: String, naar pad: String)
    throws
  {
    // Readable for its owner alone. The library fills the same file, which is on disk when this one closes it.
    let bestand = try Bestandsschrijver(pad)
    let schrijver = try Werkmapschrijver(pad)
    try schrijver.zetEigenschappen(Celtekst.veilig(titel), gemaakt)
    for blad in bladen { try schrijver.voeg(blad, voet: voet) }
    try schrijver.sluit()
    try bestand.sluit()
  }

  private func fout(_ code: lxw_error) -> Bestandsfout {
    Bestandsfout(
      pad,
      reden:
        "the workbook can't be written (\(String(cString: lxw_strerror(code)))); see that its disk has room"
    )
  }

  private func eis(_ code: lxw_error) throws { if code != LXW_NO_ERROR { throw fout(code) } }

  private func zetEigenschappen(_ titel: String, _ gemaakt: LocalDate) throws {
    try eis(
      titel.withCString { titel in
        var eigenschappen = lxw_doc_properties()
        eigenschappen.title = UnsafeMutablePointer(mutating: titel)
        eigenschappen.created = time_t(gemaakt.dagnummer) * 86_400
        return workbook_set_properties(boek, &eigenschappen)
      })
  }

  private func sluit() throws {
    // Frees it, also when it fails.
    let vol = boek
    boek = nil
    try eis(workbook_close(vol))
  }
}

// MARK: Sheets

extension Werkmapschrijver {
  private typealias Doel = UnsafeMutablePointer<lxw_worksheet>

  private func voeg(_ blad: Blad, voet: String) throws {
    guard let doel = workbook_add_worksheet(boek, blad.naam) else {
      throw fout(LXW_ERROR_PARAMETER_VALIDATION)
    }
    try schrijf(.tekst(blad.titel), Celplek(0, 0), .titel, doel)
    try schrijf(.tekst(blad.uitleg), Celplek(1, 0), .uitleg, doel)
    for (k, kolom) in blad.kolommen.enumerated() {
      try eis(worksheet_set_column(doel, lxw_col_t(k), lxw_col_t(k), kolom.breedte, nil))
      try schrijf(.tekst(kolom.kop), Celplek(Blad.koprij, k), .kolomkop, doel)
    }
    for (r, rij) in blad.rijen.enumerated() {
      for (k, cel) in rij.cellen.enumerated() {
        try schrijf(cel, Celplek(Blad.eersteRij + r, k), Self.opmaak(cel, rij.soort), doel)
      }
    }
    for (r, regel) in blad.onder.enumerated() {
      try schrijf(.tekst(regel), Celplek(blad.volgende + 1 + r, 0), .uitleg, doel)
    }
    try grafiek(blad, doel)
    try richtIn(blad, voet: voet, doel)
  }

  private func richtIn(_ blad: Blad, voet: String, _ doel: Doel) throws {
    let kop = lxw_row_t(Blad.koprij)
    worksheet_freeze_panes(doel, kop + 1, 0)
    try eis(
      worksheet_autofilter(
        doel, kop, 0, lxw_row_t(max(blad.volgende - 1, Blad.eersteRij)), lxw_col_t(blad.kolommen.count - 1)))
    worksheet_set_landscape(doel)
    worksheet_set_paper(doel, Self.a4)
    // As many pages long as it takes.
    worksheet_fit_to_pages(doel, 1, 0)
    try eis(worksheet_repeat_rows(doel, 0, kop))
    try eis(worksheet_set_footer(doel, voet))
  }

  private static let a4: UInt8 = 9

  private static func opmaak(_ cel: Blad.Cel, _ soort: Blad.Rij.Soort) -> Opmaak {
    switch cel {
    case .leeg, .tekst, .oordeel: .tekst(soort)
    case .teken: .teken(soort)
    case .koppeling: .koppeling
    case .getal(_, let vorm), .formule(_, _, let vorm): .getal(vorm, soort)
    }
  }

  private func schrijf(_ cel: Blad.Cel, _ plek: Celplek, _ opmaak: Opmaak, _ doel: Doel) throws {
    let (rij, kolom) = (lxw_row_t(plek.rij), lxw_col_t(plek.kolom))
    let vorm = try vorm(opmaak)
    switch cel {
    case .leeg:
      try eis(worksheet_write_blank(doel, rij, kolom, vorm))
    case .tekst(let tekst), .teken(let tekst):
      try eis(worksheet_write_string(doel, rij, kolom, Celtekst.veilig(tekst), vorm))
    case .koppeling(let tekst, let blad):
      try eis(
        worksheet_write_url_opt(
          doel, rij, kolom, "internal:\(Bladnamen.tussenAanhaling(blad))!A1", vorm, Celtekst.veilig(tekst),
          nil))
    case .getal(let getal, _):
      try eis(worksheet_write_number(doel, rij, kolom, getal, vorm))
    case .formule(let formule, let uitkomst, _):
      try eis(worksheet_write_formula_num(doel, rij, kolom, "=" + formule, vorm, uitkomst))
    case .oordeel(let formule, let uitkomst):
      try eis(worksheet_write_formula_str(doel, rij, kolom, "=" + formule, vorm, uitkomst))
    }
  }
}

// MARK: Looks

extension Werkmapschrijver {
  private static let zacht: lxw_color_t = 0xF2F2F2
  private static let koppelkleur: lxw_color_t = 0x00508F
  private static let uitlegkleur: lxw_color_t = 0x444444

  private func vorm(_ opmaak: Opmaak) throws -> Vorm {
    if let vorm = vormen[opmaak] { return vorm }
    guard let vorm = workbook_add_format(boek) else { throw fout(LXW_ERROR_MEMORY_MALLOC_FAILED) }
    vormen[opmaak] = vorm
    format_set_align(vorm, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch opmaak {
    case .titel:
      format_set_bold(vorm)
      format_set_font_size(vorm, 14)
    case .uitleg: format_set_font_color(vorm, Self.uitlegkleur)
    case .kolomkop:
      format_set_bold(vorm)
      format_set_text_wrap(vorm)
      format_set_bg_color(vorm, Self.zacht)
      format_set_bottom(vorm, UInt8(LXW_BORDER_MEDIUM.rawValue))
    case .tekst(let soort):
      format_set_text_wrap(vorm)
      Self.zet(soort, vorm)
    case .teken(let soort):
      format_set_align(vorm, UInt8(LXW_ALIGN_RIGHT.rawValue))
      Self.zet(soort, vorm)
    case .koppeling:
      format_set_font_color(vorm, Self.koppelkleur)
      format_set_underline(vorm, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    case .getal(let getal, let soort):
      format_set_num_format(vorm, Self.getalvorm(getal))
      Self.zet(soort, vorm)
    }
    return vorm
  }

  private static func zet(_ soort: Blad.Rij.Soort, _ vorm: Vorm) {
    if soort != .gewoon { format_set_bold(vorm) }
    if soort == .kop { format_set_bg_color(vorm, zacht) }
  }

  private static func getalvorm(_ vorm: Blad.Getalvorm) -> String {
    func decimalen(_ aantal: Int) -> String {
      aantal == 0 ? "" : "." + String(repeating: "0", count: aantal)
    }
    return switch vorm {
    case .aantal: "#,##0"
    case .mutatie: "+#,##0;\"−\"#,##0;0"
    case .procent(let aantal): "0\(decimalen(aantal))%"
    case .verhouding(let aantal): "#,##0\(decimalen(aantal))"
    case .dag: "dd-mm-yyyy"
    }
  }
}

// MARK: Charts

extension Werkmapschrijver {
  // In pixels.
  private static let (breedte, rijhoogte, rand): (Double, Double, Double) = (720, 34, 110)
  /// What a chart is without a scale.
  private static let (gewoneBreedte, gewoneHoogte): (Double, Double) = (480, 288)

  private func grafiek(_ blad: Blad, _ doel: Doel) throws {
    guard let grafiek = blad.grafiek, !blad.rijen.isEmpty else { return }
    guard let tekening = workbook_add_chart(boek, UInt8(LXW_CHART_BAR_STACKED.rawValue)) else {
      throw fout(LXW_ERROR_MEMORY_MALLOC_FAILED)
    }
    let (eerste, laatste) = (lxw_row_t(Blad.eersteRij), lxw_row_t(blad.volgende - 1))
    for reeks in grafiek.reeksen {
      guard let balken = chart_add_series(tekening, nil, nil) else {
        throw fout(LXW_ERROR_MEMORY_MALLOC_FAILED)
      }
      let (naam, kolom) = (lxw_col_t(grafiek.naamkolom), lxw_col_t(reeks.kolom))
      chart_series_set_categories(balken, blad.naam, eerste, naam, laatste, naam)
      chart_series_set_values(balken, blad.naam, eerste, kolom, laatste, kolom)
      chart_series_set_name_range(balken, blad.naam, lxw_row_t(Blad.koprij), kolom)
      var vulling = lxw_chart_fill()
      if let kleur = reeks.kleur {
        vulling.color = kleur
      } else {
        vulling.none = 1
      }
      chart_series_set_fill(balken, &vulling)
    }
    chart_set_series_overlap(tekening, 100)
    chart_set_series_gap(tekening, 40)
    // The first step at the top, as in the table.
    chart_axis_set_reverse(tekening.pointee.x_axis)
    chart_axis_set_num_format(tekening.pointee.y_axis, Self.getalvorm(.aantal))
    chart_legend_set_position(tekening, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    var onzichtbaar =
      grafiek.reeksen.indices.filter { grafiek.reeksen[$0].kleur == nil }.map(Int16.init) + [-1]
    try eis(chart_legend_delete_series(tekening, &onzichtbaar))
    let hoogte = Self.rand + Self.rijhoogte * Double(blad.rijen.count)
    try eis(
      Celtekst.veilig(grafiek.omschrijving).withCString { omschrijving in
        var keuzes = lxw_chart_options()
        keuzes.description = UnsafeMutablePointer(mutating: omschrijving)
        keuzes.x_scale = Self.breedte / Self.gewoneBreedte
        keuzes.y_scale = hoogte / Self.gewoneHoogte
        // A filter hides rows, and must not squeeze it.
        keuzes.object_position = UInt8(LXW_OBJECT_DONT_MOVE_DONT_SIZE.rawValue)
        return worksheet_insert_chart_opt(
          doel, lxw_row_t(Blad.koprij), lxw_col_t(blad.kolommen.count + 1), tekening, &keuzes)
      })
  }
}
