import Domain
import Foundation

/// The deliveries of one opdracht: which there are, how they are named, and what each brings.
struct Inbox {
  /// From so many meldingen on there are bad rows and bad files.
  private static let genoegVoorFouten = 100

  private let opdracht: Opdracht
  private let map: String
  private let gebied: Gebied
  private let meldingen: Meldingbron
  private let werkprocessen: Werkprocesbron
  private let kenmerken: Kenmerkbron
  private let opgaven: Opgavebron
  private let tijdlijnWerkprocessen: Tijdlijn

  init(_ opdracht: Opdracht, _ map: String) throws {
    let jaren = opdracht.schooljaren.upperBound.beginjaar - opdracht.schooljaren.lowerBound.beginjaar + 1
    let perJaar = opdracht.meldingen / jaren
    // Monthly and quarterly, where that gives deliveries of a sensible size.
    let leveringen = [12, 6, 4, 3, 2].first { perJaar >= $0 * 100 } ?? 1
    let kwartalen = [4, 2].first { perJaar >= $0 * 100 } ?? 1
    let kalender = Kalender(aantal: opdracht.meldingen, schooljaren: opdracht.schooljaren)
    self.opdracht = opdracht
    self.map = map
    self.gebied = try Gebied(opdracht)
    self.meldingen = Meldingbron(
      kalender: kalender,
      tijdlijn: Tijdlijn(opdracht.schooljaren, perSchooljaar: leveringen, dagenOnderweg: 2),
      leerlingen: Leerlingbron(seed: opdracht.seed, kalender: kalender, gebied: gebied),
      gebied: gebied, scholen: Scholenkeuze(opdracht, gebied), seed: opdracht.seed)
    self.tijdlijnWerkprocessen = Tijdlijn(
      opdracht.schooljaren, perSchooljaar: kwartalen, dagenOnderweg: 5)
    self.werkprocessen = Werkprocesbron(opdracht, meldingen, tijdlijnWerkprocessen)
    self.kenmerken = Kenmerkbron(
      opdracht, meldingen, tijdlijnWerkprocessen, losse: werkprocessen.losse.aantal)
    self.opgaven = Opgavebron(
      opdracht, Jongerenbron(opdracht, meldingen, werkprocessen, kenmerken), meldingen,
      tijdlijnWerkprocessen)
  }

  func schrijfAlles() throws -> [Bestand] {
    try maakMappen(
      Bron.allCases.map(\.rawValue) + (opdracht.metOpgaven ? Opgavebron.Bron.allCases.map(\.rawValue) : []))
    var bestanden: [Bestand] = []
    for nummer in meldingen.tijdlijn.perioden.indices {
      let periode = meldingen.tijdlijn.perioden[nummer]
      if nummer.isMultiple(of: 2) {
        let plaats = nummer / 2
        // Some names don't tell the date of receipt; the header does.
        let naam = naam(nummer, periode, .xml, zonderDatum: plaats % 3 == 1)
        let vorm = Xmlbestand(
          kop(nummer, periode.ontvangen), naamruimte: plaats % 2 == 1, latin1: plaats % 3 == 2)
        try schrijfMeldingen(nummer, naam, vorm, naar: &bestanden)
      } else {
        let vorm = Csvvorm.meldingen[nummer / 2 % Csvvorm.meldingen.count]
        try schrijfMeldingen(nummer, naam(nummer, periode, .csv), Csvbestand(vorm), naar: &bestanden)
      }
    }
    let gewone = bestanden
    if opdracht.meldingen >= Self.genoegVoorFouten {
      bestanden.append(try schrijfHerstel())
      bestanden.append(try schrijfAfgebroken())
      if let origineel = gewone.first(where: { $0.pad.hasSuffix(".csv") }) {
        bestanden.append(try kopieer(origineel))
      }
    }
    for nummer in tijdlijnWerkprocessen.perioden.indices {
      try schrijfWerkprocessen(nummer, naar: &bestanden)
    }
    for uitvoer in Kenmerkbron.Uitvoer.allCases {
      for nummer in tijdlijnWerkprocessen.perioden.indices {
        try schrijfKenmerken(uitvoer, nummer, naar: &bestanden)
      }
    }
    return bestanden + (opdracht.metOpgaven ? try opgaven.schrijf(in: map) : [])
  }

  /// Every melding once, in its last state.
  func schrijfEenXml() throws -> Bestand {
    try maakMappen([Bron.xml.rawValue])
    let ontvangen = laatsteOntvangst
    let naam = "\(Bron.xml.rawValue)/duo-verzuim_synthetisch_\(Self.cijfers(ontvangen)).xml"
    var levering = try Levering(naam, in: map, Xmlbestand(kop(0, ontvangen)), fouten: nil)
    for melding in 0..<opdracht.meldingen {
      levering.voegToe(meldingen.rij(van: melding, versie: meldingen.laatsteVersie(van: melding)))
    }
    return try levering.sluit()
  }

  // MARK: - Ordinary deliveries

  private func schrijfMeldingen<Vorm: Bestandsvorm>(
    _ nummer: Int, _ pad: String, _ vorm: Vorm, naar bestanden: inout [Bestand]
  ) throws where Vorm.Rij == Meldingrij {
    var levering = try Levering(pad, in: map, vorm, fouten: fouten(vanaf: nummer))
    for terug in (0...min(Verloop.langst, nummer)).reversed() {
      for melding in nieuw(in: meldingen.tijdlijn.perioden[nummer - terug]) {
        guard let versies = meldingen.versies(van: melding, naLeveringen: terug) else { continue }
        for versie in versies { levering.voegToe(meldingen.rij(van: melding, versie: versie)) }
      }
    }
    try bewaar(levering.sluit(), in: &bestanden)
  }

  private func schrijfWerkprocessen(_ nummer: Int, naar bestanden: inout [Bestand]) throws {
    let perioden = tijdlijnWerkprocessen.perioden
    let vorm = Csvbestand<Werkprocesrij>(Csvvorm.werkprocessen[nummer % Csvvorm.werkprocessen.count])
    let datum = Self.cijfers(perioden[nummer].ontvangen)
    let pad = "\(Bron.werkprocessen.rawValue)/werkprocessen_synthetisch_\(perioden[nummer].naam)_\(datum).csv"
    var levering = try Levering(pad, in: map, vorm, fouten: fouten(vanaf: nummer + 5))
    for terug in (0...min(Werkprocesbron.langst, nummer)).reversed() {
      let periode = perioden[nummer - terug]
      for melding in nieuw(in: periode) {
        for rij in werkprocessen.rijen(van: melding, in: nummer) { levering.voegToe(rij) }
      }
      for los in werkprocessen.losse.nummers(van: periode.begin, tot: periode.einde) {
        if let rij = werkprocessen.rij(los: los, in: nummer) { levering.voegToe(rij) }
      }
    }
    try bewaar(levering.sluit(), in: &bestanden)
  }

  private func schrijfKenmerken(
    _ uitvoer: Kenmerkbron.Uitvoer, _ nummer: Int, naar bestanden: inout [Bestand]
  ) throws {
    let periode = tijdlijnWerkprocessen.perioden[nummer]
    let naam = "\(uitvoer.rawValue)_synthetisch_\(periode.naam)_\(Self.cijfers(periode.ontvangen)).csv"
    let pad = "volgsysteem-\(uitvoer.rawValue)/\(naam)"
    var uit = try Schrijver(pad: "\(map)/\(pad)")
    let records = kenmerken.schrijf(uitvoer, in: nummer, &uit)
    try uit.sluit()
    try bewaar(
      Bestand(pad: pad, bytes: uit.geschreven, records: records, afgekeurd: [:], aard: .levering),
      in: &bestanden)
  }

  private func nieuw(in periode: Tijdlijn.Periode) -> Range<Int> {
    meldingen.kalender.nummers(van: periode.begin, tot: periode.einde)
  }

  private func fouten(vanaf nummer: Int) -> Int? {
    opdracht.meldingen >= Self.genoegVoorFouten ? nummer : nil
  }

  /// A delivery that has nothing to bring isn't sent.
  private func bewaar(_ bestand: Bestand, in bestanden: inout [Bestand]) throws {
    if bestand.records > 0 {
      bestanden.append(bestand)
    } else if unlink("\(map)/\(bestand.pad)") != 0 {
      throw SynthetischFout.schrijven(pad: bestand.pad, errno: errno)
    }
  }

  // MARK: - Deliveries with something wrong

  /// A small file with every kind of bad row, more than any limit allows, among a few old versions that come
  /// again.
  private func schrijfHerstel() throws -> Bestand {
    let datum = Self.cijfers(laatsteOntvangst.plus(dagen: 4))
    let vorm = Csvbestand<Meldingrij>(Csvvorm(codering: .utf8MetBom, extraKolom: "OPMERKING"))
    var levering = try Levering(
      "\(Bron.csv.rawValue)/duo-verzuim_synthetisch_herstel_\(datum).csv", in: map, vorm, fouten: nil)
    for (nummer, code) in Afkeurcode.allCases.enumerated() {
      let rij = meldingen.rij(van: nummer * 7, versie: 0)
      if nummer.isMultiple(of: 2) { levering.voegToe(rij) }
      levering.voegToe(rij, als: code, keer: nummer)
    }
    return try levering.sluit()
  }

  private func schrijfAfgebroken() throws -> Bestand {
    let ontvangen = laatsteOntvangst.plus(dagen: 6)
    let pad = "\(Bron.xml.rawValue)/duo-verzuim_synthetisch_afgebroken_\(Self.cijfers(ontvangen)).xml"
    var levering = try Levering(pad, in: map, Xmlbestand(kop(99, ontvangen)), fouten: nil)
    for melding in 0..<20 { levering.voegToe(meldingen.rij(van: melding, versie: 0)) }
    return try levering.breekAf("<Verzuimgeval><Deelnemer><Geboorteda")
  }

  private func kopieer(_ origineel: Bestand) throws -> Bestand {
    let datum = Self.cijfers(laatsteOntvangst.plus(dagen: 8))
    let pad = "\(Bron.csv.rawValue)/duo-verzuim_synthetisch_nogmaals_\(datum).csv"
    do {
      try FileManager.default.copyItem(atPath: "\(map)/\(origineel.pad)", toPath: "\(map)/\(pad)")
    } catch {
      throw SynthetischFout.schrijven(pad: pad, errno: errno)
    }
    return Bestand(
      pad: pad, bytes: origineel.bytes, records: origineel.records, afgekeurd: origineel.afgekeurd,
      aard: .dubbel)
  }

  // MARK: - Names

  /// The folders of the inbox, named after the profiles.
  private enum Bron: String, CaseIterable {
    case xml = "duo-verzuim-xml"
    case csv = "duo-verzuim-csv"
    case werkprocessen = "volgsysteem-werkprocessen"
    case vrijstellingen = "volgsysteem-vrijstellingen"
    case handhaving = "volgsysteem-handhaving"
    case trajecten = "volgsysteem-trajecten"

    var extensie: String { self == .xml ? "xml" : "csv" }
  }

  private func naam(
    _ nummer: Int, _ periode: Tijdlijn.Periode, _ bron: Bron, zonderDatum: Bool = false
  ) -> String {
    let volgnummer = Self.metNullen(nummer + 1, cijfers: 3)
    let begin = "\(bron.rawValue)/duo-verzuim_synthetisch_\(periode.naam)"
    return zonderDatum
      ? "\(begin)_levering-\(volgnummer).\(bron.extensie)"
      : "\(begin)_\(volgnummer)_\(Self.cijfers(periode.ontvangen)).\(bron.extensie)"
  }

  private func kop(_ nummer: Int, _ ontvangen: LocalDate) -> Xmlbestand.Kop {
    Xmlbestand.Kop(
      kenmerk: "SYNTHETISCH-\(Self.metNullen(nummer + 1, cijfers: 4))", ontvangen: ontvangen,
      ontvanger: gebied.ontvanger, seed: opdracht.seed)
  }

  /// When the last ordinary delivery came in.
  private var laatsteOntvangst: LocalDate {
    (meldingen.tijdlijn.perioden + tijdlijnWerkprocessen.perioden).map(\.ontvangen).max()
      ?? opdracht.schooljaren.upperBound.einde
  }

  private func maakMappen(_ bronnen: [String]) throws {
    for bron in bronnen where mkdir("\(map)/\(bron)", 0o755) != 0 {
      throw SynthetischFout.schrijven(pad: bron, errno: errno)
    }
  }

  /// `yyyymmdd`.
  static func cijfers(_ datum: LocalDate) -> String { datum.description.filter { $0 != "-" } }

  /// At least so many digits.
  static func metNullen(_ getal: Int, cijfers: Int) -> String {
    let tekst = String(getal)
    return String(repeating: "0", count: max(0, cijfers - tekst.utf8.count)) + tekst
  }
}
