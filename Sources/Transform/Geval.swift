import Domain

/// When repeat meldingen are one geval.
///
/// Within a school year, per pupil and school (BRIN), meldingen that aren't withdrawn belong together while the next
/// begins no later than so many days after the latest end so far; a missing end counts as the begin. Of whatever
/// gemeente: the region matters only when counting. A geval is named after its first melding.
public struct Gevaldefinitie: Hashable, Sendable {
  /// 0 or more; 28 as shipped.
  public let dagen: Int

  public init(dagen: Int) {
    self.dagen = dagen
  }

  /// As in YAML.
  public var tekst: String { "{dagen: \(dagen)}" }

  /// For each melding the index of the first of its geval; −1 for a melding of another year or a withdrawn one.
  func verdeel(_ meldingen: [Leerlingrecord<Melding>], _ rijen: [Rij], _ schooljaar: Schooljaar) -> [Int32] {
    var gevallen = [Int32](repeating: -1, count: rijen.count)
    let volgorde = rijen.indices
      .filter { rijen[$0].schooljaar == schooljaar && rijen[$0].status != .ingetrokken }
      .sorted {
        // The index stands for the meldingsnummer.
        (rijen[$0].leerling, meldingen[$0].record.brin, rijen[$0].begin, $0)
          < (rijen[$1].leerling, meldingen[$1].record.brin, rijen[$1].begin, $1)
      }
    var eerste: Int?
    var laatsteEinde = LocalDate(dagnummer: .min)
    for i in volgorde {
      let einde = rijen[i].einde ?? rijen[i].begin
      if let begin = eerste, rijen[begin].leerling == rijen[i].leerling,
        meldingen[begin].record.brin == meldingen[i].record.brin,
        rijen[i].begin <= laatsteEinde.plus(dagen: dagen)
      {
        laatsteEinde = max(laatsteEinde, einde)
      } else {
        eerste = i
        laatsteEinde = einde
      }
      gevallen[i] = Int32(eerste ?? i)
    }
    return gevallen
  }
}
