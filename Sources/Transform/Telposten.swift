import Domain

/// A record that a telling counts, with all that decides in which of its numbers.
public struct Telpost: Hashable, Sendable {
  public let post: Verschil.Post
  /// Nil = of none of the region's, on the day on which it is read.
  public let gemeente: Gemeentecode?
  public let schoolsoort: Schoolsoort
}

extension Telling {
  /// The records that it counts in the region, by number.
  public func telposten(_ partitie: Partitie) -> [Telpost] {
    var posten: [Telpost] = []
    kies(partitie, .regio) { index, rij in
      posten.append(
        Telpost(post: post(partitie, index, rij), gemeente: rij.plaats.gemeente, schoolsoort: rij.schoolsoort)
      )
    }
    return posten
  }
}
