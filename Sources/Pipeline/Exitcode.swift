import Domain
import Extract
import GRDB
import Load
import Register
import Synthetic
import Systeem
import Transform

/// How a command ended, for whoever started it (formats.md, "Command line"; the numbers are those of sysexits).
public enum Exitcode: Int32, CaseIterable, Sendable {
  case klaar = 0
  case gebruik = 64
  case gegevens = 65
  case nietGevonden = 66
  case intern = 70
  case schijf = 74
  case bezet = 75
  case configuratie = 78
  case onderbroken = 130
  case beeindigd = 143

  /// In the help and the README.
  public var betekenis: String {
    switch self {
    case .klaar: "done, also when there was nothing to do"
    case .gebruik: "wrong use of the command line"
    case .gegevens:
      "done and published, but with files refused for the first time, or more rejected rows than the set-up allows; 'profile': a file in which no table of records can be found"
    case .nietGevonden: "something that the command line or the set-up names can't be found or opened"
    case .intern: "conservation broken or a bridge doesn't close: nothing was published"
    case .schijf: "read or write error, a file inside the inbox included: nothing was published"
    case .bezet: "another run holds the lock"
    case .configuratie:
      "profile, definition, bridge, reference table, correction, yearbook table or set-up at fault, or a delivery that the set-up stops for"
    case .onderbroken: "interrupted (SIGINT)"
    case .beeindigd: "interrupted (SIGTERM)"
    }
  }

  /// The table of all codes.
  public static var tabel: String {
    allCases.map { code in
      let nummer = String(code.rawValue)
      return String(repeating: " ", count: 3 - nummer.count) + nummer + "  " + code.betekenis
    }.joined(separator: "\n")
  }

  init(_ uitkomst: Result<Exitcode, any Error>) {
    switch uitkomst {
    case .success(let code): self = code
    case .failure(let fout): self.init(fout)
    }
  }

  public init(_ fout: any Error) {
    switch fout {
    case is Configuratiefouten, is Correctiefouten, is Driftstop: self = .configuratie
    case is NietGevonden, is Registerverouderd: self = .nietGevonden
    case is Gebruiksfout: self = .gebruik
    case is Ruwetabel.Fout, is Openbaarfout: self = .gegevens
    case SynthetischFout.schrijven: self = .schijf
    case is SynthetischFout: self = .gebruik
    case is Sluitfout, is Trechterfout, is Registerfout: self = .intern
    case is Bezet: self = .bezet
    case let onderbroken as Onderbroken: self = onderbroken.signaal == 15 ? .beeindigd : .onderbroken
    default: self = .schijf
    }
  }
}

/// Arguments that can't go together.
public struct Gebruiksfout: Error, CustomStringConvertible, Sendable {
  public let description: String
}

/// The user or the system asked to stop.
public struct Onderbroken: Error, CustomStringConvertible, Sendable {
  public let signaal: Int32
  public var description: String { "stopped by signal \(signaal); what was published before is untouched" }

  /// Throws when a signal came.
  static func controleer() throws {
    if let signaal = Signaal.ontvangen { throw Onderbroken(signaal: signaal) }
  }
}
