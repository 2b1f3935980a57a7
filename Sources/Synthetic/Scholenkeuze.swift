import Domain

/// To which school a pupil goes: mostly one in the region, for little children one in their own gemeente.
struct Scholenkeuze {
  struct School {
    let brin: Brin
    let vestiging: Vestiging
  }

  /// By kind (WPO, WEC, WVO, WEB), each by gemeente.
  private let inRegio: [[School]]
  private let landelijk: [[School]]
  /// The primary schools of a gemeente, as a part of `inRegio`.
  private let wpoIn: [Gemeentecode: Range<Int>]
  /// A school that no table knows; nil only when the table has all BRINs.
  private let onbekend: School?
  private let seed: UInt64

  init(_ opdracht: Opdracht, _ gebied: Gebied) {
    typealias Rij = Schooltabel.School
    func opPlaats(_ a: Rij, _ b: Rij) -> Bool {
      let (codeA, codeB) = (a.gemeentecode?.waarde ?? 0, b.gemeentecode?.waarde ?? 0)
      return (codeA, a.brin, a.vestiging) < (codeB, b.brin, b.vestiging)
    }
    let rijen = opdracht.scholen.scholen.sorted(by: opPlaats)
    let soorten: [Schoolsoort] = [.wpo, .wec, .wvo, .web]
    let landelijk = soorten.map { soort in rijen.filter { $0.schoolsoort == soort } }
    let inRegio = landelijk.map { rijen in
      rijen.filter { rij in
        guard let code = rij.gemeentecode else { return false }
        return gebied.isInRegio(code, op: opdracht.schooljaren.lowerBound.begin)
          || gebied.isInRegio(code, op: opdracht.schooljaren.upperBound.einde)
      }
    }
    var wpoIn: [Gemeentecode: Range<Int>] = [:]
    for (plaats, rij) in inRegio[0].enumerated() {
      guard let code = rij.gemeentecode else { continue }
      wpoIn[code] = (wpoIn[code]?.lowerBound ?? plaats)..<plaats + 1
    }
    let bekend = Set(rijen.map(\.brin))
    let vrij = (0..<100).reversed().lazy.flatMap { getal in
      ["ZZ", "ZX", "XX"].lazy.compactMap { Brin((getal < 10 ? "0" : "") + "\(getal)\($0)") }
    }.first { !bekend.contains($0) }

    self.inRegio = inRegio.map { $0.map { School(brin: $0.brin, vestiging: $0.vestiging) } }
    self.landelijk = landelijk.map { $0.map { School(brin: $0.brin, vestiging: $0.vestiging) } }
    self.wpoIn = wpoIn
    if let vrij, let hoofdvestiging = Vestiging("00") {
      self.onbekend = School(brin: vrij, vestiging: hoofdvestiging)
    } else {
      self.onbekend = nil
    }
    self.seed = opdracht.seed
  }

  /// The school of a pupil, the same one each time; `overstap` is the number of times that the pupil has
  /// changed schools. Nil when no table has a school, nor room for an unknown one.
  func school(van leerling: Leerling, _ soort: Schoolsoort, overstap: Int) -> School? {
    var toeval = Toeval(seed, .school, leerling.nummer * 16 + Int(soort.rawValue) * 4 + overstap)
    let plaats = Int(min(soort.rawValue, Schoolsoort.web.rawValue))
    let lot = toeval.onder(1000)
    if lot < 6 { return onbekend }
    if lot >= 50 {
      if soort == .wpo, let eigen = wpoIn[leerling.woonplaats] {
        return inRegio[plaats][eigen.lowerBound + toeval.onder(eigen.count)]
      }
      if !inRegio[plaats].isEmpty { return Self.scheef(inRegio[plaats], &toeval) }
    }
    return landelijk[plaats].isEmpty ? onbekend : toeval.uit(landelijk[plaats])
  }

  /// Few schools have many of the pupils: the square of an even chance prefers the first ones.
  private static func scheef(_ scholen: [School], _ toeval: inout Toeval) -> School {
    let deel = toeval.onder(1 << 20)
    return scholen[(deel * deel >> 20) * scholen.count >> 20]
  }
}
