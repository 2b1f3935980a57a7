import Domain

/// A condition on a record: the closed set from which definitions and bridges are made. Each stands in a file of
/// its own, whose comment is its manual page.
public enum Clausule: Sendable {
  case soort(SoortClausule)
  case status(StatusClausule)
  case resultaat(ResultaatClausule)
  case kenmerk(KenmerkClausule)
  case leeftijd(LeeftijdClausule)
  case plicht(PlichtClausule)
  case duur(DuurClausule)
  case lopend(LopendClausule)
  case uren(UrenClausule)
  case gemeente(GemeenteClausule)
  case regio(RegioClausule)
  case schoolsoort(SchoolsoortClausule)
  case eerste(EersteClausule)
  case begonnen(BegonnenClausule)
  case bekend(BekendClausule)
  case eenVan(EenVanClausule)
  case inSchooljaar(InSchooljaarClausule)
  case inBereik(InBereikClausule)
  case melding(MeldingClausule)
  case werkproces(WerkprocesClausule)
  case metOpgave(MetOpgaveClausule)
  case zonderOpgave(ZonderOpgaveClausule)
  case nietIngeschreven(NietIngeschrevenClausule)
  case metOvergezette(MetOvergezetteClausule)
  case overgezet(OvergezetClausule)

  func geldt(_ rij: Rij, _ index: Int, _ zicht: Zicht) -> Bool {
    switch self {
    case .soort(let clausule): clausule.geldt(rij)
    case .status(let clausule): clausule.geldt(rij)
    case .resultaat(let clausule): clausule.geldt(rij)
    case .kenmerk(let clausule): clausule.geldt(rij)
    case .leeftijd(let clausule): clausule.geldt(rij, zicht)
    case .plicht(let clausule): clausule.geldt(rij, zicht)
    case .duur(let clausule): clausule.geldt(rij, zicht)
    case .lopend(let clausule): clausule.geldt(rij, zicht)
    case .uren(let clausule): clausule.geldt(rij)
    case .gemeente(let clausule): clausule.geldt(rij)
    case .regio(let clausule): clausule.geldt(rij)
    case .schoolsoort(let clausule): clausule.geldt(rij)
    case .eerste(let clausule): clausule.geldt(index, zicht)
    case .begonnen(let clausule): clausule.geldt(rij, zicht)
    case .bekend(let clausule): clausule.geldt(rij, zicht)
    case .eenVan(let clausule): clausule.geldt(rij, index, zicht)
    case .inSchooljaar(let clausule): clausule.geldt(rij, zicht)
    case .inBereik(let clausule): clausule.geldt(rij, index, zicht)
    case .melding(let clausule): clausule.geldt(rij, zicht)
    case .werkproces(let clausule): clausule.geldt(index, zicht)
    case .metOpgave(let clausule): clausule.geldt(rij, zicht)
    case .zonderOpgave(let clausule): clausule.geldt(rij, zicht)
    case .nietIngeschreven(let clausule): clausule.geldt(rij, zicht)
    // Says which records are looked at, not which of them stay.
    case .metOvergezette: true
    case .overgezet(let clausule): clausule.geldt(rij, zicht)
    }
  }

  /// The name by which YAML calls it.
  public var naam: Clausulenaam {
    switch self {
    case .soort: .soort
    case .status: .status
    case .resultaat: .resultaat
    case .kenmerk: .kenmerk
    case .leeftijd: .leeftijd
    case .plicht: .plicht
    case .duur: .duur
    case .lopend: .lopend
    case .uren: .uren
    case .gemeente: .gemeente
    case .regio: .regio
    case .schoolsoort: .schoolsoort
    case .eerste: .eerste
    case .begonnen: .begonnen
    case .bekend: .bekend
    case .eenVan: .eenVan
    case .inSchooljaar: .inSchooljaar
    case .inBereik: .inBereik
    case .melding: .melding
    case .werkproces: .werkproces
    case .metOpgave: .metOpgave
    case .zonderOpgave: .zonderOpgave
    case .nietIngeschreven: .nietIngeschreven
    case .metOvergezette: .metOvergezette
    case .overgezet: .overgezet
    }
  }

  /// What it asks, written in one way, whatever the order in the file: `[V3, LRV]`. (`4 weken` and `28 dagen` are two texts.)
  public var tekst: String {
    switch self {
    case .soort(let clausule): clausule.tekst
    case .status(let clausule): clausule.tekst
    case .resultaat(let clausule): clausule.tekst
    case .kenmerk(let clausule): clausule.tekst
    case .leeftijd(let clausule): clausule.tekst
    case .plicht(let clausule): clausule.tekst
    case .duur(let clausule): clausule.tekst
    case .lopend(let clausule): clausule.tekst
    case .uren(let clausule): clausule.tekst
    case .gemeente(let clausule): clausule.tekst
    case .regio(let clausule): clausule.tekst
    case .schoolsoort(let clausule): clausule.tekst
    case .eerste(let clausule): clausule.clausules.tekst
    case .begonnen(let clausule): clausule.tekst
    case .bekend(let clausule): clausule.tekst
    case .eenVan(let clausule): clausule.tekst
    case .inSchooljaar: "ja"
    case .inBereik(let clausule): clausule.tekst
    case .melding(let clausule): clausule.clausules.tekst
    case .werkproces(let clausule): clausule.clausules.tekst
    case .metOpgave(let clausule): clausule.vraag.tekst
    case .zonderOpgave(let clausule): clausule.vraag.tekst
    case .nietIngeschreven(let clausule): clausule.tekst
    case .metOvergezette: "ja"
    case .overgezet(let clausule): clausule.clausules.tekst
    }
  }
}

/// The names of the clauses in YAML, in the order in which a definition lists them.
public enum Clausulenaam: String, CaseIterable, Sendable {
  case soort
  case status
  case resultaat
  case kenmerk
  case leeftijd
  case plicht
  case duur
  case lopend
  case uren
  case gemeente
  case regio
  case schoolsoort
  case eerste
  case begonnen
  case bekend
  case eenVan = "een-van"
  case inSchooljaar = "in-schooljaar"
  case inBereik = "in-bereik"
  case melding
  case werkproces
  case metOpgave = "met-opgave"
  case zonderOpgave = "zonder-opgave"
  case nietIngeschreven = "niet-ingeschreven"
  case metOvergezette = "met-overgezette"
  case overgezet

  /// The kinds of record to which the clause can apply.
  public var bronnen: Set<Recordsoort> {
    switch self {
    case .status, .uren, .werkproces: [.melding]
    case .resultaat, .melding, .metOvergezette, .overgezet: [.werkproces]
    case .kenmerk: [.werkproces, .opgave]
    case .nietIngeschreven: [.opgave]
    case .soort, .leeftijd, .plicht, .duur, .lopend, .gemeente, .regio, .schoolsoort, .eerste, .begonnen,
      .bekend, .eenVan, .inSchooljaar, .inBereik, .metOpgave, .zonderOpgave:
      [.melding, .werkproces, .opgave]
    }
  }

  /// Whether it asks something of other records than the one at hand. Such clauses don't stand within one another.
  public var vraagtAndere: Bool {
    switch self {
    case .eerste, .melding, .werkproces, .metOpgave, .zonderOpgave, .nietIngeschreven, .overgezet,
      .metOvergezette:
      true
    default: false
    }
  }
}

/// From where a record is looked at: the partition, what is counted for, and the day if it is one.
struct Zicht {
  let partitie: Partitie
  let bereik: Bereik
  /// Nil for a count over the school year.
  var peildatum: LocalDate?

  /// The day at which a count looks: the peildatum, or the last day of the school year.
  var teldag: LocalDate { peildatum ?? partitie.schooljaar.einde }
}

extension [Clausule] {
  /// Whether all hold.
  func gelden(_ rij: Rij, _ index: Int, _ zicht: Zicht) -> Bool {
    allSatisfy { $0.geldt(rij, index, zicht) }
  }

  /// Whether any asks where the record itself lies.
  var vragenPlaats: Bool {
    contains { clausule in
      switch clausule {
      case .gemeente, .regio: true
      case .eenVan(let clausule): clausule.groepen.contains(where: \.vragenPlaats)
      default: false
      }
    }
  }

  /// What they ask of opgaven of the same pupil.
  func gevraagdeOpgaven(in schooljaar: Schooljaar, peildatum: LocalDate?) -> [Opgavebehoefte] {
    flatMap { clausule -> [Opgavebehoefte] in
      switch clausule {
      case .metOpgave(let clausule): [clausule.vraag.behoefte(in: schooljaar, peildatum: peildatum)]
      case .zonderOpgave(let clausule): [clausule.vraag.behoefte(in: schooljaar, peildatum: peildatum)]
      case .nietIngeschreven:
        [Opgavebehoefte(soorten: [Opgavesoort.inschrijving.rawValue], op: peildatum, in: schooljaar)]
      case .eenVan(let clausule):
        clausule.groepen.flatMap { $0.gevraagdeOpgaven(in: schooljaar, peildatum: peildatum) }
      default: []
      }
    }
  }

  /// `{soort: [LRV], duur: {…}}`, in the order in which they stand; `{}` when there are none.
  var tekst: String { "{" + map { "\($0.naam.rawValue): \($0.tekst)" }.joined(separator: ", ") + "}" }
}

/// Lists as YAML has them.
enum Lijsttekst {
  static func lijst(_ delen: some Sequence<String>) -> String { "[" + delen.joined(separator: ", ") + "]" }
}
