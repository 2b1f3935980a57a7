import Domain
import Register
import Report

/// Which rejected rows and refused files are asked for.
public struct Afkeurvraag: Sendable {
  /// `R01`–`R09` or `B01`–`B05`; nil = all.
  public var code: String?
  /// The path below the inbox; nil = all.
  public var levering: String?
  /// Of what had been received by that day, and refused files whose name has no date; nil = of all.
  public var opDag: LocalDate?
  /// Only what is older than so many days: see `Ouderdom`. What has no date of receipt has no age, and is left out.
  public var ouderDan: Int?

  public init(
    code: String? = nil, levering: String? = nil, opDag: LocalDate? = nil, ouderDan: Int? = nil
  ) {
    self.code = code
    self.levering = levering
    self.opDag = opDag
    self.ouderDan = ouderDan
  }

  func past(code: String, levering: String) -> Bool {
    (self.code ?? code) == code && (self.levering ?? levering) == levering
  }
}

/// By what a summary of rejected rows and refused files is grouped.
public enum Afkeurgroep: String, CaseIterable, Sendable {
  case code
  case levering
  case age
}

extension Opvragen {
  /// The rejected rows and the refused files, as tables.
  ///
  /// - Throws: `NietGevonden` for a path that was never seen.
  public func afkeur(_ vraag: Afkeurvraag) throws -> String {
    let lijst = try Afkeurlijst(Register(lezen: map.register), vraag)
    var rijen = Teksttabel([
      .init("levering"), .init("rij", rechts: true), .init("code"), .init("veld"), .init("bytes"),
    ])
    var aantal = 0
    var gezien: Set<Afkeurcode> = []
    try lijst.rijen { regel in
      let afkeuring = regel.afkeuring
      aantal += 1
      gezien.insert(afkeuring.code)
      rijen.voeg([
        Melder.veilig(regel.levering), String(afkeuring.rij), afkeuring.code.rawValue,
        Melder.veilig(afkeuring.veld ?? ""),
        afkeuring.bytes.map { "\($0.lowerBound)–\($0.upperBound)" } ?? "",
      ])
    }
    var delen: [String] = []
    if aantal > 0 {
      let uitleg = Afkeurcode.allCases.filter(gezien.contains).map {
        "\($0.rawValue)  \($0.betekenis). \($0.watTeDoen)"
      }
      delen.append(rijen.tekst + "\n" + uitleg.joined(separator: "\n") + "\n")
    }
    var weigeringen = Teksttabel([.init("refused file"), .init("code"), .init("why, and what to do")])
    for (regel, code) in lijst.geweigerd {
      let waar = regel.toelichting.map { "\(Melder.veilig($0)): " } ?? ""
      weigeringen.voeg([
        Melder.veilig(regel.pad), code.rawValue, "\(waar)\(code.betekenis). \(code.watTeDoen)",
      ])
    }
    if !lijst.geweigerd.isEmpty { delen.append(weigeringen.tekst) }
    delen.append(lijst.slot(rijen: aantal))
    return delen.joined(separator: "\n")
  }

  /// How many there are per group: a table, and the totals.
  ///
  /// - Throws: `NietGevonden` for a path that was never seen.
  public func afkeur(_ vraag: Afkeurvraag, per groep: Afkeurgroep) throws -> String {
    let lijst = try Afkeurlijst(Register(lezen: map.register), vraag)
    var tellers: [Groepsleutel: Groepteller] = [:]
    var aantal = 0
    try lijst.rijen { regel in
      aantal += 1
      let sleutel = Groepsleutel(
        groep, code: regel.afkeuring.code.rawValue, levering: regel.levering,
        dagen: lijst.ouderdom(regel.ontvangen))
      tellers[sleutel, default: .init()].voeg(regel.levering, regel.ontvangen, rijen: 1)
    }
    for (regel, code) in lijst.geweigerd {
      let sleutel = Groepsleutel(
        groep, code: code.rawValue, levering: regel.pad, dagen: regel.ontvangen.map(lijst.ouderdom))
      tellers[sleutel, default: .init()].voeg(regel.pad, regel.ontvangen, geweigerd: 1)
    }
    let slot = lijst.slot(rijen: aantal)
    guard !tellers.isEmpty else { return slot }
    var tabel = Teksttabel([
      .init(groep.kop), .init("rejected rows", rechts: true), .init("refused files", rechts: true),
      .init("files", rechts: true), .init("oldest"), .init("newest"),
    ])
    for (sleutel, teller) in tellers.sorted(by: { $0.key < $1.key }) {
      tabel.voeg([
        Melder.veilig(sleutel.tekst), String(teller.rijen), String(teller.geweigerd),
        String(teller.bestanden.count),
        teller.oudste?.description ?? "", teller.nieuwste?.description ?? "",
      ])
    }
    return tabel.tekst + "\n" + slot
  }
}

/// What was asked for, out of all that was rejected or refused.
private struct Afkeurlijst {
  let vraag: Afkeurvraag
  let geweigerd: [(regel: Bestandsregel, code: Weigercode)]
  private let register: Register
  /// The day up to which age is counted: the one that was asked for, else the newest date of receipt that is known.
  /// Never today: the same deliveries give the same list.
  private let peildag: LocalDate

  init(_ register: Register, _ vraag: Afkeurvraag) throws {
    self.vraag = vraag
    self.register = register
    let bestanden = try register.bestandslijst(opDag: vraag.opDag)
    if let levering = vraag.levering, !bestanden.contains(where: { $0.pad == levering }) {
      throw NietGevonden(
        "no file \(levering) was ever seen; 'leveringen.csv' lists them all, by path below the inbox")
    }
    let peildag = vraag.opDag ?? bestanden.compactMap(\.ontvangen).max() ?? LocalDate(dagnummer: 0)
    self.peildag = peildag
    geweigerd = bestanden.geweigerd.filter { regel, code in
      vraag.past(code: code.rawValue, levering: regel.pad)
        && (vraag.ouderDan.map { grens in regel.ontvangen.map { $0.dagen(tot: peildag) > grens } ?? false }
          ?? true)
    }
  }

  /// In days.
  func ouderdom(_ ontvangen: LocalDate) -> Int { ontvangen.dagen(tot: peildag) }

  /// The rejected rows, by delivery and row.
  func rijen(_ neem: (Quarantaineregel) throws -> Void) throws {
    try register.quarantaine(opDag: vraag.opDag) { regel in
      guard vraag.past(code: regel.afkeuring.code.rawValue, levering: regel.levering),
        vraag.ouderDan.map({ ouderdom(regel.ontvangen) > $0 }) ?? true
      else { return }
      try neem(regel)
    }
  }

  func slot(rijen: Int) -> String { "\(rijen) rejected rows, \(geweigerd.count) refused files\n" }
}

extension [Bestandsregel] {
  /// Those that were refused. One whose content came in under a better name needs nothing any more.
  var geweigerd: [(regel: Bestandsregel, code: Weigercode)] {
    let aanvaard = Set(filter { $0.uitkomst == .aanvaard }.map(\.inhoud))
    return compactMap { regel in
      guard case .geweigerd(let code) = regel.uitkomst, !aanvaard.contains(regel.inhoud) else { return nil }
      return (regel, code)
    }
  }
}

/// What a line of a summary is about; lines are in the order of `volgorde`, then of their texts.
private struct Groepsleutel: Hashable, Comparable {
  let tekst: String
  private let volgorde: Int

  /// - Parameter dagen: nil when there is no date of receipt.
  init(_ groep: Afkeurgroep, code: String, levering: String, dagen: Int?) {
    switch groep {
    case .code: (tekst, volgorde) = (code, code.hasPrefix("R") ? 0 : 1)
    case .levering: (tekst, volgorde) = (levering, 0)
    case .age:
      let plaats = Self.klassen.firstIndex { klasse in dagen.map { $0 <= klasse.tot } ?? false }
      tekst = plaats.map { Self.klassen[$0].tekst } ?? "no date"
      volgorde = plaats ?? Self.klassen.count
    }
  }

  /// A week, a month, a quarter, a year.
  private static let klassen: [(tot: Int, tekst: String)] = [
    (7, "0–7 days"), (31, "8–31 days"), (92, "32–92 days"), (366, "93–366 days"), (.max, "over 366 days"),
  ]

  static func < (a: Groepsleutel, b: Groepsleutel) -> Bool {
    a.volgorde != b.volgorde
      ? a.volgorde < b.volgorde : a.tekst.utf8.lexicographicallyPrecedes(b.tekst.utf8)
  }
}

private struct Groepteller {
  var rijen = 0
  var geweigerd = 0
  var bestanden: Set<String> = []
  var oudste: LocalDate?
  var nieuwste: LocalDate?

  mutating func voeg(_ pad: String, _ ontvangen: LocalDate?, rijen: Int = 0, geweigerd: Int = 0) {
    self.rijen += rijen
    self.geweigerd += geweigerd
    bestanden.insert(pad)
    guard let ontvangen else { return }
    oudste = min(oudste ?? ontvangen, ontvangen)
    nieuwste = max(nieuwste ?? ontvangen, ontvangen)
  }
}

extension Afkeurgroep {
  fileprivate var kop: String {
    switch self {
    case .code: "code"
    case .levering: "file"
    case .age: "age"
    }
  }
}

extension LocalDate {
  fileprivate func dagen(tot dag: LocalDate) -> Int { Int(dag.dagnummer) - Int(dagnummer) }
}
