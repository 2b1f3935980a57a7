import Domain

/// Where the fields of a profile stand, by the index of their name: what the rejection rules need of it.
struct Veldindeling {
  let record: Recordsoort
  /// The names by which a rejection calls the fields; in CSV those of the file's own columns.
  var namen: [String]
  /// The place of each field in the layout.
  let volgorde: [Int]
  /// Texts and numbers of the codes of each field.
  let codes: [[(tekst: [UInt8], nummer: UInt8)]]
  let datumpatronen: [Datumpatroon]
  let negeertTijd: Bool
  let gemeenten: Gemeentetabel
  /// By name, when the file may name them; else nil.
  let gemeentenamen: Gemeentenamen?
  /// What each row has besides its own fields.
  let vast: [(veld: Int, tekst: [UInt8])]

  init(
    _ profiel: Bronprofiel, _ gemeenten: Gemeentetabel, vast: [(veld: Veldnaam, tekst: [UInt8])] = []
  ) {
    let aantal = Veldnaam.allCases.count
    var namen = Veldnaam.allCases.map(\.rawValue)
    // Called by this name too when the profile doesn't map it: R01 without any number.
    namen[Veldnaam.bsn.index] = "BSN"
    var volgorde = Array(repeating: Int.max, count: aantal)
    var codes = Array(repeating: [(tekst: [UInt8], nummer: UInt8)](), count: aantal)
    for (plaats, veld) in profiel.velden.enumerated() {
      let naam = veld.namen.first ?? veld.naam.rawValue
      namen[veld.naam.index] = naam.split(separator: "/").last.map(String.init) ?? naam
      volgorde[veld.naam.index] = plaats
      codes[veld.naam.index] = veld.codes.map { (Array($0.key.utf8), $0.value) }
    }
    self.record = profiel.record
    self.namen = namen
    self.volgorde = volgorde
    self.codes = codes
    self.datumpatronen = profiel.datumpatronen
    self.negeertTijd = profiel.negeertTijd
    self.gemeenten = gemeenten
    self.gemeentenamen = profiel.velden.contains(where: \.magNaamZijn) ? Gemeentenamen(gemeenten) : nil
    self.vast = vast.map { ($0.veld.index, $0.tekst) }
  }
}

extension Veldindeling {
  /// Whether the profile maps it.
  func heeft(_ veld: Veldnaam) -> Bool { volgorde[veld.index] != .max }
}

/// Decodes the fields of one row, and remembers for each rejection code the first field at fault in the order of
/// the layout. The rules stand one to a file in `Afkeur`.
struct Rijlezer {
  let indeling: Veldindeling
  let buffer: Rijbuffer
  private var fouten: [Afkeurcode: Veldnaam] = [:]

  init(_ indeling: Veldindeling, _ buffer: Rijbuffer) {
    self.indeling = indeling
    self.buffer = buffer
  }

  func bytes(_ veld: Veldnaam) -> UnsafeBufferPointer<UInt8> { buffer[veld.index] }

  mutating func fout(_ code: Afkeurcode, _ veld: Veldnaam) {
    if let eerder = fouten[code], indeling.volgorde[eerder.index] <= indeling.volgorde[veld.index] { return }
    fouten[code] = veld
  }

  /// Why the row is rejected: the first code that holds. Nil when all is well.
  var afkeuring: (code: Afkeurcode, veld: String)? {
    guard !fouten.isEmpty else { return nil }
    for code in Afkeurcode.volgorde {
      if let veld = fouten[code] { return (code, indeling.namen[veld.index]) }
    }
    return nil
  }
}
