import Domain
import GRDB

/// A delivery with what the archive has of it.
public struct RuweLevering: Sendable {
  /// Its number in the register.
  public let id: Int
  public let levering: Levering
  /// The SHA-256 of what stands in the archive under that of the delivery: the same, or another one when rows were
  /// overwritten in it. Nil = nothing is kept.
  public let inhoud: String?
}

extension Register {
  /// All deliveries, by SHA-256: the names of the raw bytes in the archive.
  public func ruweLeveringen() throws -> [RuweLevering] {
    try doe { db in
      // A register that is only read may be of an earlier version, which kept everything.
      let isNieuw = try db.columns(in: "levering").contains { $0.name == "archief" }
      return try Row.fetchAll(db, sql: "SELECT * FROM levering ORDER BY sha256").map { rij in
        let levering = Levering(rij)
        let archief: String? = isNieuw ? rij["archief"] : nil
        return RuweLevering(
          id: rij["id"], levering: levering, inhoud: archief == "" ? nil : archief ?? levering.sha256)
      }
    }
  }
}
