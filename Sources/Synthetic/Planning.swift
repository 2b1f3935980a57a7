import Domain

/// When a werkproces starts and ends, and which deliveries tell of it.
struct Planning {
  let start: LocalDate
  let einde: LocalDate
  private let eerste: Int
  /// The delivery that brings end and result.
  private let laatste: Int
  private let komtNogEens: Bool

  init(start: LocalDate, _ tijdlijn: Tijdlijn, _ toeval: inout Toeval) {
    self.start = start
    self.einde = start.plus(dagen: toeval.tussen(10...110))
    self.eerste = tijdlijn.nummer(op: start)
    let bijEinde = tijdlijn.nummer(op: einde)
    // Officers don't always close at once, and some forget.
    let vertraging = toeval.kans(promille: 200) ? 1 : 0
    let vergeten = toeval.kans(promille: 200)
    self.laatste =
      vergeten || einde > tijdlijn.perioden[bijEinde].einde ? Int.max : min(bijEinde + vertraging, eerste + 3)
    self.komtNogEens = toeval.kans(promille: 70)
  }

  /// When it is closed, if it ever is.
  var afgesloten: LocalDate? { laatste == Int.max ? nil : einde }

  /// Whether the werkproces is closed in the row that a delivery brings; nil when the delivery brings none.
  func afgesloten(in levering: Int) -> Bool? {
    if levering == laatste { return true }
    return levering == eerste || (levering == eerste + 1 && komtNogEens && levering < laatste) ? false : nil
  }
}
