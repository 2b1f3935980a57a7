import Domain

/// Somebody of whom other parties state something: DUO, schools, the population register.
struct Jongere {
  /// What makes somebody stand out.
  enum Rol: Equatable {
    /// Leaves school without startkwalificatie, and RMC knows.
    case vsv(Afloop)
    /// The same, but RMC doesn't know.
    case stilleUitval
    /// Left in an earlier school year.
    case oudVsv
    case jikp
    /// Is of school age, and for some time not enrolled.
    case absoluut
    /// Comes to live in the region, and is enrolled so many weeks later.
    case nieuw(weken: Int)
    /// Leaves vo at sixteen.
    case overstapper
    case gewoon
  }

  /// How it went on with a voortijdig schoolverlater.
  enum Afloop: Equatable {
    case geen
    /// From that day on.
    case weerIngeschreven(LocalDate)
    case startkwalificatie(LocalDate)
    /// Had moved out of the region by 1 October.
    case woontElders
  }

  let nummer: Int
  let leerling: Leerling
  let rol: Rol
  /// Of what made somebody stand out: the start of a process, a melding.
  let dag: LocalDate
  /// The code, where a traject tells it.
  var inkomen: String?

  var schooljaar: Schooljaar { Schooljaar(van: dag) }

  /// With the zero in front; empty when there is none.
  var bsn: String { Self.negen(leerling.bsn) }
  var onderwijsnummer: String { Self.negen(leerling.onderwijsnummer) }

  private static func negen(_ nummer: UInt32) -> String {
    nummer == 0 ? "" : Inbox.metNullen(Int(nummer), cijfers: 9)
  }
}

extension Schooljaar {
  func plus(_ jaren: Int) -> Schooljaar { Schooljaar(beginjaar: beginjaar + jaren) }

  /// The day on which DUO counts who is enrolled.
  var teldag: LocalDate { peildatum(maand: 10, dag: 1) }
}
