import Domain
import Extract
import Systeem

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
    if isZelfde, Map.soort(proef) != nil, !vervang {
      throw Gebruiksfout(
        description:
          "'\(profiel.id)' has a regression case already; say --replace to put a new one in its place")
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
    let (gelezen, afgekeurd) = lezingen.reduce((0, 0)) {
      ($0.0 + $1.beeld.gelezen, $0.1 + $1.beeld.afgekeurd)
    }
    let waarschuwing =
      afgekeurd * 20 > gelezen
      ? "LOOK: \(afgekeurd) of \(gelezen) rows of the delivery are rejected; 'sluitend profile preview' shows why\n"
      : ""
    // Where the delivery lies in the folder of its source, the folder above is the inbox.
    let map = Map.ouder(voorbeelden[0])
    let ligtGoed = Map.naam(map) == profiel.id
    return waarschuwing + """
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
