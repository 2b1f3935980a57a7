import ArgumentParser
import Domain
import Glibc
import Pipeline

/// The command line: arguments in, exit code out.
@main
struct Sluitend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sluitend",
    abstract: "Counts school absence, and explains every difference with DUO's figures.",
    discussion: """
      EXAMPLE
        sluitend run --pipeline pipelines/ijssel-vecht.yaml --inbox samples/ijssel-vecht --data data
        sluitend reconcile --data data --schooljaar 2020-2021

      EXIT CODES
      \(Exitcode.tabel)
      """,
    version: Versie.huidig,
    subcommands: [
      Run.self, Plan.self, Reconcile.self, Bridge.self, Explain.self, Report.self, Jaarverslag.self,
      Definitions.self,
      Rejects.self,
      Replay.self, Runs.self, Diff.self, Backfill.self, Sample.self,
      Check.self, Published.self, Backup.self, Restore.self, Forget.self, Rekey.self,
      Retain.self, Profile.self, Init.self,
    ])

  static func main() {
    // A file must not take the place of a stream that is closed: what is printed would go into it.
    var fd = open("/dev/null", O_RDWR)
    while 0...STDERR_FILENO ~= fd { fd = open("/dev/null", O_RDWR) }
    close(fd)
    // A pipe that its reader closes ends a listing, not a run.
    signal(SIGPIPE, SIG_IGN)
    do {
      var opdracht = try parseAsRoot()
      try opdracht.run()
    } catch let fout as Mislukt {
      Glibc.exit(fout.code.rawValue)
    } catch {
      let code = exitCode(for: error)
      let bericht = fullMessage(for: error)
      // An argument that doesn't belong there is repeated; it may be a personal number.
      let tekst =
        code == .success
        ? bericht
        : bericht.split(separator: "\n", omittingEmptySubsequences: false).map { Logboek.schoon(String($0)) }
          .joined(separator: "\n")
      Melder.schrijf(tekst + "\n", naar: code == .success ? STDOUT_FILENO : STDERR_FILENO)
      Glibc.exit(code == .success ? Exitcode.klaar.rawValue : Exitcode.gebruik.rawValue)
    }
  }
}

/// Ends the program with a code; what there was to say is said.
struct Mislukt: Error {
  let code: Exitcode
}

extension ParsableCommand {
  /// Does the work of a command, and tells what went wrong on standard error, unless the work told it itself.
  func voerUit(zwijgend: Bool = false, _ werk: () throws -> Exitcode) throws {
    var code: Exitcode
    do {
      code = try werk()
    } catch {
      code = Exitcode(error)
      if !zwijgend { Melder.schrijf("sluitend: \(error)\n", naar: STDERR_FILENO) }
    }
    if let fout = Melder.ontbrekendeUitvoer {
      if !zwijgend { Melder.schrijf("sluitend: \(fout); what was done stays done\n", naar: STDERR_FILENO) }
      if code == .klaar { code = .schijf }
    }
    if code != .klaar { throw Mislukt(code: code) }
  }
}
