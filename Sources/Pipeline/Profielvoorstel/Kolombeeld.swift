import Domain
import Extract
import Systeem

/// One column of a file that no profile reads yet, with what its values look like.
struct Kolombeeld {
  /// As it stands in the header; in XML the path below a record.
  let naam: String
  let woorden: Kolomnaam
  /// One for each row, trimmed; empty when there is none.
  let waarden: [String]
  /// How many rows have a value, and how many different ones there are.
  let gevuld: Int
  let verschillend: Int
  /// Parts of the filled values, 0–1: numbers that pass the elfproef. `0` is no number.
  let bsn: Double
  let onderwijsnummer: Double
  /// How many values are no zero.
  let nummers: Int
  /// The spelling in which most values are a day; nil when fewer than four in five are.
  let datum: (patroon: Datumpatroon, deel: Double)?
  /// Whether a time stands behind days.
  let heeftTijd: Bool
  /// By row; empty when it has no days.
  let dagen: [LocalDate?]

  /// - Parameter isPad: whether the name is the path of an element.
  init(naam: String, isPad: Bool, waarden: [String]) {
    self.naam = naam
    self.waarden = waarden
    woorden = Kolomnaam(isPad ? Map.naam(naam) : naam)
    let vol = waarden.filter { !$0.isEmpty }
    gevuld = vol.count
    verschillend = Set(vol).count
    let mogelijk = vol.filter { !$0.allSatisfy { $0 == "0" } }
    nummers = mogelijk.count
    func deel(_ soort: Persoonsnummer.Soort) -> Double {
      mogelijk.isEmpty
        ? 0 : Double(mogelijk.count { Persoonsnummer.isGeldig($0, als: soort) }) / Double(mogelijk.count)
    }
    bsn = deel(.bsn)
    onderwijsnummer = deel(.onderwijsnummer)
    let datum = Self.datum(vol)
    self.datum = datum
    heeftTijd = datum != nil && vol.count { $0.contains(":") } * 100 > vol.count
    dagen = datum.map { gevonden in waarden.map { gevonden.patroon.dag($0) } } ?? []
  }

  /// The part of the filled values for which something holds, 0–1; 0 when none is filled.
  func deel(_ geldt: (String) -> Bool) -> Double {
    gevuld == 0 ? 0 : Double(waarden.count { !$0.isEmpty && geldt($0) }) / Double(gevuld)
  }

  /// How many rows have each value.
  var aantallen: [String: Int] {
    waarden.reduce(into: [:]) { uit, waarde in if !waarde.isEmpty { uit[waarde, default: 0] += 1 } }
  }

  /// How many rows have one of these values.
  func aantalMet(_ waarden: some Collection<String>) -> Int {
    waarden.isEmpty ? 0 : self.waarden.count(where: waarden.contains)
  }

  /// Whether most values are personal numbers once what stands between their digits is taken out.
  var isPersoonsnummerMetTekens: Bool {
    deel { waarde in
      let cijfers = waarde.filter(\.isNumber)
      return cijfers.count < waarde.count && waarde.count <= 14
        && (Persoonsnummer.isGeldig(cijfers, als: .bsn)
          || Persoonsnummer.isGeldig(cijfers, als: .onderwijsnummer))
    } >= 0.8
  }

  var isPersoonsnummer: Bool { bsn + onderwijsnummer >= 0.8 && gevuld > 0 }

  /// The strictest spelling that most values have.
  private static func datum(_ waarden: [String]) -> (patroon: Datumpatroon, deel: Double)? {
    guard !waarden.isEmpty else { return nil }
    let volgorde: [Datumpatroon] = [
      .iso, .dagEerst, .aaneen, .losDagEerst, .losJaarEerst, .maandnaam, .losKort, .losMaandEerst,
    ]
    let delen = volgorde.map { patroon in
      (patroon: patroon, deel: Double(waarden.count { patroon.dag($0) != nil }) / Double(waarden.count))
    }
    // A wider spelling must read more than a few mistakes.
    let beste = delen.reduce(delen[0]) { $1.deel > $0.deel + 0.02 ? $1 : $0 }
    return beste.deel >= 0.8 ? beste : nil
  }
}

extension Persoonsnummer {
  /// Whether a text is a number of this kind; zeros are none.
  static func isGeldig(_ tekst: String, als soort: Soort) -> Bool {
    var tekst = tekst
    return tekst.withUTF8 { if case .geldig = lees($0, als: soort) { true } else { false } }
  }
}
