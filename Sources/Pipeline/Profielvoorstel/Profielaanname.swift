import Domain
import Extract
import Systeem

/// Takes a draft into the set-up.
public enum Profielaanname {
  /// - Parameters:
  ///   - concept: the draft.
  ///   - voorbeeld: the delivery of which the sample is made.
  ///   - vervang: whether a profile of that id may be replaced.
  ///   - metVragen: whether questions may be left in it.
  /// - Throws: `Gebruiksfout` when it can't be accepted, with why; `Configuratiefouten`, `NietGevonden`.
  public static func neemAan(
    _ concept: String, voorbeeld: String, pipeline: String, vervang: Bool, metVragen: Bool
  ) throws -> String {
    try NietGevonden.eis([voorbeeld])
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
    let lezing = try Proeflezing.lees(voorbeeld, profiel, configuratie)
    guard lezing.isGelezen else {
      throw Gebruiksfout(
        description:
          "\(Melder.veilig(lezing.bestand)) can't be read with it\(lezing.toelichting.map { ": \(Logboek.schoon($0))" } ?? ""); look with 'sluitend profile preview'"
      )
    }
    guard lezing.beeld.aanvaard > 0 else {
      throw Gebruiksfout(description: "not one row is accepted; look with 'sluitend profile preview'")
    }
    let sample = try Voorbeeldmaker(profiel, configuratie).maak(lezing)
    if Map.soort(proef) != nil { try Map.verwijder(proef) }
    try Map.maak(proef)
    let naam = "\(Profielproef.voorbeeld)_20200801.\(sample.isXML ? "xml" : "csv")"
    try Bestandsschrijver.schrijf(sample.bytes, naar: proef + "/" + naam)
    let uitkomst = try Profielproef.uitkomst(proef + "/" + naam, profiel, configuratie)
    try Bestandsschrijver.schrijf(Array(uitkomst.utf8), naar: proef + "/" + Profielproef.verwacht)
    if !isZelfde {
      if Map.soort(doel) != nil { try Map.verwijder(doel) }
      try Bestandsschrijver.schrijf(Array(bestand.tekst.utf8), naar: doel)
    }
    let rijen = uitkomst.split(separator: "\n")
    let (gelezen, afgekeurd) = (lezing.beeld.gelezen, lezing.beeld.afgekeurd)
    let waarschuwing =
      afgekeurd * 20 > gelezen
      ? "LOOK: \(afgekeurd) of \(gelezen) rows of the delivery are rejected; 'sluitend profile preview' shows why\n"
      : ""
    // Where the delivery lies in the folder of its source, the folder above is the inbox.
    let map = Map.ouder(voorbeeld)
    let ligtGoed = Map.naam(map) == profiel.id
    return waarschuwing + """
      \(doel): accepted; its folder in the inbox is \(profiel.id)/
      \(proef): its regression case, \(rijen.count) masked rows, \(rijen.count { $0.contains(";aanvaard;") }) of them accepted; 'sluitend check' holds it against the profile
      Next\(ligtGoed ? "" : ", when the deliveries are in INBOX/\(profiel.id)/"):
        sluitend run --pipeline \(Melder.woord(pipeline)) --inbox \(ligtGoed ? Melder.woord(Map.ouder(map)) : "INBOX") --data DATA

      """
  }
}
