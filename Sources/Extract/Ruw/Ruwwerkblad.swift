import Domain

/// The sheets of an Excel file of which nothing is known.
enum Ruwwerkblad {
  /// More sheets than this aren't looked at.
  private static let grensBladen = 20

  static func tabellen(_ pad: String) throws -> [Ruwetabel] {
    let namen = try Werkmap(pad).bladnamen.prefix(grensBladen)
    return try namen.enumerated().compactMap { plaats, naam in
      // A profile without fields finds no header, so that no row is filled up or cut.
      let profiel = Bronprofiel(
        id: "", titel: "", record: .melding, formaat: .csv(scheidingsteken: 0x3B, blad: naam), codering: nil,
        datumpatronen: [.iso], velden: [], plaats: .init(kopIsGezocht: true))
      do {
        let (rijen, isAfgekapt) = try RuwCSV.lees(
          Werkbladbron(pad, profiel), scheidingsteken: 0x3B, grens: Ruwetabel.grensRijen)
        return Ruwetabel(
          vorm: .werkblad(naam: naam, isEerste: plaats == 0), rijen: rijen, isAfgekapt: isAfgekapt)
      } catch let fout as Werkbladfout where fout.code == .b04 {
        return nil
      }
    }
  }
}
