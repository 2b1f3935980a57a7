import Domain

/// `in-bereik: ja` — the gemeente of the record, read on its own record date, is the one that is counted for, in the
/// region on that day. Counted for the region: it lies in the region on that day.
///
/// `in-bereik: op-peildatum` reads the gemeente on the peildatum instead: for bridges to a telling on a peildatum.
///
/// For the steps of bridges, which are walked for one gemeente or the region; a telling is counted for all at once.
public struct InBereikClausule: Sendable {
  let opPeildatum: Bool
  let bron: Recordsoort

  public init(_ bron: Recordsoort, opPeildatum: Bool) {
    self.bron = bron
    self.opPeildatum = opPeildatum
  }

  func geldt(_ rij: Rij, _ index: Int, _ zicht: Zicht) -> Bool {
    guard opPeildatum else {
      // In a count on a peildatum the row at hand is read on that day.
      return zicht.bereik.bevat(zicht.partitie.rijen(bron)[index].plaats)
    }
    guard let peildatum = zicht.peildatum else { return false }
    return zicht.bereik.bevat(zicht.partitie.rij(bron, index, op: peildatum).plaats)
  }

  var tekst: String { opPeildatum ? "op-peildatum" : "ja" }
}
