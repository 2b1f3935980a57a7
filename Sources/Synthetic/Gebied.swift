import Domain

/// Where pupils live: the gemeenten of the region and of the regions around it, and codes that time has
/// overtaken.
struct Gebied {
  let regio: Int
  private let tabel: Gemeentetabel
  /// Each gemeente as often as its share of the pupils asks.
  private let binnen: [Gemeentecode]
  private let buiten: [Gemeentecode]
  /// Codes that have ended and led into the region, or were of it.
  private let beeindigdHier: [Gemeente]
  private let beeindigdElders: [Gemeente]
  /// Codes that began within or behind the school years.
  private let toekomstig: [Gemeente]

  init(_ opdracht: Opdracht) throws {
    let tabel = opdracht.gemeenten
    let jaren = opdracht.schooljaren.lowerBound.beginjaar...opdracht.schooljaren.upperBound.beginjaar
    let schooljaren = jaren.map { Schooljaar(beginjaar: $0) }
    let eigen = tabel.gemeenten.filter { gemeente in
      schooljaren.contains { gemeente.behoort(tot: opdracht.regio, in: $0) }
    }
    guard !eigen.isEmpty else { throw SynthetischFout.regioZonderGemeenten(opdracht.regio) }
    // The official numbering follows the map, so that near numbers are near regions.
    let buren = tabel.gemeenten.filter { gemeente in
      schooljaren.contains { schooljaar in
        (opdracht.regio - 2...opdracht.regio + 2).contains {
          $0 != opdracht.regio && gemeente.behoort(tot: $0, in: schooljaar)
        }
      }
    }
    let eigenCodes = Set(eigen.map(\.code))
    let overige = (buren.isEmpty ? tabel.gemeenten : buren).filter { !eigenCodes.contains($0.code) }
    let scholen = Self.scholen(opdracht)
    let laatsteDag = opdracht.schooljaren.upperBound.einde

    self.regio = opdracht.regio
    self.tabel = tabel
    self.binnen = Self.naarAandeel(eigen, scholen)
    self.buiten = Self.naarAandeel(overige.isEmpty ? eigen : overige, scholen)
    let oud = tabel.gemeenten.filter { $0.geldigTot.map { $0 <= laatsteDag } ?? false }
    func isVanHier(_ gemeente: Gemeente) -> Bool {
      tabel.lees(gemeente.code, op: laatsteDag).regio == opdracht.regio
        || gemeente.regioperioden.contains { $0.regio == opdracht.regio }
    }
    self.beeindigdHier = oud.filter(isVanHier)
    self.beeindigdElders = oud.filter { !isVanHier($0) }
    self.toekomstig = tabel.gemeenten.filter { $0.geldigVanaf > opdracht.schooljaren.lowerBound.begin }
  }

  /// A gemeente to live in; the share of the region is so many in a thousand.
  func woonplaats(_ toeval: inout Toeval, binnenPromille: Int) -> Gemeentecode {
    let inRegio = toeval.kans(promille: binnenPromille)
    return toeval.uit(inRegio ? binnen : buiten)
  }

  /// Another gemeente of the region, or outside it.
  func andere(dan code: Gemeentecode, inRegio: Bool, _ toeval: inout Toeval) -> Gemeentecode {
    let keuze = inRegio ? binnen : buiten
    for _ in 0..<20 {
      let andere = toeval.uit(keuze)
      if andere != code { return andere }
    }
    return code
  }

  /// The code under which a gemeente is known on a day: its successor when it had ended, its predecessor when
  /// it had yet to begin.
  func geldig(_ code: Gemeentecode, op datum: LocalDate) -> Gemeentecode {
    guard let gemeente = tabel[code] else { return code }
    if gemeente.geldigVanaf <= datum { return tabel.lees(code, op: datum).code ?? code }
    let voorganger = tabel.gemeenten.first { ander in
      ander.opvolger == code && ander.geldigVanaf <= datum && ander.geldigTot.map { datum < $0 } ?? true
    }
    return voorganger?.code ?? code
  }

  /// Whether the gemeente counts in the region on that day.
  func isInRegio(_ code: Gemeentecode, op datum: LocalDate) -> Bool {
    tabel.lees(code, op: datum).regio == regio
  }

  /// A code that had ended by the day, as registers keep them; nil when there is none.
  func beeindigd(op datum: LocalDate, _ toeval: inout Toeval) -> Gemeentecode? {
    let vanHier = toeval.kans(promille: 500) && !beeindigdHier.isEmpty
    let keuze = vanHier ? beeindigdHier : beeindigdElders
    guard !keuze.isEmpty else { return nil }
    let gemeente = toeval.uit(keuze)
    return gemeente.geldigTot.map { $0 <= datum } ?? false ? gemeente.code : nil
  }

  /// A code that doesn't exist yet on the day, as exports show that apply today's codes to old records.
  func toekomstig(op datum: LocalDate, _ toeval: inout Toeval) -> Gemeentecode? {
    guard !toekomstig.isEmpty else { return nil }
    let gemeente = toeval.uit(toekomstig)
    return datum < gemeente.geldigVanaf ? gemeente.code : nil
  }

  /// The code that receives the region's deliveries.
  var ontvanger: Gemeentecode { binnen[0] }

  private static func scholen(_ opdracht: Opdracht) -> [Gemeentecode: Int] {
    opdracht.scholen.scholen.reduce(into: [:]) { telling, school in
      if let code = school.gemeentecode { telling[code, default: 0] += 1 }
    }
  }

  /// The number of schools stands in for the number of pupils, which no table gives.
  private static func naarAandeel(_ gemeenten: [Gemeente], _ scholen: [Gemeentecode: Int]) -> [Gemeentecode] {
    gemeenten.flatMap { [Gemeentecode](repeating: $0.code, count: scholen[$0.code, default: 0] + 1) }
  }
}
