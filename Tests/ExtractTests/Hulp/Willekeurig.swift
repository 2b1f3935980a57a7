import Domain

/// Random files, and random damage to them. All from a seed: the same on every run.
enum Willekeurig {
  /// A valid record with values of its own.
  static func rij(_ bron: Bron, _ toeval: inout Toeval) -> Rij {
    let nummers = ["7", "é", "a b", "x;y", "\"q\"", "r\ns", "r\r\ns", "0012"]
    return bron.rij([
      bron.nummerveld: nummers[toeval.onder(nummers.count)] + "\(toeval.onder(1000))",
      .bsn: [Proefnummer.bsn(toeval.onder(5)), Proefnummer.bsnMetNul(), ""][toeval.onder(3)],
      .onderwijsnummer: Proefnummer.onderwijsnummer(toeval.onder(3)),
      .gemeentecode: ["0193", "148", "GM0193", "000003"][toeval.onder(4)],
      .einde: toeval.onder(3) == 0 ? "" : "2021-12-0\(1 + toeval.onder(9))",
    ])
  }

  /// A valid CSV file with all kinds of line ends, blank lines and quotes; `kop` is all up to the first row.
  static func csv(_ bron: Bron, _ toeval: inout Toeval) -> (bytes: [UInt8], kop: [UInt8], rijen: Int) {
    let einden = ["\n", "\r\n", "\r"]
    let einde = toeval.onder(2) == 0 ? einden[toeval.onder(3)] : nil
    func regeleinde() -> String { einde ?? einden[toeval.onder(3)] }
    // With a line end that no LF of a blank line can join, or the header would reach further.
    let kop = (toeval.onder(4) == 0 ? "\u{FEFF}" : "") + bron.kop + "\n"
    var tekst = ""
    let rijen = toeval.onder(6)
    for i in 0..<rijen {
      for _ in 0..<toeval.onder(3) { tekst += ["", " ", "\t "][toeval.onder(3)] + regeleinde() }
      tekst += bron.tekst(rij(bron, &toeval))
      if i < rijen - 1 || toeval.onder(2) == 0 { tekst += regeleinde() }
    }
    return (Array((kop + tekst).utf8), Array(kop.utf8), rijen)
  }

  static func xml(_ bron: Bron, _ toeval: inout Toeval) -> [UInt8] {
    let declaratie = ["", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "\u{FEFF}"][toeval.onder(3)]
    let teksten = (0..<(1 + toeval.onder(4))).map { _ in bron.tekst(rij(bron, &toeval)) }
    return Array(declaratie.utf8) + bron.bestand(teksten)
  }

  static func bestand(_ bron: Bron, _ toeval: inout Toeval) -> [UInt8] {
    bron.isCSV ? csv(bron, &toeval).bytes : xml(bron, &toeval)
  }

  /// One to four times: bytes changed, taken out, put in, exchanged or doubled; lines taken out, doubled or
  /// exchanged; the end cut off; another digit in a value.
  static func beschadig(_ bytes: [UInt8], _ toeval: inout Toeval) -> [UInt8] {
    let nare: [UInt8] = [
      0, 0x0A, 0x0D, 0x20, 0x22, 0x26, 0x3B, 0x3C, 0x3E, 0x5D, 0x80, 0x81, 0xC3, 0xE2, 0xED, 0xFF,
    ]
    var uit = bytes
    for _ in 0..<[1, 1, 2, 4][toeval.onder(4)] where !uit.isEmpty {
      let i = toeval.onder(uit.count)
      let j = toeval.onder(uit.count)
      switch toeval.onder(14) {
      case 0: uit[i] = nare[toeval.onder(nare.count)]
      case 1: uit.insert(nare[toeval.onder(nare.count)], at: i)
      case 2: uit[i] = UInt8(toeval.onder(256))
      case 3: uit.remove(at: i)
      case 4: uit.swapAt(i, j)
      case 5: uit.insert(contentsOf: uit[i..<min(uit.count, i + 20)], at: j)
      case 6: uit.removeSubrange(i..<min(uit.count, i + 20))
      case 7: regels(&uit, &toeval)
      case 8: if toeval.onder(3) == 0 { uit.removeLast(uit.count - i) }
      // A digit for a digit: the file stays whole, and a value becomes another.
      default:
        if let cijfer = uit[i...].firstIndex(where: { 48...57 ~= $0 }) { uit[cijfer] = 48 + UInt8(j % 10) }
      }
    }
    return uit
  }

  private static func regels(_ bytes: inout [UInt8], _ toeval: inout Toeval) {
    var regels = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let i = toeval.onder(regels.count)
    switch toeval.onder(3) {
    case 0: regels.remove(at: i)
    case 1: regels.insert(regels[i], at: toeval.onder(regels.count))
    default: regels.swapAt(i, toeval.onder(regels.count))
    }
    bytes = Array(regels.joined(separator: [0x0A]))
  }
}
