import Load
import Systeem

/// Where things lie below `--data`.
public struct Datamap: Sendable {
  let data: String

  public init(_ data: String) {
    self.data = data
  }

  var register: String { data + "/register.sqlite" }
  var archief: String { data + "/archief" }
  var slot: String { data + "/slot" }
  var publicaties: String { data + "/publicaties" }
  /// Comparisons of backfills, by number of the run.
  var vergelijkingen: String { data + "/vergelijkingen" }
  /// The coordinator's report, by school year: the internal edition, and the public one.
  func rapport(_ editie: Rapportkeuze.Editie) -> String {
    switch editie {
    case .intern: data + "/rapport"
    case .openbaar: data + "/rapport-openbaar"
    }
  }
  /// What was ever shown and hidden in public editions.
  var openbaar: String { data + "/" + Openbaarmaking.geschiedenis }
  /// A link to the newest publication.
  public var uitvoer: String { data + "/uitvoer" }
  /// The facts of the newest publication.
  var feiten: String { uitvoer + "/" + Publicatie.sqlite }
  /// The number of the newest publication; nil when there is none.
  var huidigePublicatie: Int? {
    Map.doel(uitvoer).flatMap { $0.split(separator: "/").last }.flatMap { Int($0) }
  }
  var isGepubliceerd: Bool { Map.soort(feiten, volgLinks: true) == .bestand }

  /// - Throws: `Gebruiksfout` when a place for something else lies within it.
  func eisErbuiten(_ pad: String, optie: String) throws {
    guard !Inbox.ligt(pad, in: data) else {
      throw Gebruiksfout(
        description:
          "\(optie) \(pad) lies within the data folder, in which Sluitend keeps its own files alone")
    }
  }

  /// - Parameter anders: what is said when nothing was ever run here; nil = how to make a register.
  /// - Throws: `NietGevonden` when there is none; `Bestandsfout` when the system doesn't let anyone look.
  func eisRegister(_ anders: String? = nil) throws {
    guard try Map.isBestand(register) else {
      throw NietGevonden(
        "\(data) holds no register; \(anders ?? "'sluitend run --data \(data) …' makes one")")
    }
  }
}
