/// A CBS gemeentecode, 1–9999.
public struct Gemeentecode: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let waarde: UInt16

  public init(waarde: UInt16) {
    self.waarde = waarde
  }

  /// Reads an optional `GM` and digits; leading zeros don't count, at most four digits may remain. Nil for all else.
  /// `193`, `0193`, `000193` and `GM0193` are the same.
  public init?(_ b: UnsafeBufferPointer<UInt8>) {
    let cijfers = b.count > 2 && b[0] == 0x47 && b[1] == 0x4D ? 2 : 0
    guard cijfers < b.count else { return nil }
    var getal = 0
    for byte in b[cijfers...] {
      guard 48...57 ~= byte else { return nil }
      getal = getal * 10 + Int(byte - 48)
      guard getal <= 9999 else { return nil }
    }
    self.waarde = UInt16(getal)
  }

  public init?(_ tekst: String) {
    var kopie = tekst
    guard let code = kopie.withUTF8({ Gemeentecode($0) }) else { return nil }
    self = code
  }

  public static func < (a: Gemeentecode, b: Gemeentecode) -> Bool { a.waarde < b.waarde }

  /// Four digits: `0193`.
  public var description: String {
    let cijfers = String(waarde)
    return String(repeating: "0", count: 4 - cijfers.utf8.count) + cijfers
  }
}

/// A gemeente with the time in which its code existed and the regions that it belonged to.
public struct Gemeente: Sendable {
  /// Membership of an RMC region; `tot` is the first day no longer in it, nil = still.
  public struct Regioperiode: Sendable {
    public let regio: Int
    public let vanaf: LocalDate
    public let tot: LocalDate?

    public init(regio: Int, vanaf: LocalDate, tot: LocalDate?) {
      self.regio = regio
      self.vanaf = vanaf
      self.tot = tot
    }

    func bevat(_ datum: LocalDate) -> Bool { vanaf <= datum && (tot.map { datum < $0 } ?? true) }
  }

  public let code: Gemeentecode
  public let naam: String
  public let geldigVanaf: LocalDate
  /// The first day on which the code no longer exists; nil = it still does.
  public let geldigTot: LocalDate?
  /// The code into which (the largest part of) it went; nil while it exists.
  public let opvolger: Gemeentecode?
  /// Half-open and in order; empty = there is no evidence of a region.
  public let regioperioden: [Regioperiode]

  public init(
    code: Gemeentecode, naam: String, geldigVanaf: LocalDate, geldigTot: LocalDate?, opvolger: Gemeentecode?,
    regioperioden: [Regioperiode]
  ) {
    self.code = code
    self.naam = naam
    self.geldigVanaf = geldigVanaf
    self.geldigTot = geldigTot
    self.opvolger = opvolger
    self.regioperioden = regioperioden
  }

  /// The region on a day; nil on days on which the code didn't exist or had no region.
  public func regio(op datum: LocalDate) -> Int? {
    guard geldigVanaf <= datum, geldigTot.map({ datum < $0 }) ?? true else { return nil }
    return regioperioden.first { $0.bevat(datum) }?.regio
  }

  /// Whether it belonged to the region on any day of the school year.
  public func behoort(tot regio: Int, in schooljaar: Schooljaar) -> Bool {
    regioperioden.contains { periode in
      guard periode.regio == regio else { return false }
      let eerste = max(periode.vanaf, geldigVanaf, schooljaar.begin)
      let laatste = min(
        schooljaar.einde, periode.tot?.plus(dagen: -1) ?? schooljaar.einde,
        geldigTot?.plus(dagen: -1) ?? schooljaar.einde)
      return eerste <= laatste
    }
  }
}

/// All gemeenten that ever existed (`gemeenten.csv`), read with their validity.
public struct Gemeentetabel: Sendable {
  /// A gemeentecode as read on a day: after its successors, with the region of that day.
  public struct Lezing: Hashable, Sendable {
    /// Nil when the code had ended without a successor.
    public let code: Gemeentecode?
    /// Nil when the gemeente had no region on that day.
    public let regio: Int?
  }

  /// In the order of their codes.
  public let gemeenten: [Gemeente]
  /// The place in `gemeenten` by code, −1 for none; an array, because each record asks twice.
  private let plaats: [Int32]

  public init(_ gemeenten: [Gemeente]) {
    self.gemeenten = gemeenten.sorted { $0.code < $1.code }
    var plaats = [Int32](repeating: -1, count: 10_000)
    for (i, gemeente) in self.gemeenten.enumerated() {
      plaats[Int(gemeente.code.waarde)] = Int32(i)
    }
    self.plaats = plaats
  }

  public subscript(code: Gemeentecode) -> Gemeente? {
    let i = plaats[Int(code.waarde)]
    return i < 0 ? nil : gemeenten[Int(i)]
  }

  /// A code that had ended by the day passes to its successor, and so on; then the region of that day is looked up.
  /// The chain can't turn in a circle: `fouten` refuses such a table.
  public func lees(_ code: Gemeentecode, op datum: LocalDate) -> Lezing {
    var huidig = code
    while let gemeente = self[huidig] {
      guard let tot = gemeente.geldigTot, tot <= datum else {
        return Lezing(code: huidig, regio: gemeente.regio(op: datum))
      }
      guard let opvolger = gemeente.opvolger else { break }
      huidig = opvolger
    }
    return Lezing(code: nil, regio: nil)
  }

  /// What is wrong with the table as a whole: a successor that doesn't exist, or chains that come back on
  /// themselves. Empty when all is well.
  public var fouten: [String] {
    gemeenten.compactMap { gemeente in
      var gezien: Set<Gemeentecode> = [gemeente.code]
      var volgende = gemeente.opvolger
      while let code = volgende {
        guard let opvolger = self[code] else {
          return "\(gemeente.code): opvolger \(code) is not in the table"
        }
        guard gezien.insert(code).inserted else { return "\(gemeente.code): its opvolgers form a circle" }
        volgende = opvolger.opvolger
      }
      return nil
    }
  }

  /// Those that are still there and still in the region, by code.
  public func huidige(van regio: Int) -> [Gemeente] {
    gemeenten.filter { gemeente in
      gemeente.geldigTot == nil && gemeente.regioperioden.contains { $0.regio == regio && $0.tot == nil }
    }
  }

  /// The gemeenten that belonged to the region on any day of the school year, by code.
  public func gemeenten(van regio: Int, in schooljaar: Schooljaar) -> [Gemeente] {
    gemeenten.filter { $0.behoort(tot: regio, in: schooljaar) }
  }
}
