import Domain

/// The report on a file of published figures, in Dutch: the unexplained differences first, then how many figures have
/// which status; then, when asked for, every figure.
public struct Cijferverslag: Sendable {
  private let naam: String
  private let controle: Cijfercontrole
  private let alle: Bool

  /// - Parameters:
  ///   - naam: of the file.
  ///   - alle: whether to list every figure.
  public init(naam: String, controle: Cijfercontrole, alle: Bool) {
    self.naam = naam
    self.controle = controle
    self.alle = alle
  }

  public var tekst: String {
    var delen = ["Gepubliceerde cijfers in \(naam)\n", onverklaard, statussen, opmerkingen]
    if alle { delen.append(lijst) }
    return delen.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var onverklaard: String {
    let verschillen = controle.onverklaard
    if verschillen.isEmpty { return "Geen onverklaarde verschillen.\n" }
    var tabel = Teksttabel([
      .init("verschil", rechts: true), .init("gedrukt", rechts: true), .init("maar"),
      .init("regel", rechts: true), .init("relatie"), .init("waar"),
    ])
    for (oordeel, vergelijking) in verschillen {
      let cijfer = vergelijking.cijfer
      tabel.voeg([
        Oordeeltekst.verschil(vergelijking), Getaltekst.cijfer(cijfer), Oordeeltekst.maat(vergelijking),
        String(cijfer.regel), oordeel.relatie, Self.wat(cijfer),
      ])
    }
    let kop =
      verschillen.count == 1
      ? "1 onverklaard verschil" : "\(verschillen.count) onverklaarde verschillen, het grootste eerst"
    return "\(kop)\n\n\(tabel.tekst)"
  }

  /// The unexplained differences between figures of a school year, a sentence each, the largest first.
  ///
  /// - Parameter plaatsen: only of figures about these.
  public func onverklaard(_ schooljaar: Schooljaar, plaatsen: Set<String>) -> [String] {
    controle.onverklaard.filter {
      $0.vergelijking.cijfer.schooljaar == schooljaar && plaatsen.contains($0.vergelijking.cijfer.plaats)
    }.map { _, vergelijking in
      "regel \(vergelijking.cijfer.regel), \(Self.wat(vergelijking.cijfer)): gedrukt "
        + "\(Getaltekst.cijfer(vergelijking.cijfer)), maar \(Oordeeltekst.maat(vergelijking)) "
        + "(verschil \(Oordeeltekst.verschil(vergelijking)))"
    }
  }

  private var statussen: String {
    var tabel = Teksttabel([.init("status"), .init("cijfers", rechts: true), .init("dat wil zeggen")])
    for status in Cijferstatus.allCases.reversed() {
      tabel.voeg([status.naam, Teksttabel.getal(controle.aantal(status)), status.uitleg])
    }
    tabel.voeg(["samen", Teksttabel.getal(controle.uitslagen.count), ""])
    return tabel.tekst
  }

  /// What would otherwise go unseen: figures and relations about which nothing could be said.
  private var opmerkingen: String {
    var regels: [String] = []
    for uitslag in controle.uitslagen {
      if case .geenGetal = uitslag.cijfer.waarde {
        regels.append("Regel \(uitslag.cijfer.regel): \(Getaltekst.cijfer(uitslag.cijfer)) is geen getal.")
      }
    }
    for oordeel in controle.oordelen where oordeel.onderwerp.isEmpty || oordeel.status == .onvolledig {
      regels.append("Relatie \(oordeel.relatie): \(Oordeeltekst.zin(oordeel)).")
    }
    for id in controle.zonderCijfers { regels.append("Relatie \(id) vindt geen enkel cijfer.") }
    let ongevraagd = Set(
      controle.oordelen.filter { if case .nietGevraagd = $0.uitkomst { true } else { false } }
        .map(\.relatie))
    if !ongevraagd.isEmpty {
      regels.append(
        "Zonder --data niet vergeleken met tellingen: \(ongevraagd.sorted().joined(separator: ", ")).")
    }
    return regels.map { $0 + "\n" }.joined()
  }

  private var lijst: String {
    controle.uitslagen.map { uitslag in
      let cijfer = uitslag.cijfer
      let kop =
        "regel \(cijfer.regel)  \(Self.wat(cijfer)): \(Getaltekst.cijfer(cijfer)) "
        + "\(cijfer.isPercentage ? "" : "(\(cijfer.eenheid)) ")– \(uitslag.status.naam)\n"
      let over = uitslag.oordelen.map { "  \($0.relatie): \($0.status.naam): \(Oordeeltekst.zin($0))\n" }
      let rol = cijfer.getal == nil ? "ontbreekt daar" : "meegerekend"
      let door = uitslag.gebruikt.map { "  \($0.relatie): \(rol)\n" }
      return kop + over.joined() + door.joined()
    }.joined()
  }

  /// What the figure is about: place, indicator, breakdown, school year, peildatum.
  private static func wat(_ cijfer: Cijfer) -> String {
    [
      cijfer.plaats, cijfer.indicator, cijfer.uitsplitsing, cijfer.schooljaar?.description ?? "",
      cijfer.peildatum,
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
