import Domain

/// Numbers with decimals as the Dutch write them: 2.053; 94,5.
enum Getaltekst {
  static func gedrukt(_ getal: Gedrukt) -> String { tekst(Int128(getal.cijfers), decimalen: getal.decimalen) }

  /// With its per cent sign; what is no number between quotes, nothing as `leeg`.
  static func cijfer(_ cijfer: Cijfer) -> String {
    switch cijfer.waarde {
    case .getal(let getal): gedrukt(getal) + (cijfer.isPercentage ? "%" : "")
    case .leeg: "niets"
    case .geenGetal(let tekst): "'\(tekst)'"
    }
  }

  /// Whole when it is; else with two decimals more than the printed number beside it, or all when it has fewer.
  static func breuk(_ breuk: Breuk, naast gedrukt: Gedrukt) -> String {
    let aantal = (0..<gedrukt.decimalen + 2).first(where: breuk.heeft) ?? gedrukt.decimalen + 2
    return tekst(breuk.afgerond(decimalen: aantal), decimalen: aantal)
  }

  /// `1 leerling`, `2.053 meldingen`.
  static func aantal(_ aantal: Int, _ eenheid: Eenheid) -> String {
    Teksttabel.getal(aantal) + " " + (aantal == 1 ? eenheid.rawValue : Aansluitingtabel.meervoud(eenheid))
  }

  private static func tekst(_ cijfers: Int128, decimalen: Int) -> String {
    var tekst = String(cijfers.magnitude)
    if tekst.count <= decimalen { tekst = String(repeating: "0", count: decimalen + 1 - tekst.count) + tekst }
    let voor = tekst.dropLast(decimalen)
    let geheel = Int(voor).map(Teksttabel.getal) ?? String(voor)
    return (cijfers < 0 ? "−" : "") + geheel + (decimalen == 0 ? "" : "," + tekst.suffix(decimalen))
  }
}
