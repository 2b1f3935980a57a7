import Crypto
import Domain
import Synchronization

/// Turns personal numbers into pseudonyms, under a secret key. The last place that sees a personal number.
public struct Pseudonimisering: Sendable {
  private let sleutel: SymmetricKey
  private let kaart: Sleutelkaart?

  /// - Parameters:
  ///   - sleutel: the bytes of the region's key file, all of them.
  ///   - kaart: notes what each number is under another key; nil = there is no other.
  public init(sleutel: some Collection<UInt8>, kaart: Sleutelkaart? = nil) {
    self.sleutel = SymmetricKey(data: Array(sleutel))
    self.kaart = kaart
  }

  /// HMAC-SHA256 over the nine ASCII digits.
  package func sleutel(van nummer: Persoonsnummer) -> Leerlingsleutel? {
    nummer.metCijfers { cijfers in
      let pseudoniem = Self.sleutel(van: cijfers, onder: sleutel)
      if let pseudoniem { kaart?.noteer(pseudoniem, van: cijfers) }
      return pseudoniem
    }
  }

  fileprivate static func sleutel(van bytes: UnsafeRawBufferPointer, onder sleutel: SymmetricKey)
    -> Leerlingsleutel?
  {
    HMAC<SHA256>.authenticationCode(for: bytes, using: sleutel)
      .withUnsafeBytes { Leerlingsleutel(bytes: $0) }
  }
}

/// The pseudonyms under a new key, by those under the old one. It holds no number.
public final class Sleutelkaart: Sendable {
  private let nieuw: SymmetricKey
  private let namen = Mutex<[Leerlingsleutel: Leerlingsleutel]>([:])

  /// - Parameter nieuw: the bytes of the new key, all of them.
  public init(nieuw: some Collection<UInt8>) {
    self.nieuw = SymmetricKey(data: Array(nieuw))
  }

  fileprivate func noteer(_ oud: Leerlingsleutel, van cijfers: UnsafeRawBufferPointer) {
    namen.withLock { namen in
      if namen[oud] == nil { namen[oud] = Pseudonimisering.sleutel(van: cijfers, onder: nieuw) }
    }
  }

  /// The new pseudonym of a number that was read; nil when none was with this pseudonym.
  public func naam(_ oud: Leerlingsleutel) -> Leerlingsleutel? { namen.withLock { $0[oud] } }

  /// A pseudonym for a number that can no longer be read: HMAC-SHA256 over the 32 bytes of the old one. Who has the number
  /// finds another one.
  public func afgeleid(_ oud: Leerlingsleutel) -> Leerlingsleutel? {
    oud.metBytes { Pseudonimisering.sleutel(van: $0, onder: nieuw) }
  }
}
