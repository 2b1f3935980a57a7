import ArgumentParser
import Domain
import Glibc
import Pipeline

struct Jaarverslag: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the tables of the yearbook of a school year, in Dutch.",
    discussion: """
      EXAMPLE
        sluitend jaarverslag 2020-2021 --data data --gemeente Dalfsen

      The tables stand in the folder jaarverslag of the set-up, and are laid out by each run: this prints what is \
      published. Below each table: which totals are sums and which count everyone once, why there is no number where \
      '-' stands, and what each number means.
      """)

  @Argument(help: ArgumentHelp("As 2020-2021.", valueName: "schooljaar"), transform: Lees.schooljaar)
  var schooljaar: Schooljaar

  @Option(help: ArgumentHelp("The folder of a run.", valueName: "dir"))
  var data: String

  @Option(help: ArgumentHelp("A gemeente by code or name; without it, the region.", valueName: "naam"))
  var gemeente: String?

  @Option(help: ArgumentHelp("One table, by its id.", valueName: "id"))
  var tabel: String?

  @Flag(help: "The whole book: the region, and behind it each gemeente.")
  var all = false

  func validate() throws {
    if all, gemeente != nil { throw ValidationError("--all has all gemeenten; leave --gemeente out.") }
  }

  func run() throws {
    try voerUit {
      Melder.schrijf(
        try Opvragen(data: data).jaarverslag(schooljaar, gemeente: gemeente, tabel: tabel, heel: all),
        naar: STDOUT_FILENO)
      return .klaar
    }
  }
}
