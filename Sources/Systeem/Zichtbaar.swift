/// Names and texts from outside, made fit for one line that people read.
public enum Zichtbaar {
  /// Shows as `?` what would move the cursor, forge a line, or turn the order of what is read: control characters, line
  /// and paragraph separators, and everything that is there only to format, such as the marks of direction (U+200E,
  /// U+200F, U+202A–202E, U+2066–2069) and characters without width.
  public static func naam(_ naam: String) -> String {
    String(String.UnicodeScalarView(naam.unicodeScalars.map { isOnzichtbaar($0) ? "?" : $0 }))
  }

  /// Likewise a text of several lines for a page, where the sign is U+FFFD: what is no character becomes it too.
  public static func tekst(_ tekst: String) -> String {
    String(
      String.UnicodeScalarView(
        tekst.unicodeScalars.map { teken in
          teken != "\n" && (isOnzichtbaar(teken) || isGeenTeken(teken)) ? "\u{FFFD}" : teken
        }))
  }

  private static func isGeenTeken(_ teken: Unicode.Scalar) -> Bool {
    [.privateUse, .surrogate, .unassigned].contains(teken.properties.generalCategory)
  }

  private static func isOnzichtbaar(_ teken: Unicode.Scalar) -> Bool {
    switch teken.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
