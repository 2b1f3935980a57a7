import Domain

/// What somebody follows in each school year, as long as nothing comes between.
struct Opleiding {
  struct Les: Equatable {
    let schoolsoort: Schoolsoort
    /// The code, as in `Kenmerk.onderwijs`.
    let onderwijs: String
  }

  private let jongere: Jongere
  /// What kind of vo.
  private let richting: String
  /// The last level of mbo.
  private let niveau: String
  /// Of all mbo, in school years.
  private let duur: Int
  /// Of a jongere in kwetsbare positie: whether it stops after the school year.
  private let stopt: Bool

  init(_ jongere: Jongere, _ toeval: inout Toeval) {
    self.jongere = jongere
    let richting = toeval.uit([
      "praktijkonderwijs", "vmbo-bb", "vmbo-bb", "vmbo-overig", "vmbo-overig", "vmbo-overig", "havo-vwo",
      "havo-vwo", "havo-vwo",
    ])
    let praktisch = toeval.uit(["praktijkonderwijs", "praktijkonderwijs", "vso", "entree", "entree"])
    let uitval = toeval.uit(["entree", "mbo-2", "mbo-2", "mbo-3", "mbo-4"])
    let theoretisch = toeval.uit(["mbo-3", "mbo-4", "mbo-4"])
    stopt = toeval.kans(promille: 200)
    switch jongere.rol {
    case .jikp:
      // Behind eighteen only the mbo is left.
      self.richting = jongere.leerling.leeftijd(op: jongere.schooljaar.teldag) > 17 ? "entree" : praktisch
      niveau = "entree"
    case .vsv, .stilleUitval, .oudVsv:
      self.richting = "vmbo-bb"
      niveau = uitval
    case .overstapper where richting == "praktijkonderwijs" || richting == "havo-vwo":
      self.richting = "vmbo-overig"
      niveau = theoretisch
    default:
      self.richting = richting
      niveau = richting == "praktijkonderwijs" || richting == "vmbo-bb" ? "mbo-2" : theoretisch
    }
    let jaren = niveau == "mbo-4" ? 4 : niveau == "mbo-3" ? 3 : 2
    // Whoever is still at the mbo when it matters takes longer.
    duur = max(jaren, Self.jarenMbo(jongere, jongere.schooljaar) + 1)
  }

  /// Nil when no school is left to go to.
  func les(in jaar: Schooljaar) -> Les? {
    let leeftijd = jongere.leerling.leeftijd(op: jaar.teldag)
    switch jongere.rol {
    case .vsv, .stilleUitval, .oudVsv:
      return Self.jarenMbo(jongere, jaar) >= 0 ? mbo(niveau) : vo(leeftijd)
    case .jikp:
      // Who isn't eighteen has to stay.
      let isVolwassen = jongere.leerling.leeftijd(op: jaar.begin) >= 18
      if stopt, isVolwassen, jaar > jongere.schooljaar { return nil }
      return leeftijd < 12 ? kind(leeftijd) : kwetsbaar(leeftijd, in: jaar)
    case .overstapper:
      return jaar > jongere.schooljaar ? mbo(in: jaar) : vo(leeftijd)
    case .absoluut, .nieuw, .gewoon:
      switch jongere.leerling.schoolsoort(in: jaar) {
      case .wpo: return kind(leeftijd)
      case .wec: return speciaal(leeftijd)
      case .wvo: return Les(schoolsoort: .wvo, onderwijs: richting)
      default: return jongere.leerling.speciaalOnderwijs ? nil : mbo(in: jaar)
      }
    }
  }

  /// In the summer of which school year a startkwalificatie is obtained in the ordinary way; of those between two.
  func diplomajaar(_ jaren: ClosedRange<Schooljaar>) -> Schooljaar? {
    switch jongere.rol {
    case .vsv, .stilleUitval, .oudVsv, .jikp: return nil
    default: break
    }
    var jaar = jaren.lowerBound
    while jaar <= jaren.upperBound {
      let (nu, straks) = (les(in: jaar), les(in: jaar.plus(1)))
      // Havo at eighteen; some go on to the mbo.
      let isHavo = nu?.onderwijs == "havo-vwo" && jongere.leerling.mboVanaf == 18
      if isHavo, straks?.schoolsoort == .web { return jaar }
      if let nu, nu.schoolsoort == .web, straks == nil, nu.onderwijs != "entree" { return jaar }
      jaar = jaar.plus(1)
    }
    return nil
  }

  private func vo(_ leeftijd: Int) -> Les? {
    leeftijd < 12 ? kind(leeftijd) : Les(schoolsoort: .wvo, onderwijs: richting)
  }

  private func kind(_ leeftijd: Int) -> Les? {
    leeftijd < 4 ? nil : Les(schoolsoort: .wpo, onderwijs: "po")
  }

  private func speciaal(_ leeftijd: Int) -> Les? {
    leeftijd < 4 ? nil : Les(schoolsoort: .wec, onderwijs: leeftijd < 12 ? "so" : "vso")
  }

  private func mbo(_ niveau: String) -> Les { Les(schoolsoort: .web, onderwijs: niveau) }

  private func mbo(in jaar: Schooljaar) -> Les? {
    let jaren = Self.jarenMbo(jongere, jaar)
    if jaren >= duur { return nil }
    return mbo(richting == "praktijkonderwijs" && jaren == 0 ? "entree" : niveau)
  }

  private func kwetsbaar(_ leeftijd: Int, in jaar: Schooljaar) -> Les? {
    switch richting {
    case "praktijkonderwijs": leeftijd > 18 ? nil : Les(schoolsoort: .wvo, onderwijs: richting)
    case "vso": leeftijd > 19 ? nil : speciaal(leeftijd)
    default:
      Self.jarenMbo(jongere, jaar) >= 0 ? mbo("entree") : Les(schoolsoort: .wvo, onderwijs: "vmbo-bb")
    }
  }

  /// The school years at the mbo before this one; below 0 when it isn't reached.
  private static func jarenMbo(_ jongere: Jongere, _ jaar: Schooljaar) -> Int {
    if jongere.rol == .overstapper { return jaar.beginjaar - jongere.schooljaar.beginjaar - 1 }
    return jongere.leerling.leeftijd(op: jaar.teldag) - jongere.leerling.mboVanaf
  }
}
