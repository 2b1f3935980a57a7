import Crypto
import Domain

/// Turns personal numbers into pseudonyms, under a secret key. The last place that sees a personal number.
public struct Pseudonimisering: Sendable {
  private let sleutel: SymmetricKey

  /// The key is the bytes of the region's key file, all of them.
  public init(sleutel: some Collection<UInt8>) {
    self.sleutel = SymmetricKey(data: Array(sleutel))
  }

  /// HMAC-SHA256 over the nine ASCII digits.
  package func sleutel(van nummer: Persoonsnummer) -> Leerlingsleutel? {
    nummer.metCijfers { cijfers in
      HMAC<SHA256>.authenticationCode(for: cijfers, using: sleutel)
        .withUnsafeBytes { Leerlingsleutel(bytes: $0) }
    }
  }
}
