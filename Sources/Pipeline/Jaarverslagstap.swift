import Domain
import Load
import Register
import Transform

/// Lays what is published out in the tables of the yearbook. It counts nothing: all numbers are those of the facts.
struct Jaarverslagstap {
  private let tabellen: [Jaartabel]
  private let gemeenten: [Gemeentecode: String]

  init(_ configuratie: Configuratie) {
    tabellen = configuratie.jaartabellen
    gemeenten = Dictionary(
      configuratie.gemeenten.gemeenten.map { ($0.code, $0.naam) }, uniquingKeysWith: { _, laatste in laatste }
    )
  }

  /// Writes all tables of all school years, for the region and each gemeente.
  ///
  /// - Parameters:
  ///   - jaren: those of which the facts are written.
  ///   - publicatie: that is being built.
  func doe(_ jaren: [Schooljaar], naar publicatie: Publicatie) throws -> Stapverslag {
    let tellingen = tabellen.reduce(into: Set<String>()) { $0.formUnion($1.tellingen) }
    let cijfers = try Dictionary(
      uniqueKeysWithValues: jaren.map { ($0, try publicatie.jaarcijfers($0, tellingen: tellingen)) })
    for jaar in jaren {
      let plaatsen = [nil] + (cijfers[jaar]?.gemeenten ?? []).map { Optional($0) }
      for tabel in tabellen {
        try publicatie.schrijf(
          plaatsen.map { tabel.blad(jaar, $0, cijfers) }, gemeenten: gemeenten, cijfers: cijfers)
      }
    }
    return Stapverslag("\(tabellen.count) tables of \(jaren.count) school years")
  }
}
