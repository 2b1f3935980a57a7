import Domain
import Extract
import Systeem

/// A draft of a profile for a file that no profile reads: what was chosen, on what evidence, and what someone must decide.
public struct Profielvoorstel {
  /// A field's choice, for whoever holds the draft against what is true.
  public struct Keuze: Sendable {
    public let veld: Veldnaam
    /// As it stands in the header; in XML the path below the record.
    public let kolom: String
    public let isTwijfel: Bool
    /// Text in the file → code, and whether it is certain.
    public let codes: [String: (code: String, isZeker: Bool)]
  }

  public let id: String
  public let record: Recordsoort
  /// Whether the other kind of record is asked about.
  public let isSoortTwijfel: Bool
  public let keuzen: [Keuze]
  /// The draft, as YAML.
  public let yaml: String
  /// What someone must decide, each with the line of the draft.
  public let vragen: [(regel: Int, tekst: String)]
  /// How many rows it rests on, and of how many files.
  public let rijen: Int
  public let bestanden: Int

  /// - Parameters:
  ///   - bestanden: deliveries of one source; the first says what the columns are, the others add rows.
  ///   - id: of the profile.
  ///   - record: nil = what fits best.
  /// - Throws: `Ruwetabel.Fout` with the file's name; `Bestandsfout`.
  public init(_ bestanden: [String], id: String, als record: Recordsoort?, _ configuratie: Configuratie)
    throws
  {
    guard let eerste = bestanden.first else { throw Gebruiksfout(description: "name a file") }
    let kennis = Veldinhoud.Kennis(configuratie)
    var tabel = try Self.tabel(eerste)
    var anders: [String] = []
    for pad in bestanden.dropFirst() {
      let ander = try Self.tabel(pad)
      if let samen = tabel.met(ander) { tabel = samen } else { anders.append(Map.naam(pad)) }
    }
    let soorten = record.map { [$0] } ?? [.melding, .werkproces]
    let keuzen = soorten.map { Veldkeuze($0, tabel, kennis) }.sorted { $0.punten > $1.punten }
    var keuze = keuzen[0]
    keuze.toetsOnderling()
    let schrijver = Voorstelschrijver(
      id: id, keuze: keuze, tweede: keuzen.count > 1 ? keuzen[1] : nil, tabel: tabel, kennis: kennis,
      gevraagd: record, bestanden: bestanden.count - anders.count, anders: anders)
    self.id = id
    self.record = keuze.record
    isSoortTwijfel = schrijver.isSoortTwijfel
    self.bestanden = bestanden.count - anders.count
    rijen = tabel.rijen
    let tekst = schrijver.schrijf()
    yaml = tekst.yaml
    vragen = tekst.vragen
    self.keuzen = keuze.gekozen.map { gekozen in
      let kolom = tabel.kolommen[gekozen.kolom]
      return Keuze(
        veld: gekozen.veld, kolom: kolom.naam, isTwijfel: !gekozen.twijfels.isEmpty,
        codes: Voorstelcodes(gekozen.veld, kolom, keuze.record, tabel, kennis).perTekst)
    }
  }

  private static func tabel(_ pad: String) throws -> Tabelkeuze {
    do {
      return try Tabelkeuze.beste(Ruwetabel.alle(pad))
    } catch let fout as Ruwetabel.Fout {
      throw Ruwetabel.Fout(description: "\(Melder.veilig(pad)): \(fout.description)")
    }
  }

  /// What an id may be: small letters, digits and hyphens, made of a name.
  public static func id(van pad: String) -> String {
    var naam = Map.naam(pad)
    if let punt = naam.lastIndex(of: ".") { naam = String(naam[..<punt]) }
    if let streep = naam.lastIndex(of: "_"), naam[naam.index(after: streep)...].allSatisfy(\.isNumber) {
      naam = String(naam[..<streep])
    }
    let plat = naam.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.map {
      teken -> Character in
      switch teken {
      case "a"..."z", "0"..."9": Character(teken)
      default: "-"
      }
    }
    let id = String(plat).split(separator: "-").joined(separator: "-")
    // A long number in a name may be anybody's.
    return id.isEmpty || id.count(where: \.isNumber) >= 8 ? "export" : id
  }
}

/// The values of a field with codes, and what each is taken to mean.
struct Voorstelcodes {
  struct Regel {
    let tekst: String
    let rijen: Int
    let keuze: Codekennis.Keuze?
  }

  /// By number of rows.
  let regels: [Regel]
  /// Values that aren't shown, and their rows: they may be what people wrote, or a name.
  let verzwegen: Int
  let verzwegenRijen: Int

  /// - Parameter bekend: texts that a profile knows already; they are left out.
  init(
    _ veld: Veldnaam, _ kolom: Kolombeeld, _ record: Recordsoort, _ tabel: Tabelkeuze,
    _ kennis: Veldinhoud.Kennis, zonder bekend: some Collection<String> = []
  ) {
    guard veld.heeftCodes else {
      (regels, verzwegen, verzwegenRijen) = ([], 0, 0)
      return
    }
    let alle = kolom.aantallen.filter { !bekend.contains($0.key) }.sorted {
      ($0.value, $1.key) > ($1.value, $0.key)
    }
    let waarden = Codeoordeel(veld, record, namen: tabel.naamwoorden).oordeel(
      over: alle.map { ($0.key, $0.value) }, verschillend: alle.count, bekend: kolom.aantalMet(bekend),
      gevuld: kolom.gevuld, elders: kennis.codes(veld, in: record))
    let verzwegen = waarden.filter { !$0.magGetoond }
    regels = waarden.filter(\.magGetoond).map { Regel(tekst: $0.tekst, rijen: $0.rijen, keuze: $0.keuze) }
    self.verzwegen = verzwegen.count
    verzwegenRijen = verzwegen.reduce(0) { $0 + $1.rijen }
  }

  var perTekst: [String: (code: String, isZeker: Bool)] {
    Dictionary(
      regels.compactMap { regel in regel.keuze.map { (regel.tekst, ($0.code, $0.isZeker)) } },
      uniquingKeysWith: { eerste, _ in eerste })
  }
}
