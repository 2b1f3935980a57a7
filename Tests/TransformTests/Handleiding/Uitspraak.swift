/// What a test asks: for which records a clause holds, what a telling counts, or what a step does.
struct Vraag: Hashable {
  enum Soort {
    case clausule, telling, stap
  }

  let soort: Soort
  /// In YAML.
  var tekst: String
  /// The kind of record that it is asked of: `melding`, `werkproces`.
  var bron: String?
  /// Whether it is asked of records; else it is only read, as a definition.
  var gesteld = false
  /// What goes with it, in words: the gemeente that is counted for, the peildatum.
  var bij: [String] = []
  /// Of a step: the column with the records that are there before it.
  var vanaf: String?
}

/// What must come out.
enum Antwoord: Hashable {
  /// The records of which a column holds this.
  case kolom(String, String)
  /// The records with these numbers.
  case nummers([String])
  case waarde(String)
  /// The same records as for another question.
  case zelfde(Vraag)
  /// Nothing: it isn't accepted as a definition.
  case fout
  /// It is accepted, without more.
  case aanvaard
}

struct Uitspraak: Hashable {
  let vraag: Vraag
  /// Which part of the outcome, as the test calls it; empty for all of it.
  var kenmerk = ""
  /// Nil when the test asks more of the outcome than the manual can tell.
  var antwoord: Antwoord?
}
