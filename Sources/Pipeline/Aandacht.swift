import Domain
import Report

/// What somebody should look at: files refused for the first time, deliveries with too many rejected rows, and lists that
/// were left with nothing.
struct Aandacht {
  private let geweigerd: [(regel: Bestandsregel, code: Weigercode)]
  private let veelAfkeur: [(pad: String, telling: Rijtelling)]
  private let leeg: [LegeLijst]
  private let grens: Double

  /// - Parameter leeg: the lists that have nothing left, also those that were told of before.
  init(_ lijst: [Bestandsregel], leeg: [LegeLijst], grens: Double) {
    self.grens = grens
    let nieuw = lijst.filter(\.isNieuw)
    geweigerd = nieuw.compactMap { regel in
      if case .geweigerd(let code) = regel.uitkomst { (regel, code) } else { nil }
    }
    self.leeg = leeg.filter { leeg in nieuw.contains { $0.pad == leeg.bestand } }
    veelAfkeur = nieuw.compactMap { regel in
      regel.telling.flatMap { telling in
        100 * Double(telling.afgekeurd) > grens * Double(telling.gelezen) ? (regel.pad, telling) : nil
      }
    }
  }

  /// The limit without a needless fraction.
  private var procent: String { grens == grens.rounded() ? String(Int(grens)) : String(grens) }

  /// Whether a run ends as if there were nothing: a list may well have nobody left, so that alone changes no exit code.
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
      + leeg.map { leeg in
        Aandachtspunt(
          waar: leeg.bestand, code: "emptied-list",
          tekst: """
            \(Melder.veilig(leeg.bestand)): a header without rows: the list \(Melder.veilig(leeg.lijst)) has no records \
            any more, of \(leeg.records) in \(Melder.veilig(leeg.vorige)); ask for the file again if that can't be right
            """)
      }
  }
}
