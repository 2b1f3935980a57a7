import Foundation
import Systeem

/// A fresh folder for a test, that is gone when the test is done.
enum Tijdelijk {
  static func metMap<R>(_ gebruik: (String) throws -> R) throws -> R {
    let map = NSTemporaryDirectory() + "/sluitend-\(UUID().uuidString)"
    try Map.maak(map)
    defer { try? Map.verwijder(map) }
    return try gebruik(map)
  }
}
