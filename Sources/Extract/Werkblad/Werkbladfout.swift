import Domain

/// Why an Excel file is refused.
struct Werkbladfout: Error {
  let code: Weigercode
  /// In words that hold nothing of its content.
  let toelichting: String

  init(_ code: Weigercode, _ toelichting: String) {
    self.code = code
    self.toelichting = toelichting
  }
}
