import Domain

/// One step of a bridge: what it is called, and what it does to the records so far.
public struct Stap: Sendable {
  /// The closed set of kinds, each in a file of its own.
  public enum Soort: Sendable {
    case beperk(Beperk)
    case verbind(Verbind)
    case telAls(TelAls)
    case vulAan(VulAan)
  }

  public let code: String
  /// In Dutch: what the step means, in a few words and in a sentence.
  public let titel: String
  public let uitleg: String
  /// Of what it may be about, for the report; empty when there is none.
  public let voorbeeld: String
  public let soort: Soort
  /// The telling that the stand must equal after this step, computed on its own; nil = none.
  public let gelijkAan: Telling?

  public init(
    code: String, titel: String, uitleg: String, voorbeeld: String = "", soort: Soort, gelijkAan: Telling?
  ) {
    self.code = code
    self.titel = titel
    self.uitleg = uitleg
    self.voorbeeld = voorbeeld
    self.soort = soort
    self.gelijkAan = gelijkAan
  }

  func met(_ anders: (Telling) -> Telling) -> Stap {
    var soort = self.soort
    switch soort {
    case .vulAan(let stap): soort = .vulAan(VulAan(uit: anders(stap.telling), clausules: stap.clausules))
    case .verbind(let stap): soort = .verbind(stap.telling.map { Verbind(aan: anders($0)) } ?? stap)
    case .beperk, .telAls: break
    }
    return Stap(
      code: code, titel: titel, uitleg: uitleg, voorbeeld: voorbeeld, soort: soort,
      gelijkAan: gelijkAan.map(anders))
  }

  /// Those that it names.
  public var tellingen: [Telling] {
    let uit: Telling? =
      switch soort {
      case .vulAan(let stap): stap.telling
      case .verbind(let stap): stap.telling
      case .beperk, .telAls: nil
      }
    return [uit, gelijkAan].compactMap { $0 }
  }

  /// What its clauses ask of opgaven.
  func gevraagdeOpgaven(in schooljaar: Schooljaar, peildatum: LocalDate?) -> [Opgavebehoefte] {
    switch soort {
    case .beperk(let stap): stap.clausules.gevraagdeOpgaven(in: schooljaar, peildatum: peildatum)
    case .vulAan(let stap): stap.clausules.gevraagdeOpgaven(in: schooljaar, peildatum: peildatum)
    case .verbind, .telAls: []
    }
  }

  /// What it does, written in one way, without the words for people.
  public var definitietekst: String {
    let wat =
      switch soort {
      case .beperk(let stap): stap.tekst
      case .verbind(let stap): stap.tekst
      case .telAls(let stap): stap.tekst
      case .vulAan(let stap): stap.tekst
      }
    return "\(code): {\(wat)\(gelijkAan.map { ", gelijk-aan: \($0.id)" } ?? "")}"
  }

  func pasToe(_ stand: Loopstand, _ zicht: Zicht) -> (Loopstand, Mutatie) {
    switch soort {
    case .beperk(let stap): stap.pasToe(stand, zicht)
    case .verbind(let stap): stap.pasToe(stand, zicht)
    case .telAls(let stap): stap.pasToe(stand, zicht)
    case .vulAan(let stap): stap.pasToe(stand, zicht)
    }
  }
}

/// Where a bridge stands after a step: which records, and what is counted of them, one for one.
struct Loopstand {
  var bron: Recordsoort
  var eenheid: Eenheid
  /// Indices in the partition, ascending: the order of their numbers.
  var rijen: [Int32]

  var waarde: Telwaarde { Telwaarde(rijen.count, eenheid) }

  func leerlingen(_ partitie: Partitie) -> Aantal<Leerlingen> {
    let rijen = partitie.rijen(bron)
    return Aantal(Set(self.rijen.lazy.map { rijen[Int($0)].leerling }).count)
  }

  /// Splits the records into those for which a condition holds and the others.
  func splits(_ waar: (Int) -> Bool) -> (wel: [Int32], niet: [Int32]) {
    rijen.reduce(into: ([], [])) { uit, index in
      if waar(Int(index)) { uit.0.append(index) } else { uit.1.append(index) }
    }
  }
}

/// What a step takes away or adds.
public struct Mutatie: Sendable {
  public enum Teken: String, Sendable {
    case erbij = "+"
    case eraf = "-"
  }

  public let teken: Teken
  public let bron: Recordsoort
  /// Indices in the partition, ascending.
  public let rijen: [Int32]

  /// Signed, in records of `bron`.
  public var aantal: Int { teken == .erbij ? rijen.count : -rijen.count }
}
