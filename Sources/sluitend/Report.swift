import ArgumentParser
import Domain
import Pipeline

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the coordinator's report: one page in Dutch for each school year.",
    discussion: """
      EXAMPLE
        sluitend report 2020-2021 --data data
        sluitend report --data data --edition openbaar

      It shows what the newest publication holds: open DATA/rapport/2020-2021/index.html in a browser. What changed since the \
      publication before and why, what asks for a decision, the bridges step by step, all numbers through the years, and the \
      tables of the yearbook. It needs no network, and may be copied as it is.

      The internal edition lists records by pseudonym: it is for those entitled to them. The public edition, in       DATA/rapport-openbaar, has no records and no small counts (below 'rapport: {drempel: 5}' of the set-up), nor what would       give them away, also beside what earlier public editions showed. 'rapport: {na-run: [intern]}' lets every run write one.
      """)

  @Argument(
    help: ArgumentHelp("As 2020-2021; without it, all that are published.", valueName: "schooljaar"),
    transform: Lees.schooljaar)
  var schooljaar: Schooljaar?

  @Option(help: ArgumentHelp("The folder of a run.", valueName: "dir"))
  var data: String

  @Option(help: ArgumentHelp("intern or openbaar.", valueName: "edition"))
  var edition = Rapportkeuze.Editie.intern

  @Option(help: ArgumentHelp("Write to DIR/SCHOOLJAAR instead of DATA/rapport.", valueName: "dir"))
  var out: String?

  @Flag(help: "Wait while a run is busy.")
  var wait = false

  func run() throws {
    try voerUit {
      try Rapportage(.init(data: data, schooljaar: schooljaar, editie: edition, uit: out, wacht: wait)).doe()
    }
  }
}

extension Rapportkeuze.Editie: ExpressibleByArgument {}
