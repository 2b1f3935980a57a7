import Domain
import Extract
import Load
import Register
import Report
import Systeem
import Transform

/// Shows what a profile makes of files, before anything is registered. Nothing is written, and no personal number, name or
/// birthday is shown.
public struct Profielkijk {
  /// So many records are shown.
  private static let eerste = 5
  /// So many places of each fault.
  private static let plaatsen = 5

  private let bestand: Profielbestand
  private let configuratie: Configuratie
  private let lezingen: [Proeflezing]
  private let data: String?
  private let pipeline: String

  private var profiel: Bronprofiel { bestand.profiel }

  /// - Parameters:
  ///   - profiel: a file, or the id of a profile of the set-up.
  ///   - data: of runs before, for their numbers; nil = there are none.
  public init(_ bestanden: [String], profiel: String, pipeline: String, data: String?) throws {
    try NietGevonden.eis(bestanden)
    configuratie = try Configuratie(pipeline)
    bestand = try Profielbestand(profiel, pipeline: pipeline)
    lezingen = try Proeflezing.lees(bestanden, bestand.profiel, configuratie)
      .sorted { ($0.ontvangen?.dagnummer ?? .max) < ($1.ontvangen?.dagnummer ?? .max) }
    self.data = data
    self.pipeline = pipeline
  }

  public func tekst() throws -> String {
    var delen = [
      "\(profiel.id): \(profiel.titel); records of kind '\(profiel.record.rawValue)'. Nothing is registered."
    ]
    if !bestand.vragen.isEmpty {
      delen.append(
        "OPEN QUESTIONS\n"
          + bestand.vragen.map { "  \(Melder.veilig(bestand.pad)):\($0.regel): \(Logboek.schoon($0.tekst))" }
          .joined(separator: "\n"))
    }
    delen.append("FILES\n" + lezingen.map(regel).joined(separator: "\n"))
    let gelezen = lezingen.filter(\.isGelezen)
    if let eerste = gelezen.first { delen.append(eersteRecords(eerste)) }
    if !gelezen.isEmpty {
      delen.append(velden(gelezen))
      delen.append(afkeuringen(gelezen))
      delen += [leveringen(gelezen), try aantallen(gelezen)].compactMap { $0 }
    }
    let voorstel = try Driftvoorstel(bestand, lezingen, configuratie).tekst
    if !voorstel.isEmpty { delen.append("PROPOSED CHANGES\n" + voorstel) }
    delen.append(
      !gelezen.contains { $0.beeld.aanvaard > 0 }
        ? "Not one row can be read with this profile: mend it, and look again."
        : "When this is right: sluitend profile accept \(Melder.woord(bestand.pad)) --sample \(Melder.woord(gelezen[0].pad)) --pipeline \(Melder.woord(pipeline))"
    )
    return delen.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func regel(_ lezing: Proeflezing) -> String {
    let naam = "  \(Melder.veilig(lezing.bestand))"
    switch lezing.uitkomst {
    case .geweigerd(let code):
      let waar = lezing.toelichting.map { ": \(Logboek.schoon($0))" } ?? ""
      return "\(naam): refused (\(code.rawValue)\(waar)): \(code.betekenis)"
    case .gelezen(let rijen, let codering):
      let datum =
        lezing.ontvangen.map { "received \($0)" }
        ?? "no date of receipt: put _yyyymmdd at the end of its name, or it will be refused (B02)"
      return
        "\(naam): \(rijen) rows, \(lezing.beeld.aanvaard) accepted, \(lezing.beeld.afgekeurd) rejected; \(codering); \(datum)"
    }
  }

  /// The first records as they are understood; the pupil by a number of this preview.
  private func eersteRecords(_ lezing: Proeflezing) -> String {
    let records = lezing.records
    guard let eerste = records.first else { return "FIRST RECORDS\n  none" }
    let inProfiel = Set(profiel.velden.map(\.naam))
    let velden = eerste.tekst.velden.map(\.veld).filter(inProfiel.contains)
    var leerlingen = Leerlingnummering()
    var tabel = Teksttabel(
      [.init("row", rechts: true), .init("pupil", rechts: true)] + velden.map { .init($0.rawValue) })
    for (tekst, leerling, rij) in records.prefix(Self.eerste) {
      let nummer = leerlingen.nummer(leerling)
      tabel.voeg(
        [String(rij), nummer]
          + velden.map { veld in
            Melder.veilig(Recordtekst.getoond(tekst.velden.first { $0.veld == veld }?.tekst ?? ""))
          })
    }
    return "FIRST RECORDS (of \(Melder.veilig(lezing.bestand)); birth dates show their year)\n"
      + Self.inspring(tabel.tekst)
  }

  private func velden(_ gelezen: [Proeflezing]) -> String {
    var tabel = Teksttabel([
      .init("field"), .init("column"), .init("read", rechts: true), .init("empty", rechts: true),
      .init("not understood", rechts: true),
      .init("rejected", rechts: true),
    ])
    let records = gelezen.flatMap(\.records)
    let afgekeurd = gelezen.flatMap(\.proef.afkeuringen)
    for veld in profiel.velden {
      let isPersoon = profiel.record.persoonsvelden.contains(veld.naam)
      let gevuld = records.count { record in
        isPersoon
          ? (veld.naam == .bsn
            ? record.leerling.bsn != nil
            : veld.naam == .onderwijsnummer ? record.leerling.onderwijsnummer != nil : true)
          : record.tekst.velden.first { $0.veld == veld.naam }.map { !$0.tekst.isEmpty } ?? false
      }
      let onbegrepen = gelezen.reduce(0) { $0 + ($1.onbekend[veld.naam] ?? 0) }
      let namen = Set(veld.namen.map(Map.naam)).union(
        veld.namen
      ).union([veld.naam.rawValue])
      let fouten = afgekeurd.count { afkeuring in
        afkeuring.veld.map { fout in
          namen.contains { Kolomherkenning.normaal($0) == Kolomherkenning.normaal(fout) }
        } ?? false
      }
      let bron =
        switch veld.vorm {
        case .inRij: veld.namen.joined(separator: ", ")
        case .vast(let tekst): tekst.isEmpty ? "(in no file)" : "(always '\(tekst)')"
        case .inBestandsnaam: "(the file's name)"
        }
      tabel.voeg([
        veld.naam.rawValue, Logboek.schoon(bron), String(gevuld), String(records.count - gevuld - onbegrepen),
        String(onbegrepen), String(fouten),
      ])
    }
    return "FIELDS (of the \(records.count) accepted rows; rejected: rows whose first fault it is)\n"
      + Self.inspring(tabel.tekst)
  }

  private func afkeuringen(_ gelezen: [Proeflezing]) -> String {
    let alle = gelezen.flatMap { lezing in lezing.proef.afkeuringen.map { (lezing, $0) } }
    guard !alle.isEmpty else { return "REJECTED ROWS\n  none" }
    let groepen = Dictionary(grouping: alle) { "\($0.1.code.rawValue) \($0.1.veld ?? "")" }
    let regels = groepen.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }.map {
      _, rijen -> String in
      let (_, afkeuring) = rijen[0]
      let plaatsen = rijen.prefix(Self.plaatsen).map { lezing, afkeuring in
        let regel = afkeuring.bytes.flatMap { Self.regelnummer(lezing.pad, $0.lowerBound) }
        return "row \(afkeuring.rij)" + (regel.map { " (line \($0))" } ?? "")
          + (gelezen.count > 1 ? " of \(Melder.veilig(lezing.bestand))" : "")
      }.joined(separator: ", ")
      let meer = rijen.count > Self.plaatsen ? ", and \(rijen.count - Self.plaatsen) more" : ""
      let uitleg = isRecordnummer(afkeuring) ? " (\(afkeuring.code.betekenis))" : ""
      return
        "  \(rijen.count)× \(afkeuring.code.rawValue)\(afkeuring.veld.map { " \(Logboek.schoon($0))" } ?? "")\(uitleg): \(plaatsen)\(meer)"
    }
    return "REJECTED ROWS\n" + regels.joined(separator: "\n")
  }

  /// Whether it is about the number of the record: that it is rejected has reasons that don't show in the row.
  private func isRecordnummer(_ afkeuring: Afkeuring) -> Bool {
    guard afkeuring.code == .r04, let veld = afkeuring.veld else { return false }
    return profiel.velden.contains { eigen in
      eigen.naam == profiel.record.nummerveld
        && eigen.namen.contains { Kolomherkenning.normaal(Map.naam($0)) == Kolomherkenning.normaal(veld) }
    }
  }

  /// The line of a file on which a byte stands, 1-based.
  private static func regelnummer(_ pad: String, _ plaats: Int) -> Int? {
    guard let bron = try? Bestandslezer(pad) else { return nil }
    let stuk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { stuk.deallocate() }
    var (regel, gelezen) = (1, 0)
    while let aantal = try? bron.lees(stuk), aantal > 0 {
      let deel = stuk[..<min(aantal, plaats - gelezen)]
      regel += deel.count { $0 == 0x0A }
      gelezen += aantal
      if gelezen >= plaats { return regel }
    }
    return nil
  }

  // How the deliveries relate.

  private func leveringen(_ gelezen: [Proeflezing]) -> String {
    guard profiel.vorm(.opgavenummer) != nil || profiel.record != .opgave else {
      return "DELIVERIES\n  each file is a whole list: it takes the place of the one before"
    }
    var regels: [String] = []
    var eerder: [Recordnummer: [String]] = [:]
    for (i, lezing) in gelezen.enumerated() {
      var dit: [Recordnummer: [String]] = [:]
      var herhaald = 0
      for record in lezing.records {
        if dit[record.tekst.nummer] != nil { herhaald += 1 }
        dit[record.tekst.nummer] = record.tekst.velden.map(\.tekst)
      }
      let binnen =
        herhaald == 0
        ? "each number once"
        : "\(herhaald) rows bear a number that stands in it already: of these the last change counts"
      guard i > 0 else {
        regels.append("  \(Melder.veilig(lezing.bestand)): \(dit.count) records, \(binnen)")
        eerder = dit
        continue
      }
      let terug = dit.keys.count { eerder[$0] != nil }
      let gewijzigd = dit.count { nummer, velden in eerder[nummer].map { $0 != velden } ?? false }
      let deel = eerder.isEmpty ? 0 : Double(terug) / Double(eerder.count)
      let aard = deel >= 0.9 ? "a full delivery" : "mutations: what isn't in it stays as it was"
      regels.append(
        "  \(Melder.veilig(lezing.bestand)): \(dit.count) records, \(dit.count - terug) of them new and \(gewijzigd) changed; it has \(Veldinhoud.procent(deel)) of those before, so it looks like \(aard); \(binnen)"
      )
      eerder.merge(dit) { $1 }
    }
    return "DELIVERIES\n" + regels.joined(separator: "\n")
  }

  // What would be counted.

  private func aantallen(_ gelezen: [Proeflezing]) throws -> String? {
    let stand = Proefstand(gelezen)
    let jaren = Set(stand.recorddata.map(Schooljaar.init(van:))).sorted().suffix(3)
    guard let nieuwste = jaren.last else { return nil }
    let lezer = try data.flatMap { data -> Feitenlezer? in
      let map = Datamap(data)
      return map.isGepubliceerd ? try Feitenlezer(map.feiten) : nil
    }
    var vroeger: [Schooljaar: [String: String]] = [:]
    for jaar in Set(jaren + [Schooljaar(beginjaar: nieuwste.beginjaar - 1)]) {
      for (plek, waarde) in try lezer?.cijfers(jaar) ?? [:]
      where plek.niveau == "regio" && plek.schoolsoort.isEmpty {
        vroeger[jaar, default: [:]][plek.telling] = waarde
      }
    }
    var tabel = Teksttabel(
      [
        .init("telling"), .init("schooljaar"), .init("these files", rechts: true),
        .init("published", rechts: true),
        .init("published the year before", rechts: true),
      ])
    for jaar in jaren {
      let definities = configuratie.definities.voor(jaar)
      let partitie = stand.partitie(jaar, configuratie, definities)
      let vorig = Schooljaar(beginjaar: jaar.beginjaar - 1)
      for telling in definities.tellingen.filter({ $0.bron == profiel.record && $0.periode == .schooljaar }) {
        let aantal = telling.tel(partitie).regio.waarde
        let (nu, toen) = (vroeger[jaar]?[telling.id], vroeger[vorig]?[telling.id])
        guard telling.clausules.count <= 1, aantal > 0 || nu.map({ $0 != "0" }) ?? false else { continue }
        tabel.voeg([telling.id, jaar.description, String(aantal), nu ?? "-", toen ?? "-"])
      }
      let (alle, tellend) = partitie.aantalInSchooljaar(profiel.record)
      tabel.voeg(["(records in the region)", jaar.description, "\(tellend) of \(alle)", "", ""])
    }
    let uitleg =
      lezer == nil
      ? "with --data DIR the numbers that were published stand beside them"
      : "'published' counts all deliveries so far, of this source and others"
    return "COUNTS (of these files alone, region \(configuratie.regio); \(uitleg))\n"
      + Self.inspring(tabel.tekst)
  }

  private static func inspring(_ tekst: String) -> String {
    tekst.split(separator: "\n", omittingEmptySubsequences: true).map { "  " + $0 }.joined(separator: "\n")
  }
}
