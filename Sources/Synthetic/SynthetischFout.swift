/// Why nothing, or not everything, was made.
public enum SynthetischFout: Error, Equatable {
  /// Outside `Opdracht.grenzen`.
  case aantal(Int)
  /// No gemeente belongs to the region in these school years.
  case regioZonderGemeenten(Int)
  /// The table of schools has no rows.
  case geenScholen
  /// The years are too near to an end of what a `LocalDate` can be.
  case schooljaren(String)
  /// The folder exists and holds something: nothing is ever overwritten.
  case mapNietLeeg(String)
  /// The system's error number, from creating or writing the file or folder. What was written stays.
  case schrijven(pad: String, errno: Int32)
}

extension SynthetischFout: CustomStringConvertible {
  public var description: String {
    switch self {
    case .aantal(let aantal):
      "\(aantal) meldingen: at least \(Opdracht.grenzen.lowerBound), at most \(Opdracht.grenzen.upperBound)"
    case .regioZonderGemeenten(let regio):
      "no gemeente belongs to region \(regio) in these school years"
    case .geenScholen:
      "no schools to choose from"
    case .schooljaren(let schooljaren):
      "school years \(schooljaren): only 1930-1931 up to and including 2090-2091"
    case .mapNietLeeg(let map):
      "\(map) isn't empty"
    case .schrijven(let pad, let errno):
      "can't write \(pad) (errno \(errno))"
    }
  }
}
