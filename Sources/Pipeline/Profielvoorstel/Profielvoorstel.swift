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
    keuze.toetsVolgorde()
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
    let namen = tabel.naamwoorden
    let alle = kolom.aantallen.filter { !bekend.contains($0.key) }.sorted {
      ($0.value, $1.key) > ($1.value, $0.key)
    }
    let elders = kennis.codes(veld, in: record)
    let keuzen = alle.map { Codekennis.keuze($0.key, veld, in: record, bekend: elders) }
    let gekend = zip(alle, keuzen).reduce(0) { $0 + ($1.1?.isZeker == true ? $1.0.value : 0) }
    let isVerplicht = record.verplichteVelden.contains(veld)
    // A column of which little is understood may hold anything; of one that every record must have, few values are codes.
    let isLijst =
      alle.count <= (isVerplicht ? 25 : Veldinhoud.grensCodes)
      && (isVerplicht || (gekend + kolom.aantalMet(bekend)) * 2 >= kolom.gevuld)
    var (regels, verzwegen, verzwegenRijen) = ([Regel](), 0, 0)
    for ((tekst, rijen), keuze) in zip(alle, keuzen) {
      let magWeg = Self.isVanIemand(tekst, namen, isVerplicht: isVerplicht)
      let isBegrepen = keuze?.isZeker == true || isLijst && keuze != nil
      // A letter or two in capitals is nobody's name.
      let isKort = tekst.count <= 4 && tekst.allSatisfy { $0.isUppercase || $0.isNumber }
      if !magWeg, isKort || isBegrepen || isLijst && Self.lijktCode(tekst, rijen, isVerplicht: isVerplicht) {
        regels.append(Regel(tekst: tekst, rijen: rijen, keuze: keuze))
      } else {
        verzwegen += 1
        verzwegenRijen += rijen
      }
    }
    self.regels = regels
    self.verzwegen = verzwegen
    self.verzwegenRijen = verzwegenRijen
  }

  /// Whether a text that isn't understood is short, without the marks of a sentence, and stands in several rows; of what people
  /// may write freely, in many.
  private static func lijktCode(_ tekst: String, _ rijen: Int, isVerplicht: Bool) -> Bool {
    let woorden = tekst.split { !$0.isLetter && !$0.isNumber }
    return tekst.count <= 40 && woorden.count <= (isVerplicht ? 6 : 4)
      && !tekst.contains { "\"':;?!@,".contains($0) } && rijen >= (isVerplicht ? 2 : 5)
  }

  /// Whether a text may be somebody's: it has a word of a column with names that is no word of the field, or it is a day, or holds
  /// many digits, or all its words begin with a capital and are unknown, as those of a name do.
  private static func isVanIemand(_ tekst: String, _ namen: Set<String>, isVerplicht: Bool) -> Bool {
    if tekst.count(where: \.isNumber) >= 6
      || Datumpatroon.allCases.contains(where: { Kolombeeld.dag(tekst, $0) != nil })
    {
      return true
    }
    let bekend = Codekennis.woorden
    func isBekend(_ woord: Substring) -> Bool {
      Kolomnaam.woorden(String(woord)).contains { bekend.contains($0) || Kolomnaam.kent($0) }
    }
    let woorden: [Substring] = tekst.split { !$0.isLetter }.filter { $0.count > 1 }
    if woorden.contains(where: { namen.contains($0.lowercased()) && !isBekend($0) }) { return true }
    let tussen: Set = ["van", "de", "der", "den", "het", "ten", "ter", "te", "el", "al", "op", "in"]
    let eigen = woorden.filter { !tussen.contains($0.lowercased()) }
    let isNaam =
      !eigen.isEmpty
      && eigen.allSatisfy { woord in
        woord.first?.isUppercase == true && woord.dropFirst().contains(where: \.isLowercase)
          && !isBekend(woord)
      }
    return isNaam && (eigen.count > 1 || !isVerplicht)
  }

  var perTekst: [String: (code: String, isZeker: Bool)] {
    Dictionary(
      regels.compactMap { regel in regel.keuze.map { (regel.tekst, ($0.code, $0.isZeker)) } },
      uniquingKeysWith: { eerste, _ in eerste })
  }
}
