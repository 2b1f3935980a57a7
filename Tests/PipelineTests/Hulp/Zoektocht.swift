import Foundation
import GRDB

/// Looks for personal numbers, as bytes and as values.
struct Zoektocht {
  /// Nine digits, and eight for those that begin with a zero.
  let nummers: Set<[UInt8]>

  init(_ nummers: some Sequence<String>) {
    var alle: Set<[UInt8]> = []
    for nummer in nummers {
      let negen = String(repeating: "0", count: max(0, 9 - nummer.utf8.count)) + nummer
      alle.insert(Array(negen.utf8))
      if negen.hasPrefix("0") { alle.insert(Array(negen.utf8.dropFirst())) }
    }
    self.nummers = alle
  }

  /// The numbers in a text or file, where no digit or letter of a hash stands beside them.
  ///
  /// - Parameter aaneen: also a nine-digit number that is written right behind something else, as SQLite does.
  func gevonden(in bytes: [UInt8], aaneen: Bool = false) -> [String] {
    var gevonden: [String] = []
    var begin = 0
    while begin < bytes.count {
      guard Self.isCijfer(bytes[begin]) else {
        begin += 1
        continue
      }
      var einde = begin
      while einde < bytes.count, Self.isCijfer(bytes[einde]) { einde += 1 }
      let reeks = bytes[begin..<einde]
      let isLos =
        !(begin > 0 && Self.isHexletter(bytes[begin - 1]))
        && !(einde < bytes.count && Self.isHexletter(bytes[einde]))
      if isLos, nummers.contains(Array(reeks)) { gevonden.append(String(decoding: reeks, as: UTF8.self)) }
      if aaneen, reeks.count > 9 {
        for i in begin...(einde - 9) where nummers.contains(Array(bytes[i..<(i + 9)])) {
          gevonden.append(String(decoding: bytes[i..<(i + 9)], as: UTF8.self))
        }
      }
      begin = einde
    }
    return gevonden
  }

  private static func isCijfer(_ byte: UInt8) -> Bool { 48...57 ~= byte }
  private static func isHexletter(_ byte: UInt8) -> Bool { 97...102 ~= byte || 65...70 ~= byte }

  /// The files below a folder in which a number stands, in their names too.
  func besmet(onder map: String, behalve: Set<String> = []) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: map).sorted().filter { pad in
      if behalve.contains(pad.split(separator: "/").first.map(String.init) ?? "") { return false }
      if !gevonden(in: Array(pad.utf8)).isEmpty { return true }
      var isMap: ObjCBool = false
      guard FileManager.default.fileExists(atPath: map + "/" + pad, isDirectory: &isMap), !isMap.boolValue
      else {
        return false
      }
      let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: map + "/" + pad)))
      return !gevonden(in: bytes, aaneen: pad.contains(".sqlite")).isEmpty
    }
  }

  /// The values of a database that are a number, as an integer or as text: SQLite doesn't write integers in digits.
  func besmet(database pad: String) throws -> [String] {
    let getallen = Set(nummers.compactMap { Int(String(decoding: $0, as: UTF8.self)) })
    return try DatabaseQueue(path: pad).read { db in
      let tabellen = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
      return try tabellen.flatMap { tabel in
        try Row.fetchAll(db, sql: "SELECT * FROM \(tabel)").flatMap { rij in
          rij.filter { isNummer($0.1, getallen) }.map { "\(tabel).\($0.0)" }
        }
      }
    }
  }

  private func isNummer(_ waarde: DatabaseValue, _ getallen: Set<Int>) -> Bool {
    switch waarde.storage {
    case .int64(let getal): getallen.contains(Int(getal))
    case .string(let tekst): !gevonden(in: Array(tekst.utf8)).isEmpty
    case .blob(let bytes): !gevonden(in: Array(bytes)).isEmpty
    case .double(let getal): getallen.contains(Int(exactly: getal) ?? -1)
    case .null: false
    }
  }

  /// Every personal number in an inbox, whatever the spelling of its files; wrong ones too.
  static func nummers(inInbox map: String) throws -> Set<String> {
    var nummers: Set<String> = []
    for pad in try FileManager.default.subpathsOfDirectory(atPath: map)
    where pad.hasSuffix(".csv") || pad.hasSuffix(".xml") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: map + "/" + pad))
      let tekst = String(data: bytes, encoding: .isoLatin1) ?? ""
      nummers.formUnion(pad.hasSuffix(".xml") ? uitXML(tekst) : uitCSV(tekst))
    }
    return nummers.filter {
      $0.utf8.count >= 8 && $0.contains { $0 != "0" } && $0.allSatisfy(\.isWholeNumber)
    }
  }

  private static func uitXML(_ tekst: String) -> [String] {
    tekst.split(separator: "<").compactMap { deel in
      let delen = deel.split(separator: ">", maxSplits: 1)
      let naam = delen.first?.split(separator: ":").last ?? ""
      return delen.count == 2 && ["BSN", "Onderwijsnummer"].contains(naam)
        ? delen[1].trimmingCharacters(in: .whitespacesAndNewlines) : nil
    }
  }

  private static func uitCSV(_ tekst: String) -> [String] {
    let regels = tekst.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
    let tabel = Tabel(csv: regels)
    let namen = [
      "BSN", "ONDERWIJSNUMMER", "BURGERSERVICENUMMER", "PERSOONSGEBONDENNUMMER", "BSN_ONDERWIJSNR",
    ]
    let plaatsen = tabel.kop.indices.filter { i in
      namen.contains { tabel.kop[i].uppercased().hasSuffix($0) }
    }
    // A row with another number of columns has its values elsewhere.
    return tabel.rijen.filter { $0.count == tabel.kop.count }.flatMap { rij in plaatsen.map { rij[$0] } }
  }
}
