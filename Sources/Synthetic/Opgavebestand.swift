import Domain
import Foundation

/// A delivery of opgaven on its way to disk. It is created with its first row: one that has nothing to bring isn't sent.
final class Opgavebestand {
  let bron: Opgavebron.Bron
  let ontvangen: LocalDate
  /// Below the folder of all sources.
  let pad: String
  private let map: String
  private let kop: [String]
  private var uit: Schrijver?
  private(set) var records = 0
  /// When it was closed; nil when it has no rows.
  private(set) var bestand: Bestand?

  /// - Parameter naam: without its date of receipt and extension.
  init(_ bron: Opgavebron.Bron, naam: String, ontvangen: LocalDate, in map: String, kop: [String]) {
    self.bron = bron
    self.ontvangen = ontvangen
    self.map = map
    self.kop = kop
    pad = "\(bron.rawValue)/\(naam)_\(Inbox.cijfers(ontvangen)).csv"
  }

  func voegToe(_ velden: [String]) throws {
    if uit == nil {
      uit = try Schrijver(pad: "\(map)/\(pad)")
      schrijf(kop)
    }
    schrijf(velden)
    records += 1
  }

  func sluit() throws {
    guard records > 0 else { return }
    try uit?.sluit()
    bestand = Bestand(
      pad: pad, bytes: uit?.geschreven ?? 0, records: records, afgekeurd: [:], aard: .levering)
    uit = nil
  }

  private func schrijf(_ velden: [String]) {
    for (plaats, veld) in velden.enumerated() {
      if plaats > 0 { uit?.byte(0x3B) }
      uit?.tekst(veld)
    }
    if bron.isVanDUO { uit?.byte(0x0D) }
    uit?.byte(0x0A)
  }
}
