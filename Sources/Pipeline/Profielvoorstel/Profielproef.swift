import Domain
import Extract
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
    guard let lezing = try Proeflezing.lees([pad], profiel, configuratie).first else { return "" }
    if case .geweigerd(let code) = lezing.uitkomst {
      return "geweigerd;\(code.rawValue)\(lezing.toelichting.map { ";\($0)" } ?? "")\n"
    }
    var leerlingen: [Leerlingsleutel: Int] = [:]
    var regels: [(rij: Int, tekst: String)] = []
    for (tekst, leerling, rij) in lezing.proef.records {
      let nummer = leerling.eigen.map { sleutel in
        leerlingen[sleutel]
          ?? {
            leerlingen[sleutel] = leerlingen.count + 1; return leerlingen.count
          }()
      }
      let velden = tekst.velden.filter { !$0.tekst.isEmpty }.map { "\($0.veld.rawValue)=\($0.tekst)" }
      regels.append((rij, "\(rij);aanvaard;\(nummer ?? 0);\(velden.joined(separator: ";"))"))
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
      let toen = String(decoding: try Profielbestand.bytes(eigen + "/" + verwacht), as: UTF8.self).split(
        separator: "\n")
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

/// Takes a draft into the set-up.
public enum Profielaanname {
  /// - Parameters:
  ///   - concept: the draft.
  ///   - voorbeelden: deliveries of which the sample is made.
  ///   - vervang: whether a profile of that id may be replaced.
  ///   - metVragen: whether questions may be left in it.
  /// - Throws: `Gebruiksfout` when it can't be accepted, with why; `Configuratiefouten`, `NietGevonden`.
  public static func neemAan(
    _ concept: String, voorbeelden: [String], pipeline: String, vervang: Bool, metVragen: Bool
  ) throws -> String {
    for pad in voorbeelden where try !Map.isBestand(pad) {
      throw NietGevonden("\(Melder.veilig(pad)) can't be found")
    }
    let configuratie = try Configuratie(pipeline)
    let bestand = try Profielbestand(concept, pipeline: pipeline)
    let profiel = bestand.profiel
    let opzetmap = Map.ouder(pipeline)
    let doel = "\(opzetmap)/bronnen/\(profiel.id).yaml"
    let proef = "\(opzetmap)/proeven/\(profiel.id)"
    if let vraag = bestand.vragen.first, !metVragen {
      throw Gebruiksfout(
        description:
          "\(Melder.veilig(concept)):\(vraag.regel): \(bestand.vragen.count) question\(bestand.vragen.count == 1 ? " is" : "s are") open; answer them and take the lines '# ?' out, or say --with-questions"
      )
    }
    let isZelfde = Map.werkelijk(doel) == Map.werkelijk(bestand.pad) && Map.werkelijk(doel) != nil
    if Map.soort(doel) != nil, !vervang, !isZelfde {
      throw Gebruiksfout(
        description: "there is a profile '\(profiel.id)' already; say --replace to put this one in its place")
    }
    let lezingen = try Proeflezing.lees(voorbeelden, profiel, configuratie)
    if let fout = lezingen.first(where: { !$0.isGelezen }) {
      throw Gebruiksfout(
        description:
          "\(Melder.veilig(fout.bestand)) can't be read with it\(fout.toelichting.map { ": \(Logboek.schoon($0))" } ?? ""); look with 'sluitend profile preview'"
      )
    }
    guard lezingen.contains(where: { $0.beeld.aanvaard > 0 }) else {
      throw Gebruiksfout(description: "not one row is accepted; look with 'sluitend profile preview'")
    }
    let sample = try Voorbeeldmaker(profiel, configuratie).maak(voorbeelden[0])
    if Map.soort(proef) != nil { try Map.verwijder(proef) }
    try Map.maak(proef)
    let naam = "\(Profielproef.voorbeeld)_20200801.\(sample.isXML ? "xml" : "csv")"
    try schrijf(sample.bytes, proef + "/" + naam)
    let uitkomst = try Profielproef.uitkomst(proef + "/" + naam, profiel, configuratie)
    try schrijf(Array(uitkomst.utf8), proef + "/" + Profielproef.verwacht)
    if !isZelfde {
      if Map.soort(doel) != nil { try Map.verwijder(doel) }
      try schrijf(Array(bestand.tekst.utf8), doel)
    }
    let rijen = uitkomst.split(separator: "\n")
    // Where the delivery lies in the folder of its source, the folder above is the inbox.
    let map = Map.ouder(voorbeelden[0])
    let ligtGoed = Map.naam(map) == profiel.id
    return """
      \(doel): accepted; its folder in the inbox is \(profiel.id)/
      \(proef): its regression case, \(rijen.count) masked rows, \(rijen.count { $0.contains(";aanvaard;") }) of them accepted; 'sluitend check' holds it against the profile
      Next\(ligtGoed ? "" : ", when the deliveries are in INBOX/\(profiel.id)/"):
        sluitend run --pipeline \(Melder.woord(pipeline)) --inbox \(ligtGoed ? Melder.woord(Map.ouder(map)) : "INBOX") --data DATA

      """
  }

  private static func schrijf(_ bytes: [UInt8], _ pad: String) throws {
    let schrijver = try Bestandsschrijver(pad)
    try schrijver.schrijf(bytes)
    try schrijver.sluit()
  }
}

/// Makes the masked sample of a delivery: the first rows, one for each code, and one for each kind of rejection.
struct Voorbeeldmaker {
  private let profiel: Bronprofiel
  private let configuratie: Configuratie

  init(_ profiel: Bronprofiel, _ configuratie: Configuratie) {
    self.profiel = profiel
    self.configuratie = configuratie
  }

  func maak(_ pad: String) throws -> (bytes: [UInt8], isXML: Bool) {
    let tabel = try Tabelkeuze.beste(Ruwetabel.alle(pad))
    let isXML = if case .xml = profiel.formaat { true } else { false }
    func gelijk(_ naam: String) -> String { isXML ? naam : Kolomherkenning.normaal(naam) }
    let velden: [Bronprofiel.Veld?] = tabel.kolommen.map { kolom in
      profiel.velden.first { veld in
        veld.vorm == .inRij && veld.namen.contains { gelijk($0) == gelijk(kolom.naam) }
      }
    }
    var gekozen: [Int] = Array(0..<min(5, tabel.rijen))
    for (kolom, veld) in zip(tabel.kolommen, velden) where veld?.codes.isEmpty == false {
      var gezien: Set<String> = []
      for (rij, waarde) in kolom.waarden.enumerated() where gezien.insert(waarde).inserted {
        gekozen.append(rij)
      }
    }
    if let lezing = try Proeflezing.lees([pad], profiel, configuratie).first {
      var codes: Set<Afkeurcode> = []
      // A row of another width isn't as it was once it stands in a table.
      for afkeuring in lezing.proef.afkeuringen
      where afkeuring.code != .r08 && afkeuring.code != .r09 && codes.insert(afkeuring.code).inserted {
        gekozen.append(afkeuring.rij - 1)
      }
    }
    let rijen = Array(Set(gekozen).filter { $0 < tabel.rijen }.sorted().prefix(Masker.grensRijen))
    var masker = Masker(profiel, configuratie.scholen)
    let waarden = rijen.map { rij in
      zip(tabel.kolommen, velden).map { kolom, veld in masker.masker(kolom.waarden[rij], veld) }
    }
    let namen = zip(tabel.kolommen, velden).enumerated().map { i, paar in
      // The name of a column that isn't used may be anything.
      paar.1 == nil && !isXML ? "kolom \(i + 1)" : paar.0.naam
    }
    switch profiel.formaat {
    case .csv(let teken, _):
      let scheiding = String(UnicodeScalar(teken))
      var regels: [String] = []
      if profiel.plaats.kopIsGezocht { regels.append("titel") }
      regels += ([namen] + waarden).map { $0.map(Self.inCSV).joined(separator: scheiding) }
      if let einde = profiel.plaats.tot.sorted().first { regels.append(Self.inCSV(einde)) }
      return (Array((regels.joined(separator: "\n") + "\n").utf8), false)
    case .xml(let record, let datum): return (xml(record, datum, namen, waarden, velden), true)
    }
  }

  private static func inCSV(_ waarde: String) -> String { "\"\(waarde.replacing("\"", with: "\"\""))\"" }

  /// Elements of the record one within another; those that the profile doesn't use are left out.
  private func xml(
    _ record: [String], _ datum: [String]?, _ namen: [String], _ waarden: [[String]],
    _ velden: [Bronprofiel.Veld?]
  ) -> [UInt8] {
    var uit = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let omhulsel = record.dropLast()
    uit += omhulsel.map { "<\($0)>" }.joined()
    if let datum, datum.starts(with: omhulsel) {
      let onder = datum.dropFirst(omhulsel.count)
      uit += onder.map { "<\($0)>" }.joined() + "2020-08-01" + onder.reversed().map { "</\($0)>" }.joined()
    }
    for rij in waarden {
      uit += "\n<\(record.last ?? "")>"
      var open: [String] = []
      for (i, waarde) in rij.enumerated() where velden[i] != nil {
        let pad = namen[i].split(separator: "/").map(String.init)
        let gelijk = zip(open, pad.dropLast()).prefix { $0 == $1 }.count
        uit += open[gelijk...].reversed().map { "</\($0)>" }.joined()
        uit += pad.dropLast()[gelijk...].map { "<\($0)>" }.joined()
        open = Array(pad.dropLast())
        let tekst = waarde.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        uit += "<\(pad.last ?? "")>\(tekst)</\(pad.last ?? "")>"
      }
      uit += open.reversed().map { "</\($0)>" }.joined() + "</\(record.last ?? "")>"
    }
    uit += "\n" + omhulsel.reversed().map { "</\($0)>" }.joined() + "\n"
    return Array(uit.utf8)
  }
}
