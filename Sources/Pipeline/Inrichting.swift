import Domain
import Extract
import Foundation
import Glibc
import Load
import Register
import Report
import Systeem

/// Leaves a working set-up for a region, and a first report when there is something to report on.
public struct Inrichting {
  /// What is asked. What is nil is asked on a terminal, and has a default.
  public struct Vragen: Sendable {
    /// The number of an RMC-regio, or a gemeente of it.
    public var regio: String?
    public var naam: String?
    public var inbox: String?
    /// Ids of profiles.
    public var bronnen: [String]?
    /// Where `pipelines/`, the inbox and the data go.
    public var naar: String
    /// The folder of a set-up to begin with; nil = the one that comes with the program.
    public var van: String?

    public init(
      regio: String?, naam: String?, inbox: String?, bronnen: [String]?, naar: String, van: String?
    ) {
      self.regio = regio
      self.naam = naam
      self.inbox = inbox
      self.bronnen = bronnen
      self.naar = naar
      self.van = van
    }
  }

  /// A longer name makes no name of a file.
  private static let grensNaam = 100
  /// What no set-up does without.
  private static let nodig = [
    "referentie/gemeenten.csv", "referentie/scholen.csv", "bronnen", "definities", "aansluitingen",
  ]

  private let vragen: Vragen
  /// Asks a question with a default, and gives the answer; without a terminal the default.
  private let vraag: (String, String) throws -> String
  /// Whether a wrong answer is asked for again: then somebody is there to give another.
  private let vraagtOpnieuw: Bool

  public init(_ vragen: Vragen) {
    self.init(vragen, vraagtOpnieuw: isatty(STDIN_FILENO) == 1) { tekst, anders in
      guard isatty(STDIN_FILENO) == 1 else { return anders }
      Melder.schrijf("\(tekst) [\(anders)] ", naar: STDOUT_FILENO)
      guard let regel = readLine() else {
        Melder.schrijf("\n", naar: STDOUT_FILENO)
        throw Gebruiksfout(
          description:
            "the input ended at a question, so nothing was written. Answer all questions, or give options: see 'sluitend init --help'"
        )
      }
      let antwoord = regel.trimmingCharacters(in: .whitespaces)
      return antwoord.isEmpty ? anders : antwoord
    }
  }

  /// - Parameter vraag: asks a question with a default.
  init(_ vragen: Vragen, vraagtOpnieuw: Bool = false, vraag: @escaping (String, String) throws -> String) {
    self.vragen = vragen
    self.vraagtOpnieuw = vraagtOpnieuw
    self.vraag = vraag
  }

  /// What was given, or is answered; a wrong answer is asked for again.
  private func antwoord<A>(
    _ gegeven: String?, _ tekst: String, anders: String, _ lees: (String) throws -> A
  ) throws -> A {
    if let gegeven {
      do { return try lees(gegeven) } catch let fout as Antwoordfout { throw fout.fout }
    }
    while true {
      do {
        return try lees(try vraag(tekst, anders))
      } catch let fout as Antwoordfout {
        guard vraagtOpnieuw else { throw fout.fout }
        toon(fout.fout.description)
      }
    }
  }

  /// A wrong answer, told from a question that was broken off.
  private struct Antwoordfout: Error {
    let fout: Gebruiksfout
  }

  /// Does it, and tells what was done. Nothing is written before all is answered.
  ///
  /// - Returns: how the first run ended; `klaar` when there was nothing to run.
  /// - Throws: `NietGevonden`, `Gebruiksfout`, `Configuratiefouten`, and what a run throws.
  public func doe() throws -> Exitcode {
    let naar = Self.voluit(vragen.naar)
    let map = naar + "/pipelines"
    let isNieuw = try Map.soort(map, volgLinks: true) == nil || Map.inhoud(map).isEmpty
    if !isNieuw { try eisHeel(map) }
    let van = isNieuw ? try van() : map
    let (regio, gemeenten) = try regio(van)
    let regel = "region \(regio): \(gemeenten.map(\.naam).joined(separator: ", "))"
    if vragen.regio == nil { toon(regel) }
    let (naam, opzet) = try naam(map, regio)
    let inbox = try inbox(naar)
    let bronnen = try kiesBronnen(van)

    if isNieuw {
      let wissel = try Wisselmap(map)
      try wissel.vul { half in try neemOver(van, naar: half) }
      toon("\(map): the shipped profiles, definitions, bridges and reference tables")
    } else {
      toon("\(map): is there already, and stays as it is")
    }
    if vragen.regio != nil { toon(regel) }
    let andere = try Map.inhoud(map).filter { $0.hasSuffix(".yaml") && $0 != Map.naam(opzet) }
    try schrijf(opzet, naam, regio)
    let configuratie = try Configuratie(opzet)
    if Map.soort(inbox, volgLinks: true) == nil {
      for bron in bronnen { try Map.maak("\(inbox)/\(bron)") }
      toon("\(inbox): made, with a folder for each source: \(bronnen.joined(separator: ", "))")
    }
    return try verslag(
      opzet, inbox, data: data(naar, opzet, naastAndere: !andere.isEmpty),
      try Inbox(inbox, profielen: configuratie.profielen))
  }

  private func toon(_ tekst: String) { Melder.schrijf(Melder.veilig(tekst) + "\n", naar: STDOUT_FILENO) }

  /// The set-up that comes with the program: in the current folder, or in one above the program.
  private func van() throws -> String {
    if let van = vragen.van.map(Self.voluit) {
      guard try Map.isBestand(van + "/referentie/gemeenten.csv") else {
        throw NietGevonden("\(van) is no folder of a set-up: it has no referentie/gemeenten.csv")
      }
      return van
    }
    var mappen = ["."]
    var boven = Map.ouder(Map.werkelijk("/proc/self/exe") ?? ".")
    while boven != "/", boven != "." {
      mappen.append(boven)
      boven = Map.ouder(boven)
    }
    for map in mappen where try Map.isBestand(map + "/pipelines/referentie/gemeenten.csv") {
      return map + "/pipelines"
    }
    throw NietGevonden("the folder pipelines/ of Sluitend can't be found; name it with --from")
  }

  /// Without set-ups of other regions, and what belongs to these alone.
  private func neemOver(_ van: String, naar map: String) throws {
    let eigen: Set = ["gepubliceerd", "correcties", "migraties"]
    for pad in try Map.paden(onder: van) {
      let delen = pad.split(separator: "/")
      guard delen.count > 1, !eigen.contains(String(delen[0])), !pad.hasPrefix(".") else { continue }
      try Onderbroken.controleer()
      try Map.maak(Map.ouder("\(map)/\(pad)"))
      try Map.kopieer("\(van)/\(pad)", naar: "\(map)/\(pad)")
    }
  }

  /// - Throws: `NietGevonden` when a folder that is there already isn't a whole set-up.
  private func eisHeel(_ map: String) throws {
    guard let mist = Self.nodig.first(where: { Map.soort("\(map)/\($0)", volgLinks: true) == nil }) else {
      return
    }
    throw NietGevonden(
      "\(map) is there already, but \(mist) isn't in it: it is no whole set-up. Move it away or remove it, and begin anew; or name another folder with --to"
    )
  }

  private func regio(_ map: String) throws -> (Int, [Gemeente]) {
    let fouten = Foutenlijst()
    let pad = map + "/referentie/gemeenten.csv"
    let tabel = try Referentielezer(fouten: fouten).gemeenten(pad, bestand: pad)
    try fouten.gooi()
    return try antwoord(
      vragen.regio, "Which RMC-regio (its number, or a gemeente of it)?", anders: "10"
    ) { gevraagd in
      let nummer =
        Int(gevraagd) ?? Gemeentenamen(tabel)[gevraagd].flatMap { tabel[$0]?.regioperioden.last?.regio }
      guard let nummer, case let leden = tabel.huidige(van: nummer), !leden.isEmpty else {
        throw Self.fout(
          "'\(Melder.veilig(gevraagd))' is no RMC-regio with gemeenten, and no gemeente; a region has a number from 1 to 41"
        )
      }
      return (nummer, leden)
    }
  }

  private static func fout(_ tekst: String) -> Antwoordfout {
    Antwoordfout(fout: Gebruiksfout(description: tekst))
  }

  /// What the region is called, and the file of its set-up.
  private func naam(_ map: String, _ regio: Int) throws -> (String, opzet: String) {
    try antwoord(vragen.naam, "What is the region called?", anders: "RMC-regio \(regio)") { naam in
      guard naam.count <= Self.grensNaam else {
        throw Self.fout("the name of the region is too long: \(Self.grensNaam) characters at most")
      }
      let id = Profielvoorstel.id(van: naam.lowercased().replacing("rmc-regio ", with: "regio ") + ".yaml")
      let pad = "\(map)/\(id).yaml"
      guard Map.soort(pad) != nil, case let staat = try Configuratie(pad).regio, staat != regio else {
        return (naam, pad)
      }
      throw Self.fout(
        "\(pad) is there already, and is the set-up of region \(staat), not of \(regio): give this region another name (--name), or its own folder (--to)"
      )
    }
  }

  private func schrijf(_ pad: String, _ naam: String, _ regio: Int) throws {
    guard Map.soort(pad) == nil else { return toon("\(pad): is there already, and stays as it is") }
    try Bestandsschrijver.schrijf(
      """
      # The set-up of one region. Beside this file lie bronnen/ (profiles), definities/ (tellingen), aansluitingen/ (bridges)
      # and referentie/ (gemeenten and schools). What more it may say stands in the README.
      naam: \(Voorstelschrijver.tekst(naam))
      rmc_regio: \(regio)
      # A delivery with a larger percentage of rejected rows makes the run end with exit code 65.
      afkeurgrens: 1

      """.utf8, naar: pad)
    toon("\(pad): the set-up of the region")
  }

  private func inbox(_ naar: String) throws -> String {
    try antwoord(
      vragen.inbox, "In which folder are the deliveries, or will they be?", anders: naar + "/inbox"
    ) { gevraagd in
      let pad = Self.voluit(gevraagd)
      let soort = Map.soort(pad, volgLinks: true)
      guard soort == nil || soort == .map else { throw Self.fout("\(Melder.veilig(pad)) is no folder") }
      return pad
    }
  }

  /// A path as a shell would have written it: `~/` is the home folder.
  private static func voluit(_ pad: String) -> String {
    guard pad == "~" || pad.hasPrefix("~/"), let thuis = getenv("HOME") else { return pad }
    return String(cString: thuis) + pad.dropFirst()
  }

  /// The folder for the data: one that no other region has.
  private func data(_ naar: String, _ opzet: String, naastAndere: Bool) throws -> String {
    let gewoon = naar + "/data"
    guard naastAndere else { return gewoon }
    // The region that was here first keeps its folder.
    let register = gewoon + "/register.sqlite"
    if Map.soort(register) != nil, let eerder = try Register(lezen: register).opzet()?.pad,
      Map.werkelijk(eerder) == Map.werkelijk(opzet)
    {
      return gewoon
    }
    return "\(gewoon)-\(Map.naam(opzet).dropLast(".yaml".count))"
  }

  private func kiesBronnen(_ map: String) throws -> [String] {
    let alle = try Map.inhoud(map + "/bronnen").filter { $0.hasSuffix(".yaml") }.map {
      String($0.dropLast(".yaml".count))
    }
    let gewoon = ["duo-verzuim-xml", "duo-verzuim-csv", "volgsysteem-werkprocessen"].filter(alle.contains)
    return try antwoord(
      vragen.bronnen?.joined(separator: ","), "Which sources do you have? (\(alle.joined(separator: ", ")))",
      anders: gewoon.joined(separator: ",")
    ) { tekst in
      let gekozen = tekst.split { $0 == "," || $0 == " " }.map(String.init)
      if let fout = gekozen.first(where: { !alle.contains($0) }) {
        throw Self.fout(
          "there is no profile '\(Melder.veilig(fout))'; there are \(alle.joined(separator: ", "))")
      }
      return gekozen
    }
  }

  private func verslag(_ opzet: String, _ pad: String, data: String, _ inbox: Inbox) throws -> Exitcode {
    let mappen = inbox.onbekendeMappen.filter { Profielvoorstel.id(van: $0) == $0 }
    let los = inbox.overgeslagen.filter { !$0.hasPrefix(".") && !mappen.contains($0) }
    if !mappen.isEmpty {
      toon("No profile reads these; make one for each:")
      for map in mappen {
        let namen = try Map.inhoud("\(pad)/\(map)").filter { !$0.hasPrefix(".") }.prefix(5)
        let bestanden = namen.map { Melder.woord("\(pad)/\(map)/\($0)") }.joined(separator: " ")
        toon("  sluitend profile guess \(bestanden) --pipeline \(Melder.woord(opzet)) --out \(map).yaml")
      }
    }
    if !los.isEmpty {
      toon(
        "These are left alone. A delivery goes into a folder of its source, whose name has small letters, digits and - only:"
      )
      for naam in los.prefix(20) { toon("  \(naam)") }
      if los.count > 20 { toon("  and \(los.count - 20) more") }
    }
    let run =
      "sluitend run --pipeline \(Melder.woord(opzet)) --inbox \(Melder.woord(pad)) --data \(Melder.woord(data))"
    guard !inbox.bestanden.isEmpty else {
      toon(
        "Put deliveries into \(pad)/<source>/, each with its date of receipt as _yyyymmdd at the end of its name. Then:"
      )
      toon("  \(run)")
      return .klaar
    }
    toon("First run: \(run)")
    let code = try Uitvoering(
      .init(pipeline: opzet, inbox: pad, data: data, referentie: nil, opDag: nil), melder: Melder(stil: true)
    ).doe()
    let opvragen = try Opvragen(data: data)
    let jaren = try opvragen.schooljaren()
    guard let jaar = jaren.last else {
      toon("Nothing to count yet: only meldingen and werkprocessen make a school year.")
      return code
    }
    let tekst = try opvragen.aansluitingen(jaar, gemeente: nil, metVolgorde: false)
    Melder.schrijf("\n\(tekst)\n", naar: STDOUT_FILENO)
    toon(
      "School years: \(jaren.map(\.description).joined(separator: ", ")). For another: sluitend reconcile --data \(data) --schooljaar …"
    )
    return code
  }
}

extension Opvragen {
  /// The school years of the newest publication, in order.
  func schooljaren() throws -> [Schooljaar] {
    guard map.isGepubliceerd else { return [] }
    return try Feitenlezer(map.feiten).schooljaren().compactMap(Schooljaar.init).sorted()
  }
}
