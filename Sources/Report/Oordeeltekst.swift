import Domain

// What is said of published figures: text for the coordinator, in Dutch.

extension Cijferstatus {
  var naam: String {
    switch self {
    case .nietGecontroleerd: "niet gecontroleerd"
    case .alleenMeegerekend: "alleen meegerekend"
    case .gelijk: "gelijk"
    case .binnenAfronding: "binnen de afronding"
    case .verklaard: "verklaard"
    case .onvolledig: "onvolledig"
    case .nietVergelijkbaar: "niet vergelijkbaar"
    case .onverklaard: "onverklaard"
    }
  }

  var uitleg: String {
    switch self {
    case .nietGecontroleerd: "er is geen relatie die er iets over zegt"
    case .alleenMeegerekend: "deel, teller of noemer van een ander cijfer; zelf nergens mee vergeleken"
    case .gelijk: "precies wat het moet zijn"
    case .binnenAfronding: "verschilt niet meer dan de gedrukte cijfers toelaten"
    case .verklaard: "de stappen van een aansluiting leiden ernaartoe"
    case .onvolledig: "er ontbreekt iets waarmee het vergeleken moet worden"
    case .nietVergelijkbaar: "eenheid, peildatum of definitie verschilt"
    case .onverklaard: "er is een verschil dat niets verklaart"
    }
  }
}

enum Oordeeltekst {
  /// What a verdict says, in one line.
  static func zin(_ oordeel: Oordeel) -> String {
    switch oordeel.uitkomst {
    case .nietGevraagd: "niet gevraagd: daarvoor is --data nodig"
    case .gelijk(let vergelijking): maat(vergelijking)
    case .binnenAfronding(let vergelijking): maat(vergelijking)
    case .verklaard(let vergelijking, let verklaring): "\(maat(vergelijking)); \(self.verklaring(verklaring))"
    case .onvolledig(let gemis): "ontbreekt: " + self.gemis(gemis)
    case .nietVergelijkbaar(let beletselen): beletselen.map(beletsel).joined(separator: "; ")
    case .onverklaard(let vergelijking): "\(maat(vergelijking)); verschil \(verschil(vergelijking))"
    }
  }

  /// What the figure should be, and by what.
  static func maat(_ vergelijking: Vergelijking) -> String {
    let verwacht = Getaltekst.breuk(vergelijking.verwacht, naast: vergelijking.gedrukt)
    switch vergelijking.maat {
    case .som(let delen): return "de som van \(delen) \(delen == 1 ? "deel" : "delen") is \(verwacht)"
    case .verhouding(let teller, let noemer):
      return "\(Getaltekst.cijfer(teller)) van \(Getaltekst.cijfer(noemer)) is \(verwacht)%"
    case .cijfer(let ander): return "regel \(ander.regel) geeft \(Getaltekst.cijfer(ander))"
    case .telling(let id): return "de telling \(id) is \(verwacht)"
    }
  }

  /// Signed: printed minus expected.
  static func verschil(_ vergelijking: Vergelijking) -> String {
    let verschil = vergelijking.verschil
    let tekst = Getaltekst.breuk(verschil.absoluut, naast: vergelijking.gedrukt)
    return (verschil.teller < 0 ? "−" : "+") + tekst
      + (vergelijking.cijfer.isPercentage ? " procentpunt" : "")
  }

  private static func verklaring(_ verklaring: Verklaring) -> String {
    let stappen = verklaring.stappen.map { "\($0.stap) \($0.titel) (\(Teksttabel.mutatie($0.mutatie)))" }
      .joined(separator: ", ")
    let richting =
      verklaring.isVoorTelling ? "van het cijfer naar de telling" : "van de telling naar het cijfer"
    return "aansluiting \(verklaring.aansluiting), \(richting): stap \(stappen)"
  }

  /// What is missing; of several figures, what they have in common stands once, behind them.
  private static func gemis(_ gemis: [Gemis]) -> String {
    let keuzen = gemis.compactMap { if case .cijfer(let teksten) = $0 { teksten } else { nil } }
    let gemeen =
      keuzen.count > 1 ? keuzen[0].filter { tekst in keuzen.allSatisfy { $0.contains(tekst) } } : []
    let delen = gemis.map { ontbreekt($0, zonder: gemeen) }.joined(separator: "; ")
    return gemeen.isEmpty ? delen : "\(delen) (\(gemeen.joined(separator: ", ")))"
  }

  private static func ontbreekt(_ gemis: Gemis, zonder gemeen: [String]) -> String {
    switch gemis {
    case .cijfer(let teksten):
      (teksten == gemeen ? teksten : teksten.filter { !gemeen.contains($0) }).joined(separator: ", ")
    case .getal(let cijfer): "een getal op regel \(cijfer.regel), daar staat \(Getaltekst.cijfer(cijfer))"
    case .telling(let id, let schooljaar): "de telling \(id) van \(schooljaar) in de publicatie"
    }
  }

  private static func beletsel(_ beletsel: Beletsel) -> String {
    switch beletsel {
    case .verschil(let soort, let waarden):
      "\(onderscheid(soort)) verschilt: \(waarden.map { $0.isEmpty ? "geen" : $0 }.joined(separator: ", "))"
    case .definitie(let tekst): "definitie verschilt: \(tekst)"
    case .meer(let cijfers):
      "meer dan één cijfer past: regel \(cijfers.map { String($0.regel) }.joined(separator: ", "))"
    case .noemerIsNul(let cijfer): "de noemer op regel \(cijfer.regel) is 0"
    case .plaats(let plaats): "\(plaats) is geen gemeente van de regio"
    case .zonderSchooljaar: "het cijfer heeft geen schooljaar"
    case .geenPercentage(let eenheid): "de eenheid is \(eenheid), geen percentage"
    }
  }

  private static func onderscheid(_ soort: Onderscheid) -> String {
    switch soort {
    case .eenheid: "eenheid"
    case .peildatum: "peildatum"
    case .schooljaar: "schooljaar"
    }
  }
}
