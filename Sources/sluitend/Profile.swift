import ArgumentParser
import Domain
import Glibc
import Pipeline

struct Profile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a profile for a file that no shipped one reads: guess, preview, accept.",
    subcommands: [Guess.self, Preview.self, Accept.self])
}

extension Recordsoort: ExpressibleByArgument {}

struct Guess: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads deliveries that no profile reads, and writes a draft of one.",
    discussion: """
      EXAMPLE
        sluitend profile guess inbox/export_20211004.csv --pipeline pipelines/ijssel-vecht.yaml --out jvs-zwolle.yaml

      CSV with any delimiter, XML and XLSX; several files must be of one source. Behind each line of the draft stands its \
      evidence, below it each doubt as a question. No value of the file is shown but the texts of codes.
      """)

  @Argument(help: ArgumentHelp("Deliveries of one source.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("The set-up of the region.", valueName: "file"))
  var pipeline: String

  @Option(name: .customLong("as"), help: "What its records are; without it what fits best.")
  var als: Recordsoort?

  @Option(
    help: ArgumentHelp(
      "The draft; its name is the id of the profile. Without it that of the first file.", valueName: "file"))
  var out: String?

  func run() throws {
    try voerUit {
      Melder.schrijf(try Profielgok.gok(files, pipeline: pipeline, als: als, uit: out), naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

struct Preview: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what a profile makes of files, before anything is registered.",
    discussion: """
      EXAMPLE
        sluitend profile preview inbox/export_20211004.csv --profile jvs-zwolle.yaml --pipeline pipelines/ijssel-vecht.yaml

      Nothing is written. Of a delivery that no longer fits it proposes what to change in the profile.
      """)

  @Argument(help: ArgumentHelp("Deliveries of one source.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("A draft, or the id of a profile of the set-up.", valueName: "draft"))
  var profile: String

  @Option(help: ArgumentHelp("The set-up of the region.", valueName: "file"))
  var pipeline: String

  @Option(help: ArgumentHelp("Show the published numbers of this folder beside them.", valueName: "dir"))
  var data: String?

  func run() throws {
    try voerUit {
      Melder.schrijf(
        try Profielkijk(files, profiel: profile, pipeline: pipeline, data: data).tekst(), naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

struct Accept: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes a draft into the set-up, with a small masked sample as its regression case.",
    discussion: """
      EXAMPLE
        sluitend profile accept jvs-zwolle.yaml --sample inbox/export_20211004.csv --pipeline pipelines/ijssel-vecht.yaml

      The draft goes to bronnen/ beside the set-up, the sample and what is to come out of it to proeven/<id>/. No value of \
      the sample is that of anybody: see the README. 'sluitend check' holds every profile against its case.
      """)

  @Argument(help: ArgumentHelp("The draft.", valueName: "draft"))
  var draft: String

  @Option(help: ArgumentHelp("A delivery that it reads, of which the sample is made.", valueName: "file"))
  var sample: String

  @Option(help: ArgumentHelp("The set-up of the region.", valueName: "file"))
  var pipeline: String

  @Flag(help: "Put it in the place of a profile with the same id.")
  var replace = false

  @Flag(help: "Accept it though it has open questions.")
  var withQuestions = false

  func run() throws {
    try voerUit {
      Melder.schrijf(
        try Profielaanname.neemAan(
          draft, voorbeeld: sample, pipeline: pipeline, vervang: replace, metVragen: withQuestions),
        naar: STDOUT_FILENO)
      return .klaar
    }
  }
}
