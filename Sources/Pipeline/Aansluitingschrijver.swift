import Domain
import Load
import Transform

/// Walks a bridge for each gemeente and the region, and writes what comes out.
struct Aansluitingschrijver {
  let aansluiting: Aansluiting
  let partitie: Partitie
  /// Of the tellingen that it names, by id.
  let resultaten: [String: Telresultaat]

  /// One scope at a time, in the order in which they are written: each walk holds as many records as its scope has.
  func schrijf(naar publicatie: Publicatie) throws {
    try tabel(FeitAansluiting.self, publicatie) { neemTrede in
      try tabel(FeitAansluitingRegel.self, publicatie) { neemRegel in
        try tabel(FeitAansluitingVolgorde.self, publicatie) { neemVolgorde in
          try tabel(FeitAansluitingMasker.self, publicatie) { neemMasker in
            for bereik in partitie.bereiken {
              try loop(bereik, neemTrede, neemRegel)
              let volgorde = try aansluiting.volgorde(partitie, bereik) { try neemMasker(masker($0, bereik)) }
              for trede in volgorde.treden { try neemVolgorde(Self.volgorde(trede, bereik)) }
            }
          }
        }
      }
    }
  }

  private func loop(
    _ bereik: Bereik, _ neemTrede: (FeitAansluiting) throws -> Void,
    _ neemRegel: (FeitAansluitingRegel) throws -> Void
  ) throws {
    for trede in try aansluiting.loop(partitie, bereik, tellingen: resultaten).treden {
      try neemTrede(Self.stap(trede, bereik))
      // By werkprocesnummer or meldingsnummer, which is the order of the indices.
      for i in trede.mutatie.rijen { try neemRegel(regel(bereik, trede, Int(i))) }
    }
  }

  private func tabel<F: Feit>(
    _ soort: F.Type, _ publicatie: Publicatie, rijen: ((F) throws -> Void) throws -> Void
  ) throws {
    try publicatie.schrijf(soort, schooljaar: partitie.schooljaar, aansluiting: aansluiting.id, rijen: rijen)
  }

  private static func stap(_ trede: Aansluitingsloop.Trede, _ bereik: Bereik) -> FeitAansluiting {
    FeitAansluiting(
      gemeente: bereik.gemeente, stap: trede.nummer, code: trede.code, eenheid: trede.stand.eenheid,
      mutatie: trede.mutatie.aantal, stand: trede.stand.waarde, leerlingen: trede.leerlingen)
  }

  private static func volgorde(_ trede: Volgorde.Trede, _ bereik: Bereik) -> FeitAansluitingVolgorde {
    FeitAansluitingVolgorde(
      gemeente: bereik.gemeente, stap: trede.stap, code: trede.code, records: trede.records,
      eerst: trede.eerst,
      laatst: trede.laatst)
  }

  private func regel(
    _ bereik: Bereik, _ trede: Aansluitingsloop.Trede, _ index: Int
  ) -> FeitAansluitingRegel {
    let (werkproces, melding, _, leerling) = nummers(trede.mutatie.bron, index)
    return FeitAansluitingRegel(
      gemeente: bereik.gemeente, stap: trede.nummer, teken: trede.mutatie.teken.rawValue,
      werkproces: werkproces,
      melding: melding, leerling: leerling)
  }

  private func masker(_ masker: Volgorde.Masker, _ bereik: Bereik) -> FeitAansluitingMasker {
    let (werkproces, melding, opgave, _) = nummers(masker.bron, masker.index)
    return FeitAansluitingMasker(
      gemeente: bereik.gemeente, blok: masker.blok, werkproces: werkproces, melding: melding, opgave: opgave,
      stappen: masker.stappen)
  }

  /// A werkproces with the melding that it bears; or a melding, or an opgave, alone.
  private func nummers(_ bron: Recordsoort, _ index: Int) -> (
    werkproces: Recordnummer?, melding: Recordnummer?, opgave: Recordnummer?, leerling: Leerlingsleutel
  ) {
    switch bron {
    case .werkproces:
      let werkproces = partitie.werkprocessen[index]
      return (werkproces.record.nummer, werkproces.record.meldingsnummer, nil, werkproces.leerling)
    case .melding:
      let melding = partitie.meldingen[index]
      return (nil, melding.record.nummer, nil, melding.leerling)
    case .opgave: return (nil, nil, partitie.opgaven[index].record.nummer, partitie.opgaven[index].leerling)
    }
  }
}
