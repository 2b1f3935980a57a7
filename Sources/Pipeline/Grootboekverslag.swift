import Domain
import Register

extension Opvragen {
  /// The ledger: every run with its steps.
  public func runs() throws -> String {
    let register = try Register(lezen: map.register)
    return try register.runs().map { run in
      let stappen = run.stappen.map { stap in
        "    \(stap.toestand)  \(Melder.veilig(stap.naam))\(stap.toelichting.map { ": \(Melder.veilig($0))" } ?? "")\n"
      }
      return Self.kop(run) + stappen.joined()
    }.joined()
  }

  /// All that the ledger knows of one run: its plan, and what each step counted, read and made.
  ///
  /// - Throws: `NietGevonden` when there is no such run.
  public func run(_ nummer: Int) throws -> String {
    let register = try Register(lezen: map.register)
    let alle = try register.runs()
    guard let run = alle.first(where: { $0.nummer == nummer }) else {
      throw NietGevonden("there is no run \(nummer); 'sluitend runs' lists them, 1 to \(alle.count)")
    }
    let plan = try register.plan(vanRun: nummer)
    let details = try register.stapdetails(vanRun: nummer)
    let afwijkingen = plan.map { plan in
      switch plan.afwijkingen {
      case nil: "not compared with what was done: the run didn't come so far\n"
      case .some([]): "done as planned\n"
      case .some(let afwijkingen): afwijkingen.map { "not as planned: \(Melder.veilig($0))\n" }.joined()
      }
    }
    let planverslag = try plan.map { try Plan(json: $0.json).tekst } ?? "no plan is kept of it\n"
    let stappen = run.stappen.map { Self.tekst($0, details[$0.nummer] ?? .init()) }.joined()
    return "\(Self.kop(run))\n\(planverslag)\(afwijkingen ?? "")\n\(stappen)"
  }

  private static func kop(_ run: Register.Run) -> String {
    let einde =
      run.klaar.map { "\($0), \(run.uitkomst ?? ""), exit \(run.exitcode ?? 0)" }
      ?? "not ended: busy, or killed"
    return "\(run.nummer)  \(run.opdracht) (version \(run.versie))\n    \(run.begonnen) – \(einde)\n"
  }

  private static func tekst(_ stap: Register.Stap, _ details: Register.Stapdetails) -> String {
    let aantallen = details.aantallen.map { "\($0.naam) \($0.aantal)" }.joined(separator: ", ")
    let regels =
      ["\(stap.toestand)  \(Melder.veilig(stap.naam))  \(stap.begonnen) – \(stap.klaar ?? "")"]
      + [stap.toelichting.map(Melder.veilig), aantallen.isEmpty ? nil : aantallen].compactMap { $0 }.map {
        "    \($0)"
      }
      + details.sommen.map { "    \($0.soort.rawValue)  \($0.sha256)  \(Melder.veilig($0.naam))" }
    return regels.joined(separator: "\n") + "\n"
  }
}
