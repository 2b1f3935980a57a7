import ArgumentParser
import Domain
import Glibc
import Pipeline

struct Forget: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Removes one pupil from all that is kept, and tells which published figures rest on the pupil.",
    discussion: """
      EXAMPLE
        sluitend forget --data data --dry-run < number.txt
        sluitend forget --data data

      The number, a BSN or an onderwijsnummer, is read from standard input, and never shown. All numbers that are linked \
      to it go too. The pupil's rows are removed from the register, from the tables of all publications that have a row \
      for each record, and from the raw deliveries, in which they are overwritten. Figures stay as they were published; \
      the next run counts without the pupil. All of it is done, or nothing.
      """)

  @OptionGroup var waar: Bewaarplaats

  @Option(help: ArgumentHelp("The set-up; without it, that of the last run.", valueName: "file"))
  var pipeline: String?

  @Flag(help: "Only tell what rests on the pupil.")
  var dryRun = false

  func run() throws {
    try voerUit {
      let nummer = try Nummerinvoer.lees()
      Melder.schrijf(
        try Vergeten(data: waar.data, pipeline: pipeline, wacht: waar.wait, droog: dryRun).doe(nummer),
        naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

struct Rekey: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a new key: all pseudonyms change, and no figure does.",
    discussion: """
      EXAMPLE
        sluitend rekey --data data

      The raw deliveries are read again, for a pseudonym can't be turned into another one without the number. In all \
      publications the old pseudonyms are replaced. The old key is overwritten and gone at the end. All of it is done, or \
      nothing.
      """)

  @OptionGroup var waar: Bewaarplaats

  @Option(help: ArgumentHelp("The set-up; without it, that of the last run.", valueName: "file"))
  var pipeline: String?

  func run() throws {
    try voerUit {
      Melder.schrijf(
        try Sleutelwissel(data: waar.data, pipeline: pipeline, wacht: waar.wait).doe(), naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

struct Retain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Removes raw and record-level data of the school years before a given one; figures stay.",
    discussion: """
      EXAMPLE
        sluitend retain --before 2019-2020 --data data --dry-run
        sluitend retain --before 2019-2020 --data data

      Removed are the raw deliveries received before 1 August of that school year, the records whose date lies before it, \
      the pupils that have no other, and in all publications the tables with a row for each record of those school years. \
      The ledger keeps what was removed. Rows of those school years that come later are kept out. All of it is done, or \
      nothing.
      """)

  @Option(
    help: ArgumentHelp("The first school year to keep.", valueName: "schooljaar"), transform: Lees.schooljaar)
  var before: Schooljaar

  @OptionGroup var waar: Bewaarplaats

  @Flag(help: "Only tell what would be removed.")
  var dryRun = false

  func run() throws {
    try voerUit {
      Melder.schrijf(
        try Bewaartermijn(data: waar.data, voor: before, wacht: waar.wait, droog: dryRun).doe(),
        naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

/// What the commands that remove something have in common.
struct Bewaarplaats: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the run.", valueName: "dir"))
  var data: String

  @Flag(help: "Wait while a run is busy with the data.")
  var wait = false
}
