import ArgumentParser
import Domain
import Glibc
import Pipeline

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes in what is new in the inbox, counts, and publishes.",
    discussion: """
      EXAMPLE
        sluitend run --pipeline pipelines/ijssel-vecht.yaml --inbox inbox --data data

      The results are in DATA/uitvoer. Nothing is published unless all of it is right. A run with nothing new does
      nothing. The inbox is never written to.
      """)

  @Option(help: ArgumentHelp("The set-up of the region.", valueName: "file"))
  var pipeline: String

  @Option(help: ArgumentHelp("The folder with deliveries, one folder per profile.", valueName: "dir"))
  var inbox: String

  @Option(
    help: ArgumentHelp(
      "The folder of everything that Sluitend keeps; made when it isn't there.", valueName: "dir"))
  var data: String

  @Option(help: ArgumentHelp("Take gemeenten.csv and scholen.csv from here.", valueName: "dir"))
  var reference: String?

  @Option(
    help: ArgumentHelp(
      "Count only what was received by that day; the result goes to DATA/publicaties/as-of-<day>.",
      valueName: "yyyy-mm-dd"), transform: Lees.dag)
  var asOf: LocalDate?

  @Flag(help: "Print only what needs attention (for cron).")
  var quiet = false

  @Flag(help: "Wait while another run is busy with the same data.")
  var wait = false

  @Option(
    help: ArgumentHelp(
      "What goes to standard error: text, or json for machines: an event on each line.", valueName: "form"))
  var log = Logboek.Vorm.tekst

  @Option(
    help: ArgumentHelp("Write figures of this run there, for Prometheus.", valueName: "file"))
  var metrics: String?

  func run() throws {
    // A log for machines has the error in its last line.
    try voerUit(zwijgend: log == .json) {
      try Uitvoering(
        .init(
          pipeline: pipeline, inbox: inbox, data: data, referentie: reference, opDag: asOf, wacht: wait,
          log: log, metrics: metrics),
        melder: Melder(stil: quiet)
      ).doe()
    }
  }
}

extension Logboek.Vorm: ExpressibleByArgument {}

struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what a run would do, and why, without doing it.",
    discussion: """
      EXAMPLE
        sluitend plan --pipeline pipelines/ijssel-vecht.yaml --inbox inbox --data data

      Which files of the inbox are new and what is in them, which school years they touch, and what will be counted \
      again and published. Nothing is made or changed. Every run tells and keeps the same plan before it begins; \
      'sluitend runs --run N' shows it beside what was done.
      """)

  @Option(help: ArgumentHelp("The set-up of the region.", valueName: "file"))
  var pipeline: String

  @Option(help: ArgumentHelp("The folder with deliveries, one folder per profile.", valueName: "dir"))
  var inbox: String

  @Option(help: ArgumentHelp("The folder of everything that Sluitend keeps.", valueName: "dir"))
  var data: String

  @Option(help: ArgumentHelp("Take gemeenten.csv and scholen.csv from here.", valueName: "dir"))
  var reference: String?

  @Option(
    help: ArgumentHelp("Of a run that counts only what was received by that day.", valueName: "yyyy-mm-dd"),
    transform: Lees.dag)
  var asOf: LocalDate?

  func run() throws {
    try voerUit {
      Melder.schrijf(
        try Planvraag(.init(pipeline: pipeline, inbox: inbox, data: data, referentie: reference, opDag: asOf))
          .tekst(),
        naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

struct Reconcile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows the bridges from the volgsysteem to DUO as tables, in Dutch.",
    discussion: """
      EXAMPLE
        sluitend reconcile --data data --schooljaar 2020-2021
        sluitend reconcile --data data --schooljaar 2020-2021 --gemeente Dalfsen --as-of 2021-03-01

      Without further options it shows what was published. With --as-of, --peildatum or --pipeline it counts anew from \
      what the register knows; a bridge that doesn't close then ends with exit code 70.
      """)

  @OptionGroup var waarvan: Waarvan

  @OptionGroup var wanneer: Wanneer

  @Flag(help: "Also how large each step would be if it were taken first, and last.")
  var order = false

  func run() throws {
    try voerUit {
      let opvragen = try Opvragen(data: waarvan.data)
      let (schooljaar, gemeente) = (waarvan.schooljaar, waarvan.gemeente)
      Melder.schrijf(
        wanneer.isLeeg
          ? try opvragen.aansluitingen(schooljaar, gemeente: gemeente, metVolgorde: order)
          : try opvragen.aansluitingen(
            schooljaar, gemeente: gemeente, opDag: wanneer.asOf, peildatum: wanneer.peildatum,
            pipeline: wanneer.pipeline, metVolgorde: order), naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

/// Of which run, school year and gemeente a number is.
struct Waarvan: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the run.", valueName: "dir"))
  var data: String

  @Option(help: ArgumentHelp("As 2020-2021.", valueName: "schooljaar"), transform: Lees.schooljaar)
  var schooljaar: Schooljaar

  @Option(help: ArgumentHelp("A code or a name; without it, the region.", valueName: "gemeente"))
  var gemeente: String?
}

/// As known when, valid when, and by which set-up: what a count from the register takes.
struct Wanneer: ParsableArguments {
  @Option(
    help: ArgumentHelp("As known on that day; without it, now.", valueName: "yyyy-mm-dd"), transform: Lees.dag
  )
  var asOf: LocalDate?

  @Option(
    help: ArgumentHelp(
      "Count on this day of the school year what is counted on a peildatum.", valueName: "yyyy-mm-dd"),
    transform: Lees.dag)
  var peildatum: LocalDate?

  @Option(help: ArgumentHelp("The set-up; without it, that of the last run.", valueName: "file"))
  var pipeline: String?

  var isLeeg: Bool { asOf == nil && peildatum == nil && pipeline == nil }
}

struct Rejects: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists rejected rows and refused files: where, why, and what to do.",
    discussion: """
      EXAMPLE
        sluitend rejects --data data --code R01
        sluitend rejects --data data --by age
        sluitend rejects --data data --by levering --older-than 31

      Age is in days, from the date of receipt until the newest date of receipt that is known (with --as-of: until that \
      day). A refused file whose name has no date has no age.
      """)

  @Option(help: ArgumentHelp("The folder of the run.", valueName: "dir"))
  var data: String

  @Option(help: ArgumentHelp("Only this code, R01–R09 or B01–B05.", valueName: "code"))
  var code: String?

  @Option(help: ArgumentHelp("Only this delivery: its path below the inbox.", valueName: "path"))
  var levering: String?

  @Option(
    help: ArgumentHelp("Only of what was received by that day.", valueName: "yyyy-mm-dd"), transform: Lees.dag
  )
  var asOf: LocalDate?

  @Option(help: ArgumentHelp("Only what is older than so many days.", valueName: "n"))
  var olderThan: Int?

  @Option(help: ArgumentHelp("Count them per code, levering or age.", valueName: "group"))
  var by: Afkeurgroep?

  @Flag(
    help: "List those that got another outcome when they were read again, with the runs; of the first code.")
  var history = false

  func validate() throws {
    try Lees.controleer(code: code)
    if let olderThan, olderThan < 0 { throw ValidationError("--older-than must be 0 or more.") }
    if history, asOf != nil || olderThan != nil || by != nil {
      throw ValidationError("--history goes with --code and --levering only.")
    }
  }

  func run() throws {
    try voerUit {
      let vraag = Afkeurvraag(
        code: code?.uppercased(), levering: levering, opDag: asOf, ouderDan: olderThan)
      let opvragen = try Opvragen(data: data)
      if history {
        Melder.schrijf(
          try opvragen.herkansingen(code: code?.uppercased(), levering: levering), naar: STDOUT_FILENO)
        return .klaar
      }
      Melder.schrijf(
        try by.map { try opvragen.afkeur(vraag, per: $0) } ?? opvragen.afkeur(vraag), naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

extension Afkeurgroep: ExpressibleByArgument {}

struct Runs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the runs with their steps: the ledger.",
    discussion: """
      EXAMPLE
        sluitend runs --data data
        sluitend runs --data data --run 3

      With --run all of that run: its plan and where it did something else, and of each step what it counted and the \
      SHA-256 of what went in and came out.
      """)

  @Option(help: ArgumentHelp("The folder of the run.", valueName: "dir"))
  var data: String

  @Option(
    name: .customLong("run"), help: ArgumentHelp("Only this run, with all of its steps.", valueName: "n"))
  var nummer: Int?

  func run() throws {
    try voerUit {
      let opvragen = try Opvragen(data: data)
      Melder.schrijf(try nummer.map { try opvragen.run($0) } ?? opvragen.runs(), naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

struct Sample: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes synthetic deliveries, in all three formats, to try things on.",
    discussion: """
      EXAMPLE
        sluitend sample --pipeline pipelines/ijssel-vecht.yaml --out inbox --meldingen 600 --seed 7
        sluitend sample --pipeline pipelines/ijssel-vecht.yaml --out exports --exports 20 --seed 7

      The same arguments make the same bytes. There are repeats and changes; from 100 meldingen on also bad rows, a
      refused file and a double one. With --exports there are exports of unknown sources instead, in as many folders, and
      beside them the truth: waarheid.csv (column;veld), codes.csv and exporten.csv.
      All persons are synthetic: their numbers are computed to pass the elfproef.
      """)

  @Option(help: ArgumentHelp("The set-up of the region.", valueName: "file"))
  var pipeline: String

  @Option(help: ArgumentHelp("The inbox to make; it must not exist, or be empty.", valueName: "dir"))
  var out: String

  @Option(help: ArgumentHelp("How many distinct meldingen, 1 or more.", valueName: "n"))
  var meldingen: Int?

  @Option(
    help: ArgumentHelp(
      "Instead: how many exports of unknown sources, 1 or more, of the first school year.", valueName: "n"))
  var exports: Int?

  @Flag(help: "With --exports: in words that are kept apart, to measure what guesses a profile.")
  var heldOut = false

  @Option(help: ArgumentHelp("Any whole number; another one gives other deliveries.", valueName: "s"))
  var seed: UInt64

  @Option(
    help: ArgumentHelp("The first school year; without it 2020-2021.", valueName: "schooljaar"),
    transform: Lees.schooljaar)
  var van: Schooljaar = Schooljaar(beginjaar: 2020)

  @Option(
    help: ArgumentHelp("The last school year; without it 2021-2022.", valueName: "schooljaar"),
    transform: Lees.schooljaar)
  var tot: Schooljaar = Schooljaar(beginjaar: 2021)

  @Flag(help: "One XML file with all meldingen, and nothing else: to try the size of a file.")
  var eenXml = false

  func validate() throws {
    switch (meldingen, exports) {
    case (nil, nil): throw ValidationError("--meldingen or --exports must be given.")
    case (.some, .some): throw ValidationError("--meldingen and --exports exclude each other.")
    case (let aantal?, nil): if aantal < 1 { throw ValidationError("--meldingen must be 1 or more.") }
    case (nil, let aantal?): if aantal < 1 { throw ValidationError("--exports must be 1 or more.") }
    }
    if heldOut, exports == nil { throw ValidationError("--held-out is for --exports.") }
    if eenXml, exports != nil { throw ValidationError("--een-xml is for --meldingen.") }
    // Of exports there is one school year, the first.
    if exports == nil, tot < van { throw ValidationError("--tot must not lie before --van.") }
  }

  func run() throws {
    try voerUit {
      let tabel =
        if let exports {
          try Voorbeeld.maakExporten(
            pipeline: pipeline, uit: out, aantal: exports, seed: seed, schooljaar: van, apart: heldOut)
        } else {
          try Voorbeeld.maak(
            pipeline: pipeline, uit: out, meldingen: meldingen ?? 0, seed: seed, schooljaren: van...tot,
            eenXml: eenXml)
        }
      Melder.schrijf(tabel, naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Checks set-up, profiles, definitions, bridges, reference tables, corrections and yearbook tables; shows all faults at once.",
    discussion: """
      EXAMPLE
        sluitend check --pipeline pipelines/ijssel-vecht.yaml
      """)

  @Option(help: ArgumentHelp("The set-up of the region.", valueName: "file"))
  var pipeline: String

  @Option(help: ArgumentHelp("Take gemeenten.csv and scholen.csv from here.", valueName: "dir"))
  var reference: String?

  func run() throws {
    try voerUit {
      let configuratie = try Configuratie(pipeline, referentie: reference)
      let proeven = try configuratie.toetsProeven(pipeline)
      Melder.schrijf(
        configuratie.samenvatting + (proeven == 0 ? "" : "\nproeven: \(proeven) profiles give what they gave")
          + "\n",
        naar: STDOUT_FILENO)
      return .klaar
    }
  }
}

/// Reads a value of the command line, and says how it is to be written when it isn't.
enum Lees {
  static func dag(_ tekst: String) throws -> LocalDate {
    guard let dag = LocalDate(iso: tekst) else {
      throw ValidationError("'\(tekst)' is no day; write it as 2021-10-01.")
    }
    return dag
  }

  /// A code of a rejection or refusal, in capitals or not; nil is fine.
  static func controleer(code: String?) throws {
    let codes = Afkeurcode.allCases.map(\.rawValue) + Weigercode.allCases.map(\.rawValue)
    if let code, !codes.contains(code.uppercased()) {
      throw ValidationError("'\(code)' is no code; they are \(codes.joined(separator: ", ")).")
    }
  }

  /// `2020-2021`, or `2018-2019..2020-2021`.
  static func schooljaren(_ tekst: String) throws -> ClosedRange<Schooljaar> {
    guard let scheiding = tekst.firstRange(of: "..") else {
      let jaar = try schooljaar(tekst)
      return jaar...jaar
    }
    let van = try schooljaar(String(tekst[..<scheiding.lowerBound]))
    let tot = try schooljaar(String(tekst[scheiding.upperBound...]))
    guard van <= tot else { throw ValidationError("'\(tekst)' runs backwards; name the earlier one first.") }
    return van...tot
  }

  static func schooljaar(_ tekst: String) throws -> Schooljaar {
    guard let schooljaar = Schooljaar(tekst) else {
      throw ValidationError("'\(tekst)' is no school year; write it as 2020-2021.")
    }
    return schooljaar
  }
}
