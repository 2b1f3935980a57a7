import Domain

/// A way in which exports write a day; the raw value is its pattern.
enum Datumstijl: String, Sendable {
  case iso = "yyyy-mm-dd"
  case dagEerst = "dd-mm-yyyy"
  case aaneen = "yyyymmdd"
  case kort = "d-m-yyyy"
  case schuin = "dd/mm/yyyy"
  case punt = "dd.mm.yyyy"
  case maandnaam = "d mmm yyyy"
  case isoMetTijd = "yyyy-mm-dd HH:mm:ss"
  case kortMetTijd = "d-m-yyyy H:mm"
  case jaarSchuin = "yyyy/mm/dd"
  case kortSchuin = "d/m/yyyy"
  case kortPunt = "d.m.yyyy"
  case maandMetStreep = "dd-mmm-yyyy"
  case heleMaand = "d mmmm yyyy"
  case dagEerstMetTijd = "dd-mm-yyyy HH:mm"
  case isoMetT = "yyyy-mm-ddTHH:mm:ss"
  /// Excel's number, shown as a date.
  case serieel

  private static let maanden = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
  ]
  private static let afgekort = [
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
  ]

  /// - Parameter tijd: seconds since midnight, for the patterns that have a time.
  func tekst(_ datum: LocalDate, tijd: Int = 0) -> String {
    let (jaar, maand, dag) = datum.delen
    let dd = Self.cijfers(dag, 2)
    let mm = Self.cijfers(maand, 2)
    let uur = tijd / 3600
    let minuut = Self.cijfers(tijd / 60 % 60, 2)
    return switch self {
    case .iso: "\(jaar)-\(mm)-\(dd)"
    case .dagEerst: "\(dd)-\(mm)-\(jaar)"
    case .aaneen: "\(jaar)\(mm)\(dd)"
    case .kort: "\(dag)-\(maand)-\(jaar)"
    case .schuin: "\(dd)/\(mm)/\(jaar)"
    case .punt: "\(dd).\(mm).\(jaar)"
    case .maandnaam: "\(dag) \(Self.afgekort[maand - 1]) \(jaar)"
    case .isoMetTijd: "\(jaar)-\(mm)-\(dd) \(Self.cijfers(uur, 2)):\(minuut):\(Self.cijfers(tijd % 60, 2))"
    case .kortMetTijd: "\(dag)-\(maand)-\(jaar) \(uur):\(minuut)"
    case .jaarSchuin: "\(jaar)/\(mm)/\(dd)"
    case .kortSchuin: "\(dag)/\(maand)/\(jaar)"
    case .kortPunt: "\(dag).\(maand).\(jaar)"
    case .maandMetStreep: "\(dd)-\(Self.afgekort[maand - 1])-\(jaar)"
    case .heleMaand: "\(dag) \(Self.maanden[maand - 1]) \(jaar)"
    case .dagEerstMetTijd: "\(dd)-\(mm)-\(jaar) \(Self.cijfers(uur, 2)):\(minuut)"
    case .isoMetT: "\(jaar)-\(mm)-\(dd)T\(Self.cijfers(uur, 2)):\(minuut):\(Self.cijfers(tijd % 60, 2))"
    case .serieel: String(Self.serienummer(datum))
    }
  }

  /// Days as Excel counts them, from 30 December 1899.
  static func serienummer(_ datum: LocalDate) -> Int { Int(datum.dagnummer) + 25_569 }

  /// At least so many digits.
  static func cijfers(_ getal: Int, _ aantal: Int) -> String {
    let tekst = String(getal)
    return String(repeating: "0", count: max(0, aantal - tekst.utf8.count)) + tekst
  }
}
