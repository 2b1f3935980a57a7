import ArgumentParser
import Domain
import Glibc
import Pipeline

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Saves register, raw deliveries and publications as they are at one moment.",
    discussion: """
      EXAMPLE
        sluitend backup --data data --to /backup/sluitend-2021-10-04

      The backup is there whole, or not at all, and is read back before it gets its name. Its raw deliveries hold \
      personal numbers: keep it as you keep the data folder. The key stays out of it unless you ask for it: keep that \
      apart, for restore needs it.
      """)

  @Option(help: ArgumentHelp("The folder of the run.", valueName: "dir"))
  var data: String

  @Option(help: ArgumentHelp("The backup to make; it must not exist, or be empty.", valueName: "dir"))
  var to: String

  @Flag(help: "Save the key of the pseudonyms too.")
  var withKey = false

  @Flag(help: "Wait while a run is busy with the data.")
  var wait = false

  func run() throws {
    try voerUit {
      Melder.schrijf(
        try Reservekopie(data: data, naar: to, metSleutel: withKey, wacht: wait).maak(), naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Puts back what a backup holds, and checks that it is what was saved.",
    discussion: """
      EXAMPLE
        sluitend restore --from /backup/sluitend-2021-10-04 --data data --key /safe/sleutel
        sluitend restore --from /backup/sluitend-2021-10-04 --check

      Every file must have the size and the SHA-256 that the backup's manifest says. The data folder is there whole, or \
      not at all. With --check the backup is read, and nothing is restored.
      """)

  @Option(help: ArgumentHelp("The backup.", valueName: "dir"))
  var from: String

  @Option(help: ArgumentHelp("The folder to restore; it must not exist, or be empty.", valueName: "dir"))
  var data: String?

  @Option(help: ArgumentHelp("The key, when it isn't in the backup.", valueName: "file"))
  var key: String?

  @Flag(help: "Only check the backup, and tell what is in it.")
  var check = false

  func validate() throws {
    if check == (data != nil) { throw ValidationError("Name either --data or --check.") }
    if check, key != nil { throw ValidationError("--key goes with --data.") }
  }

  func run() throws {
    try voerUit {
      let terugzetting = try Terugzetting(van: from)
      Melder.schrijf(
        try data.map { try terugzetting.zetTerug(naar: $0, sleutel: key) } ?? terugzetting.controleer(),
        naar: STDOUT_FILENO)
      return .klaar
    }
  }
}
