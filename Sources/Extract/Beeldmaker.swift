import CLibXML2
import Domain

/// Makes the picture of a delivery while it is read. One for each file.
public final class Beeldmaker {
  private let formaat: Leveringsbeeld.Formaat
  private var kolommen: Set<String> = []
  private var velden: [Codeveld]
  private var gelezen = 0
  private var afgekeurd = 0

  public init(_ profiel: Bronprofiel) {
    formaat =
      switch profiel.formaat {
      case .csv: .csv
      case .xml: .xml
      }
    velden = profiel.velden.filter(\.naam.heeftCodes).map { Codeveld($0, profiel.record) }
  }

  /// Of what was read so far: of the whole file when it was read, and of no use when it was refused.
  public var beeld: Leveringsbeeld {
    Leveringsbeeld(
      formaat: formaat, kolommen: kolommen.sorted { Array($0.utf8).lexicographicallyPrecedes($1.utf8) },
      gelezen: gelezen, afgekeurd: afgekeurd,
      velden: Dictionary(
        velden.map { ($0.naam.rawValue, $0.beeld) }, uniquingKeysWith: { eerste, _ in eerste }))
  }

  /// Takes the name of a column, or the path of an element.
  func voeg(kolom naam: String) {
    guard kolommen.count < Leveringsbeeld.grensKolommen else { return }
    let tekens = naam.unicodeScalars.prefix(Leveringsbeeld.grensNaam)
    // A file without a header may bear a personal number in its place.
    let isNummer = tekens.count(where: \.isCijfer) >= Codeveld.grensCijfers
    kolommen.insert(
      String(String.UnicodeScalarView(tekens.map { isNummer && $0.isCijfer ? "#" : $0 })))
  }

  /// Takes the next row; nil when it can't be read as fields.
  func neem(_ buffer: Rijbuffer?) {
    gelezen += 1
    guard let buffer else {
      for i in velden.indices { velden[i].slaOver() }
      return
    }
    for i in velden.indices { velden[i].neem(buffer[velden[i].index], rij: gelezen) }
  }

  /// The row just taken is rejected.
  func keurAf() {
    afgekeurd += 1
    for i in velden.indices { velden[i].keurAf() }
  }

  /// How many accepted rows have a value that the profile doesn't know, by field.
  public var onbekendInAanvaard: [Veldnaam: Int] {
    Dictionary(velden.map { ($0.naam, $0.onbekendAanvaard) }, uniquingKeysWith: { eerste, _ in eerste })
  }
}

/// The values of one field with codes.
private struct Codeveld {
  /// Eight digits may be a personal number.
  static let grensCijfers = 8
  private static let grensLengte = 24

  let naam: Veldnaam
  let index: Int
  private let record: Recordsoort
  /// Whether an unknown value rejects its row: then it is no free text, which people write names in.
  private let isVerplicht: Bool
  private let bekend: Int
  /// Those that the profile knows, and behind them the others.
  private var waarden: [(bytes: [UInt8], rijen: Leveringsbeeld.Rijen)]
  private var overig: Leveringsbeeld.Rijen?
  /// Of different texts, to count them; it lives no longer than the reading.
  private var overigSommen: Set<Int> = []
  /// Whether the last row has a value that the profile doesn't know, and how many accepted rows have one.
  private var isLaatsteOnbekend = false
  private(set) var onbekendAanvaard = 0

  init(_ veld: Bronprofiel.Veld, _ record: Recordsoort) {
    naam = veld.naam
    index = veld.naam.index
    self.record = record
    isVerplicht = record.verplichteVelden.contains(veld.naam)
    waarden = veld.codes.keys.map { (Array($0.utf8), Leveringsbeeld.Rijen(aantal: 0, eerste: 0)) }
    bekend = waarden.count
  }

  /// The next row can't be read.
  mutating func slaOver() { isLaatsteOnbekend = false }

  mutating func neem(_ bytes: UnsafeBufferPointer<UInt8>, rij: Int) {
    isLaatsteOnbekend = false
    guard !bytes.isEmpty else { return }
    let plaats = waarden.firstIndex {
      $0.bytes.count == bytes.count && bytes.elementsEqual($0.bytes)
    }
    isLaatsteOnbekend = plaats.map { $0 >= bekend } ?? true
    if isLaatsteOnbekend { onbekendAanvaard += 1 }
    if let plaats {
      waarden[plaats].rijen.aantal += 1
    } else if isVerplicht, waarden.count - bekend < Leveringsbeeld.grensCodes, Self.lijktCode(bytes) {
      waarden.append((Array(bytes), Leveringsbeeld.Rijen(aantal: 1, eerste: rij)))
    } else {
      overig = Leveringsbeeld.Rijen(aantal: (overig?.aantal ?? 0) + 1, eerste: overig?.eerste ?? rij)
      if overigSommen.count < Leveringsbeeld.grensCodes {
        var som = Hasher()
        som.combine(bytes: UnsafeRawBufferPointer(bytes))
        overigSommen.insert(som.finalize())
      }
    }
  }

  mutating func keurAf() {
    if isLaatsteOnbekend { onbekendAanvaard -= 1 }
  }

  var beeld: Leveringsbeeld.Veld {
    func tekst(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    var beeld = Leveringsbeeld.Veld(overig: overig)
    for (bytes, rijen) in waarden[..<bekend] where rijen.aantal > 0 {
      beeld.bekend[tekst(bytes)] = rijen.aantal
    }
    let anders = waarden[bekend...]
    let gekend = beeld.bekend.values.reduce(0, +)
    // The columns with names weren't looked at.
    let oordeel = Codeoordeel(naam, record, namen: nil).oordeel(
      over: anders.map { (tekst($0.bytes), $0.rijen.aantal) },
      verschillend: anders.count + overigSommen.count,
      bekend: gekend,
      gevuld: gekend + anders.reduce(overig?.aantal ?? 0) { $0 + $1.rijen.aantal })
    var verzwegen = overigSommen.count
    for ((_, rijen), waarde) in zip(anders, oordeel) {
      if waarde.magGetoond {
        beeld.onbekend[waarde.tekst] = rijen
      } else {
        verzwegen += 1
        beeld.verzwijg(rijen)
      }
    }
    if beeld.overig != nil { beeld.overigWaarden = min(verzwegen, Leveringsbeeld.grensCodes) }
    return beeld
  }

  /// Short, of letters, digits, hyphens and underscores alone, with too few digits for a personal number, and no day: that may
  /// be somebody's birthday.
  private static func lijktCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= grensLengte, !Datumpatroon.allCases.contains(where: { $0.lees(bytes) != nil }) else {
      return false
    }
    var cijfers = 0
    for byte in bytes {
      switch byte {
      case 0x30...0x39: cijfers += 1
      case 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: continue
      default: return false
      }
    }
    return cijfers < grensCijfers
  }
}

/// The paths of the elements below a record, as the parser comes by them. Names are told apart by their address in its
/// dictionary.
final class Padboom {
  private struct Knoop {
    let pad: String
    var kinderen: [(naam: UnsafePointer<xmlChar>, knoop: Int)] = []
  }

  private let beeldmaker: Beeldmaker
  private var knopen = [Knoop(pad: "")]
  /// The open elements from the record on, −1 for one that isn't kept; empty outside of a record.
  private var spoor: [Int] = []

  init(_ beeldmaker: Beeldmaker) {
    self.beeldmaker = beeldmaker
  }

  func beginRecord() { spoor = [0] }

  func begin(_ naam: UnsafePointer<xmlChar>) {
    guard let ouder = spoor.last else { return }
    spoor.append(ouder < 0 ? -1 : kind(naam, van: ouder))
  }

  func einde() { _ = spoor.popLast() }

  private func kind(_ naam: UnsafePointer<xmlChar>, van ouder: Int) -> Int {
    if let bestaand = knopen[ouder].kinderen.first(where: { $0.naam == naam }) { return bestaand.knoop }
    guard knopen.count <= Leveringsbeeld.grensKolommen else { return -1 }
    let begin = knopen[ouder].pad.isEmpty ? "" : knopen[ouder].pad + "/"
    let pad = String((begin + String(cString: naam)).unicodeScalars.prefix(Leveringsbeeld.grensNaam))
    knopen[ouder].kinderen.append((naam, knopen.count))
    knopen.append(Knoop(pad: pad))
    beeldmaker.voeg(kolom: pad)
    return knopen.count - 1
  }
}

extension Unicode.Scalar {
  /// A digit of whatever script.
  fileprivate var isCijfer: Bool { properties.numericType == .decimal }
}
