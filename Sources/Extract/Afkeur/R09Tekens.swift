/// `R09`: bytes that are no text in the file's encoding, in any column, mapped or not. NUL is never text.
struct R09Tekens {
  let codering: Codering
  private var utf8 = UTF8Toets()
  private var heeftOnteken = false

  init(_ codering: Codering) {
    self.codering = codering
  }

  /// Takes the next raw bytes of the row.
  mutating func voeg(_ bytes: UnsafeRawBufferPointer) {
    switch codering {
    case .utf8:
      utf8.voeg(bytes)
      heeftOnteken = heeftOnteken || bytes.contains(0)
    case .windows1252:
      heeftOnteken = heeftOnteken || bytes.contains { $0 == 0 || Windows1252.ontbreekt($0) }
    }
  }

  /// Whether the row, now whole, is to be rejected.
  var geldt: Bool { heeftOnteken || !utf8.heelGeldig }
}
