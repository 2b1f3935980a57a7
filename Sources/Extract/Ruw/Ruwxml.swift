import Domain
import Systeem

/// The records of an XML file of which nothing is known: the elements that repeat, with the texts below them.
enum Ruwxml {
  static func tabel(_ pad: String) throws -> Ruwetabel {
    let telling = Padtelling()
    try XMLDeel(Bestandslezer(pad), naam: "the file", telling).lees()
    guard let record = telling.recordpad else {
      let waar =
        telling.attributen == 0
        ? "" : "; its data stands in attributes, which no profile reads: have it exported as elements"
      throw Ruwetabel.Fout(description: "no element in it repeats with fields below it\(waar)")
    }
    let verzamelaar = Verzamelaar(record: record, bladen: telling.bladen(onder: record))
    try XMLDeel(Bestandslezer(pad), naam: "the file", verzamelaar).lees()
    let kop = verzamelaar.bladen.map { $0.joined(separator: "/") }
    return Ruwetabel(
      vorm: .xml(record: record, datum: telling.datumpad(buiten: record)), rijen: [kop] + verzamelaar.rijen,
      isAfgekapt: verzamelaar.isAfgekapt, attributen: verzamelaar.attributen)
  }

  /// How often each path occurs, and under how many parents.
  private final class Padtelling: XMLDeel.Hoorder {
    private struct Pad {
      var aantal = 0
      var isBlad = true
      var tekst: [UInt8] = []
    }

    /// In the order in which they come.
    private var volgorde: [[String]] = []
    private var paden: [[String]: Pad] = [:]
    private var spoor: [String] = []
    /// Of all elements but the outermost.
    private(set) var attributen = 0

    func begin(_ naam: String, _ attributen: XMLDeel.Attributen) {
      if !spoor.isEmpty {
        self.attributen += attributen.aantal
        paden[spoor]?.isBlad = false
      }
      spoor.append(naam)
      if paden[spoor] == nil { volgorde.append(spoor) }
      paden[spoor, default: Pad()].aantal += 1
    }

    func tekst(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard paden[spoor]?.aantal == 1, (paden[spoor]?.tekst.count ?? 0) < 100 else { return }
      paden[spoor]?.tekst.append(contentsOf: bytes.prefix(100))
    }

    func einde(_ naam: String) { spoor.removeLast() }

    /// The outermost element that repeats and has at least three leaves; of several the one with most leaves.
    var recordpad: [String]? {
      let kandidaten = volgorde.filter { pad in
        guard let dit = paden[pad], !dit.isBlad, pad.count > 1 else { return false }
        let ouders = (1..<pad.count).map { Array(pad[..<$0]) }
        return dit.aantal > 1 && ouders.allSatisfy { paden[$0]?.aantal == 1 }
      }
      return kandidaten.map { ($0, bladen(onder: $0).count) }.filter { $0.1 >= 3 }
        .max { $0.1 < $1.1 }?.0
    }

    /// Paths of elements with text below another one, from it on.
    func bladen(onder record: [String]) -> [[String]] {
      volgorde.filter { $0.count > record.count && $0.starts(with: record) && paden[$0]?.isBlad == true }
        .map { Array($0.dropFirst(record.count)) }
    }

    /// An element outside of the records whose text begins with a day.
    func datumpad(buiten record: [String]) -> [String]? {
      volgorde.first { pad in
        guard let dit = paden[pad], dit.isBlad, dit.aantal == 1, pad.count > 1, !pad.starts(with: record)
        else { return false }
        let tekst = dit.tekst.withUnsafeBufferPointer {
          String(decoding: $0.getrimd.prefix(10), as: UTF8.self)
        }
        return LocalDate(iso: tekst) != nil
      }
    }
  }

  /// The texts of the leaves of each record; of a repeated element the first.
  private final class Verzamelaar: XMLDeel.Hoorder {
    let bladen: [[String]]
    private let plaatsen: [[String]: Int]
    private let record: [String]
    private var spoor: [String] = []
    private var waarden: [String?] = []
    private var tekst: [UInt8] = []
    private(set) var rijen: [[String]] = []
    private(set) var isAfgekapt = false
    private(set) var attributen = 0

    init(record: [String], bladen: [[String]]) {
      self.record = record
      self.bladen = bladen
      plaatsen = Dictionary(zip(bladen, 0...), uniquingKeysWith: { eerste, _ in eerste })
    }

    func begin(_ naam: String, _ attributen: XMLDeel.Attributen) {
      spoor.append(naam)
      tekst = []
      if spoor.starts(with: record) { self.attributen += attributen.aantal }
      if spoor == record { waarden = Array(repeating: nil, count: bladen.count) }
    }

    func tekst(_ bytes: UnsafeBufferPointer<UInt8>) { tekst.append(contentsOf: bytes) }

    func einde(_ naam: String) {
      if spoor.count > record.count, spoor.starts(with: record),
        let plaats = plaatsen[Array(spoor.dropFirst(record.count))], waarden[plaats] == nil
      {
        waarden[plaats] = tekst.withUnsafeBufferPointer { String(decoding: $0.getrimd, as: UTF8.self) }
      } else if spoor == record {
        if rijen.count < Ruwetabel.grensRijen {
          rijen.append(waarden.map { $0 ?? "" })
        } else {
          isAfgekapt = true
        }
      }
      tekst = []
      spoor.removeLast()
    }
  }
}
