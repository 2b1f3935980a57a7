import Domain
import Foundation

/// Makes synthetic deliveries: files that look like those of DUO and of a volgsysteem, about pupils who don't
/// exist.
///
/// Every record is a function of the seed and its number. A delivery makes again what it repeats, so nothing
/// is kept and memory doesn't grow with the number of meldingen. The counting code is never called: what it
/// finds in these files is its own.
public enum Generator {
  /// Writes the files into a folder, which is created; one that exists has to be empty.
  ///
  /// Below it the folders are named after the profiles (formats.md, "Reading"). The files are listed in the
  /// order in which they were made, within each folder by date of receipt. Fewer than a hundred meldingen
  /// give no bad rows and no bad files.
  ///
  /// - Throws: `SynthetischFout`. What was written before the error stays.
  public static func maak(_ opdracht: Opdracht, in map: String) throws -> [Bestand] {
    guard Opdracht.grenzen.contains(opdracht.meldingen) else {
      throw SynthetischFout.aantal(opdracht.meldingen)
    }
    let jaren = opdracht.schooljaren
    guard jaren.lowerBound.beginjaar >= 1930, jaren.upperBound.beginjaar <= 2090 else {
      throw SynthetischFout.schooljaren("\(jaren.lowerBound)...\(jaren.upperBound)")
    }
    let inbox = try Inbox(opdracht, map)
    try maakMap(map)
    switch opdracht.vorm {
    case .inbox: return try inbox.schrijfAlles()
    case .eenXml: return [try inbox.schrijfEenXml()]
    }
  }

  static func maakMap(_ map: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: map, withIntermediateDirectories: true)
      guard try FileManager.default.contentsOfDirectory(atPath: map).isEmpty else {
        throw SynthetischFout.mapNietLeeg(map)
      }
    } catch let fout as CocoaError {
      let onderliggend = (fout.underlying as? POSIXError)?.code ?? .EIO
      throw SynthetischFout.schrijven(pad: map, errno: onderliggend.rawValue)
    }
  }
}
