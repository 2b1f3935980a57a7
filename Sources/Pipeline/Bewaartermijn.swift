import Domain
import Load
import Register
import Systeem

/// Removes what is kept of single pupils from school years whose time is over. What was published as figures stays.
public struct Bewaartermijn {
  private let data: String
  private let grens: Schooljaar
  private let wacht: Bool
  private let droog: Bool

  /// - Parameters:
  ///   - grens: all school years before this one go.
  ///   - wacht: whether to wait for a run that is busy.
  ///   - droog: only tell what would go.
  public init(data: String, voor grens: Schooljaar, wacht: Bool, droog: Bool) {
    self.data = data
    self.grens = grens
    self.wacht = wacht
    self.droog = droog
  }

  /// Does it. All of it is removed, or nothing.
  ///
  /// - Returns: a report for people.
  /// - Throws: `NietGevonden` when there is no register; `Bezet`; `Bestandsfout`.
  public func doe() throws -> String {
    try Bewaarwerk.doe("retain --before \(grens)", data: data, wacht: wacht, droog: droog) { werk in
      let eerder = droog ? nil : try werk.register.bevrorenSchooljaren()
      if let eerder, eerder.voor > grens {
        try werk.eindig("niets te verwijderen")
        return "what is older than schooljaar \(eerder.voor) was removed at \(eerder.sinds) already\n"
      }
      let verlopen = try werk.stap("zoeken") {
        let verlopen = try werk.register.verlopen(voor: grens)
        return (verlopen, verlopen.telling)
      }
      let publicaties = try werk.geraakt(.verwijder(voor: grens))
      let bericht = """
        before schooljaar \(grens): \(verlopen.telling); rows about single pupils in \(publicaties.count) publications
        \(verlopen.uitleg)
        """
      guard !droog else { return bericht + "nothing was removed: --dry-run\n" }
      if verlopen.isLeeg, publicaties.isEmpty, eerder?.voor == grens {
        try werk.eindig("niets te verwijderen")
        return bericht + "nothing was left to remove\n"
      }
      try verwijder(verlopen, werk)
      return bericht + """
        removed. Figures stay as they were published. Rows of these school years are kept out from now on, and counted. A \
        backup made before holds all of it still.

        """
    }
  }

  private func verwijder(_ verlopen: Verlopen, _ werk: Bewaarwerk) throws {
    guard let run = werk.run else { return }
    try werk.voltooi(uitkomst: "verwijderd: \(verlopen.telling)") {
      _ = try werk.herzie(.verwijder(voor: grens))
      try werk.stap("archief") {
        let weg = werk.wissel.half + "/weg"
        try Map.maak(weg)
        for sha256 in verlopen.leveringen { try Bestandsschrijver(weg + "/" + sha256).sluit() }
        return ((), "\(verlopen.leveringen.count) deliveries")
      }
    } herzie: { register in
      try register.verwijder(voor: grens, run: run).telling
    }
  }
}

extension Verlopen {
  /// For the ledger and for people.
  fileprivate var telling: String {
    """
    \(leveringen.count) raw deliveries; \(meldingen) meldingen, \(werkprocessen) werkprocessen and \(opgaven) opgaven in \(rijen) \
    rows; \
    \(leerlingen) numbers of pupils
    """
  }

  /// What isn't removed, and what follows; a line each.
  fileprivate var uitleg: String {
    var regels: [String] = []
    if blijvendeRijen > 0 {
      regels.append(
        """
        \(blijvendeRijen) rows of these school years stay in the raw bytes of \(blijvendeLeveringen) later deliveries
        """)
    }
    if blijvendeRecords > 0 {
      regels.append(
        """
        \(blijvendeRecords) records of these school years stay, for a later school year needs them: they had no end, ran \
        on into it, or are linked to what is counted there
        """)
    }
    return regels.map { $0 + "\n" }.joined()
  }
}
