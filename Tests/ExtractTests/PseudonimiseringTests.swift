import Crypto
import Domain
import Foundation
import Testing

@testable import Extract

/// Promise 5: no personal number gets out of Extract. What does get out is HMAC-SHA256 over its nine digits.
@Suite("Pseudonyms")
struct PseudonimiseringTests {
  /// The pseudonym, worked out with swift-crypto alone.
  private func hmac(_ cijfers: String, _ sleutel: [UInt8] = Proef.sleutel) -> String {
    HMAC<SHA256>.authenticationCode(for: Data(cijfers.utf8), using: SymmetricKey(data: sleutel))
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test("The pseudonym is the HMAC of the nine digits, under either number", arguments: Bron.allCases)
  func hmac(_ bron: Bron) throws {
    let (bsn, onderwijsnummer) = (Proefnummer.bsn(3), Proefnummer.onderwijsnummer(2))
    let uitslag = try bron.lees([
      bron.rij([.bsn: bsn, .onderwijsnummer: ""]), bron.rij([.bsn: "0", .onderwijsnummer: onderwijsnummer]),
      bron.rij([.bsn: bsn, .onderwijsnummer: onderwijsnummer]),
    ])
    #expect(uitslag.sleutels.map(\.bsn?.hex) == [hmac(bsn), nil, hmac(bsn)])
    #expect(
      uitslag.sleutels.map(\.onderwijsnummer?.hex) == [nil, hmac(onderwijsnummer), hmac(onderwijsnummer)])
  }

  @Test("A BSN of eight digits is hashed with its zero", arguments: Bron.allCases)
  func acht(_ bron: Bron) throws {
    let negen = Proefnummer.bsnMetNul()
    let uitslag = try bron.lees([bron.rij([.bsn: String(negen.dropFirst())]), bron.rij([.bsn: negen])])
    #expect(negen.hasPrefix("0"))
    #expect(uitslag.sleutels.map(\.bsn?.hex) == [hmac(negen), hmac(negen)])
  }

  @Test("Another key gives other pseudonyms, and all its bytes count")
  func sleutel() throws {
    func sleutel(_ bytes: [UInt8]) throws -> String? {
      var bsn = Proefnummer.bsn()
      guard case .geldig(let nummer) = bsn.withUTF8({ Persoonsnummer.lees($0, als: .bsn) }) else {
        return nil
      }
      return Pseudonimisering(sleutel: bytes).sleutel(van: nummer)?.hex
    }
    for bytes: [UInt8] in [[1], Array(0..<32), Array(0...255), Array(repeating: 0x41, count: 200)] {
      #expect(try sleutel(bytes) == hmac(Proefnummer.bsn(), bytes))
    }
    #expect(try sleutel(Array(0..<32)) != sleutel(Array(0..<31) + [99]))
  }

  /// All that a value shows of itself.
  private func vertoon(_ waarde: some Any) -> String {
    var tekst = String(describing: waarde) + String(reflecting: waarde)
    dump(waarde, to: &tekst)
    return tekst
  }

  @Test(
    "A personal number shows its digits in no way", arguments: [Persoonsnummer.Soort.bsn, .onderwijsnummer])
  func verborgen(_ soort: Persoonsnummer.Soort) throws {
    var cijfers = soort == .bsn ? Proefnummer.bsn() : Proefnummer.onderwijsnummer()
    let gelezen = cijfers.withUTF8 { Persoonsnummer.lees($0, als: soort) }
    for tekst in [vertoon(gelezen), vertoon([gelezen]), vertoon(["nummer": gelezen])] {
      #expect(!tekst.contains(cijfers))
    }
    guard case .geldig(let nummer) = gelezen else { throw CancellationError() }
    for tekst in [vertoon(nummer), "\(nummer)", vertoon(Persoonsnummers(bsn: nummer))] {
      #expect(!tekst.contains(cijfers))
    }
  }

  @Test("No personal number shows in what is handed out, right or wrong", arguments: Bron.allCases)
  func nergens(_ bron: Bron) throws {
    let nummers =
      (0..<5).map(Proefnummer.bsn) + [Proefnummer.bsnMetNul()] + (0..<3).map(Proefnummer.onderwijsnummer)
    let fout = String(repeating: "9", count: 9)
    var rijen =
      nummers.map { bron.rij([.bsn: $0]) } + nummers.map { bron.rij([.bsn: "", .onderwijsnummer: $0]) }
    rijen += [bron.rij([.bsn: fout]), bron.rij([.bsn: Proefnummer.bsn(), .onderwijsnummer: fout])]
    for veld in bron.indeling.map(\.veld) where veld != bron.nummerveld && veld != .meldingsnummer {
      // In a column where it doesn't belong.
      rijen.append(bron.rij([veld: Proefnummer.bsn()]))
    }
    let getoond = vertoon(try bron.lees(rijen))
    for nummer in nummers + [fout] {
      #expect(!getoond.contains(nummer))
      #expect(!getoond.contains(String(Int(nummer) ?? 0)))
    }
  }

  @Test("No rejection shows one, in damaged files neither", arguments: Bron.allCases)
  func afkeuringen(_ bron: Bron) throws {
    let nummers = (0..<5).map(Proefnummer.bsn) + (0..<3).map(Proefnummer.onderwijsnummer)
    for zaad in 0..<100 {
      var toeval = Toeval(20_000 + zaad)
      let bytes = Willekeurig.beschadig(Willekeurig.bestand(bron, &toeval), &toeval)
      let getoond = vertoon(try Proef.lees(bytes, met: bron.profiel).afkeuringen)
      for nummer in nummers { #expect(!getoond.contains(nummer), "seed \(zaad)") }
    }
  }
}
