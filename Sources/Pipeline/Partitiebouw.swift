import Domain
import Register
import Transform

extension Configuratie {
  /// What is needed to count a school year, as the register shows it.
  ///
  /// - Parameter definities: their peildata decide which records of other school years are loaded with it.
  func partitie(_ schooljaar: Schooljaar, _ stand: Stand, _ definities: Definities) throws -> Partitie {
    partitie(
      schooljaar,
      try stand.records(
        bij: schooljaar, lopendOp: definities.peildata(in: schooljaar), migratie: migratie), definities)
  }

  func partitie(_ schooljaar: Schooljaar, _ records: Stand.Records, _ definities: Definities) -> Partitie {
    Partitie(
      schooljaar: schooljaar, regio: regio, gemeenten: gemeenten, scholen: scholen,
      gevallen: definities.gevallen, meldingen: records.meldingen, werkprocessen: records.werkprocessen,
      opgaven: records.opgaven, opvolgers: records.opvolgers)
  }
}
