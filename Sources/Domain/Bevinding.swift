/// Why one row of a delivery was rejected. A row gets the first that holds, in the order of `volgorde`.
public enum Afkeurcode: String, CaseIterable, Sendable {
  case r01 = "R01"
  case r02 = "R02"
  case r03 = "R03"
  case r04 = "R04"
  case r05 = "R05"
  case r06 = "R06"
  case r07 = "R07"
  case r08 = "R08"
  case r09 = "R09"

  /// From the shape of the row to the sense of its values (formats.md, "What bad input gets").
  public static let volgorde: [Afkeurcode] = [.r08, .r09, .r04, .r01, .r02, .r05, .r06, .r07, .r03]
}

/// Why a file was refused whole. A file gets the first that holds, in the order of `volgorde`.
public enum Weigercode: String, CaseIterable, Sendable {
  case b01 = "B01"
  case b02 = "B02"
  case b03 = "B03"
  case b04 = "B04"
  case b05 = "B05"

  public static let volgorde: [Weigercode] = [.b04, .b01, .b05, .b03, .b02]
}

/// A finding about one row: it is rejected. Where and what, and never its content. It shows no personal number because it holds no values.
public struct Afkeuring: Hashable, Sendable {
  /// 1-based: record n after the CSV header, `Verzuimgeval` n in XML. Rejected rows count too.
  public let rij: Int
  public let code: Afkeurcode
  /// The first field at fault, by its name in the delivery's layout; nil for `R08` and `R09`.
  public let veld: String?
  /// CSV: from the record's first byte to behind its line end. Nil for XML.
  public let bytes: Range<Int>?

  public init(rij: Int, code: Afkeurcode, veld: String?, bytes: Range<Int>?) {
    self.rij = rij
    self.code = code
    self.veld = veld
    self.bytes = bytes
  }
}
