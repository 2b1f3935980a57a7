import Testing

@testable import Pipeline

/// Names of files and numbers of records come from outside, and are printed in tables.
@Suite struct MelderTests {
  @Test(
    arguments: [
      ("200000001", "200000001"), ("Zoë 1–2 (日本)", "Zoë 1–2 (日本)"), ("a\u{1B}[2Jb", "a?[2Jb"),
      ("a\r\nb", "a??b"),
      ("a\u{85}b", "a?b"), ("a\u{2028}b\u{2029}c", "a?b?c"), ("\u{202E}123", "?123"), ("1\u{200B}2", "1?2"),
    ])
  func `what can't be seen can't move the cursor, forge a line or turn the columns`(
    naam: String, veilig: String
  ) {
    #expect(Melder.veilig(naam) == veilig)
  }
}
