import ArgumentParser
import Domain
import Glibc
import Pipeline

struct Bridge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Walks from a number to another one of the same kind, step by step down to the record, in Dutch.",
    discussion: """
      EXAMPLE
        sluitend bridge thuiszitters --data data --schooljaar 2020-2021 --definitions 2015-2016 --to-definitions 2020-2021
        sluitend bridge thuiszitters --data data --schooljaar 2020-2021 --to-telling thuiszitters-ocw
        sluitend bridge verzuim-meldingen --data data --schooljaar 2020-2021 --as-of 2021-03-01 --to-as-of 2021-10-01
        sluitend bridge verzuim-leerlingen --data data --schooljaar 2020-2021 --to-schooljaar 2021-2022
        sluitend bridge verzuim-leerlingen --data data --schooljaar 2020-2021 --to-gemeenten

      One thing differs between the two numbers: name it with one of the options that begin with --to. It is counted anew \
      from what the register knows; a walk that doesn't close ends with exit code 70. The bridge from the volgsysteem to \
      DUO is shown by 'sluitend reconcile'.
      """)

  @Argument(help: ArgumentHelp("The telling, as verzuim-meldingen.", valueName: "telling"))
  var telling: String

  @OptionGroup var waarvan: Waarvan

  @Option(
    help: ArgumentHelp("Begin with the definitions of this school year.", valueName: "schooljaar"),
    transform: Lees.schooljaar)
  var definitions: Schooljaar?

  @OptionGroup var wanneer: Wanneer

  @Option(help: ArgumentHelp("To this telling, on the same data.", valueName: "telling"))
  var toTelling: String?

  @Option(
    help: ArgumentHelp("To the definition of this school year, on the same data.", valueName: "schooljaar"),
    transform: Lees.schooljaar)
  var toDefinitions: Schooljaar?

  @Option(help: ArgumentHelp("To what was known on that day.", valueName: "yyyy-mm-dd"), transform: Lees.dag)
  var toAsOf: LocalDate?

  @Flag(help: "To what is known now.")
  var toNow = false

  @Option(
    help: ArgumentHelp("To this school year.", valueName: "schooljaar"), transform: Lees.schooljaar)
  var toSchooljaar: Schooljaar?

  @Flag(help: "To the sum of the gemeenten.")
  var toGemeenten = false

  @Flag(help: "List the records, with pseudonyms.")
  var records = false

  private var einden: [Verschilvraag.Eind] {
    [
      toTelling.map { .telling($0) }, toDefinitions.map { .definities($0) }, toAsOf.map { .opDag($0) },
      toNow ? .opDag(nil) : nil, toSchooljaar.map { .schooljaar($0) }, toGemeenten ? .gemeenten : nil,
    ].compactMap { $0 }
  }

  func validate() throws {
    guard einden.count == 1 else {
      throw ValidationError(
        "Name one of --to-telling, --to-definitions, --to-as-of, --to-now, --to-schooljaar and --to-gemeenten."
      )
    }
  }

  func run() throws {
    try voerUit {
      guard let eind = einden.first else { return .gebruik }
      let begin = Verschilvraag.Begin(
        telling: telling, schooljaar: waarvan.schooljaar, definities: definitions,
        gemeente: waarvan.gemeente, opDag: wanneer.asOf, peildatum: wanneer.peildatum)
      Melder.schrijf(
        try Verschilvraag(data: waarvan.data, pipeline: wanneer.pipeline).tekst(
          van: begin, naar: eind, records: records),
        naar: STDOUT_FILENO)
      return .klaar
    }
  }
}
