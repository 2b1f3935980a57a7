import ArgumentParser
import Domain
import Glibc
import Pipeline

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Shows what a number is: definition, what each clause removed, deliveries, neighbours; in Dutch.",
    discussion: """
      EXAMPLE
        sluitend explain thuiszitters --data data --schooljaar 2020-2021
        sluitend explain thuiszitters --data data --schooljaar 2020-2021 --records

      It counts anew from what the register knows. The records that are left must come to what the telling counts on its \
      own; if not, that is exit code 70. 'sluitend definitions' lists the tellingen.
      """)

  @Argument(help: ArgumentHelp("The id of a telling or a percentage.", valueName: "telling"))
  var telling: String

  @OptionGroup var waarvan: Waarvan

  @OptionGroup var wanneer: Wanneer

  @Flag(help: "List the counted records too, the pupils by pseudonym.")
  var records = false

  func run() throws {
    try voerUit {
      Melder.schrijf(
        try Uitleg(data: waarvan.data, pipeline: wanneer.pipeline).tekst(
          telling, waarvan.schooljaar, gemeente: waarvan.gemeente, opDag: wanneer.asOf,
          peildatum: wanneer.peildatum, metRecords: records), naar: STDOUT_FILENO)
      return .klaar
    }
  }
}
