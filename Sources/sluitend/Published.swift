import ArgumentParser
import Glibc
import Pipeline

struct Published: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks published figures by relations between them and with the tellingen, in Dutch.",
    discussion: """
      EXAMPLE
        sluitend published --pipeline pipelines/ijssel-vecht.yaml pipelines/gepubliceerd/ijssel-vecht-2020-2021.csv

      The figures are a CSV file, the relations a YAML file: parts add up to a total, a percentage belongs to a \
      numerator and a denominator, figures are the same, a figure equals a telling. Each figure gets the worst \
      verdict of its relations; one in no relation is not checked. With --strict, a difference that nothing explains \
      gives exit code 65.
      """)

  @Argument(help: ArgumentHelp("The published figures.", valueName: "figures"))
  var figures: String

  @Option(help: ArgumentHelp("The set-up of the region.", valueName: "file"))
  var pipeline: String

  @Option(
    help: ArgumentHelp(
      "The relations; without it the file beside the figures, with .yaml for .csv.", valueName: "yaml"))
  var relations: String?

  @Option(
    help: ArgumentHelp(
      "The folder of a run, to compare with its tellingen; without it these relations are not asked.",
      valueName: "dir"))
  var data: String?

  @Flag(help: "List every figure with its status and what was said of it.")
  var all = false

  @Flag(help: "End with exit code 65 when a difference is unexplained.")
  var strict = false

  func run() throws {
    try voerUit {
      let gepubliceerd = try Gepubliceerd(
        pipeline: pipeline, cijfers: figures, relaties: relations, data: data)
      Melder.schrijf(gepubliceerd.verslag(alle: all), naar: STDOUT_FILENO)
      return strict && gepubliceerd.heeftOnverklaard ? .gegevens : .klaar
    }
  }
}
