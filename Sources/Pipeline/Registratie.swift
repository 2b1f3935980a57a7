import Domain
import Extract
import Register
import Transform

/// What the exports behind the records of a school year can hold at all. A region that never delivered its exemptions doesn't
/// have none: a number that rests on nothing is unknown, not 0.
struct Registratie {
  /// Those that brought the records.
  private let bronnen: [Bronprofiel]
  /// The kinds of record of which a source has no profile any more: it may have held anything.
  private let onbekend: Set<Recordsoort>
  private let opgaven: [Leerlingrecord<Opgave>]

  /// - Parameter leveringen: the source of each delivery.
  init(_ records: Stand.Records, leveringen: [Int32: String], _ profielen: [Bronprofiel]) {
    var ids: Set<String> = []
    var onbekend: Set<Recordsoort> = []
    func neem(_ soort: Recordsoort, _ levering: Int32) {
      guard let id = leveringen[levering], profielen.contains(where: { $0.id == id }) else {
        onbekend.insert(soort)
        return
      }
      ids.insert(id)
    }
    for levering in Set(records.meldingen.map(\.levering)) { neem(.melding, levering) }
    for levering in Set(records.werkprocessen.map(\.levering)) { neem(.werkproces, levering) }
    for levering in Set(records.opgaven.map(\.levering)) { neem(.opgave, levering) }
    self.init(bronnen: ids, onbekend: onbekend, opgaven: records.opgaven, profielen)
  }

  init(
    bronnen ids: Set<String>, onbekend: Set<Recordsoort> = [], opgaven: [Leerlingrecord<Opgave>] = [],
    _ profielen: [Bronprofiel]
  ) {
    self.opgaven = opgaven
    bronnen = profielen.filter { ids.contains($0.id) }
    self.onbekend = onbekend
  }

  /// Part of what a school year rests on.
  var tekst: String {
    let delen = bronnen.map { bron in
      let velden = bron.velden.map(\.naam.rawValue).sorted().joined(separator: " ")
      return "\(bron.id) \(bron.soorten.sorted()) \(velden)"
    }
    return (delen + onbekend.map(\.rawValue).sorted()).joined(separator: "\n")
  }

  /// The tellingen and percentages that none of the sources can fill, or for which no list is at hand; by id in order.
  func ontbrekend(in definities: Definities, _ schooljaar: Schooljaar) -> [String] {
    let behoeften = definities.tellingen.map { Set($0.gevraagdeOpgaven(in: schooljaar)) }
    let gedekt = Set(behoeften.joined()).filter { $0.isGedekt(door: opgaven) }
    let tellingen = Set(
      zip(definities.tellingen, behoeften).filter { telling, behoeften in
        !heeft(telling) || !behoeften.isSubset(of: gedekt)
      }.map(\.0.id))
    let verhoudingen = definities.verhoudingen.filter {
      tellingen.contains($0.teller) || tellingen.contains($0.noemer)
    }
    return (tellingen + verhoudingen.map(\.id)).sorted()
  }

  /// Why a telling is one of those; nil when it has a number.
  func gebrek(_ telling: Telling, _ schooljaar: Schooljaar) -> Telgebrek? {
    guard heeft(telling) else {
      return .bron(
        telling.bron, soorten: (telling.soorten ?? []).sorted().compactMap(telling.bron.soortcode),
        velden: telling.gevraagdeVelden.sorted())
    }
    let open = Set(telling.gevraagdeOpgaven(in: schooljaar)).filter { !$0.isGedekt(door: opgaven) }
    guard !open.isEmpty else { return nil }
    return .opgaven(
      open.map { behoefte in
        Telgebrek.Opgaven(
          soorten: (behoefte.soorten ?? []).sorted().compactMap(Recordsoort.opgave.soortcode),
          dagen: behoefte.dagen, isVerouderd: behoefte.isErEen(van: opgaven))
      }.sorted {
        ($0.dagen.lowerBound, $0.dagen.upperBound, $0.soorten.joined(separator: " "))
          < ($1.dagen.lowerBound, $1.dagen.upperBound, $1.soorten.joined(separator: " "))
      })
  }

  private func heeft(_ telling: Telling) -> Bool {
    if onbekend.contains(telling.bron) { return true }
    return bronnen.contains { bron in
      bron.record == telling.bron
        && (telling.soorten.map { !$0.isDisjoint(with: bron.soorten) } ?? true)
        && telling.gevraagdeVelden.allSatisfy { naam in bron.velden.contains { $0.naam.rawValue == naam } }
    }
  }
}

extension Recordsoort {
  /// The code of a kind of its records, by its number.
  fileprivate func soortcode(_ nummer: UInt8) -> String? {
    switch self {
    case .melding: Verzuimsoort(rawValue: nummer)?.code
    case .werkproces: Werkprocessoort(rawValue: nummer)?.code
    case .opgave: Opgavesoort(rawValue: nummer)?.code
    }
  }
}

extension Bronprofiel {
  /// The numbers of the kinds that its list of codes has.
  fileprivate var soorten: Set<UInt8> {
    Set(velden.first { $0.naam == .soort }?.codes.values.map { $0 } ?? [])
  }
}
