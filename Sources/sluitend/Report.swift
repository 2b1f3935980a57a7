import ArgumentParser
import Domain
import Pipeline

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the coordinator's report: one page in Dutch for each school year.",
    discussion: """
      EXAMPLE
        sluitend report 2020-2021 --data data

      It shows what the newest publication holds: open DATA/rapport/2020-2021/index.html in a browser. What changed since the \
      publication before and why, what asks for a decision, the bridges step by step, all numbers through the years, and the \
      tables of the yearbook. It needs no network, and may be copied as it is.
      """)

  @Argument(
    help: ArgumentHelp("As 2020-2021; without it, all that are published.", valueName: "schooljaar"),
    transform: Lees.schooljaar)
  var schooljaar: Schooljaar?

  @Option(help: ArgumentHelp("The folder of a run.", valueName: "dir"))
  var data: String

  @Option(help: ArgumentHelp("Write to DIR/SCHOOLJAAR instead of DATA/rapport.", valueName: "dir"))
  var out: String?

  @Flag(help: "Wait while a run is busy.")
  var wait = false

  func run() throws {
    try voerUit {
      try Rapportage(.init(data: data, schooljaar: schooljaar, uit: out, wacht: wait)).doe()
    }
  }
}
