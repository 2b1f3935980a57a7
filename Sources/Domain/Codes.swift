/// A code list of the contract: a closed set of values, each with its text in deliveries and facts, and a number
/// under which the register keeps it. A number is never given to another value.
public protocol Codewaarde: RawRepresentable<UInt8>, CaseIterable, Hashable, Sendable {
  var code: String { get }
}

extension Codewaarde {
  /// By its exact text; nil when there is no such code.
  public init?(code: String) {
    guard let waarde = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = waarde
  }
}

/// SOORT_VERZUIM (the letter codes of DUO's older service, `domain` of the public student systems).
public enum Verzuimsoort: UInt8, Codewaarde {
  /// Three school days (old norm).
  case v1 = 1
  /// An eighth of the hours in four weeks (old norm).
  case v2
  /// Sixteen hours in four weeks, under 18.
  case v3
  /// The same, 18 and older.
  case v4
  /// RMC: 18 and older without startkwalificatie.
  case rmc
  /// Luxe verzuim: leave outside the holidays without permission.
  case luxe
  /// Langdurig relatief verzuim: longer than four weeks.
  case lrv
  /// Overig verzuim: below the legal threshold.
  case overig

  public var code: String {
    switch self {
    case .v1: "V1"
    case .v2: "V2"
    case .v3: "V3"
    case .v4: "V4"
    case .rmc: "RMC"
    case .luxe: "L"
    case .lrv: "LRV"
    case .overig: "O"
    }
  }
}

/// STATUS of a melding.
public enum Meldingstatus: UInt8, Codewaarde {
  case geregistreerd = 1
  case inBehandeling
  case afgesloten
  case terKennisgeving
  /// Withdrawn by the school: never counts.
  case ingetrokken
  /// Handed over to others; only before 12 August 2020.
  case overgedragen

  public var code: String {
    switch self {
    case .geregistreerd: "R"
    case .inBehandeling: "B"
    case .afgesloten: "G"
    case .terKennisgeving: "K"
    case .ingetrokken: "I"
    case .overgedragen: "D"
    }
  }
}

/// Why a melding was closed. Of DUO's codes only `V` is public; the others are the seven reasons of the annex to
/// the Besluit verzuimmelding, for profiles of sources that give them.
public enum RedenAfsluiting: UInt8, Codewaarde {
  case vrijstelling = 1
  case terugNaarSchool
  case andereOpleiding
  case werk
  case overigeRedenen
  case overleden
  case langdurigZiek
  case legitiemAfwezig

  public var code: String {
    switch self {
    case .vrijstelling: "vrijstelling"
    case .terugNaarSchool: "terug-naar-school"
    case .andereOpleiding: "andere-opleiding"
    case .werk: "werk"
    case .overigeRedenen: "overige-redenen"
    case .overleden: "overleden"
    case .langdurigZiek: "langdurig-ziek"
    case .legitiemAfwezig: "legitiem-afwezig"
    }
  }
}

/// SOORT of a werkproces.
public enum Werkprocessoort: UInt8, Codewaarde {
  case signaalverzuim = 1
  case luxe
  case lrv
  case verzuim18plus
  case absoluut
  case zorg
  case vrijstelling
  case rmcVsv
  case oudVsv
  case jikp
  case halt
  case procesVerbaal
  case waarschuwing
  /// A multi-disciplinary meeting on a pupil.
  case mdo
  /// A request for leave (Leerplichtwet art. 11 f and g).
  case verlof

  public var code: String {
    switch self {
    case .signaalverzuim: "signaalverzuim"
    case .luxe: "luxe"
    case .lrv: "lrv"
    case .verzuim18plus: "verzuim18plus"
    case .absoluut: "absoluut"
    case .zorg: "zorg"
    case .vrijstelling: "vrijstelling"
    case .rmcVsv: "rmc-vsv"
    case .oudVsv: "oud-vsv"
    case .jikp: "jikp"
    case .halt: "halt"
    case .procesVerbaal: "proces-verbaal"
    case .waarschuwing: "waarschuwing"
    case .mdo: "mdo"
    case .verlof: "verlof"
    }
  }
}

/// RESULTAAT of a werkproces.
public enum Resultaat: UInt8, Codewaarde {
  case terugNaarSchool = 1
  case ingeschreven
  case werk
  case uitkering
  case zorg
  case waarschuwing
  case halt
  case procesVerbaal
  case verhuisd
  case vrijstelling
  case overig
  case startkwalificatie
  /// Has become 23 (RMC) or 18.
  case leeftijdsgrens

  public var code: String {
    switch self {
    case .terugNaarSchool: "terug-naar-school"
    case .ingeschreven: "ingeschreven"
    case .werk: "werk"
    case .uitkering: "uitkering"
    case .zorg: "zorg"
    case .waarschuwing: "waarschuwing"
    case .halt: "halt"
    case .procesVerbaal: "proces-verbaal"
    case .verhuisd: "verhuisd"
    case .vrijstelling: "vrijstelling"
    case .overig: "overig"
    case .startkwalificatie: "startkwalificatie"
    case .leeftijdsgrens: "leeftijdsgrens"
    }
  }
}

/// SOORT of an opgave.
public enum Opgavesoort: UInt8, Codewaarde {
  /// DUO's start population of a VSV count (NRSP): provisional, and definitive.
  case startpopulatieVoorlopig = 1
  case startpopulatie
  /// DUO's start set of a school year (A05): who is enrolled in vo or mbo.
  case startset
  /// DUO's workload of a month (A04): left without startkwalificatie, and not enrolled again.
  case werkvoorraad
  /// Its continuation after the year of the count (A14).
  case werkvoorraadNaloop
  /// A new VSV as DUO counted (NenR): provisional, and definitive.
  case vsvVoorlopig
  case vsv
  case inschrijving
  /// From the day on which it was obtained.
  case startkwalificatie
  /// Lives in the gemeente.
  case inwoner
  /// The state of somebody's move from one school to the next, at a weekly check.
  case overstap
  /// Of what somebody lives, in a month.
  case inkomen
  /// Followed as a young person in a vulnerable position.
  case jikp
  /// Withdrawn by its source: it is none of the others any more.
  case vervallen

  public var code: String {
    switch self {
    case .startpopulatieVoorlopig: "startpopulatie-voorlopig"
    case .startpopulatie: "startpopulatie"
    case .startset: "startset"
    case .werkvoorraad: "werkvoorraad"
    case .werkvoorraadNaloop: "werkvoorraad-naloop"
    case .vsvVoorlopig: "vsv-voorlopig"
    case .vsv: "vsv"
    case .inschrijving: "inschrijving"
    case .startkwalificatie: "startkwalificatie"
    case .inwoner: "inwoner"
    case .overstap: "overstap"
    case .inkomen: "inkomen"
    case .jikp: "jikp"
    case .vervallen: "vervallen"
    }
  }
}
