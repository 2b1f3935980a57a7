import Domain

/// A spec test as its file tells it: the tests, and what they share.
struct Specificatie {
  /// A function of the suite: a test, or something that tests share.
  struct Functie {
    let naam: String
    /// For a test: the sentence that it proves.
    let titel: String?
    let documentatie: [String]
    let lijn: Int
    /// What follows `arguments:` of a test.
    let argumenten: [Stuk]
    let parameters: [Parameter]
    let lichaam: Stuk
  }

  struct Parameter {
    let label: String?
    let naam: String
    let standaard: Stuk?
  }

  struct Constante {
    let documentatie: [String]
    let waarde: Stuk
  }

  let bestand: String
  let tekens: Stuk
  private(set) var proeven: [Functie] = []
  private(set) var functies: [String: Functie] = [:]
  private(set) var constanten: [String: Constante] = [:]
  /// Names of what tests share, in the order of the file.
  private(set) var gedeeld: [String] = []

  init(_ tekst: String, bestand: String) throws {
    let alles = try Tekenlezer.lees(tekst, bestand: bestand)[...]
    self.bestand = bestand
    tekens = alles
    guard let woord = alles.indices.first(where: { alles[$0].naam == "struct" }),
      let open = alles.indices.first(where: { $0 > woord && alles.isLeesteken($0, "{") })
    else { throw Onbegrepen(bestand: bestand, lijn: 1, wat: "there is no suite: a struct with tests") }
    try leesLeden(alles.binnen(open))
    let tests = alles.indices.filter { alles[$0].naam == "Test" && alles.isLeesteken($0 - 1, "@") }
    guard let eerste = tests.first else {
      throw Onbegrepen(bestand: bestand, lijn: 1, wat: "the suite has no @Test")
    }
    guard tests.count == proeven.count else {
      throw Onbegrepen(
        bestand: bestand, lijn: alles[eerste].lijn,
        wat: "of \(tests.count) tests \(proeven.count) stand in the suite itself")
    }
  }

  private mutating func leesLeden(_ leden: Stuk) throws {
    var documentatie: [String] = []
    var test: [Argument]?
    var index = leden.startIndex
    while index < leden.endIndex {
      let teken = leden[index]
      if let regels = teken.documentatie {
        documentatie = regels
      } else if teken.leesteken == "@" {
        index += 1
        let naam = leden[index].naam
        let heeftArgumenten = leden.isAanroep(index)
        if naam == "Test" { test = heeftArgumenten ? leden.argumenten(index + 1) : [] }
        if heeftArgumenten { index = leden.sluiting(van: index + 1) }
      } else if teken.naam == "func" || teken.naam == "init" {
        let (functie, einde) = try leesFunctie(leden, index, documentatie, test)
        if test != nil { proeven.append(functie) } else { voegToe(functie) }
        (documentatie, test, index) = ([], nil, einde)
      } else if teken.naam == "let" || teken.naam == "var" {
        index = leesConstante(leden, index, documentatie)
        documentatie = []
      } else if leden.isOpen(index) {
        index = leden.sluiting(van: index)
      }
      index += 1
    }
  }

  private mutating func voegToe(_ functie: Functie) {
    functies[functie.naam] = functie
    gedeeld.append(functie.naam)
  }

  /// - Returns: also the index of its last sign.
  private func leesFunctie(
    _ leden: Stuk, _ woord: Int, _ documentatie: [String], _ test: [Argument]?
  ) throws -> (Functie, Int) {
    func fout(_ wat: String) -> Onbegrepen {
      Onbegrepen(bestand: bestand, lijn: leden[woord].lijn, wat: wat)
    }
    let plek = leden[woord].naam == "init" ? woord : woord + 1
    guard leden.indices.contains(plek), let naam = leden[plek].naam, leden.isAanroep(plek) else {
      throw fout("a function without plain parameters isn't understood")
    }
    var open = leden.sluiting(van: plek + 1) + 1
    while open < leden.endIndex, !leden.isLeesteken(open, "{") {
      open = leden.isOpen(open) ? leden.sluiting(van: open) + 1 : open + 1
    }
    guard open < leden.endIndex else { throw fout("function '\(naam)' has no body") }

    var titel: String?
    if let test {
      let waarden = Waarden(specificatie: self)
      titel = test.lazy.filter { $0.label == nil }.compactMap { waarden.tekst($0.waarde) }.first
      if titel == nil, naam.contains(" ") { titel = naam }
      if titel == nil { throw fout("test '\(naam)' has no title: @Test(\"a sentence\")") }
    }
    let functie = Functie(
      naam: naam, titel: titel, documentatie: documentatie, lijn: leden[woord].lijn,
      argumenten: (test ?? []).drop { $0.label != "arguments" }.map(\.waarde),
      parameters: leden.binnen(plek + 1).gesplitst(op: ",").compactMap(Self.parameter),
      lichaam: leden.binnen(open))
    return (functie, leden.sluiting(van: open))
  }

  private static func parameter(_ stuk: Stuk) -> Parameter? {
    let delen = stuk.gesplitst(op: ":")
    let namen = (delen.first ?? []).compactMap(\.naam)
    guard delen.count > 1, let naam = namen.last, let label = namen.first else { return nil }
    let standaard = stuk.gesplitst(op: "=").dropFirst().first
    return Parameter(label: label == "_" ? nil : label, naam: naam, standaard: standaard)
  }

  /// `let name = value`, or a computed one. Returns the index of its last sign.
  private mutating func leesConstante(_ leden: Stuk, _ woord: Int, _ documentatie: [String]) -> Int {
    guard leden.indices.contains(woord + 1), let naam = leden[woord + 1].naam else { return woord }
    var index = woord + 2
    while index < leden.endIndex, leden[index].naam != "let", leden[index].naam != "func" {
      if leden.isLeesteken(index, "=") {
        let waarde = leden.uitdrukking(vanaf: index + 1)
        constanten[naam] = Constante(documentatie: documentatie, waarde: waarde)
        gedeeld.append(naam)
        return waarde.endIndex - 1
      }
      if leden.isLeesteken(index, "{") {
        constanten[naam] = Constante(documentatie: documentatie, waarde: leden.binnen(index))
        gedeeld.append(naam)
        return leden.sluiting(van: index)
      }
      if leden[index].lijn > leden[woord].lijn { break }
      index = leden.isOpen(index) ? leden.sluiting(van: index) + 1 : index + 1
    }
    return index - 1
  }
}

/// What names stand for at a place in a test: constants of the suite, its own, and the values of its parameters.
struct Waarden {
  let specificatie: Specificatie
  private var namen: [String: Stuk]

  init(specificatie: Specificatie) {
    self.specificatie = specificatie
    namen = specificatie.constanten.mapValues(\.waarde)
  }

  subscript(naam: String) -> Stuk? {
    get { namen[naam] }
    set { namen[naam] = newValue }
  }

  func zonder(_ naam: String) -> Waarden {
    var uit = self
    uit[naam] = nil
    return uit
  }

  /// A value with the names that stand for another one replaced, and the names known there.
  func volg(_ stuk: Stuk) -> (Stuk, Waarden) {
    let kaal = stuk.kaal
    guard kaal.count == 1, let naam = kaal.first?.naam, let waarde = namen[naam] else { return (kaal, self) }
    return zonder(naam).volg(waarde)
  }

  /// A text or number; nil for what isn't one, or can only be known by running it.
  func tekst(_ stuk: Stuk) -> String? {
    let (waarde, waarden) = volg(stuk)
    let delen = waarde.gesplitst(op: "+")
    if delen.count > 1 {
      let teksten = delen.compactMap { waarden.tekst($0) }
      return teksten.count == delen.count ? teksten.joined() : nil
    }
    if waarde.isLeesteken(waarde.startIndex, "-"), waarde.count == 2 {
      return waarden.tekst(waarde.dropFirst()).map { "-" + $0 }
    }
    guard waarde.count == 1, let teken = waarde.first else { return nil }
    if let naam = teken.naam { return naam.allSatisfy(\.isNumber) ? naam : nil }
    guard let literal = teken.literal else { return nil }
    var uit = ""
    for deel in literal {
      switch deel {
      case .tekst(let tekst): uit += tekst
      case .invoeging(let tekens):
        guard let tekst = waarden.tekst(tekens[...]) ?? waarden.lid(tekens[...]) else { return nil }
        uit += tekst
      }
    }
    return uit
  }

  /// The last word of `.word` or `Type.word`.
  func lid(_ stuk: Stuk) -> String? {
    let (waarde, _) = volg(stuk)
    guard (2...3).contains(waarde.count), waarde.isLeesteken(waarde.endIndex - 2, ".") else { return nil }
    return waarde.last?.naam
  }

  /// The texts of a list; nil when it isn't one of texts or numbers.
  func lijst(_ stuk: Stuk) -> [String]? {
    let (waarde, waarden) = volg(stuk)
    guard let elementen = waarde.elementen("[") else { return nil }
    let teksten = elementen.compactMap { waarden.tekst($0.waarde) }
    return teksten.count == elementen.count ? teksten : nil
  }

  /// As they are when a function is called, with its parameters.
  func bij(_ functie: Specificatie.Functie, _ argumenten: [Argument]) -> Waarden {
    var uit = Waarden(specificatie: specificatie)
    var over = argumenten
    for parameter in functie.parameters {
      if let plek = over.firstIndex(where: { $0.label == parameter.label }) {
        uit[parameter.naam] = vast(over.remove(at: plek).waarde)
      } else {
        uit[parameter.naam] = parameter.standaard
      }
    }
    return uit
  }

  /// The same value where other names are known.
  private func vast(_ stuk: Stuk) -> Stuk {
    guard let tekst = tekst(stuk), let lijn = stuk.first?.lijn else { return volg(stuk).0 }
    return [Teken(soort: .literal([.tekst(tekst)]), lijn: lijn, laatste: lijn)]
  }

  /// What a test knows each time it runs: once, or once for each of its arguments.
  static func keren(_ proef: Specificatie.Functie, in specificatie: Specificatie) -> [Waarden] {
    let waarden = Waarden(specificatie: specificatie)
    let namen = proef.parameters.map(\.naam)
    guard let eerste = proef.argumenten.first else { return [waarden] }
    if eerste.kaal.first?.naam == "zip" {
      let reeksen = eerste.kaal.argumenten(eerste.kaal.startIndex + 1).map { waarden.reeks($0.waarde) ?? [] }
      guard reeksen.count == namen.count, let aantal = reeksen.map(\.count).min() else { return [waarden] }
      return (0..<aantal).map { keer in waarden.met(namen, reeksen.map { $0[keer] }) }
    }
    if proef.argumenten.count == 1 {
      return (waarden.reeks(eerste) ?? [[]]).map { waarden.gebonden(namen, $0) }
    }
    return zip(namen, proef.argumenten).reduce([waarden]) { keren, parameter in
      keren.flatMap { keer in (keer.reeks(parameter.1) ?? [[]]).map { keer.met([parameter.0], [$0]) } }
    }
  }

  /// The elements over which a test or loop goes; nil for what can only be known by running it.
  func reeks(_ stuk: Stuk) -> [Stuk]? {
    let waarde = volg(stuk).0
    if waarde.first?.naam == "\(Recordsoort.self)", lid(waarde) == "allCases" {
      return Recordsoort.allCases.map { soort in
        [".", "\(soort)"].map { woord in
          Teken(soort: woord == "." ? .leesteken(woord) : .naam(woord), lijn: 0, laatste: 0)
        }[...]
      }
    }
    return waarde.elementen("[")?.map(\.waarde)
  }

  /// With names for an element of a list: of a tuple when there are several.
  func gebonden(_ namen: [String], _ element: Stuk) -> Waarden {
    guard namen.count > 1 else { return met(namen, [element]) }
    return met(namen, (element.elementen("(") ?? []).map(\.waarde))
  }

  private func met(_ namen: [String], _ stukken: [Stuk]) -> Waarden {
    var uit = self
    for (naam, stuk) in zip(namen, stukken) where !stuk.isEmpty { uit[naam] = stuk }
    return uit
  }
}
