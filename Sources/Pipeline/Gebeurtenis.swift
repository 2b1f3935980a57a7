import Domain
import Register

/// What happens in a run, as it happens, for those who follow it by machine.
enum Gebeurtenis {
  /// The command without its paths.
  case begonnen(opdracht: String)
  /// Another run is busy, and this one waits for it.
  case wacht(Bezet)
  case stap(Stapbericht)
  /// A line of the plan, or of where something else was done.
  case plan(String)
  case bevinding(Aandachtspunt)
  /// - naam: below `publicaties/`.
  case gepubliceerd(naam: String, schooljaren: [Schooljaar])
  /// - fout: what stopped it; nil when nothing did.
  case geeindigd(Exitcode, fout: String?, seconden: Double)
}

/// Something that somebody should look at.
struct Aandachtspunt {
  /// What it is about: a path below the inbox, the data folder, or a file of corrections; nil when it is about none.
  let waar: String?
  /// What kind it is: a code of a refusal (`B01`–`B05`), or a word.
  let code: String
  /// A line for people, without control characters.
  let tekst: String
}
