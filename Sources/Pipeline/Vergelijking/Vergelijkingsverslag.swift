import Domain
import Report

/// A comparison for people who read it on a terminal.
struct Vergelijkingsverslag {
  private let vergelijking: Vergelijking

  init(_ vergelijking: Vergelijking) {
    self.vergelijking = vergelijking
  }

  /// - Parameters:
  ///   - gemeente: nil = the numbers of the region.
  ///   - records: whether they are listed too.
  func tekst(_ gemeente: Gemeentecode?, records: Bool) -> String {
    let code = gemeente?.description ?? ""
    let cijfers = vergelijking.cijfers.filter { $0.plek.gemeente == code && $0.plek.schoolsoort.isEmpty }
    var delen = [kop]
    let anders = vergelijking.cijfers.count - cijfers.count
    if anders > 0 {
      delen[0] +=
        "listed here: \(cijfers.count), of \(gemeente.map { "gemeente \($0)" } ?? "the region") as a whole; the other \(anders) are in the tables\n"
    }
    if !cijfers.isEmpty { delen.append(tabel(cijfers)) }
    let lijst = vergelijking.records.filter { gemeente == nil || $0.gemeente == gemeente }
    if records, !lijst.isEmpty { delen.append(tabel(lijst)) }
    return delen.joined(separator: "\n")
  }

  /// All counts are of the rows that `cijfers.csv` and `records.csv` hold; a record has a row in each telling that it
  /// changes.
  private var kop: String {
    var regels = ["from \(vergelijking.van) to \(vergelijking.naar)"]
    guard !vergelijking.cijfers.isEmpty else {
      regels.append("no number differs")
      return regels.joined(separator: "\n") + "\n"
    }
    let soorten: [(Cijferverschil.Soort, String)] = [
      (.herzien, "revised"), (.verschenen, "appeared"), (.verdwenen, "vanished"),
      (.gelijk, "the same, though causes that cancel out changed them"),
    ]
    regels += soorten.compactMap { soort, woord in
      let aantal = vergelijking.cijfers.count { $0.soort == soort }
      return aantal == 0 ? nil : "\(Self.aantal(aantal, "number")) \(woord)"
    }
    for oorzaak in Oorzaak.allCases {
      let aantal = vergelijking.cijfers.count { $0.stappen.contains { $0.oorzaak == oorzaak } }
      let records = vergelijking.records.count { $0.oorzaak == oorzaak }
      guard aantal > 0 else { continue }
      regels.append(
        "  \(oorzaak.betekenis): \(Self.aantal(aantal, "number")), \(Self.aantal(records, "record row"))")
    }
    return regels.joined(separator: "\n") + "\n"
  }

  private static func aantal(_ aantal: Int, _ wat: String) -> String {
    "\(aantal) \(wat)\(aantal == 1 ? "" : "s")"
  }

  /// One row for each number, with what each cause made of it.
  private func tabel(_ cijfers: [Cijferverschil]) -> String {
    let oorzaken = Oorzaak.allCases.filter { oorzaak in
      cijfers.contains { $0.stappen.contains { $0.oorzaak == oorzaak } }
    }
    var tabel = Teksttabel(
      [.init("schooljaar"), .init("telling"), .init("period"), .init("old", rechts: true)]
        + oorzaken.map { .init($0.rawValue, rechts: true) } + [.init("new", rechts: true), .init("")])
    for cijfer in cijfers {
      tabel.voeg(
        [cijfer.schooljaar.description, cijfer.plek.telling, cijfer.plek.periode, cijfer.oud ?? "–"]
          + oorzaken.map { oorzaak in
            cijfer.stappen.filter { $0.oorzaak == oorzaak }.map(Self.tekst).joined(separator: ", ")
          } + [cijfer.nieuw ?? "–", cijfer.soort.rawValue])
    }
    return tabel.tekst
  }

  /// The difference, of whole numbers; else what it became.
  private static func tekst(_ stap: Cijferverschil.Stap) -> String {
    guard let van = Int(stap.van ?? "0"), let naar = Int(stap.naar ?? "0") else {
      return "→ \(stap.naar ?? "–")"
    }
    return naar >= van ? "+\(naar - van)" : "−\(van - naar)"
  }

  private func tabel(_ records: [Recordverschil]) -> String {
    var tabel = Teksttabel([
      .init("schooljaar"), .init("telling"), .init("cause"), .init(""), .init("record"), .init("leerling"),
      .init("gemeente"), .init("schoolsoort"),
    ])
    for record in records {
      tabel.voeg([
        record.schooljaar.description, record.telling, record.oorzaak.rawValue, record.erbij ? "+" : "−",
        Melder.veilig(record.nummer.tekst), String(record.leerling.hex.prefix(8)),
        record.gemeente?.description ?? "",
        record.schoolsoort.code,
      ])
    }
    return tabel.tekst
  }
}

extension Oorzaak {
  /// As one reads it.
  var betekenis: String {
    switch self {
    case .programma: "changed code (programma)"
    case .lezing: "the same deliveries, read otherwise (lezing)"
    case .leveringen: "new deliveries (leveringen)"
    case .correcties: "changed corrections (correcties)"
    case .definities: "changed definitions (definities)"
    case .referentie: "changed reference tables (referentie)"
    }
  }
}
