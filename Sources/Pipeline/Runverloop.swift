import Register

extension Register {
  /// Does work as a run of the ledger: it begins, and it ends with an outcome, also when it fails.
  ///
  /// - Parameters:
  ///   - opdracht: the command without its paths.
  ///   - werk: gets the number of the run; gives how it ended, for whoever started it and for the ledger.
  func alsRun(_ opdracht: String, _ werk: (Int) throws -> (Exitcode, String)) throws -> Exitcode {
    let run = try beginRun(opdracht, versie: Versie.huidig)
    do {
      let (exitcode, uitkomst) = try werk(run)
      try eindRun(run, uitkomst: uitkomst, exitcode: Int(exitcode.rawValue))
      return exitcode
    } catch {
      // Errors tell of files, keys and steps; values are never in them.
      try? eindRun(run, uitkomst: "mislukt: \(error)", exitcode: Int(Exitcode(error).rawValue))
      throw error
    }
  }
}
