import Domain
import Register

extension Configuratie {
  /// The corrections that no longer apply to what was known when the newest delivery was received (of those received by a
  /// day; nil = of all). Told in each run until they are removed.
  func verlopenCorrecties(_ register: Register, opDag: LocalDate?) throws -> [Aandachtspunt] {
    guard let nieuwste = try register.nieuwsteOntvangst(opDag: opDag) else { return [] }
    return correcties.filter { $0.isVerlopen(op: nieuwste) }.map { correctie in
      Aandachtspunt(
        waar: correctie.bestand, code: "lapsed-correction",
        tekst: """
          \(Melder.veilig(correctie.plaats)): lapsed on \(correctie.tot), for the newest delivery is of \(nieuwste): it \
          no longer applies; remove it, or decide anew
          """)
    }
  }
}
