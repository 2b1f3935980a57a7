import Domain
import Systeem

/// A table of a file that no profile reads yet: its rows as they stand there, titles and headers among them.
///
/// It is held in memory, up to `grensRijen`, and holds whatever the file holds, personal numbers too: it must not be shown.
public struct Ruwetabel: Sendable {
  /// More rows than this aren't looked at: what a column is shows long before.
  public static let grensRijen = 20_000
  /// More text than this neither, in bytes.
  static let grensTekst = 256 << 20

  public enum Vorm: Sendable {
    case csv(scheidingsteken: UInt8, codering: Codering, heeftBOM: Bool)
    /// The sheet with this name; the first one when `isEerste`.
    case werkblad(naam: String, isEerste: Bool)
    /// The records, and where the date of the delivery stands. The first row has the paths below a record.
    case xml(record: [String], datum: [String]?)
  }

  public let vorm: Vorm
  /// The values of each row, trimmed; of XML the first has the paths. Without lines that hold nothing but white space: these have
  /// no number when a profile reads the file either.
  public let rijen: [[String]]
  /// Whether there is more in the file.
  public let isAfgekapt: Bool
  /// Of XML: how many attributes stand within the records. No profile reads these.
  public let attributen: Int

  public init(vorm: Vorm, rijen: [[String]], isAfgekapt: Bool, attributen: Int = 0) {
    self.vorm = vorm
    self.rijen = rijen
    self.isAfgekapt = isAfgekapt
    self.attributen = attributen
  }

  /// A file in which no table can be found, in words that hold nothing of its content.
  public struct Fout: Error, CustomStringConvertible {
    public let description: String

    public init(description: String) {
      self.description = description
    }
  }

  /// The tables of a file, as it may be read: of CSV one, with the delimiter that makes most of it; of an Excel file one for
  /// each sheet.
  ///
  /// - Throws: `Fout`; `Bestandsfout`.
  public static func alle(_ pad: String) throws -> [Ruwetabel] {
    let beeld = try Bytebeeld(van: pad)
    if beeld.isLeeg { throw Fout(description: "there is nothing in it") }
    if beeld.isOudeWerkmap {
      throw Fout(
        description: "an Excel file of before 2007 or with a password; save it as .xlsx without one")
    }
    do {
      if beeld.isWerkmap { return try Ruwwerkblad.tabellen(pad) }
      if beeld.isBreed {
        throw Fout(description: "text in UTF-16 ('Unicode text' of Excel); save it as CSV UTF-8")
      }
      if beeld.lijktXML { return [try Ruwxml.tabel(pad)] }
      return [try RuwCSV.tabel(pad, beeld)]
    } catch let fout as Werkbladfout {
      throw Fout(description: fout.toelichting)
    }
  }
}

extension Bytebeeld {
  /// Of a whole file.
  ///
  /// - Throws: `Bestandsfout`.
  public init(van pad: String) throws {
    self.init()
    try Bestandslezer(pad).stukken { voeg($0) }
  }
}
