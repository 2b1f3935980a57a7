import ArgumentParser
import Domain
import Pipeline

struct Backfill: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Counts chosen school years anew, and shows what would change and why.",
    discussion: """
      EXAMPLE
        sluitend backfill 2018-2019..2020-2021 --data data
        sluitend backfill 2020-2021 --data data --pipeline nieuw/ijssel-vecht.yaml
        sluitend backfill 2018-2019..2020-2021 --data data --publish

      By today's definitions and code, or those of another set-up. Nothing is published unless you ask for it: each \
      number that differs from the current publication is told with its cause, and all of it, with the records, is \
      written to DATA/vergelijkingen/<run>. With --publish the chosen school years are published and the others stay as \
      they are; the next run brings all of them to the set-up that it is given.
      """)

  @Argument(
    help: ArgumentHelp("One school year, or the first and the last of several.", valueName: "schooljaren"),
    transform: Lees.schooljaren)
  var schooljaren: ClosedRange<Schooljaar>

  @Option(help: ArgumentHelp("The folder of the run.", valueName: "dir"))
  var data: String

  @Option(help: ArgumentHelp("The set-up; without it, that of the last run.", valueName: "file"))
  var pipeline: String?

  @Flag(help: "Publish what was counted.")
  var publish = false

  @Flag(help: "Wait while another run is busy with the same data.")
  var wait = false

  func run() throws {
    try voerUit {
      try Herberekening(
        .init(data: data, schooljaren: schooljaren, pipeline: pipeline, publiceer: publish, wacht: wait)
      ).doe()
    }
  }
}
