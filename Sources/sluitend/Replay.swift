import ArgumentParser
import Pipeline

struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tries rejected rows and refused files again, after a profile or code list was mended.",
    discussion: """
      EXAMPLE
        sluitend replay --pipeline pipelines/ijssel-vecht.yaml --inbox inbox --data data --code R06

      The deliveries with rejected rows are read again from the archive, refused files from the inbox; what else is new in \
      the inbox waits for 'sluitend run'. Then it counts and publishes as a run does. 'sluitend rejects --history' lists \
      what became of rows and files that were tried again, in any run.
      """)

  @Option(help: ArgumentHelp("The set-up of the region.", valueName: "file"))
  var pipeline: String

  @Option(help: ArgumentHelp("The folder with deliveries, one folder per profile.", valueName: "dir"))
  var inbox: String

  @Option(help: ArgumentHelp("The folder of the run.", valueName: "dir"))
  var data: String

  @Option(
    help: ArgumentHelp("Only deliveries and files with this code, R01–R09 or B01–B05.", valueName: "code"))
  var code: String?

  @Option(help: ArgumentHelp("Only this one: its path below the inbox.", valueName: "path"))
  var levering: String?

  @Option(help: ArgumentHelp("Take gemeenten.csv and scholen.csv from here.", valueName: "dir"))
  var reference: String?

  @Flag(help: "Print only what needs attention (for cron).")
  var quiet = false

  @Flag(help: "Wait while another run is busy with the same data.")
  var wait = false

  func validate() throws { try Lees.controleer(code: code) }

  func run() throws {
    try voerUit {
      try Uitvoering(
        .init(
          pipeline: pipeline, inbox: inbox, data: data, referentie: reference, opDag: nil, wacht: wait,
          herkansing: Herkansingskeuze(code: code?.uppercased(), levering: levering)),
        melder: Melder(stil: quiet)
      ).doe()
    }
  }
}
