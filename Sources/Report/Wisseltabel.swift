import Domain

/// What differs between the definitions of two school years: old and new side by side, in Dutch.
public enum Wisseltabel {
  public static func tekst(_ wissel: Definitiewissel) -> String {
    let kop = "Definities van \(wissel.van) naar \(wissel.naar)\n"
    if wissel.isLeeg { return kop + "\nNiets verschilt.\n" }
    let delen =
      [
        deel("NIEUW", wissel.erbij.map { Bladtekst.tekst($0, kop: naam($0)) }),
        deel("GEWIJZIGD", wissel.gewijzigd.map { gewijzigd($0, wissel) }),
        deel("VERVALLEN", wissel.vervallen.map { "\(naam($0)): \($0.titel)\n" }, wit: ""),
      ]
    return ([kop] + delen.compactMap { $0 }).joined(separator: "\n")
  }

  private static func deel(_ kop: String, _ bladen: [String], wit: String = "\n") -> String? {
    bladen.isEmpty ? nil : "\(kop)\n\n" + bladen.joined(separator: wit)
  }

  private static func gewijzigd(_ wijziging: Definitiewissel.Wijziging, _ wissel: Definitiewissel) -> String {
    var tabel = Teksttabel([
      .init("sleutel"), .init(wissel.van.description), .init(wissel.naar.description),
    ])
    for verschil in wijziging.verschillen {
      let (oud, nieuw) = (regels(verschil.oud), regels(verschil.nieuw))
      for i in 0..<max(oud.count, nieuw.count) {
        tabel.voeg([
          i == 0 ? verschil.sleutel : "", i < oud.count ? oud[i] : "", i < nieuw.count ? nieuw[i] : "",
        ])
      }
    }
    let blad = wijziging.nieuw
    let regels = tabel.tekst.split(separator: "\n").map { "  \($0)\n" }.joined()
    // What a bridge says stands in its tellingen.
    let plek = blad.soort == .aansluiting ? nil : blad.vindplaatsen.last
    let plaats = plek.map { ": \(Bladtekst.plaats($0))" } ?? ""
    return "\(naam(blad))\(plaats)\n" + regels
  }

  private static func naam(_ blad: Definitieblad) -> String {
    blad.soort == .gevallen ? blad.id : "\(blad.soort.rawValue) \(blad.id)"
  }

  private static func regels(_ tekst: String?) -> [String] { tekst.map { Alinea.regels($0, 50) } ?? ["–"] }
}
