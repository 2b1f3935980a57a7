/// A yearbook table of a school year: what it is called.
public struct DimJaartabel: Feit {
  public static let tabel = Feittabel(
    "dim_jaartabel", csv: .geen,
    [
      .init("schooljaar", sleutel: true, verwijst: "dim_schooljaar(schooljaar)"),
      .init("tabel", sleutel: true),
      .init("titel"), .init("herkomst"),
    ])

  private let blad: Jaartabelblad

  /// - Parameter blad: that of any place: they differ in their numbers alone.
  public init(_ blad: Jaartabelblad) {
    self.blad = blad
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(blad.schooljaar.description)
    rij.tekst(blad.tabel)
    rij.tekst(blad.titel)
    rij.tekst(blad.herkomst)
  }
}

/// A column of a yearbook table.
public struct DimJaartabelKolom: Feit {
  public static let tabel = Feittabel(
    "dim_jaartabel_kolom", csv: .geen,
    [
      .init("schooljaar", sleutel: true), .init("tabel", sleutel: true), .init("kolom", sleutel: true),
      .init("plaats", .getal), .init("titel"), .init("delen"),
    ], verwijzingen: [(["schooljaar", "tabel"], "dim_jaartabel")])

  private let blad: Jaartabelblad
  private let index: Int

  public static func alle(_ blad: Jaartabelblad) -> [Self] {
    blad.kolommen.indices.map { Self(blad: blad, index: $0) }
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(blad.schooljaar.description)
    rij.tekst(blad.tabel)
    rij.tekst(blad.kolommen[index].code)
    rij.getal(index + 1)
    rij.tekst(blad.kolommen[index].titel)
    // The columns of which it is the sum, as WVO,WEB.
    let delen = blad.kolommen[index].delen
    rij.tekst(delen.isEmpty ? nil : delen.joined(separator: ","))
  }
}

/// A row of a yearbook table.
public struct DimJaartabelRij: Feit {
  public static let tabel = Feittabel(
    "dim_jaartabel_rij", csv: .geen,
    [
      .init("schooljaar", sleutel: true), .init("tabel", sleutel: true), .init("rij", .getal, sleutel: true),
      .init("titel"), .init("soort"), .init("delen"),
    ], verwijzingen: [(["schooljaar", "tabel"], "dim_jaartabel")])

  private let blad: Jaartabelblad
  private let regel: Jaartabelblad.Rij

  public static func alle(_ blad: Jaartabelblad) -> [Self] {
    blad.rijen.map { Self(blad: blad, regel: $0) }
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(blad.schooljaar.description)
    rij.tekst(blad.tabel)
    rij.getal(regel.nummer)
    rij.tekst(regel.titel)
    rij.tekst(regel.soort.rawValue)
    // The rows of which it is a total, as 1,2.
    rij.tekst(regel.delen.isEmpty ? nil : regel.delen.map(String.init).joined(separator: ","))
  }
}

/// A number in a yearbook table, or why there is none.
public struct FeitJaartabel: Feit {
  public static let tabel = Feittabel(
    "feit_jaartabel", csv: .geen,
    [
      .init("schooljaar", sleutel: true), .init("tabel", sleutel: true), .init("rij", .getal, sleutel: true),
      .init("kolom", sleutel: true), .init("gemeentecode", sleutel: true), .init("van_schooljaar"),
      .init("telling"), .init("eenheid"), .init("periode"), .init("definitie"), .init("waarde"),
      .init("reden"),
    ],
    verwijzingen: [
      (["schooljaar", "tabel", "kolom"], "dim_jaartabel_kolom"),
      (["schooljaar", "tabel", "rij"], "dim_jaartabel_rij"),
    ])

  private let blad: Jaartabelblad
  private let rij: Int
  private let cel: Jaartabelblad.Cel

  public static func alle(_ blad: Jaartabelblad) -> [Self] {
    blad.rijen.flatMap { rij in rij.cellen.map { Self(blad: blad, rij: rij.nummer, cel: $0) } }
  }

  public func schrijf(naar schrijver: inout some Rijschrijver) {
    schrijver.tekst(blad.schooljaar.description)
    schrijver.tekst(blad.tabel)
    schrijver.getal(rij)
    schrijver.tekst(cel.kolom)
    schrijver.tekst(blad.gemeente?.description)
    schrijver.tekst(cel.schooljaar.description)
    schrijver.tekst(cel.telling)
    schrijver.tekst(cel.eenheid)
    schrijver.tekst(cel.periode)
    schrijver.tekst(cel.definitie)
    schrijver.tekst(cel.waarde.cijfers)
    schrijver.tekst(cel.waarde.reden?.rawValue)
  }
}
