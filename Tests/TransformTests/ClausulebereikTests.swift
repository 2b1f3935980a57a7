import Domain
import Proeftoeval
import Testing

/// Random registers on which a clause never decides anything would prove nothing of it.
@Suite struct ClausulebereikTests {
  private struct Uitslag {
    var geldt = 0
    var geldtNiet = 0
  }

  /// How often each clause held, and how often it alone kept a record out.
  private func weeg(
    _ definitie: TweedeDefinitie, _ telling: TweedeTelling, _ noem: (TweedeClausule) -> String,
    _ uitslagen: inout [String: Uitslag]
  ) {
    let dag = definitie.peildatum.flatMap(telling.peildatum)
    let zicht = TweedeZicht(telling, peildatum: dag)
    for record in telling.records(definitie.bron) {
      guard dag != nil || telling.inJaar(record.datum), telling.doetMee(record, definitie.clausules),
        zicht.inX(record, zicht.leesdag(record))
      else { continue }
      // Whether more than one fails, is all that is asked.
      let mist = Array(definitie.clausules.lazy.filter { !zicht.gelden([$0], record) }.prefix(2))
      if mist.isEmpty {
        for clausule in definitie.clausules { uitslagen[noem(clausule), default: .init()].geldt += 1 }
      } else if mist.count == 1, let clausule = mist.first {
        uitslagen[noem(clausule), default: .init()].geldtNiet += 1
      }
    }
  }

  @Test("Of every shipped telling each clause holds for some record, and alone keeps another one out")
  func verscheept() {
    var uitslagen: [String: Uitslag] = [:]
    for zaad in 0..<320 {
      var antwoorden = TweedeAntwoorden(Proefregister(zaad: zaad))
      for jaar in antwoorden.jaren {
        let telling = antwoorden.telling(jaar)
        for definitie in TweedeDefinities.tellingen(jaar) where definitie.verhouding == nil {
          weeg(definitie, telling, { "\(definitie.id) \(definitie.vanaf) \($0.naam)" }, &uitslagen)
        }
      }
    }
    for definitie in TweedeDefinities.tellingen(2015) + TweedeDefinities.tellingen(2021) {
      // One that names all soorten keeps none out; nor does lopend, beside a time that must go on on the peildatum, nor
      // met-overgezette, which lets more in.
      let gaatDoor = definitie.clausules.contains { $0.naam == "niet-ingeschreven" }
      for clausule in definitie.clausules
      where clausule != .soort(TweedeDefinities.alleSoorten) && !(gaatDoor && clausule.naam == "lopend")
        && clausule != .metOvergezette
      {
        let naam = "\(definitie.id) \(definitie.vanaf) \(clausule.naam)"
        let uitslag = uitslagen[naam] ?? .init()
        #expect(uitslag.geldt > 0 && uitslag.geldtNiet > 0, "\(naam): \(uitslag)")
      }
    }
  }

  @Test("Every form of every clause holds for some record, and alone keeps another one out")
  func vormen() {
    var uitslagen: [String: Uitslag] = [:]
    for zaad in 0..<300 {
      var antwoorden = TweedeAntwoorden(Proefregister(zaad: zaad))
      var toeval = Toeval(zaad: 60_000 + zaad)
      for jaar in antwoorden.jaren {
        let telling = antwoorden.telling(jaar)
        for _ in 0..<24 {
          let definitie = Proeftelling.maak(&toeval)
          let noem = { (clausule: TweedeClausule) in "\(definitie.bron) \(clausule.vorm)" }
          weeg(definitie, telling, noem, &uitslagen)
        }
      }
    }
    for vorm in Self.alleVormen {
      let uitslag = uitslagen[vorm] ?? .init()
      #expect(uitslag.geldt > 0 && uitslag.geldtNiet > 0, "\(vorm): \(uitslag)")
    }
  }

  private static let alleVormen = ["melding", "werkproces", "opgave"].flatMap { bron in
    let dagen = TweedeClausule.Dag.allCases.map(\.rawValue)
    let grenzen = ["ten-minste", "meer-dan"]
    let duren = TweedeClausule.Duur.Maat.allCases.flatMap { maat in
      grenzen.flatMap { grens in
        TweedeClausule.Duur.ZonderEinde.allCases.map { "duur \(maat.rawValue) \(grens) \($0.rawValue)" }
      }
    }
    var vormen = [
      "soort", "gemeente", "regio", "schoolsoort", "eerste", "begonnen", "een-van",
    ]
    vormen += dagen.flatMap { ["leeftijd \($0)", "plicht \($0)"] } + duren
    vormen += dagen.filter { $0 != "begin" }.map { "bekend \($0)" }
    vormen += ["met-opgave", "zonder-opgave"].flatMap { naam in
      dagen.flatMap { ["\(naam) \($0)", "\(naam) \($0) terug"] }
    }
    switch bron {
    case "melding":
      vormen += ["in-schooljaar", "status", "lopend", "werkproces"]
      vormen += grenzen.flatMap { ["uren \($0) true", "uren \($0) false"] }
    case "werkproces":
      vormen += ["in-schooljaar", "resultaat", "kenmerk", "lopend true", "lopend false", "melding"]
    default:
      // An opgave that is stated for a day of a school year belongs to it: in-schooljaar keeps none out.
      vormen += ["kenmerk", "lopend true", "lopend false"]
      vormen += grenzen.flatMap { grens in
        ["dagen", "weken"].flatMap { maat in
          ["", " zomer"].map { "niet-ingeschreven \(grens) \(maat)\($0)" }
        }
      }
    }
    return vormen.map { "\(bron) \($0)" }
  }
}

extension TweedeClausule {
  /// Its name and the parameters that make it another kind of question.
  fileprivate var vorm: String {
    switch self {
    case .leeftijd(let op, _, _), .plicht(let op, _), .bekend(let op): "\(naam) \(op.rawValue)"
    case .duur(let duur):
      "\(naam) \(duur.maat.rawValue) \(duur.grens.isMeerDan) \(duur.zonderEinde.rawValue)"
    case .uren(let grens, let telt): "\(naam) \(grens.isMeerDan) \(telt)"
    case .lopend(let telt): "\(naam) \(telt)"
    case .metOpgave(let vraag), .zonderOpgave(let vraag):
      "\(naam) \(vraag.op.rawValue)\(vraag.terug > 0 ? " terug" : "")"
    case .nietIngeschreven(let hoeLang):
      "\(naam) \(hoeLang.grens.isMeerDan) \(hoeLang.inWeken ? "weken" : "dagen")\(hoeLang.zomer == nil ? "" : " zomer")"
    default: naam
    }
  }
}

extension TweedeClausule.Grens {
  fileprivate var isMeerDan: String {
    switch self {
    case .tenMinste: "ten-minste"
    case .meerDan: "meer-dan"
    }
  }
}
