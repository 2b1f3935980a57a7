import Domain
import Foundation
import GRDB

extension Register {
  /// The pseudonyms of all numbers that the register knows.
  public func sleutels() throws -> [Leerlingsleutel] {
    try doe { db in
      try Data.fetchAll(db, sql: "SELECT sleutel FROM persoon ORDER BY id").compactMap { Leerlingsleutel($0) }
    }
  }

  /// Gives every number another pseudonym.
  ///
  /// - Parameter namen: the new ones by the old ones.
  /// - Throws: `Registerfout` when one has none.
  public func hernoem(_ namen: [Leerlingsleutel: Leerlingsleutel]) throws {
    try inTransactie { db in
      let zet = try db.opdracht("UPDATE persoon SET sleutel = ? WHERE sleutel = ?")
      for oud in try Data.fetchAll(db, sql: "SELECT sleutel FROM persoon ORDER BY id") {
        guard let sleutel = Leerlingsleutel(oud), let nieuw = namen[sleutel] else {
          throw Registerfout("a pseudonym has no successor under the new key")
        }
        nieuw.metBytes { zet.bind(1, blob: $0) }
        oud.withUnsafeBytes { zet.bind(2, blob: $0) }
        try zet.voerUit()
      }
      try Self.maakPublicatiesOud(db)
    }
  }
}
