import Domain

/// `werkproces: {soort: [luxe], in-bereik: ja}` — some werkproces, of whatever school year, works on the melding, and
/// the clauses within hold for it. With nothing within, any werkproces will do.
public struct WerkprocesClausule: Sendable {
  let clausules: [Clausule]

  public init(_ clausules: [Clausule]) {
    self.clausules = clausules
  }

  func geldt(_ melding: Int, _ zicht: Zicht) -> Bool {
    let partitie = zicht.partitie
    return partitie.werkprocessenPerMelding[melding].contains { werkproces in
      clausules.gelden(partitie.werkprocesrijen[Int(werkproces)], Int(werkproces), zicht)
    }
  }
}
