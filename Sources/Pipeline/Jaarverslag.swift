import Domain
import Load
import Report

extension Opvragen {
  /// The yearbook of a school year as it is published.
  ///
  /// - Parameters:
  ///   - gemeente: code or name; nil = the region.
  ///   - tabel: that one alone; nil = all.
  ///   - heel: the region, and behind it each gemeente.
  /// - Throws: `NietGevonden` for a school year, gemeente or table that isn't there.
  public func jaarverslag(
    _ schooljaar: Schooljaar, gemeente: String?, tabel: String?, heel: Bool
  ) throws -> String {
    let lezer = try feiten(schooljaar)
    let gemeenten = try lezer.gemeenten(schooljaar)
    let regio: (code: Gemeentecode?, naam: String) = (nil, try lezer.regio())
    let plaatsen: [(code: Gemeentecode?, naam: String)]
    if heel {
      plaatsen = [regio] + gemeenten.map { ($0.code, Berekening.naam($0)) }
    } else if let gemeente {
      let gevonden = try Berekening.gemeente(gemeente, in: schooljaar, van: gemeenten)
      plaatsen = [(gevonden.code, gevonden.naam)]
    } else {
      plaatsen = [regio]
    }
    let bladen = try plaatsen.map { plaats in
      (plaats.naam, try lezer.jaartabellen(schooljaar, gemeente: plaats.code))
    }
    let ids = bladen.first?.1.map(\.tabel) ?? []
    guard !ids.isEmpty else {
      throw NietGevonden(
        "no yearbook is published: the set-up had no folder jaarverslag, or version 0.2 of the program made it"
      )
    }
    if let tabel, !ids.contains(tabel) {
      throw NietGevonden(
        "there is no table '\(tabel)' in the yearbook; there are \(ids.joined(separator: ", "))")
    }
    var jaren: Set<Schooljaar> = []
    for blad in bladen.flatMap(\.1) { jaren.formUnion(blad.noten.map(\.schooljaar)) }
    let betekenissen = try Dictionary(
      uniqueKeysWithValues: jaren.map { ($0, try lezer.betekenissen($0)) })
    return bladen.flatMap { plaats, bladen in
      bladen.filter { tabel == nil || $0.tabel == tabel }.map {
        Jaarverslagtekst.tekst($0, plaats: plaats, betekenissen)
      }
    }.joined(separator: "\n")
  }

  /// What is published of a school year.
  ///
  /// - Throws: `NietGevonden` when it isn't.
  func feiten(_ schooljaar: Schooljaar) throws -> Feitenlezer {
    guard map.isGepubliceerd else { throw NietGevonden("nothing is published yet") }
    let lezer = try Feitenlezer(map.feiten)
    let jaren = try lezer.schooljaren()
    guard jaren.contains(schooljaar.description) else {
      throw NietGevonden(
        "schooljaar \(schooljaar) is not published; \(jaren.isEmpty ? "nothing is yet" : "there are " + jaren.joined(separator: ", "))"
      )
    }
    return lezer
  }
}
