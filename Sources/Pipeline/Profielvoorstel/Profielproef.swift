import Domain
import Extract
import Foundation
import Systeem

/// The regression case of a profile: a small masked delivery and what the profile makes of it, under `pipelines/proeven/<id>/`.
///
/// `verwacht.csv` has a line for each row of the sample: `rij;uitkomst;leerling;` and the fields. `uitkomst` is `aanvaard`, or the
/// code of the rejection and the field at fault. `leerling` counts the pupils of the sample.
struct Profielproef {
  static let verwacht = "verwacht.csv"
  static let voorbeeld = "voorbeeld"

  /// What a profile makes of a sample.
  ///
  /// - Throws: `Gebruiksfout` when it refuses it.
  static func uitkomst(_ pad: String, _ profiel: Bronprofiel, _ configuratie: Configuratie) throws -> String {
    let lezing = try Proeflezing.lees(pad, profiel, configuratie)
    if case .geweigerd(let code) = lezing.uitkomst {
      return "geweigerd;\(code.rawValue)\(lezing.toelichting.map { ";\($0)" } ?? "")\n"
    }
    var leerlingen = Leerlingnummering()
    var regels: [(rij: Int, tekst: String)] = []
    for (tekst, leerling, rij) in lezing.records {
      let nummer = leerlingen.nummer(leerling)
      let velden = tekst.velden.filter { !$0.tekst.isEmpty }.map { "\($0.veld.rawValue)=\($0.tekst)" }
      regels.append((rij, "\(rij);aanvaard;\(nummer);\(velden.joined(separator: ";"))"))
    }
    for afkeuring in lezing.proef.afkeuringen {
      regels.append((afkeuring.rij, "\(afkeuring.rij);\(afkeuring.code.rawValue);;\(afkeuring.veld ?? "")"))
    }
    return regels.sorted { $0.rij < $1.rij }.map { $0.tekst + "\n" }.joined()
  }

  /// Holds every profile against its case.
  ///
  /// - Parameter map: the folder of the set-up.
  /// - Returns: how many there are.
  /// - Throws: `Configuratiefouten` with those that no longer give what they gave.
  static func controleer(in map: String, _ configuratie: Configuratie) throws -> Int {
    let proeven = map + "/proeven"
    guard Map.soort(proeven, volgLinks: true) == .map else { return 0 }
    let fouten = Foutenlijst()
    var aantal = 0
    for id in try Map.inhoud(proeven)
    where !id.hasPrefix(".") && Map.soort(proeven + "/" + id, volgLinks: true) == .map {
      let eigen = proeven + "/" + id
      guard let profiel = configuratie.profiel(id) else {
        fouten.meld(eigen, "there is no profile '\(id)' any more: take its case away too")
        continue
      }
      guard let naam = try Map.inhoud(eigen).first(where: { $0.hasPrefix(voorbeeld) }),
        try Map.isBestand(eigen + "/" + verwacht)
      else {
        fouten.meld(eigen, "must hold \(voorbeeld)_<day>.csv (or .xml) and \(verwacht)")
        continue
      }
      aantal += 1
      let nu = try uitkomst(eigen + "/" + naam, profiel, configuratie).split(separator: "\n")
      let toen = try String(contentsOfFile: eigen + "/" + verwacht, encoding: .utf8).split(separator: "\n")
      guard nu != toen else { continue }
      let plaats = zip(nu, toen).enumerated().first { $1.0 != $1.1 }?.offset ?? min(nu.count, toen.count)
      fouten.meld(
        eigen + "/" + verwacht, regel: plaats + 1,
        "the profile '\(id)' now gives '\(plaats < nu.count ? nu[plaats] : "nothing")' for this row of its sample; mend the profile, or accept it anew"
      )
    }
    try fouten.gooi()
    return aantal
  }
}

extension Configuratie {
  /// Holds its profiles against their regression cases.
  ///
  /// - Parameter pad: the set-up's file.
  /// - Returns: how many cases there are.
  /// - Throws: `Configuratiefouten` with those that no longer hold.
  public func toetsProeven(_ pad: String) throws -> Int {
    try Profielproef.controleer(in: Map.ouder(pad), self)
  }
}
