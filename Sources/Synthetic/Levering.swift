import Domain

/// One file on its way to disk: it counts its records, and makes some of them bad.
struct Levering<Vorm: Bestandsvorm>: ~Copyable {
  /// The first bad row comes after so many records and the next ones after so many more: never above 1 %,
  /// about 0.3 % on the whole.
  private static var eersteFout: Int { 110 }
  private static var foutafstand: Int { 333 }

  private let pad: String
  private let vorm: Vorm
  private var uit: Schrijver
  private var records = 0
  private var afgekeurd: [Afkeurcode: Int] = [:]
  private var goede = 0
  /// Nil when no bad rows slip in; else a number that differs from file to file, so that their faults do.
  private var fouten: Int?

  init(_ pad: String, in map: String, _ vorm: Vorm, fouten: Int?) throws {
    self.pad = pad
    self.vorm = vorm
    self.fouten = fouten
    self.uit = try Schrijver(pad: "\(map)/\(pad)")
    vorm.begin(&uit)
  }

  /// Writes a good row and, when it is time for one, a bad one behind it.
  mutating func voegToe(_ rij: Vorm.Rij) {
    records += 1
    vorm.schrijf(rij, nil, nummer: records, &uit)
    goede += 1
    if let fout = fouten, goede % Self.foutafstand == Self.eersteFout {
      voegToe(rij, als: vorm.foutcodes[fout % vorm.foutcodes.count], keer: fout)
      fouten = fout + 1
    }
  }

  /// Writes a bad row that was made of a good one.
  mutating func voegToe(_ rij: Vorm.Rij, als code: Afkeurcode, keer: Int) {
    let (foute, verminking) = rij.verminkt(code, keer: keer)
    records += 1
    vorm.schrijf(foute, verminking, nummer: records, &uit)
    afgekeurd[code, default: 0] += 1
  }

  /// Finishes the file.
  mutating func sluit() throws -> Bestand {
    vorm.einde(&uit)
    try uit.sluit()
    return Bestand(pad: pad, bytes: uit.geschreven, records: records, afgekeurd: afgekeurd, aard: .levering)
  }

  /// Stops in the middle of the next record, as a connection does that breaks.
  mutating func breekAf(_ laatste: StaticString) throws -> Bestand {
    uit.tekst(laatste)
    try uit.sluit()
    return Bestand(pad: pad, bytes: uit.geschreven, records: records, afgekeurd: afgekeurd, aard: .afgebroken)
  }
}
