import Domain

/// The second evaluator, part one: which version of each record is current, and which pupil it is of.
///
/// Written from formats.md, "Register", alone, slow and obvious; it shares no code with Register.
struct TweedeStand {
  struct Gekend<Record> {
    let record: Record
    /// The pupil's pseudonym in hexadecimal.
    let leerling: String
    /// The earliest date of receipt of a delivery that brought some version of it.
    let bekend: LocalDate
  }

  /// In the order of their numbers.
  let meldingen: [Gekend<Melding>]
  let werkprocessen: [Gekend<Werkproces>]
  let opgaven: [Gekend<Opgave>]
  /// The same, as clauses ask of them: by `melding`, `werkproces` and `opgave`. Of an opgave the record date isn't known
  /// yet: that depends on the school year.
  let records: [String: [TweedeRecord]]

  private struct Versie<Record> {
    /// A text that orders as versions do.
    let plaats: String
    let ontvangen: LocalDate
    let record: Record
    let sleutels: Leerlingsleutels
  }

  init(_ leveringen: [Proeflevering], opDag: LocalDate?) {
    var meldingversies: [[UInt8]: [Versie<Melding>]] = [:]
    var werkprocesversies: [[UInt8]: [Versie<Werkproces>]] = [:]
    var opgaveversies: [[UInt8]: [Versie<Opgave>]] = [:]
    var bsns: Set<String> = []
    var leerlingen: [Set<String>] = []
    let bekende = leveringen.filter { levering in opDag.map { levering.ontvangen <= $0 } ?? true }
    for levering in bekende {
      let isVervangen = Self.isVervangen(levering, bekende)
      for rij in levering.rijen {
        func plaats(_ mutatie: Mutatiemoment) -> String {
          "\(mutatie.datum) \(mutatie.tijd + 100_000_000) \(levering.ontvangen) \(levering.sha256) \(rij.rij + 100_000)"
        }
        switch rij.inhoud {
        case .afgekeurd: continue
        case .melding(let melding):
          meldingversies[Array(melding.nummer.tekst.utf8), default: []].append(
            Versie(
              plaats: plaats(melding.mutatie), ontvangen: levering.ontvangen, record: melding,
              sleutels: rij.sleutels))
        case .werkproces(let werkproces):
          werkprocesversies[Array(werkproces.nummer.tekst.utf8), default: []].append(
            Versie(
              plaats: plaats(werkproces.mutatie), ontvangen: levering.ontvangen, record: werkproces,
              sleutels: rij.sleutels))
        case .opgave(let opgave):
          // Of a list that another one took the place of no row counts, but its links do.
          if isVervangen || Self.isVervangen(opgave, van: levering, bekende) { break }
          var genummerd = opgave
          if levering.lijst != nil {
            genummerd.nummer = Recordnummer("\(levering.sha256.prefix(12))-\(rij.rij)")
          }
          opgaveversies[Array(genummerd.nummer.tekst.utf8), default: []].append(
            Versie(
              plaats: plaats(opgave.mutatie), ontvangen: levering.ontvangen, record: genummerd,
              sleutels: rij.sleutels))
        }
        if let bsn = rij.sleutels.bsn?.hex {
          bsns.insert(bsn)
          if let onderwijsnummer = rij.sleutels.onderwijsnummer?.hex {
            // All pupils known under one of the two are one pupil.
            let samen = leerlingen.filter { $0.contains(bsn) || $0.contains(onderwijsnummer) }
            leerlingen.removeAll { $0.contains(bsn) || $0.contains(onderwijsnummer) }
            leerlingen.append(samen.reduce([bsn, onderwijsnummer]) { $0.union($1) })
          }
        }
      }
    }
    func leerling(_ sleutels: Leerlingsleutels) -> String {
      let eigen = sleutels.bsn?.hex ?? sleutels.onderwijsnummer?.hex ?? ""
      let nummers = leerlingen.first { $0.contains(eigen) } ?? [eigen]
      return nummers.intersection(bsns).min() ?? nummers.min() ?? eigen
    }
    func huidig<Record>(_ versies: [[UInt8]: [Versie<Record>]]) -> [Gekend<Record>] {
      versies.keys.sorted(by: Self.eerder).compactMap { nummer in
        guard let alle = versies[nummer], let hoogste = alle.max(by: { $0.plaats < $1.plaats }),
          let bekend = alle.map(\.ontvangen).min()
        else { return nil }
        return Gekend(record: hoogste.record, leerling: leerling(hoogste.sleutels), bekend: bekend)
      }
    }
    meldingen = huidig(meldingversies)
    werkprocessen = huidig(werkprocesversies)
    opgaven = huidig(opgaveversies)
    records = [
      "melding": meldingen.enumerated().map { TweedeRecord($1, plaats: $0) },
      "werkproces": werkprocessen.enumerated().map { TweedeRecord($1, plaats: $0) },
      "opgave": opgaven.enumerated().map { TweedeRecord($1, plaats: $0) },
    ]
  }

  /// Whether another list under its name was received later, or on the same day and with a higher hash.
  private static func isVervangen(_ levering: Proeflevering, _ bekende: [Proeflevering]) -> Bool {
    guard let lijst = levering.lijst, lijst != "" else { return false }
    return bekende.contains { $0.lijst == lijst && komtNa($0, levering) }
  }

  /// Whether a list without a name, of the same source and received later, has a row for the same first day and school.
  private static func isVervangen(
    _ opgave: Opgave, van levering: Proeflevering, _ bekende: [Proeflevering]
  ) -> Bool {
    guard levering.lijst == "" else { return false }
    for ander in bekende where ander.lijst == "" && ander.bron == levering.bron && komtNa(ander, levering) {
      for rij in ander.rijen {
        if case .opgave(let andere) = rij.inhoud, andere.begin == opgave.begin,
          andere.brin?.description == opgave.brin?.description
        {
          return true
        }
      }
    }
    return false
  }

  private static func komtNa(_ een: Proeflevering, _ ander: Proeflevering) -> Bool {
    "\(een.ontvangen) \(een.sha256)" > "\(ander.ontvangen) \(ander.sha256)"
  }

  /// Those of all meldingen and werkprocessen, by the year in which they begin. Opgaven make no school year.
  var jaren: [Int] {
    let datums = meldingen.map(\.record.melddatum) + werkprocessen.map(\.record.start)
    return Set(datums.map(TweedeTelling.beginjaar)).sorted()
  }

  /// The order of numbers: by length in characters, then by bytes.
  static func eerder(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let lengteA = String(decoding: a, as: UTF8.self).unicodeScalars.count
    let lengteB = String(decoding: b, as: UTF8.self).unicodeScalars.count
    return lengteA == lengteB ? a.lexicographicallyPrecedes(b) : lengteA < lengteB
  }

  static func eerder(_ a: Recordnummer, _ b: Recordnummer) -> Bool {
    eerder(Array(a.tekst.utf8), Array(b.tekst.utf8))
  }
}
