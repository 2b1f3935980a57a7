/// A delivery `duo-verzuim-csv` of ten meldingen, and the ways in which it is damaged.
struct CSVSchade {
  private var kop: [String]
  private var rijen: [[String]]

  private static let bom: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(_ voorvoegsel: String) {
    kop = Meldingregel.kop.dropLast().split(separator: ";").map(String.init) + ["SCHOOL"]
    rijen = (1...10).map { nr in
      let regel = Meldingregel(nummer: "\(voorvoegsel)\(nr)", bsn: Proefnummer.bsn(nr)).csv.dropLast()
      return regel.split(separator: ";", omittingEmptySubsequences: false).map(String.init) + [
        "Collège \(nr)"
      ]
    }
  }

  private func bytes(_ teken: String = ";", _ einde: String = "\n") -> [UInt8] {
    Array(([kop] + rijen).map { $0.joined(separator: teken) + einde }.joined().utf8)
  }

  /// The file after a change of header or rows.
  private func na(_ wijzig: (inout CSVSchade) -> Void) -> [UInt8] {
    var kopie = self
    wijzig(&kopie)
    return kopie.bytes()
  }

  /// The file with another value in row 5.
  private func rij5(_ kolom: String, _ waarde: String) -> [UInt8] {
    na { schade in schade.kop.firstIndex(of: kolom).map { schade.rijen[4][$0] = waarde } }
  }

  /// Without a column, in the header and in all rows.
  private func zonder(_ kolom: String) -> [UInt8] {
    na { schade in
      guard let plaats = schade.kop.firstIndex(of: kolom) else { return }
      schade.kop.remove(at: plaats)
      for i in schade.rijen.indices { schade.rijen[i].remove(at: plaats) }
    }
  }

  /// What a file that stops after so many bytes must give: whole rows count, and the rest of one is no row of the header.
  private func afgebroken(_ bytes: [UInt8]) -> Schade.Uitkomst {
    let regels = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard regels.count > 1, let rest = regels.last else { return .geweigerd("B03") }
    let rijen = regels.count - 2
    if rest.isEmpty { return .gelezen(rijen, records: rijen) }
    return rest.count { $0 == 0x3B } == kop.count - 1
      ? .gelezen(rijen + 1, records: rijen + 1)
      : .gelezen(rijen + 1, ["R08 row \(rijen + 1)"], records: rijen)
  }

  static func alle(_ voorvoegsel: (Int) -> String) -> [Schade] {
    var alle: [Schade] = []
    /// Each file has numbers of its own, so that what is published of it can be told from all else.
    func voeg(
      _ naam: String, _ verwacht: Schade.Uitkomst, einde: String = "_20201005.csv",
      _ maak: (CSVSchade) -> [UInt8]
    ) {
      alle.append(Schade(naam, verwacht, maak(CSVSchade(voorvoegsel(alle.count))), einde: einde))
    }
    let heel = Schade.heel
    let r = Schade.afgekeurd
    let goed = CSVSchade(voorvoegsel(0)).bytes()
    for tiende in 1...9 {
      let stuk = CSVSchade(voorvoegsel(tiende - 1))
      let deel = Array(stuk.bytes().prefix(goed.count * tiende / 10))
      voeg("cut off at \(tiende * 10) %", stuk.afgebroken(deel)) { _ in deel }
    }
    voeg("cut off behind a row: nothing in the file shows it", .gelezen(5, records: 5)) { s in
      s.na { $0.rijen.removeLast(5) }
    }
    voeg("nothing in it", .geweigerd("B04")) { _ in [] }
    voeg("only white space", .geweigerd("B04")) { _ in Array(" \t\r\n\n  ".utf8) }
    voeg("only a BOM", .geweigerd("B04")) { _ in bom }
    voeg("header without rows", .gelezen(0, records: 0)) { s in s.na { $0.rijen = [] } }
    voeg("no header", .geweigerd("B03")) { s in Array(s.bytes().drop { $0 != 0x0A }.dropFirst()) }
    voeg("doubled header", .gelezen(11, ["R01 row 1"], records: 10)) { s in
      s.na { $0.rijen.insert($0.kop, at: 0) }
    }
    voeg("second header in the middle", .gelezen(11, ["R01 row 6"], records: 10)) { s in
      s.na { $0.rijen.insert($0.kop, at: 5) }
    }
    voeg("mandatory column missing", .geweigerd("B03")) { $0.zonder("STATUS") }
    voeg("mandatory column renamed", .geweigerd("B03")) { $0.bytes().met("STAAT", voor: "STATUS") }
    voeg("both columns of personal numbers missing", .geweigerd("B03")) { s in
      s.bytes().met("A;B;GEB", voor: "BSN;ONDERWIJSNUMMER;GEB")
    }
    voeg("free column missing", heel) { $0.zonder("VESTIGING") }
    voeg("columns shuffled", heel) { s in
      s.na { schade in
        schade.kop.reverse()
        for i in schade.rijen.indices { schade.rijen[i].reverse() }
      }
    }
    voeg(
      "names of two columns exchanged", .gelezen(10, (1...10).map { "R01 row \($0)" }, records: 0)
    ) { s in
      s.bytes().met("GEBOORTEDATUM;ONDERWIJSNUMMER;BSN", voor: "BSN;ONDERWIJSNUMMER;GEBOORTEDATUM")
    }
    voeg("two columns of one name", .geweigerd("B03")) { $0.bytes().met("BSN", voor: "ONDERWIJSNUMMER") }
    voeg("commas as delimiter", .geweigerd("B03")) { $0.bytes(",") }
    voeg("tabs as delimiter", .geweigerd("B03")) { $0.bytes("\t") }
    voeg("commas as delimiter in one row", r("R08")) { s in
      s.na { $0.rijen[4] = [$0.rijen[4].joined(separator: ",")] }
    }
    voeg("delimiter lost", r("R08")) { s in s.na { $0.rijen[4].remove(at: 2) } }
    voeg("delimiter too many", r("R08")) { s in s.na { $0.rijen[4].insert("", at: 2) } }
    voeg("line end lost", .gelezen(9, ["R08 row 5"], records: 8)) { s in
      s.na { schade in
        let volgende = schade.rijen.remove(at: 5)
        schade.rijen[4] += volgende
      }
    }
    voeg("line end within a value", .gelezen(11, ["R08 row 5", "R08 row 6"], records: 9)) { s in
      s.rij5("DATUM_BEGIN", "2020-\n09-14")
    }
    voeg("row doubled", .gelezen(11, records: 10)) { s in s.na { $0.rijen.insert($0.rijen[4], at: 5) } }
    voeg("all rows doubled", .gelezen(20, records: 10)) { s in s.na { $0.rijen += $0.rijen } }
    voeg("rows in reverse order", heel) { s in s.na { $0.rijen.reverse() } }
    voeg("row lost: nothing in the file shows it", .gelezen(9, records: 9)) { s in
      s.na { _ = $0.rijen.remove(at: 4) }
    }
    voeg("CRLF", heel) { $0.bytes(";", "\r\n") }
    voeg("CR", heel) { $0.bytes(";", "\r") }
    voeg("LF, CRLF and CR mixed", heel) { s in
      s.bytes().met("\r\n", voor: "\n", nr: 3).met("\r", voor: "\n", nr: 7).met("\r\n", voor: "\n", nr: 5)
    }
    voeg("blank lines between rows", heel) { $0.bytes(";", "\n \n\n") }
    voeg("last line end lost", heel) { $0.bytes().dropLast() }
    voeg("BOM", heel) { bom + $0.bytes() }
    voeg("two BOMs", .geweigerd("B03")) { bom + bom + $0.bytes() }
    voeg("Windows-1252", heel) { s in
      (0..<10).reduce(s.bytes()) { bytes, _ in bytes.met([0xE8], voor: "è") }
    }
    voeg("one value in Windows-1252", heel) { $0.bytes().met([0xE8], voor: "è", nr: 4) }
    for (naam, fout): (String, [UInt8]) in [
      ("one value in Windows-1252, under a BOM", [0xE8]), ("truncated UTF-8, under a BOM", [0xC3]),
      ("overlong UTF-8, under a BOM", [0xC0, 0xAF]),
      ("half a surrogate pair, under a BOM", [0xED, 0xA0, 0x80]),
    ] { voeg(naam, r("R09")) { bom + $0.bytes().met(fout, voor: "è", nr: 4) } }
    voeg("a byte of no encoding", r("R09")) { $0.bytes().met([0x81], voor: "è", nr: 4) }
    voeg("a zero byte", r("R09")) { $0.bytes().met([0], voor: "è", nr: 4) }
    voeg("UTF-16 with a BOM", .geweigerd("B03")) { [0xFF, 0xFE] + $0.bytes().alsUTF16 }
    voeg("UTF-16", .geweigerd("B03")) { $0.bytes().alsUTF16 }
    voeg("quote within a value", .geweigerd("B05")) { $0.rij5("SCHOOL", "Col\"lège") }
    voeg("text after a closing quote", .geweigerd("B05")) { $0.rij5("SCHOOL", "\"Collège\" 5") }
    voeg("closing quote lost", .geweigerd("B05")) { $0.rij5("SCHOOL", "\"Collège") }
    voeg("opening quote lost", .geweigerd("B05")) { $0.rij5("SCHOOL", "Collège\"") }
    voeg("quotes around every value", heel) { s in
      s.na { schade in schade.rijen = schade.rijen.map { $0.map { "\"\($0)\"" } } }
    }
    voeg("line end within quotes", heel) { $0.rij5("SCHOOL", "\"Col\nlège\"") }
    for (naam, datum) in [
      ("the year 2921", "2921-03-17"), ("a year of two digits", "06-03-17"), ("the month 13", "2006-13-17"),
      ("29 February of a common year", "2006-02-29"), ("a spreadsheet's day number", "38793"),
      ("a time behind it", "2006-03-17T00:00:00"),
    ] { voeg("date with \(naam)", r("R02")) { $0.rij5("GEBOORTEDATUM", datum) } }
    voeg("all dates a year off: nothing in the file shows it", heel) { s in
      s.na { schade in schade.rijen = schade.rijen.map { $0.map { $0.replacing("2020-", with: "2021-") } } }
    }
    voeg("end before begin", r("R03")) { $0.rij5("DATUM_EINDE", "2020-09-13") }
    voeg("number lost", r("R04")) { $0.rij5("MELDINGSNUMMER", "") }
    voeg("number too long", r("R04")) { $0.rij5("MELDINGSNUMMER", String(repeating: "9", count: 21)) }
    voeg("personal number lost", r("R01")) { $0.rij5("BSN", "") }
    voeg("two digits of a personal number exchanged", r("R01")) { s in
      var cijfers = Array(Proefnummer.bsn(5))
      cijfers.swapAt(0, 1)
      return s.rij5("BSN", String(cijfers))
    }
    voeg("personal number as a spreadsheet rounds it", r("R01")) { $0.rij5("BSN", "9E+08") }
    voeg("BRIN in small letters", r("R05")) { $0.rij5("BRIN", "01aa") }
    voeg("unknown soort", r("R06")) { $0.rij5("SOORT_VERZUIM", "V9") }
    voeg("unknown gemeente", r("R07")) { $0.rij5("GEMEENTECODE", "9999") }
    voeg("a row of 5000 columns", r("R08")) { s in
      s.na { $0.rijen[4] += Array(repeating: "", count: 5000) }
    }
    voeg("a header of 5000 columns", .geweigerd("B03")) { s in
      s.na { $0.kop += (0..<5000).map { "X\($0)" } }
    }
    voeg("a value above 1 MiB", .geweigerd("B05")) { s in
      s.rij5("SCHOOL", String(repeating: "x", count: 1_100_000))
    }
    voeg("XML", .geweigerd("B05")) { _ in Array("<?xml version=\"1.0\"?>\n<a/>\n".utf8) }
    voeg("an archive", .geweigerd("B01")) { _ in [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0, 0x0A, 0xFF] }
    voeg("no date in the name", .geweigerd("B02"), einde: ".csv") { $0.bytes() }
    voeg("a date that isn't one in the name", .geweigerd("B02"), einde: "_20201399.csv") { $0.bytes() }
    return alle
  }
}
