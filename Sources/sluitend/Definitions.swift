import ArgumentParser
import Domain
import Glibc
import Pipeline

struct Definitions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows the definitions that hold in a school year, or what changed between two, in Dutch.",
    discussion: """
      EXAMPLE
        sluitend definitions 2018-2019
        sluitend definitions --diff 2015-2016 2016-2017

      Each definition comes with its origin, the files in which it stands, and its hash: as long as that is the same, it \
      counts the same. Reads the folders definities and aansluitingen, and nothing else.
      """)

  @Argument(
    help: ArgumentHelp("As 2018-2019; with --diff two.", valueName: "schooljaar"), transform: Lees.schooljaar)
  var schooljaren: [Schooljaar]

  @Flag(help: "Show what differs between two school years.")
  var diff = false

  @Option(
    help: ArgumentHelp(
      "The set-up beside which the definitions lie; without it, the folder pipelines.", valueName: "file"))
  var pipeline: String?

  func validate() throws {
    if schooljaren.count != (diff ? 2 : 1) {
      throw ValidationError(
        diff ? "--diff takes two school years." : "One school year is needed; with --diff two.")
    }
  }

  func run() throws {
    try voerUit {
      let boek = try Definitieboek(pipeline: pipeline)
      Melder.schrijf(
        diff ? boek.wissel(van: schooljaren[0], naar: schooljaren[1]) : boek.lijst(schooljaren[0]),
        naar: STDOUT_FILENO)
      return .klaar
    }
  }
}
