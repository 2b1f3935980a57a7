import Domain
import Report

/// What somebody should look at: files refused for the first time, and deliveries with too many rejected rows.
struct Aandacht {
  private let geweigerd: [(regel: Bestandsregel, code: Weigercode)]
  private let veelAfkeur: [(pad: String, telling: Rijtelling)]
  private let grens: Double

  init(_ lijst: [Bestandsregel], grens: Double) {
    self.grens = grens
    let nieuw = lijst.filter(\.isNieuw)
    geweigerd = nieuw.compactMap { regel in
      if case .geweigerd(let code) = regel.uitkomst { (regel, code) } else { nil }
    }
    veelAfkeur = nieuw.compactMap { regel in
      regel.telling.flatMap { telling in
        100 * Double(telling.afgekeurd) > grens * Double(telling.gelezen) ? (regel.pad, telling) : nil
      }
    }
  }

  /// The limit without a needless fraction.
  private var procent: String { grens == grens.rounded() ? String(Int(grens)) : String(grens) }

  var isLeeg: Bool { geweigerd.isEmpty && veelAfkeur.isEmpty }

  var punten: [Aandachtspunt] {
    geweigerd.map { regel, code in
      let waar = regel.toelichting.map { ": \($0)" } ?? ""
      return Aandachtspunt(
        waar: regel.pad, code: code.rawValue,
        tekst: """
          \(Melder.veilig(regel.pad)): refused (\(code.rawValue)\(Melder.veilig(waar))): \(code.betekenis). \
          \(code.watTeDoen)
          """)
    }
      + veelAfkeur.map { pad, telling in
        Aandachtspunt(
          waar: pad, code: "rejected-rows",
          tekst: """
            \(Melder.veilig(pad)): \(telling.afgekeurd) of \(telling.gelezen) rows rejected, more than \(procent) %; \
            'sluitend rejects' tells which and why
            """)
      }
  }
}
