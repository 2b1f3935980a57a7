import Domain

/// A bridge as a table for the coordinator, in Dutch.
public struct Aansluitingtabel {
  /// - Parameters:
  ///   - plaats: the region or gemeente, by name.
  ///   - opDag: as known on that day; nil = as published.
  ///   - peildatum: at which the bridge ends; nil when it ends over the school year.
  ///   - eind: what the telling is called at which the bridge ends.
  ///   - treden: in order, from step 0.
  ///   - metVolgorde: also what each step would be in another order.
  public static func tekst(
    _ titel: String, plaats: String, schooljaar: Schooljaar, opDag: LocalDate? = nil,
    peildatum: LocalDate? = nil, eind: String, _ treden: [Aansluitingstrede],
    metVolgorde: Bool = false
  ) -> String {
    var tabel = Teksttabel(
      [
        .init("stap", rechts: true), .init("wat"), .init("mutatie", rechts: true),
        .init("stand", rechts: true),
        .init("eenheid"), .init("leerlingen", rechts: true),
      ] + (metVolgorde ? [.init("als eerste", rechts: true), .init("als laatste", rechts: true)] : []))
    for trede in treden {
      tabel.voeg(
        [
          String(trede.stap), trede.titel, trede.stap == 0 ? "" : Teksttabel.mutatie(trede.mutatie),
          Teksttabel.getal(trede.stand), meervoud(trede.eenheid), Teksttabel.getal(trede.leerlingen),
        ] + (metVolgorde ? volgorde(trede) : []))
    }
    let som = treden.map(\.mutatie).reduce(0, +)
    let slot =
      "Sluit: het begin en alle mutaties zijn samen \(Teksttabel.getal(som)), precies de telling '\(eind)'."
    let uitleg = treden.map { "\($0.stap < 10 ? " " : "")\($0.stap)  \($0.uitleg)\n" }.joined()
    let wanneer = (opDag.map { ", bekend op \($0)" } ?? "") + (peildatum.map { ", peildatum \($0)" } ?? "")
    let toelichting = metVolgorde ? "\n\(Self.volgorde)\n" : ""
    return
      "\(titel)\n\(plaats), schooljaar \(schooljaar)\(wanneer)\n\n\(tabel.tekst)\n\(slot)\n\n\(uitleg)\(toelichting)"
  }

  private static func volgorde(_ trede: Aansluitingstrede) -> [String] {
    guard let (eerst, laatst) = trede.volgorde else { return ["", ""] }
    return [Teksttabel.getal(eerst), Teksttabel.getal(laatst)]
  }

  private static let volgorde = """
    De stappen gaan in deze volgorde. 'Als eerste' en 'als laatste' is hoeveel records een stap eraf zou halen of erbij zou
    doen als hij voorop of achteraan stond van de stappen waarmee hij kan wisselen: eraf met eraf, erbij met erbij, tot de
    volgende andere eenheid. Een stap die houdt wat een bepaalde melding heeft, haalt voorop ook weg wat geen melding heeft.
    """

  static func meervoud(_ eenheid: Eenheid) -> String {
    switch eenheid {
    case .melding: "meldingen"
    case .geval: "gevallen"
    case .leerling: "leerlingen"
    case .werkproces: "werkprocessen"
    case .opgave: "opgaven"
    }
  }
}
