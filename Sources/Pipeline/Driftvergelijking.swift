import Domain
import Extract

/// One delivery beside those before it.
struct Driftvergelijking {
  /// So many deliveries tell what is usual.
  private static let venster = 6
  /// Fewer tell nothing of size, gaps and elements.
  private static let minstens = 3
  /// Of fewer rows any number is usual.
  private static let kleinsteMediaan = 20.0
  /// More columns or codes than this are told by their number.
  private static let grensNamen = 5

  private let nieuw: Beeldregel
  /// In order.
  private let eerdere: [Beeldregel]
  /// Those of the same format; in XML only those with records, for elements stand in them.
  private let gelijksoortige: [Beeldregel]
  private let grenzen: Drift.Grenzen

  init(nieuw: Beeldregel, eerdere: [Beeldregel], grenzen: Drift.Grenzen) {
    self.nieuw = nieuw
    self.eerdere = eerdere
    self.grenzen = grenzen
    gelijksoortige = eerdere.filter {
      $0.beeld.formaat == nieuw.beeld.formaat && ($0.beeld.formaat == .csv || $0.beeld.gelezen > 0)
    }
  }

  func teksten(_ soort: Drift.Soort) -> [String] {
    switch soort {
    case .kolommenNieuw: kolommenNieuw()
    case .kolommenWeg: kolommenWeg()
    case .codesNieuw: nieuw.beeld.velden.sorted { $0.key < $1.key }.flatMap(codesNieuw)
    case .omvang: omvang().map { [$0] } ?? []
    case .reeks: reeks().map { [$0] } ?? []
    }
  }

  // Columns: in CSV beside the delivery before. In XML an element is there only when some record has it: a new one is in
  // none of those before, and one that is gone was in each of the last ones.

  private var isXML: Bool { nieuw.beeld.formaat == .xml }
  private var soortnaam: String { isXML ? "element" : "column" }

  private func kolommenNieuw() -> [String] {
    guard let vorige = gelijksoortige.last else { return [] }
    let naast = isXML ? gelijksoortige : [vorige]
    let namen = ontbrekende(in: vorige, van: nieuw).filter { naam in
      !naast.reversed().contains { heeft($0, naam) }
    }
    guard !namen.isEmpty, !naast.contains(where: \.beeld.isVol) else { return [] }
    return bundels(namen).map { namen in
      "\(noem(namen)) new: \(zonder(namen.count == 1 ? "it" : "them", naast))"
    }
  }

  private func kolommenWeg() -> [String] {
    guard let vorige = gelijksoortige.last, !nieuw.beeld.isVol else { return [] }
    if isXML, nieuw.beeld.gelezen == 0 || gelijksoortige.count < Self.minstens { return [] }
    let laatste = gelijksoortige.suffix(isXML ? Self.venster : 1)
    let namen = ontbrekende(in: nieuw, van: vorige).filter { naam in
      laatste.allSatisfy { heeft($0, naam) }
    }
    return bundels(namen).map { namen in
      let hadden = gelijksoortige.reversed().prefix { regel in namen.allSatisfy { heeft(regel, $0) } }
      return "\(noem(namen)) gone: \(deze(hadden.reversed())) had \(namen.count == 1 ? "it" : "them")"
    }
  }

  /// The columns of one delivery that another one hasn't got.
  private func ontbrekende(in een: Beeldregel, van ander: Beeldregel) -> [String] {
    let bekend = Set(een.beeld.kolommen.map(gelijk))
    return ander.beeld.kolommen.filter { !bekend.contains(gelijk($0)) }
  }

  private func heeft(_ regel: Beeldregel, _ naam: String) -> Bool {
    let naam = gelijk(naam)
    return regel.beeld.kolommen.contains { gelijk($0) == naam }
  }

  /// What tells names apart: in CSV the reader makes no difference between spellings either.
  private func gelijk(_ naam: String) -> String { isXML ? naam : Kolomherkenning.normaal(naam) }

  /// Each on its own; when there are many, the others together.
  private func bundels(_ namen: some Sequence<String>) -> [[String]] {
    let namen = namen.sorted()
    guard namen.count > Self.grensNamen else { return namen.map { [$0] } }
    return namen.prefix(Self.grensNamen - 1).map { [$0] } + [Array(namen.dropFirst(Self.grensNamen - 1))]
  }

  private func noem(_ namen: [String]) -> String {
    namen.count == 1
      ? "\(soortnaam) '\(Melder.veilig(namen[0]))' is" : "\(namen.count) further \(soortnaam)s are"
  }

  // Codes: those that the profile knows are no news.

  private func codesNieuw(_ naam: String, _ veld: Leveringsbeeld.Veld) -> [String] {
    guard !eerdere.isEmpty, !veld.onbekend.isEmpty || veld.overig != nil else { return [] }
    var regels: [String] = []
    let toen = eerdere.compactMap { $0.beeld.velden[naam] }
    if !toen.contains(where: \.isVol) {
      let codes = veld.onbekend.filter { code, _ in
        !toen.contains { $0.bekend[code] != nil || $0.onbekend[code] != nil }
      }
      regels = bundels(codes.keys).map { groep in
        let rijen = groep.compactMap { codes[$0] }
        let aantal = rijen.reduce(0) { $0 + $1.aantal }
        let wat =
          groep.count == 1 ? "\(naam) '\(groep[0])' is" : "\(groep.count) further codes of \(naam) are"
        return """
          \(wat) new, in \(Self.rijen(aantal, eerste: rijen.map(\.eerste).min() ?? 0)): \
          \(zonder(groep.count == 1 ? "it" : "them", eerdere))
          """
      }
    }
    if let overig = veld.overig, toen.allSatisfy({ $0.overig == nil }) {
      let (aantal, grens) = (veld.overigWaarden ?? overig.aantal, Leveringsbeeld.grensCodes)
      let waarden = aantal == 1 ? "1 value" : "\(aantal)\(aantal >= grens ? " or more" : "") values"
      regels.append(
        """
        \(naam): \(waarden) that may be free text, in \(Self.rijen(overig.aantal, eerste: overig.eerste)): \
        \(zonder("any", eerdere)); 'sluitend profile preview' tells more
        """)
    }
    return regels
  }

  private static func rijen(_ aantal: Int, eerste: Int) -> String {
    aantal == 1 ? "row \(eerste)" : "\(aantal) rows, the first of them row \(eerste)"
  }

  // Size, beside the median of the last ones.

  private func omvang() -> String? {
    let laatste = eerdere.suffix(Self.venster)
    let aantallen = laatste.map(\.beeld.gelezen).sorted()
    guard aantallen.count >= Self.minstens, let minste = aantallen.first, let meeste = aantallen.last else {
      return nil
    }
    let helft = aantallen.count / 2
    let mediaan = Double(aantallen[(aantallen.count - 1) / 2] + aantallen[helft]) / 2
    let rijen = Double(nieuw.beeld.gelezen)
    guard mediaan >= Self.kleinsteMediaan else { return nil }
    let grens: String
    if rijen < grenzen.kleinerDan * mediaan {
      grens = "fewer than \(Self.getal(grenzen.kleinerDan))"
    } else if rijen > grenzen.groterDan * mediaan {
      grens = "more than \(Self.getal(grenzen.groterDan))"
    } else {
      return nil
    }
    let spreiding = minste == meeste ? "\(minste)" : "\(minste) to \(meeste)"
    return """
      \(nieuw.beeld.gelezen) rows: \(deze(laatste)) had \(spreiding), and this is \(grens) times their median, \
      \(Self.getal(mediaan))
      """
  }

  // The series: days between dates of receipt.

  private func reeks() -> String? {
    let dagen = eerdere.map(\.ontvangen.dagnummer)
    guard eerdere.count >= Self.minstens, let vorige = eerdere.last else { return nil }
    let gaten = zip(dagen, dagen.dropFirst()).map { $1 - $0 }
    let gat = nieuw.ontvangen.dagnummer - vorige.ontvangen.dagnummer
    // Deliveries of one day alone make no series.
    guard let langste = gaten.max(), langste > 0, Double(gat) > grenzen.gat * Double(langste),
      let plaats = gaten.lastIndex(of: langste)
    else { return nil }
    let (van, tot) = (eerdere[plaats], eerdere[plaats + 1])
    return """
      received \(nieuw.ontvangen), \(Self.dagen(gat)) after \(Self.naam(vorige)): the longest gap before was \
      \(Self.dagen(langste)), from \(Self.naam(van)) to \(Self.naam(tot))
      """
  }

  private static func dagen(_ aantal: Int32) -> String { aantal == 1 ? "1 day" : "\(aantal) days" }

  // The other side.

  private func deze(_ regels: some BidirectionalCollection<Beeldregel>) -> String {
    let laatste = regels.last.map(Self.naam) ?? ""
    return regels.count == 1
      ? "the delivery before, \(laatste)," : "the \(regels.count) deliveries before, up to \(laatste),"
  }

  private func zonder(_ wat: String, _ regels: [Beeldregel]) -> String {
    regels.count == 1 ? "\(deze(regels)) didn't have \(wat)" : "none of \(deze(regels)) had \(wat)"
  }

  private static func naam(_ regel: Beeldregel) -> String {
    "\(Melder.veilig(regel.bestand)) (\(regel.ontvangen))"
  }

  /// Without a needless fraction.
  private static func getal(_ waarde: Double) -> String {
    waarde == waarde.rounded() ? String(Int(waarde)) : String(waarde)
  }
}

extension Leveringsbeeld.Veld {
  /// Whether there may be more unknown codes than it knows of.
  fileprivate var isVol: Bool { onbekend.count >= Leveringsbeeld.grensCodes }
}
