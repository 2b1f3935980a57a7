import Domain
import Load
import Systeem
import Transform

extension Definities {
  /// Writes what the numbers of a school year mean.
  func schrijf(_ schooljaar: Schooljaar, naar publicatie: Publicatie) throws {
    let tellingen = dimensies(schooljaar).sorted { Map.bytesgewijs($0.telling, $1.telling) }
    try publicatie.schrijf(DimTelling.self, schooljaar: schooljaar, aansluiting: nil) { neem in
      for telling in tellingen { try neem(telling) }
    }
    try publicatie.schrijf(
      aansluitingen.map {
        DimAansluiting(
          schooljaar, aansluiting: $0.id, definitie: hash($0), titel: $0.titel, begin: $0.begin.id,
          eind: $0.eind.id)
      })
    try publicatie.schrijf(aansluitingen.flatMap { stappen(schooljaar, $0) })
  }

  private func dimensies(_ schooljaar: Schooljaar) -> [DimTelling] {
    tellingen.map { telling in
      DimTelling(
        telling: telling.id, definitie: hash(telling), eenheid: telling.eenheid.rawValue,
        bron: telling.bron.rawValue,
        periode: telling.periode.tekst(in: schooljaar), titel: telling.titel,
        omschrijving: telling.omschrijving, herkomst: telling.herkomst, vanaf: telling.vanaf,
        tekst: Self.eenRegel(telling.definitietekst(gevallen)))
    }
      + bevolkingstellingen.map { telling in
        DimTelling(
          telling: telling.id, definitie: hash(telling), eenheid: Bevolkingstelling.eenheid,
          bron: Bevolkingstelling.bron, periode: telling.periode.tekst(in: schooljaar), titel: telling.titel,
          omschrijving: telling.omschrijving, herkomst: telling.herkomst, vanaf: telling.vanaf,
          tekst: Self.eenRegel(telling.definitietekst))
      }
      + verhoudingen.map { verhouding in
        DimTelling(
          telling: verhouding.id, definitie: hash(verhouding), eenheid: verhouding.maat.rawValue, bron: nil,
          periode: nil, titel: verhouding.titel, omschrijving: verhouding.omschrijving,
          herkomst: verhouding.herkomst, vanaf: verhouding.vanaf, tekst: Self.eenRegel(tekst(verhouding)))
      }
  }

  private static func eenRegel(_ tekst: String) -> String {
    tekst.split(separator: "\n").joined(separator: " · ")
  }

  private func stappen(_ schooljaar: Schooljaar, _ aansluiting: Aansluiting) -> [DimStap] {
    let begin = DimStap(
      schooljaar, aansluiting: aansluiting.id, stap: 0, code: Aansluiting.codeBegin,
      titel: aansluiting.begin.titel, uitleg: aansluiting.begin.omschrijving)
    return [begin]
      + aansluiting.stappen.enumerated().map { i, stap in
        DimStap(
          schooljaar, aansluiting: aansluiting.id, stap: i + 1, code: stap.code, titel: stap.titel,
          uitleg: stap.uitleg)
      }
  }
}
