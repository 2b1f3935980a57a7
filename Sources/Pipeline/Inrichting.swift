import Domain
import Extract
import Foundation
import Glibc
import Load
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

  private let vragen: Vragen
  /// Asks a question with a default, and gives the answer; without a terminal the default.
  private let vraag: (String, String) -> String

  public init(_ vragen: Vragen) {
    self.init(vragen) { tekst, anders in
      guard isatty(STDIN_FILENO) == 1 else { return anders }
      Melder.schrijf("\(tekst) [\(anders)] ", naar: STDOUT_FILENO)
      let antwoord = (readLine() ?? "").trimmingCharacters(in: .whitespaces)
      return antwoord.isEmpty ? anders : antwoord
    }
  }

  /// - Parameter vraag: asks a question with a default.
  init(_ vragen: Vragen, vraag: @escaping (String, String) -> String) {
    self.vragen = vragen
    self.vraag = vraag
  }

  /// Does it, and tells what was done.
  ///
  /// - Returns: how the first run ended; `klaar` when there was nothing to run.
  /// - Throws: `NietGevonden`, `Gebruiksfout`, `Configuratiefouten`, and what a run throws.
  public func doe() throws -> Exitcode {
    let map = vragen.naar + "/pipelines"
    if Map.soort(map, volgLinks: true) == nil {
      try Map.maak(vragen.naar)
      try neemOver(try van(), naar: map)
      toon("\(map): the shipped profiles, definitions, bridges and reference tables")
    } else {
      toon("\(map): is there already, and stays as it is")
    }
    let (regio, gemeenten) = try regio(map)
    toon("region \(regio): \(gemeenten.map(\.naam).joined(separator: ", "))")
    let naam = vragen.naam ?? vraag("What is the region called?", "RMC-regio \(regio)")
    let opzet = try schrijfOpzet(map, naam, regio)
    let configuratie = try Configuratie(opzet)
    let inbox =
      vragen.inbox ?? vraag("In which folder are the deliveries, or will they be?", vragen.naar + "/inbox")
    let bronnen = try kiesBronnen(configuratie)
    if Map.soort(inbox, volgLinks: true) == nil {
      for bron in bronnen { try Map.maak("\(inbox)/\(bron)") }
      toon("\(inbox): made, with a folder for each source: \(bronnen.joined(separator: ", "))")
    }
    return try verslag(opzet, inbox, bronnen, try Inbox(inbox, profielen: configuratie.profielen))
  }

  private func toon(_ tekst: String) { Melder.schrijf(Melder.veilig(tekst) + "\n", naar: STDOUT_FILENO) }

  /// The set-up that comes with the program: in the current folder, or in one above the program.
  private func van() throws -> String {
    if let van = vragen.van {
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
      try Map.maak(Map.ouder("\(map)/\(pad)"))
      try Map.kopieer("\(van)/\(pad)", naar: "\(map)/\(pad)")
    }
  }

  private func regio(_ map: String) throws -> (Int, [Gemeente]) {
    let fouten = Foutenlijst()
    let pad = map + "/referentie/gemeenten.csv"
    let tabel = try Referentielezer(fouten: fouten).gemeenten(pad, bestand: pad)
    try fouten.gooi()
    let gevraagd = vragen.regio ?? vraag("Which RMC-regio (its number, or a gemeente of it)?", "10")
    let nummer =
      Int(gevraagd)
      ?? Gemeentenamen(tabel)[gevraagd].flatMap { tabel[$0]?.regioperioden.last?.regio }
    guard let nummer, case let leden = tabel.huidige(van: nummer), !leden.isEmpty else {
      throw Gebruiksfout(
        description:
          "'\(Melder.veilig(gevraagd))' is no RMC-regio with gemeenten, and no gemeente; a region has a number from 1 to 41"
      )
    }
    return (nummer, leden)
  }

  private func schrijfOpzet(_ map: String, _ naam: String, _ regio: Int) throws -> String {
    let id = Profielvoorstel.id(van: naam.lowercased().replacing("rmc-regio ", with: "regio ") + ".yaml")
    let pad = "\(map)/\(id).yaml"
    guard Map.soort(pad) == nil else {
      toon("\(pad): is there already, and stays as it is")
      return pad
    }
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
    return pad
  }

  private func kiesBronnen(_ configuratie: Configuratie) throws -> [String] {
    let alle = configuratie.profielen.map(\.id)
    let gewoon = ["duo-verzuim-xml", "duo-verzuim-csv", "volgsysteem-werkprocessen"].filter(alle.contains)
    let gekozen =
      vragen.bronnen
      ?? vraag("Which sources do you have? (\(alle.joined(separator: ", ")))", gewoon.joined(separator: ","))
      .split { $0 == "," || $0 == " " }.map(String.init)
    if let fout = gekozen.first(where: { !alle.contains($0) }) {
      throw Gebruiksfout(
        description: "there is no profile '\(Melder.veilig(fout))'; there are \(alle.joined(separator: ", "))"
      )
    }
    return gekozen
  }

  private func verslag(_ opzet: String, _ pad: String, _ bronnen: [String], _ inbox: Inbox) throws -> Exitcode
  {
    let data = vragen.naar + "/data"
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
