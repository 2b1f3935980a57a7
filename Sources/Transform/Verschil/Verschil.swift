import Domain

/// A walk from one number to another of the same kind of record, for one scope: between definitions, days of knowledge,
/// school years, or from the region to its gemeenten.
///
/// Each record that makes a difference is a change with the steps that would account for it, at least one; it belongs
/// to the first of these. So a step's size depends on the order of the steps, and what it would be as the first and
/// as the last stands beside it.
public struct Verschil: Sendable {
  /// A record that counts: its pupil, and what is counted of it.
  public struct Post: Hashable, Sendable {
    public let nummer: Recordnummer
    public let leerling: Leerlingsleutel
    let geteld: Geteld
  }

  /// What is counted of a record: equal ones are one and the same.
  struct Geteld: Hashable, Sendable {
    enum Wat: Hashable, Sendable {
      /// The record itself, or the geval that is named after it.
      case record(Recordnummer)
      case leerling(Leerlingsleutel)
    }

    let wat: Wat
    /// In a sum of gemeenten, the one in which it counts once more.
    var gemeente: Gemeentecode?
  }

  /// What becomes of a record: it goes, comes, or both, as something else.
  public struct Wijziging: Sendable {
    public let eraf: Post?
    public let erbij: Post?
    /// Bit i: step i + 1 would account for it. Never 0.
    public let masker: UInt32

    /// The first step that accounts for it, 1-based.
    public var stap: Int { masker.trailingZeroBitCount + 1 }
    /// All steps that would.
    public var stappen: [Int] { (0..<32).filter { masker & (1 << $0) != 0 }.map { $0 + 1 } }
    public var nummer: Recordnummer? { (eraf ?? erbij)?.nummer }
  }

  public struct Trede: Sendable {
    /// 0 for the begin.
    public let nummer: Int
    public let code: String
    /// By number of the record; at the begin none.
    public let wijzigingen: [Wijziging]
    /// After the step.
    public let stand: Telwaarde
    public let records: Int
    public let leerlingen: Aantal<Leerlingen>
    /// How many changes the step would make as the first, and as the last.
    public let eerst: Int
    public let laatst: Int

    public var eraf: Int { wijzigingen.count { $0.eraf != nil } }
    public var erbij: Int { wijzigingen.count { $0.erbij != nil } }
  }

  public let bereik: Bereik
  public let treden: [Trede]

  /// Walks.
  ///
  /// - Parameters:
  ///   - naam: of the walk, for the error.
  ///   - begin: what the first number counts.
  ///   - codes: of the steps, in order; at most 32.
  ///   - eind: what the last number counts.
  ///   - verwacht: the two numbers, counted on their own.
  /// - Throws: `Sluitfout` when what is left isn't exactly `eind`, or a number isn't the one expected.
  init(
    _ naam: String, _ schooljaar: Schooljaar, _ bereik: Bereik, van begin: [Post], codes: [String],
    _ wijzigingen: [Wijziging], naar eind: [Post], verwacht: (begin: Telwaarde, eind: Telwaarde)
  ) throws {
    self.bereik = bereik
    var stand = Stand(begin)
    func waarde() -> Telwaarde { Telwaarde(stand.getelden.count, verwacht.begin.eenheid) }
    func trede(_ nummer: Int, _ code: String, _ eigen: [Wijziging]) -> Trede {
      let bit: UInt32 = nummer == 0 ? 0 : 1 << UInt32(nummer - 1)
      return Trede(
        nummer: nummer, code: code, wijzigingen: eigen, stand: waarde(), records: stand.posten.count,
        leerlingen: Aantal(stand.leerlingen.count), eerst: wijzigingen.count { $0.masker & bit != 0 },
        laatst: wijzigingen.count { $0.masker == bit })
    }
    func controleer(_ nummer: Int, _ verwacht: Telwaarde, isGelijk: Bool) throws {
      guard isGelijk, waarde() == verwacht else {
        throw Sluitfout(
          aansluiting: naam, schooljaar: schooljaar, bereik: bereik, stap: nummer, telling: naam,
          stand: waarde(), verwacht: verwacht)
      }
    }
    try controleer(0, verwacht.begin, isGelijk: true)
    var treden = [trede(0, Aansluiting.codeBegin, [])]
    var perStap: [Int: [Wijziging]] = Dictionary(grouping: wijzigingen, by: \.stap)
    for (i, code) in codes.enumerated() {
      let eigen = (perStap.removeValue(forKey: i + 1) ?? []).sorted { a, b in
        // Both are there, for a change changes something.
        (a.nummer ?? Recordnummer("")) < (b.nummer ?? Recordnummer(""))
      }
      stand.doe(eigen)
      treden.append(trede(i + 1, code, eigen))
    }
    try controleer(codes.count, verwacht.eind, isGelijk: perStap.isEmpty && stand.posten == Set(eind))
    self.treden = treden
  }

  /// What there is so far, with how many records stand for each pupil and each thing counted.
  private struct Stand {
    var posten: Set<Post>
    var getelden: [Geteld: Int] = [:]
    var leerlingen: [Leerlingsleutel: Int] = [:]

    init(_ posten: [Post]) {
      self.posten = []
      for post in posten { voeg(post) }
    }

    mutating func doe(_ wijzigingen: [Wijziging]) {
      for wijziging in wijzigingen {
        if let post = wijziging.eraf { haal(post) }
        if let post = wijziging.erbij { voeg(post) }
      }
    }

    private mutating func voeg(_ post: Post) {
      guard posten.insert(post).inserted else { return }
      getelden[post.geteld, default: 0] += 1
      leerlingen[post.leerling, default: 0] += 1
    }

    private mutating func haal(_ post: Post) {
      guard posten.remove(post) != nil else { return }
      if getelden[post.geteld] == 1 {
        getelden[post.geteld] = nil
      } else {
        getelden[post.geteld, default: 0] -= 1
      }
      if leerlingen[post.leerling] == 1 {
        leerlingen[post.leerling] = nil
      } else {
        leerlingen[post.leerling, default: 0] -= 1
      }
    }
  }
}

extension Telling {
  /// The records that it counts, with what is counted of them, by number.
  func posten(_ partitie: Partitie, _ bereik: Bereik) -> [Verschil.Post] {
    var posten: [Verschil.Post] = []
    kies(partitie, bereik) { index, rij in posten.append(post(partitie, index, rij)) }
    return posten
  }

  func post(_ partitie: Partitie, _ index: Int, _ rij: Rij) -> Verschil.Post {
    let (nummer, leerling) = partitie.record(bron, index)
    let wat: Verschil.Geteld.Wat =
      switch eenheid {
      case .melding, .werkproces, .opgave: .record(nummer)
      case .geval: .record(partitie.record(.melding, Int(partitie.gevallen[index])).nummer)
      case .leerling: .leerling(leerling)
      }
    return Verschil.Post(nummer: nummer, leerling: leerling, geteld: .init(wat: wat))
  }
}

extension Partitie {
  /// The number and the pupil of a record.
  public func record(_ bron: Recordsoort, _ index: Int) -> (nummer: Recordnummer, leerling: Leerlingsleutel) {
    switch bron {
    case .melding: (meldingen[index].record.nummer, meldingen[index].leerling)
    case .werkproces: (werkprocessen[index].record.nummer, werkprocessen[index].leerling)
    case .opgave: (opgaven[index].record.nummer, opgaven[index].leerling)
    }
  }

  /// The index of a record by its number; nil when the partition doesn't hold it.
  func index(_ bron: Recordsoort, _ nummer: Recordnummer) -> Int? {
    switch bron {
    case .melding: meldingen.index(van: nummer) { $0.record.nummer }
    case .werkproces: werkprocessen.index(van: nummer) { $0.record.nummer }
    case .opgave: opgaven.index(van: nummer) { $0.record.nummer }
    }
  }
}

/// Why records differ between two numbers: the steps of a walk, in order.
protocol Verschilreden: CaseIterable, Equatable, RawRepresentable<String> where AllCases == [Self] {}

extension Verschilreden {
  static var codes: [String] { allCases.map(\.rawValue) }

  /// Its place in the mask of a change.
  var bit: UInt32 { 1 << UInt32(Self.allCases.firstIndex(of: self) ?? 0) }
}

/// The records of two sides, by number.
struct Tweezijdig {
  let links: [Recordnummer: Verschil.Post]
  let rechts: [Recordnummer: Verschil.Post]

  init(_ links: [Verschil.Post], _ rechts: [Verschil.Post]) {
    self.links = Dictionary(links.map { ($0.nummer, $0) }, uniquingKeysWith: { eerste, _ in eerste })
    self.rechts = Dictionary(rechts.map { ($0.nummer, $0) }, uniquingKeysWith: { eerste, _ in eerste })
  }

  /// The changes, each with the steps that account for it.
  func wijzigingen(
    _ masker: (Recordnummer, _ eraf: Verschil.Post?, _ erbij: Verschil.Post?) -> UInt32
  ) -> [Verschil.Wijziging] {
    Set(links.keys).union(rechts.keys).compactMap { nummer in
      let (eraf, erbij) = (links[nummer], rechts[nummer])
      guard eraf != erbij else { return nil }
      return Verschil.Wijziging(eraf: eraf, erbij: erbij, masker: masker(nummer, eraf, erbij))
    }
  }
}
