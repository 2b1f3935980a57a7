import Domain

/// `telling` — a figure equals a telling of the publication.
///
/// `cijfer` selects one figure, `telling` names the telling. Unit and period must fit: `melding`, `geval` and
/// `werkproces` are themselves, `jongere`, `persoon` and `leerling` are a leerling; a figure without a peildatum is over
/// the school year, one with a peildatum belongs to a telling on that day. Else the two are not comparable.
///
/// With `aansluiting`, a figure that isn't the telling is explained when it is one of the stands of that bridge in its
/// own unit: the steps between the telling's place in the bridge and that stand are the explanation. Of several stands
/// the nearest counts, then the earlier. (That a stand is the figure doesn't prove that the makers of the yearbook
/// counted so; small numbers meet by chance.) It judges the figure.
public struct GelijkAanTelling: Sendable {
  /// A bridge, and the step after which its stand is the telling; 0 for the begin.
  public struct Brug: Sendable {
    public let id: String
    public let stap: Int

    public init(id: String, stap: Int) {
      self.id = id
      self.stap = stap
    }
  }

  let cijfer: Cijferkeuze
  let telling: String
  let brug: Brug?

  public init(cijfer: Cijferkeuze, telling: String, brug: Brug?) {
    self.cijfer = cijfer
    self.telling = telling
    self.brug = brug
  }

  func beoordeel(_ zicht: Relatiezicht) -> Oordeel? {
    let vondst = zicht.vind(cijfer)
    if vondst.cijfers.isEmpty { return nil }
    guard let bron = zicht.bronnen.telcijfers else { return zicht.oordeel(.nietGevraagd, vondst.cijfers) }
    return zicht.oordeel(uitkomst(vondst, bron, zicht), vondst.cijfers)
  }

  private func uitkomst(_ vondst: Vondst, _ bron: Telcijfers, _ zicht: Relatiezicht) -> Oordeel.Uitkomst {
    let vooraf = vondst.beletselen + zicht.beletselen(vondst.cijfers)
    guard vooraf.isEmpty else { return .nietVergelijkbaar(vooraf) }
    guard vondst.gemis.isEmpty, let cijfer = vondst.cijfers.first, let gedrukt = cijfer.getal else {
      return .onvolledig(vondst.gemis)
    }
    guard let schooljaar = cijfer.schooljaar else { return .nietVergelijkbaar([.zonderSchooljaar]) }
    let code = bron.code(cijfer.plaats, schooljaar)
    guard cijfer.plaats == zicht.bronnen.regio || code != nil else {
      return .nietVergelijkbaar([.plaats(cijfer.plaats)])
    }
    let plek = Telcijfers.Plek(schooljaar, cijfer.plaats == zicht.bronnen.regio ? nil : code)
    guard let telcijfer = bron.tellingen[plek]?[telling] else {
      return .onvolledig([.telling(telling, schooljaar)])
    }
    let vergelijking = Vergelijking(
      cijfer: cijfer, gedrukt: gedrukt, maat: .telling(telling), verwacht: Breuk(telcijfer.aantal))
    let beletselen = beletselen(cijfer, telcijfer, zicht.relatie.ongeacht)
    let weging = zicht.weeg(vergelijking, speling: cijfer.speling)
    if beletselen.isEmpty, !weging.isOnverklaard { return weging }
    if let brug, cijfer.peildatum.isEmpty || zicht.relatie.ongeacht.contains(.peildatum),
      let verklaring = verklaring(
        cijfer, gedrukt, brug, bron.aansluitingen[plek]?[brug.id] ?? [], zicht.relatie.ongeacht)
    {
      return .verklaard(vergelijking, verklaring)
    }
    return beletselen.isEmpty ? weging : .nietVergelijkbaar(beletselen)
  }

  private func beletselen(
    _ cijfer: Cijfer, _ telcijfer: Telcijfers.Telcijfer, _ ongeacht: Set<Onderscheid>
  ) -> [Beletsel] {
    var beletselen: [Beletsel] = []
    if !ongeacht.contains(.eenheid), cijfer.geteld != telcijfer.eenheid {
      beletselen.append(.verschil(.eenheid, [cijfer.eenheid, telcijfer.eenheid.rawValue]))
    }
    if !ongeacht.contains(.peildatum), cijfer.periode != telcijfer.periode {
      beletselen.append(.verschil(.peildatum, [cijfer.peildatum, telcijfer.periode]))
    }
    return beletselen
  }

  private func verklaring(
    _ cijfer: Cijfer, _ gedrukt: Gedrukt, _ brug: Brug, _ treden: [Aansluitingstrede],
    _ ongeacht: Set<Onderscheid>
  ) -> Verklaring? {
    let gelijk = treden.filter { trede in
      Breuk(trede.stand) == gedrukt.waarde && trede.stap != brug.stap
        && (cijfer.geteld == trede.eenheid || ongeacht.contains(.eenheid))
    }
    guard
      let stand = gelijk.min(by: { a, b in
        (abs(a.stap - brug.stap), a.stap) < (abs(b.stap - brug.stap), b.stap)
      })
    else { return nil }
    let tussen = min(stand.stap, brug.stap) + 1...max(stand.stap, brug.stap)
    return Verklaring(
      aansluiting: brug.id, stappen: treden.filter { tussen.contains($0.stap) },
      isVoorTelling: stand.stap < brug.stap)
  }
}

extension Cijfer {
  /// What it counts, in the units of the tellingen; nil for all else.
  fileprivate var geteld: Eenheid? {
    switch eenheid {
    case "jongere", "persoon": .leerling
    default: Eenheid(rawValue: eenheid)
    }
  }

  /// In the words of the tellingen; a peildatum that is no day stays what it is, and fits none.
  fileprivate var periode: String {
    guard !peildatum.isEmpty else { return "schooljaar" }
    var tekst = peildatum
    return tekst.withUTF8 { bytes in
      Datumpatroon.iso.lees(bytes) ?? Datumpatroon.dagEerst.lees(bytes)
    }?.description ?? peildatum
  }
}

extension Oordeel.Uitkomst {
  fileprivate var isOnverklaard: Bool {
    if case .onverklaard = self { true } else { false }
  }
}
