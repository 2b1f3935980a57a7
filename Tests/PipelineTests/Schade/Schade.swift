/// One way in which a good delivery of ten records is damaged, and what must come of it.
struct Schade {
  /// What becomes of a file.
  enum Uitkomst: Equatable {
    /// Refused, with the line near which it is at fault, where that can be known.
    case geweigerd(String, regel: Int? = nil)
    /// Read: rows, rejections as `R08 row 3`, and how many records of the file are published.
    case gelezen(_ rijen: Int, _ afkeur: [String] = [], records: Int)
  }

  let naam: String
  let verwacht: Uitkomst
  /// Of its file, behind a prefix that no other has.
  let einde: String
  let bytes: [UInt8]

  init(_ naam: String, _ verwacht: Uitkomst, _ bytes: [UInt8], einde: String) {
    self.naam = naam
    self.verwacht = verwacht
    self.bytes = bytes
    self.einde = einde
  }

  /// For fields that hold what no row may hold.
  static func afgekeurd(_ code: String) -> Uitkomst { .gelezen(10, ["\(code) row 5"], records: 9) }
  static let heel = Uitkomst.gelezen(10, records: 10)
}

extension Schade.Uitkomst: CustomStringConvertible {
  var description: String {
    switch self {
    case .geweigerd(let code, let regel): "refused: \(code)\(regel.map { " near line \($0)" } ?? "")"
    case .gelezen(let rijen, let afkeur, let records):
      "\(rijen) rows, \(records) records" + (afkeur.isEmpty ? "" : ": \(Self.kort(afkeur))")
    }
  }

  private static func kort(_ afkeur: [String]) -> String {
    afkeur.count > 3 ? "\(afkeur[0]) … \(afkeur[afkeur.count - 1])" : afkeur.joined(separator: ", ")
  }
}

extension [UInt8] {
  /// With the n-th occurrence (from 0) of a text replaced by bytes.
  func met(_ nieuw: [UInt8], voor oud: String, nr: Int = 0) -> [UInt8] {
    let zoek = Array(oud.utf8)
    var gezien = 0
    guard count >= zoek.count else { return self }
    for i in 0...(count - zoek.count) where self[i] == zoek[0] && Array(self[i..<(i + zoek.count)]) == zoek {
      if gezien == nr { return Array(self[..<i]) + nieuw + Array(self[(i + zoek.count)...]) }
      gezien += 1
    }
    return self
  }

  func met(_ nieuw: String, voor oud: String, nr: Int = 0) -> [UInt8] {
    met(Array(nieuw.utf8), voor: oud, nr: nr)
  }

  /// The same text as UTF-16, little-endian; it must be UTF-8.
  var alsUTF16: [UInt8] {
    String(decoding: self, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  /// How many lines have ended.
  var regeleinden: Int { count { $0 == 0x0A } }
}
