import ArgumentParser
import Domain
import Glibc
import Pipeline

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what changed between the publications of two runs, and why.",
    discussion: """
      EXAMPLE
        sluitend diff 3 5 --data data
        sluitend diff 3 5 --data data --gemeente Dalfsen --records
        sluitend diff 3 5 --data data --out verschil

      Each number that differs is walked from the old one to the new, changing one thing at a time: what had been \
      delivered then as it is read now, new deliveries, corrections, definitions, reference tables, the program. The \
      parts add up, and --records lists the records behind each. --out writes all numbers, at all levels, and all \
      records to DIR/cijfers.csv and DIR/records.csv. Of a run that published nothing it takes what was current then.
      """)

  @Argument(help: ArgumentHelp("The earlier run.", valueName: "run"))
  var van: Int

  @Argument(help: ArgumentHelp("The later run.", valueName: "run"))
  var naar: Int

  @Option(help: ArgumentHelp("The folder of the run.", valueName: "dir"))
  var data: String

  @Option(help: ArgumentHelp("A code or a name; without it, the region.", valueName: "gemeente"))
  var gemeente: String?

  @Flag(help: "Also the records behind the numbers, by pseudonym.")
  var records = false

  @Option(
    help: ArgumentHelp("Write all of it there as CSV; it must not exist, or be empty.", valueName: "dir"))
  var out: String?

  func validate() throws {
    if naar < van { throw ValidationError("Name the earlier run first.") }
  }

  func run() throws {
    try voerUit {
      Melder.schrijf(
        try Runverschil(data: data).tekst(
          van: van, naar: naar, gemeente: gemeente, records: records, uit: out),
        naar: STDOUT_FILENO)
      return .klaar
    }
  }
}
