/// Gathers from a test what it asks and expects.
///
/// It knows the questions of `Voorbeeld` and `Definitietekst`. Of a question whose text it can't know, or whose answer
/// it can't tell, it says so: the test must then be written more plainly.
struct Uitspraken {
  private let specificatie: Specificatie
  /// The name of the page.
  private let naam: String
  private var gevonden: [Uitspraak] = []

  /// In the order of the test, each once.
  static func van(
    _ proef: Specificatie.Functie, in specificatie: Specificatie, naam: String
  ) throws -> [Uitspraak] {
    var uitspraken = Uitspraken(specificatie: specificatie, naam: naam)
    for waarden in Waarden.keren(proef, in: specificatie) { try uitspraken.lees(proef.lichaam, waarden) }
    try uitspraken.weigerTegenspraak(proef)
    return uitspraken.eenmalig()
  }

  private init(specificatie: Specificatie, naam: String) {
    self.specificatie = specificatie
    self.naam = naam
  }

  /// A reader couldn't tell which answer goes with which table.
  private func weigerTegenspraak(_ proef: Specificatie.Functie) throws {
    var eerder: [Uitspraak: Antwoord] = [:]
    for uitspraak in gevonden {
      guard let antwoord = uitspraak.antwoord else { continue }
      if case .zelfde = antwoord { continue }
      let sleutel = Uitspraak(vraag: uitspraak.vraag, kenmerk: uitspraak.kenmerk, antwoord: nil)
      if let ander = eerder.updateValue(antwoord, forKey: sleutel), ander != antwoord {
        throw Onbegrepen(
          bestand: specificatie.bestand, lijn: proef.lijn,
          wat: "'\(uitspraak.vraag.tekst)' has two answers in one test; make it two tests")
      }
    }
  }

  /// Without questions that are part of another, or have an answer elsewhere in the test.
  private func eenmalig() -> [Uitspraak] {
    let beantwoord = Set(gevonden.filter { $0.antwoord != nil }.map(\.vraag))
    var gezien: Set<Uitspraak> = []
    return gevonden.filter { uitspraak in
      let vraag = uitspraak.vraag
      if uitspraak.antwoord == nil {
        let deel = !vraag.gesteld && beantwoord.contains { $0.noemt(vraag.tekst) }
        if deel || beantwoord.contains(vraag) { return false }
      }
      return gezien.insert(uitspraak).inserted
    }
  }

  // Walking through a test.

  /// From front to back, so that a name stands for what it did there.
  private mutating func lees(_ lichaam: Stuk, _ begin: Waarden) throws {
    var waarden = begin
    var index = lichaam.startIndex
    while index < lichaam.endIndex {
      if let (naam, waarde) = lichaam.toewijzing(index) {
        waarden[naam] = waarde
        index += 2
      } else if lichaam[index].naam == "for" {
        index = try leesLus(lichaam, index, waarden)
      } else if lichaam.isLeesteken(index, "#"), lichaam.indices.contains(index + 1),
        ["expect", "require"].contains(lichaam[index + 1].naam)
      {
        index = try leesVerwachting(lichaam, index + 1, waarden)
      } else if let (vraag, einde) = try vraag(lichaam, index, waarden) {
        gevonden += vraag.map { Uitspraak(vraag: $0) }
        index = einde + 1
      } else if let (functie, binnen, einde) = hulp(lichaam, index, waarden) {
        try lees(functie.lichaam, binnen)
        index = einde + 1
      } else {
        index += 1
      }
    }
  }

  /// `for name in list { … }`. Returns the index behind it.
  private mutating func leesLus(_ lichaam: Stuk, _ woord: Int, _ waarden: Waarden) throws -> Int {
    guard let midden = lichaam.indices.first(where: { $0 > woord && lichaam[$0].naam == "in" }) else {
      throw fout(lichaam[woord...], "a loop without 'in' isn't understood")
    }
    var open = midden + 1
    while open < lichaam.endIndex, !lichaam.isLeesteken(open, "{") {
      open = lichaam.isOpen(open) ? lichaam.sluiting(van: open) + 1 : open + 1
    }
    guard open < lichaam.endIndex else { throw fout(lichaam[woord...], "a loop without a body") }
    let namen = lichaam[(woord + 1)..<midden].compactMap(\.naam).filter { $0 != "let" }
    let binnen = lichaam.binnen(open)
    if let elementen = waarden.reeks(lichaam[(midden + 1)..<open]) {
      for element in elementen { try lees(binnen, waarden.gebonden(namen, element)) }
    } else {
      // The names stay unknown: a question that needs them is refused.
      try lees(binnen, waarden)
    }
    return lichaam.sluiting(van: open) + 1
  }

  /// `#expect(…)`. Returns the index behind it.
  private mutating func leesVerwachting(_ lichaam: Stuk, _ plek: Int, _ waarden: Waarden) throws -> Int {
    guard lichaam.isAanroep(plek) else {
      throw fout(lichaam[plek...], "#expect without brackets isn't understood")
    }
    let argumenten = lichaam.argumenten(plek + 1)
    var einde = lichaam.sluiting(van: plek + 1) + 1
    guard let eerste = argumenten.first else { return einde }
    if eerste.label == "throws" {
      var delen = argumenten.dropFirst().map(\.waarde)
      if lichaam.isLeesteken(einde, "{") {
        delen.append(lichaam.binnen(einde))
        einde = lichaam.sluiting(van: einde) + 1
      }
      let vragen = try delen.flatMap { try self.vragen($0, waarden) }
      let antwoord: Antwoord = eerste.waarde.first?.naam == "Never" ? .aanvaard : .fout
      gevonden += vragen.map { Uitspraak(vraag: $0, antwoord: antwoord) }
      return einde
    }
    let delen = eerste.waarde.gesplitst(op: "==")
    if delen.count != 2 {
      try leesBewering(eerste.waarde, waarden)
    } else if let links = delen[0].kaal.elementen("("), let rechts = delen[1].kaal.elementen("("),
      links.count == rechts.count
    {
      for (l, r) in zip(links, rechts) { try leesVergelijking(l.waarde, r.waarde, waarden) }
    } else {
      try leesVergelijking(delen[0], delen[1], waarden)
    }
    return einde
  }

  /// An expectation that compares nothing.
  private mutating func leesBewering(_ stuk: Stuk, _ waarden: Waarden) throws {
    let vragen = try self.vragen(stuk, waarden)
    let (aanroep, kenmerk) = Self.vorm(stuk, waarden)
    let leeg = vragen.count == 1 && vragen[0].gesteld && kenmerk == "isEmpty" && vraagt(aanroep)
    gevonden += vragen.map { Uitspraak(vraag: $0, antwoord: leeg ? .nummers([]) : nil) }
  }

  private mutating func leesVergelijking(_ links: Stuk, _ rechts: Stuk, _ waarden: Waarden) throws {
    let (linker, rechter) = (try vragen(links, waarden), try vragen(rechts, waarden))
    if linker.isEmpty {
      if !rechter.isEmpty { try leesVergelijking(rechts, links, waarden) }
      return
    }
    // Compared with itself: in what order it stands, how long it is. What it is must stand elsewhere.
    if linker == rechter {
      gevonden += linker.map { Uitspraak(vraag: $0) }
      return
    }
    let (aanroep, kenmerk) = Self.vorm(links, waarden)
    let antwoord =
      rechter.isEmpty ? antwoord(rechts, waarden) : rechter.count == 1 ? .zelfde(rechter[0]) : nil
    guard linker.count == 1, linker[0].gesteld, vraagt(aanroep) else {
      if linker.count == 1, aanroep == "tel", kenmerk == "regio.waarde", case .waarde? = antwoord {
        gevonden.append(Uitspraak(vraag: linker[0].gesteld(), kenmerk: kenmerk, antwoord: antwoord))
      } else {
        gevonden += (linker + rechter).map { Uitspraak(vraag: $0) }
      }
      return
    }
    var past = antwoord != nil
    if linker[0].soort != .stap {
      if case .waarde? = antwoord { past = kenmerk == "count" } else { past = past && kenmerk.isEmpty }
    }
    if !past, kenmerk.isEmpty {
      throw fout(rechts, "the answer is no column (nummers(…)), no list of numbers, and no other question")
    }
    gevonden.append(Uitspraak(vraag: linker[0], kenmerk: kenmerk, antwoord: past ? antwoord : nil))
  }

  private func antwoord(_ stuk: Stuk, _ waarden: Waarden) -> Antwoord? {
    let (waarde, waarden) = waarden.volg(stuk)
    if Self.vorm(waarde, waarden) == ("nummers", ""), let open = waarde.laatsteHaakje {
      let argumenten = waarde.argumenten(open)
      let teksten = argumenten.dropFirst().compactMap { waarden.tekst($0.waarde) }
      guard let kolom = teksten.first, teksten.count == argumenten.count - 1 else { return nil }
      return .kolom(kolom, teksten.count > 1 ? teksten[1] : "ja")
    }
    if let nummers = waarden.lijst(waarde) { return .nummers(nummers) }
    return (waarden.tekst(waarde) ?? waarden.lid(waarde)).map { .waarde($0) }
  }

  // Finding questions.

  /// All that is asked in an expression, also by way of names and of functions of the suite.
  private func vragen(_ stuk: Stuk, _ begin: Waarden) throws -> [Vraag] {
    var waarden = begin
    var uit: [Vraag] = []
    var index = stuk.startIndex
    while index < stuk.endIndex {
      var nieuw: [Vraag] = []
      if let (naam, waarde) = stuk.toewijzing(index) {
        waarden[naam] = waarde
        index += 2
        continue
      } else if let (vraag, einde) = try vraag(stuk, index, waarden) {
        nieuw = vraag
        index = einde
      } else if let (functie, binnen, einde) = hulp(stuk, index, waarden) {
        nieuw = try vragen(functie.lichaam, binnen)
        index = einde
      } else if stuk.isVerwijzing(index), let naam = stuk[index].naam, let waarde = waarden[naam] {
        nieuw = try vragen(waarde, waarden.zonder(naam))
      }
      for vraag in nieuw where !uit.contains(vraag) { uit.append(vraag) }
      index += 1
    }
    return uit
  }

  /// What is asked by a call that begins here, and the index of its last sign.
  private func vraag(_ stuk: Stuk, _ index: Int, _ waarden: Waarden) throws -> ([Vraag], Int)? {
    guard let naam = stuk[index].naam, stuk.isAanroep(index) else { return nil }
    let argumenten = stuk.argumenten(index + 1)
    let einde = stuk.sluiting(van: index + 1)
    let vanDefinitietekst =
      stuk.isLeesteken(index - 1, ".") && stuk.indices.contains(index - 2)
      && stuk[index - 2].naam == "Definitietekst"
    guard let eerste = argumenten.first?.waarde else { return nil }
    switch naam {
    case _ where naam == "waarvoor" || naam == "clausules" && vanDefinitietekst:
      var vraag = Vraag(soort: .clausule, tekst: try yaml(eerste, waarden))
      vraag.bron = argumenten.dropFirst().first.flatMap { waarden.lid($0.waarde) }
      vraag.bij = try bij(argumenten, waarden)
      vraag.gesteld = naam == "waarvoor"
      return ([vraag], einde)
    case "telling" where vanDefinitietekst:
      return ([Vraag(soort: .telling, tekst: try yaml(eerste, waarden))], einde)
    case "gekozen":
      let bij = try bij(argumenten, waarden)
      return (try vragen(eerste, waarden).map { $0.gesteld(bron: "melding", bij: bij) }, einde)
    case "doe" where stuk.isLeesteken(index - 1, "."):
      return ([try stap(argumenten, waarden)], einde)
    default:
      return nil
    }
  }

  private func yaml(_ stuk: Stuk, _ waarden: Waarden) throws -> String {
    guard let tekst = waarden.tekst(stuk) else {
      throw fout(
        stuk,
        "which text is asked can only be known by running it; write it as a string, a 'let' or an argument")
    }
    return tekst
  }

  /// What goes with a question, in words.
  private func bij(_ argumenten: [Argument], _ waarden: Waarden) throws -> [String] {
    try argumenten.compactMap { argument in
      switch argument.label {
      case nil, "vanaf": return nil
      case "voor": return "counted for \(try bereik(argument.waarde, waarden))"
      case "op":
        return try waarden.volg(argument.waarde).0.first?.naam == "nil"
          ? nil : "on the peildatum \(yaml(argument.waarde, waarden))"
      case "opPeildatum":
        return waarden.volg(argument.waarde).0.first?.naam == "true" ? "in a telling on a peildatum" : nil
      case let label?:
        guard let tekst = waarden.tekst(argument.waarde) ?? waarden.lid(argument.waarde) else {
          throw fout(argument.waarde, "what '\(label)' is can only be known by running it")
        }
        return "with `\(label): \(tekst)`"
      }
    }
  }

  private func bereik(_ stuk: Stuk, _ waarden: Waarden) throws -> String {
    let (waarde, waarden) = waarden.volg(stuk)
    if let lid = waarden.lid(waarde) { return lid == "regio" ? "the region" : lid.capitalized }
    guard let getal = waarde.lazy.compactMap({ waarden.tekst([$0]) }).first else {
      throw fout(stuk, "for what is counted can only be known by running it")
    }
    return "gemeente \(String(repeating: "0", count: max(0, 4 - getal.count)) + getal)"
  }

  /// The question of `doe(.kind(Kind(…)), …)`.
  private func stap(_ argumenten: [Argument], _ waarden: Waarden) throws -> Vraag {
    let posities = argumenten.filter { $0.label == nil }.map(\.waarde)
    guard let eerste = posities.first else { throw fout([], "a step without its kind isn't understood") }
    var (soort, namen) = waarden.volg(eerste)
    if soort.isLeesteken(soort.startIndex, "."), let open = soort.laatsteHaakje,
      let binnen = soort.argumenten(open).first
    {
      (soort, namen) = namen.volg(binnen.waarde)
    }
    guard soort.first?.naam?.first?.isUppercase ?? false, let open = soort.laatsteHaakje else {
      throw fout(eerste, "which step this is can only be known by running it")
    }
    var vraag = Vraag(soort: .stap, tekst: "stap: \(naam)", gesteld: true)
    for argument in soort.argumenten(open) {
      // As YAML calls what the type calls otherwise.
      let sleutel = [nil: "als", "clausules": "waarvoor"][argument.label] ?? argument.label ?? ""
      let vragen = try self.vragen(argument.waarde, namen)
      if vragen.count == 1, vragen[0].soort == .clausule {
        let tekst = vragen[0].tekst
        vraag.tekst += ", \(sleutel): \(tekst.hasPrefix("{") ? tekst : "{\(tekst)}")"
      } else if vragen.count == 1 {
        vraag.tekst += ", \(sleutel): …"
        vraag.bij.append("`\(sleutel)` being the telling `\(vragen[0].tekst)`")
      } else if let tekst = namen.lid(argument.waarde) ?? namen.tekst(argument.waarde) {
        vraag.tekst += ", \(sleutel): \(tekst)"
      } else {
        throw fout(argument.waarde, "what '\(sleutel)' is can only be known by running it")
      }
    }
    vraag.bron = posities.dropFirst().first.flatMap { waarden.lid($0) }
    vraag.bij += try bij(argumenten, waarden)
    vraag.vanaf = argumenten.first { $0.label == "vanaf" }.flatMap { waarden.tekst($0.waarde) }
    return vraag
  }

  /// A function of the suite that is called here, with what it knows, and the index of the last sign.
  private func hulp(
    _ stuk: Stuk, _ index: Int, _ waarden: Waarden
  ) -> (Specificatie.Functie, Waarden, Int)? {
    guard let naam = stuk[index].naam, stuk.isAanroep(index), stuk.isEigen(index),
      let functie = specificatie.functies[naam]
    else { return nil }
    return (functie, waarden.bij(functie, stuk.argumenten(index + 1)), stuk.sluiting(van: index + 1))
  }

  /// Whether a function's outcome is the answer to a question: its own, or what a function of the suite ends with.
  private func vraagt(_ aanroep: String?) -> Bool {
    guard let aanroep else { return false }
    if ["waarvoor", "gekozen", "doe"].contains(aanroep) { return true }
    return specificatie.functies[aanroep].map { vraagt($0.lichaam.laatsteAanroep) } ?? false
  }

  /// The function of which an expression is the outcome, and what of it is looked at: `uit.stand.count`. No function
  /// when anything else is done with it.
  private static func vorm(_ stuk: Stuk, _ begin: Waarden) -> (aanroep: String?, kenmerk: String) {
    var (rest, waarden) = begin.volg(stuk)
    var kenmerken: [String] = []
    while rest.count >= 3, let naam = rest.last?.naam, rest.isLeesteken(rest.endIndex - 2, ".") {
      kenmerken.insert(naam, at: 0)
      (rest, waarden) = waarden.volg(rest.dropLast(2))
    }
    return (rest.isKeten ? rest.laatsteAanroep : nil, kenmerken.joined(separator: "."))
  }

  private func fout(_ stuk: Stuk, _ wat: String) -> Onbegrepen {
    Onbegrepen(bestand: specificatie.bestand, lijn: stuk.first?.lijn ?? 1, wat: wat)
  }
}

extension Vraag {
  fileprivate func gesteld(bron: String? = nil, bij: [String] = []) -> Vraag {
    var uit = self
    uit.gesteld = true
    uit.bron = bron
    uit.bij += bij
    return uit
  }

  fileprivate func noemt(_ yaml: String) -> Bool { ([tekst] + bij).contains { $0.contains(yaml) } }
}

extension Stuk {
  /// `let name = value` that begins here.
  fileprivate func toewijzing(_ index: Int) -> (String, Stuk)? {
    guard ["let", "var"].contains(self[index].naam), indices.contains(index + 1),
      let naam = self[index + 1].naam
    else { return nil }
    var gelijk = index + 2
    while gelijk < endIndex, self[gelijk].lijn == self[index].lijn, !isLeesteken(gelijk, "=") {
      gelijk = isOpen(gelijk) ? sluiting(van: gelijk) + 1 : gelijk + 1
    }
    guard isLeesteken(gelijk, "=") else { return nil }
    return (naam, uitdrukking(vanaf: gelijk + 1))
  }

  /// Whether the name here isn't a member of something else than the suite.
  fileprivate func isEigen(_ index: Int) -> Bool {
    guard isLeesteken(index - 1, ".") else { return true }
    return indices.contains(index - 2) && ["self", "Self"].contains(self[index - 2].naam)
  }

  /// Whether the name here stands for a value, and isn't a label or a member.
  func isVerwijzing(_ index: Int) -> Bool { isEigen(index) && !isLeesteken(index + 1, ":") }

  /// Whether it is only calls and members, with no operator between or before them.
  fileprivate var isKeten: Bool {
    var index = startIndex
    while index < endIndex {
      if isOpen(index) {
        index = sluiting(van: index)
      } else if let leesteken = self[index].leesteken, leesteken != "." {
        return false
      }
      index += 1
    }
    return true
  }

  /// The function whose call ends it.
  fileprivate var laatsteAanroep: String? {
    laatsteHaakje.flatMap { indices.contains($0 - 1) ? self[$0 - 1].naam : nil }
  }

  /// Where the brackets open that close at the end.
  fileprivate var laatsteHaakje: Int? {
    guard isLeesteken(endIndex - 1, ")") else { return nil }
    return indices.first { isLeesteken($0, "(") && sluiting(van: $0) == endIndex - 1 }
  }
}
