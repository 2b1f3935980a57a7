import Domain

/// `in-bereik: ja` — the gemeente of the record, read on its own record date, is the one that is counted for, in the
/// region on that day. Counted for the region: it lies in the region on that day.
public struct InBereikClausule: Sendable {
  public init() {}

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool { zicht.bereik.bevat(rij) }
}
