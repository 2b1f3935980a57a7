import Domain

/// The sheets of a bridge: its steps in all places below each other, and the region's as a waterfall.
struct Aansluitingblad {
  private let aansluiting: Rapport.Aansluiting
  private let taal: Rapporttaal
  let blad: Blad
  /// By place: the rows of its first and last step; nil where it wasn't walked.
  private let plekken: [ClosedRange<Int>?]

  private static let (mutatiekolom, standkolom, narekenkolom) = (4, 5, 7)

  init(_ aansluiting: Rapport.Aansluiting, _ taal: Rapporttaal, naam: String) {
    self.aansluiting = aansluiting
    self.taal = taal
    let tekst = taal.werkboek
    let metLeerlingen = aansluiting.lopen.contains { $0.treden.contains { $0.leerlingen != nil } }
    var blad = Blad(
      naam: naam, titel: aansluiting.titel, uitleg: tekst.aansluitingUitleg,
      kolommen: [
        .init(taal.plaats, 20), .init(taal.stap, 6), .init(taal.wat, 34), .init(tekst.uitleg, 60),
        .init(taal.verandering, 12), .init(taal.stand, 10), .init(taal.eenheid, 16),
        .init(tekst.nagerekend, 12), .init(tekst.controle, 10),
      ] + (metLeerlingen ? [.init(taal.leerlingen, 12)] : []))
    var plekken: [ClosedRange<Int>?] = []
    for loop in aansluiting.lopen {
      plekken.append(loop.treden.isEmpty ? nil : blad.volgende...blad.volgende + loop.treden.count - 1)
      var vorige: Rapport.Waarde?
      for trede in loop.treden {
        blad.rijen.append(
          .init(
            [
              .tekst(loop.plaats.naam), .getal(Double(trede.stap), .aantal), .tekst(trede.titel),
              .tekst(trede.uitleg), vorige == nil ? .leeg : Self.mutatie(trede, taal),
              .van(trede.stand, taal), .tekst(taal.eenheid(trede.eenheid.rawValue)),
            ] + Self.nagerekend(vorige, trede, rij: blad.volgende, taal)
              + (metLeerlingen ? [trede.leerlingen.map { .van($0, taal) } ?? .leeg] : []),
            vorige == nil ? .totaal : .gewoon))
        vorige = trede.stand
      }
    }
    self.blad = blad
    self.plekken = plekken
  }

  private static func mutatie(_ trede: Rapport.Trede, _ taal: Rapporttaal) -> Blad.Cel {
    if case .getal(let getal) = trede.mutatie { return .getal(Double(getal), .mutatie) }
    return .teken(taal.verandering(trede.mutatie, gaatEraf: trede.gaatEraf))
  }

  /// The stand before it with the step, and whether that is the stand. Of three numbers two would tell the third: it takes all.
  private static func nagerekend(
    _ vorige: Rapport.Waarde?, _ trede: Rapport.Trede, rij: Int, _ taal: Rapporttaal
  ) -> [Blad.Cel] {
    guard let vorige else { return [.leeg, .leeg] }
    guard case .getal(let van) = vorige, case .getal(let mutatie) = trede.mutatie,
      case .getal(let stand) = trede.stand
    else { return [.teken(taal.verborgen), .teken(taal.verborgen)] }
    let som = "\(Celplek(rij - 1, standkolom).naam)+\(Celplek(rij, mutatiekolom).naam)"
    return [
      .formule(som, Double(van + mutatie), .aantal),
      .controle(Celplek(rij, standkolom), Celplek(rij, narekenkolom), klopt: van + mutatie == stand, taal),
    ]
  }
}

// MARK: The sums

extension Aansluitingblad {
  /// For each bridge and place: begin, all steps together, and end.
  static func sommen(_ aansluitingen: [Aansluitingblad], _ taal: Rapporttaal, naam: String) -> Blad {
    let tekst = taal.werkboek
    var uit = Blad(
      naam: naam, titel: tekst.sommen, uitleg: tekst.sommenUitleg,
      kolommen: [
        .init(tekst.aansluiting, 44), .init(taal.plaats, 20), .init(tekst.begin, 10), .init(taal.eenheid, 16),
        .init(tekst.stappen, 12), .init(tekst.eind, 10), .init(taal.eenheid, 16), .init(tekst.nagerekend, 12),
        .init(tekst.controle, 10),
      ])
    for aansluiting in aansluitingen {
      for (loop, plek) in zip(aansluiting.aansluiting.lopen, aansluiting.plekken) {
        uit.rijen.append(
          .init(
            [.tekst(aansluiting.aansluiting.titel), .tekst(loop.plaats.naam)]
              + aansluiting.som(loop, plek, rij: uit.volgende)))
      }
    }
    return uit
  }

  /// From its begin on. The steps together are told, and recomputed, where none of them is hidden.
  private func som(_ loop: Rapport.Loop, _ plek: ClosedRange<Int>?, rij: Int) -> [Blad.Cel] {
    guard let plek, let eerste = loop.treden.first, let laatste = loop.treden.last else {
      return Array(repeating: .teken(taal.geen), count: 7)
    }
    func verwijzing(_ trede: Rapport.Trede, _ rij: Int) -> [Blad.Cel] {
      let eenheid = Blad.Cel.tekst(taal.eenheid(trede.eenheid.rawValue))
      guard case .getal(let stand) = trede.stand else { return [.teken(taal.getal(trede.stand)), eenheid] }
      return [
        .formule(Celplek(rij, Self.standkolom).naam(in: blad.naam), Double(stand), .aantal), eenheid,
      ]
    }
    let (begin, einde) = (verwijzing(eerste, plek.lowerBound), verwijzing(laatste, plek.upperBound))
    let mutaties = loop.treden.dropFirst().compactMap { trede -> Int? in
      if case .getal(let getal) = trede.mutatie { getal } else { nil }
    }
    guard case .getal(let van) = eerste.stand, case .getal(let tot) = laatste.stand,
      mutaties.count == loop.treden.count - 1
    else {
      let teken = Blad.Cel.teken(taal.verborgen)
      return begin + [teken] + einde + [teken, teken]
    }
    let som = mutaties.reduce(0, +)
    let bereik = [plek.lowerBound + 1, plek.upperBound].map {
      Celplek($0, Self.mutatiekolom).naam(in: blad.naam)
    }
    let stappen: Blad.Cel =
      mutaties.isEmpty
      ? .getal(0, .mutatie) : .formule("SUM(\(bereik.joined(separator: ":")))", Double(som), .mutatie)
    return begin + [stappen] + einde + [
      .formule("\(Celplek(rij, 2).naam)+\(Celplek(rij, 4).naam)", Double(van + som), .aantal),
      .controle(Celplek(rij, 5), Celplek(rij, 7), klopt: van + som == tot, taal),
    ]
  }
}

// MARK: The waterfall

extension Aansluitingblad {
  // The colours of the page.
  private static let (stand, min, plus): (UInt32, UInt32, UInt32) = (0x595959, 0xD55E00, 0x0072B2)

  /// The region's; nil when it wasn't walked there.
  func waterval(naam: String) -> Blad? {
    guard let loop = aansluiting.lopen.first, !loop.treden.isEmpty else { return nil }
    let tekst = taal.werkboek
    let omschrijving = "\(aansluiting.titel), \(loop.plaats.naam)"
    let balken = Waterval(
      loop, omschrijving: omschrijving, eindtekst: aansluiting.eind, taal: taal, anker: { _ in "" }
    ).balken
    return Blad(
      naam: naam, titel: omschrijving, uitleg: tekst.watervalUitleg,
      kolommen: [
        .init(tekst.balk, 50), .init(tekst.onder, 10), .init(taal.legendaStand, 10),
        .init(taal.legendaMin, 10), .init(taal.legendaPlus, 10),
      ], rijen: balken.map(Self.rij),
      grafiek: .init(
        omschrijving: Rapporttaal.vul(
          taal.grafiek, ["titel": aansluiting.titel, "plaats": loop.plaats.naam]), naamkolom: 0,
        reeksen: [
          .init(kolom: 1, kleur: nil), .init(kolom: 2, kleur: Self.stand), .init(kolom: 3, kleur: Self.min),
          .init(kolom: 4, kleur: Self.plus),
        ]))
  }

  private static func rij(_ balk: Waterval.Balk) -> Blad.Rij {
    var cellen: [Blad.Cel] = [.tekst("\(balk.tekst): \(balk.getal)"), .leeg, .leeg, .leeg, .leeg]
    if let strekking = balk.strekking {
      let kolom =
        switch balk.soort {
        case .stand: 2
        case .min: 3
        case .plus: 4
        }
      cellen[kolom] = .aantal(strekking.upperBound - strekking.lowerBound)
      if balk.soort != .stand { cellen[1] = .aantal(strekking.lowerBound) }
    }
    return .init(cellen)
  }
}
