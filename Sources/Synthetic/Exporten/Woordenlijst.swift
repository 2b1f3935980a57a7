import Domain

/// All words of which exports of one vocabulary are made. Each vocabulary has a file of its own.
struct Woordenlijst: Sendable {
  /// One way to spell the codes of a field: canonical code and text.
  typealias Spelling = [String: String]

  /// Header names by field, whatever the record is. Words are set apart by a space.
  let namen: [Exportveld: [String]]
  /// Those that only exports of meldingen have.
  let namenMelding: [Exportveld: [String]]
  /// Those that only exports of werkprocessen have.
  let namenWerkproces: [Exportveld: [String]]

  let soortenMelding: [Spelling]
  let soortenWerkproces: [Spelling]
  let statussen: [Spelling]
  let redenen: [Spelling]
  let resultaten: [Spelling]
  /// In the column of the result, or of the reason: what means no code.
  let vrijeUitkomsten: [String]

  /// First lines.
  let titelsMelding: [String]
  let titelsWerkproces: [String]
  /// What stands in front of the day on which the export was made.
  let drukdatums: [String]
  /// What was selected: a line below the title.
  let selecties: [String]
  /// The first cell of a row of totals.
  let totalen: [String]
  /// First and second cell of a small table beside the records.
  let tellingkoppen: [(soort: String, aantal: String)]

  let bestandsnamenMelding: [String]
  let bestandsnamenWerkproces: [String]
  let bladen: [String]
  let voorbladen: [String]

  let wortels: [String]
  let recordsMelding: [String]
  let recordsWerkproces: [String]
  /// Elements around fields of the pupil, the school, the process and its handling.
  let groepenLeerling: [String]
  let groepenSchool: [String]
  let groepenGeval: [String]
  let groepenBeheer: [String]
  let naamruimte: String

  let datums: [Datumstijl]
  /// As often as they are to be drawn.
  let scheidingstekens: [Character]

  func namen(_ veld: Exportveld, _ record: Recordsoort) -> [String] {
    namen[veld, default: []] + (record == .melding ? namenMelding : namenWerkproces)[veld, default: []]
  }

  /// Every header name that occurs, as written in the list.
  var alleNamen: [String] {
    [namen, namenMelding, namenWerkproces].flatMap { $0.values.flatMap { $0 } }
  }

  /// What is left of a name when capitals and all but letters and digits don't count: the styles of headers differ in
  /// nothing else.
  static func kern(_ naam: String) -> String {
    naam.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
