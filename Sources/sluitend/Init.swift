import ArgumentParser
import Domain
import Pipeline

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Leaves a working set-up for a region, and a first report.",
    discussion: """
      EXAMPLE
        sluitend init --region Zwolle --inbox deliveries --to mijn-regio

      On a terminal it asks what isn't given; everything has a default. Files that no profile reads are named, with the \
      command that makes one. What is there already stays as it is, and the folder of deliveries is never written to.
      """)

  @Option(help: ArgumentHelp("The number of the RMC-regio, or a gemeente of it.", valueName: "region"))
  var region: String?

  @Option(help: ArgumentHelp("What the region is called.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("The folder of deliveries; made when it isn't there.", valueName: "dir"))
  var inbox: String?

  @Option(
    help: ArgumentHelp(
      "Ids of profiles, with commas: folders that are made in a new inbox.", valueName: "ids"))
  var sources: String?

  @Option(help: ArgumentHelp("Where the set-up and the data go.", valueName: "dir"))
  var to: String = "."

  @Option(
    help: ArgumentHelp(
      "The folder pipelines/ to begin with; without it the one that comes with the program.", valueName: "dir"
    ))
  var from: String?

  func run() throws {
    try voerUit {
      try Inrichting(
        .init(
          regio: region, naam: name, inbox: inbox,
          bronnen: sources?.split(separator: ",").map(String.init), naar: to, van: from)
      ).doe()
    }
  }
}
