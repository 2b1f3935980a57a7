import Domain

/// What may stand behind a date.
enum Datumstaart {
  case geen
  /// Everything from the first `T` or space on is ignored, unchecked: the time of a melding.
  case negeren
}

extension Rijlezer {
  /// `R02`: a date or time that can't be read. Nil when the field is empty or at fault.
  ///
  /// The spellings are the profile's; days that don't exist and years outside 1900–2100 can't be read either.
  mutating func datum(_ veld: Veldnaam, staart: Datumstaart = .geen) -> LocalDate? {
    var bytes = bytes(veld)
    guard !bytes.isEmpty else { return nil }
    if indeling.negeertTijd || (staart == .negeren && indeling.datumpatronen.contains(.maandnaam)) {
      bytes = bytes.zonderTijd
    } else if staart == .negeren, let einde = bytes.firstIndex(where: { $0 == 0x54 || $0 == 0x20 }) {
      bytes = UnsafeBufferPointer(rebasing: bytes[..<einde])
    }
    for patroon in indeling.datumpatronen {
      if let datum = patroon.lees(bytes) { return datum }
    }
    fout(.r02, veld)
    return nil
  }

  /// The moment of the last change. The time is `HH:mm[:ss[.fff]]`; a missing one is midnight.
  mutating func mutatiemoment() -> Mutatiemoment? {
    let datum = verplichteDatum(.mutatiedatum)
    let bytes = bytes(.mutatietijd)
    guard let tijd = bytes.isEmpty ? 0 : Self.tijd(bytes) else {
      fout(.r02, .mutatietijd)
      return nil
    }
    return datum.map { Mutatiemoment(datum: $0, tijd: tijd) }
  }

  /// Milliseconds since midnight.
  private static func tijd(_ b: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard [5, 8, 12].contains(b.count), b[2] == 0x3A, let uur = b.getal(0, cijfers: 2), uur < 24,
      let minuut = b.getal(3, cijfers: 2), minuut < 60
    else { return nil }
    var (seconde, duizendste) = (0, 0)
    if b.count > 5 {
      guard b[5] == 0x3A, let s = b.getal(6, cijfers: 2), s < 60 else { return nil }
      seconde = s
    }
    if b.count > 8 {
      guard b[8] == 0x2E, let d = b.getal(9, cijfers: 3) else { return nil }
      duizendste = d
    }
    return Int32(((uur * 60 + minuut) * 60 + seconde) * 1000 + duizendste)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// A day without the time behind a `T` or a space, which is told by its colon: a day may hold spaces itself.
  public var zonderTijd: Self {
    guard let punt = firstIndex(of: 0x3A),
      let einde = self[..<punt].lastIndex(where: { $0 == 0x54 || $0 == 0x20 })
    else { return self }
    return UnsafeBufferPointer(rebasing: self[..<einde]).getrimd
  }
}
