import Systeem

/// A text as a cell may hold it.
enum Celtekst {
  /// What Excel takes, in UTF-16 units.
  static let langste = 32_767

  /// Shows what can't be seen, keeps what reads as a code of Excel's own (`_x0041_`) from being one, and cuts what is too long.
  static func veilig(_ tekst: String) -> String {
    var uit = Zichtbaar.tekst(tekst)
    if uit.contains("_x") { uit.replace(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_") }
    let kort = begin(uit, langste)
    return kort.utf8.count == uit.utf8.count ? uit : begin(kort, langste - 1) + "…"
  }

  /// The longest beginning of so many UTF-16 units that ends between two characters.
  static func begin(_ tekst: String, _ lengte: Int) -> String {
    guard tekst.utf16.count > lengte else { return tekst }
    var (uit, over) = ("", lengte)
    for teken in tekst {
      over -= teken.utf16.count
      if over < 0 { break }
      uit.append(teken)
    }
    return uit
  }
}
