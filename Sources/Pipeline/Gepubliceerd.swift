import Domain
import Load
import Report
import Systeem
import Transform

/// A file of published figures, checked by relations.
public struct Gepubliceerd: Sendable {
  private let naam: String
  private let controle: Cijfercontrole
  /// What the file calls the region, and its gemeenten.
  private let plaatsen: (regio: String, gemeenten: @Sendable (Schooljaar) -> [String])

  /// - Parameters:
  ///   - pipeline: the set-up of the region.
  ///   - cijfers: the file of figures.
  ///   - relaties: the file of relations; nil = beside the figures, with `.yaml` for `.csv`.
  ///   - data: the folder of a run, for relations with a telling; nil = these are not asked.
  /// - Throws: `NietGevonden` for a file that isn't there or can't be opened; `Configuratiefouten` with all that is
  ///   wrong in set-up, figures or relations.
  public init(pipeline: String, cijfers: String, relaties: String?, data: String?) throws {
    let configuratie = try Configuratie(pipeline)
    let relatiepad = relaties ?? (cijfers.hasSuffix(".csv") ? String(cijfers.dropLast(4)) : cijfers) + ".yaml"
    for (pad, wat) in [(cijfers, "file of figures"), (relatiepad, "file of relations")]
    where Map.soort(pad, volgLinks: true) != .bestand {
      throw NietGevonden("\(wat) \(pad) can't be found")
    }
    let telcijfers = try data.map { try Self.telcijfers($0, configuratie) }
    let fouten = Foutenlijst()
    let lijst: [Cijfer]
    do {
      lijst = try Cijferlezer(fouten: fouten).lees(cijfers)
    } catch let fout as Bestandsfout {
      throw NietGevonden("\(fout)")
    }
    let bestand = Knoop.lees(relatiepad, bestand: relatiepad, fouten).map {
      Relatielezer(definities: configuratie.definities.nieuwste).lees($0)
    }
    try fouten.gooi()
    let (gemeenten, regio) = (configuratie.gemeenten, configuratie.regio)
    let relatiebestand = bestand ?? Relatiebestand(regio: "", overal: Cijferkeuze([:]), relaties: [])
    naam = cijfers.split(separator: "/").last.map(String.init) ?? cijfers
    let vanRegio: @Sendable (Schooljaar) -> [String] = { gemeenten.gemeenten(van: regio, in: $0).map(\.naam) }
    plaatsen = (relatiebestand.regio, vanRegio)
    controle = Cijfercontrole(
      relatiebestand,
      Cijferbronnen(
        cijfers: lijst, regio: relatiebestand.regio, gemeenten: vanRegio, telcijfers: telcijfers))
  }

  /// The unexplained differences between figures of a school year, a sentence each in Dutch. None when the file isn't about a
  /// gemeente of the set-up's region.
  func onverklaard(_ schooljaar: Schooljaar) -> [String] {
    let gemeenten = plaatsen.gemeenten(schooljaar)
    guard controle.uitslagen.contains(where: { gemeenten.contains($0.cijfer.plaats) }) else { return [] }
    return Cijferverslag(naam: naam, controle: controle, alle: false).onverklaard(
      schooljaar, plaatsen: Set(gemeenten).union([plaatsen.regio]))
  }

  /// Whether some difference is explained by nothing.
  public var heeftOnverklaard: Bool { !controle.onverklaard.isEmpty }

  /// The report for the coordinator, in Dutch.
  ///
  /// - Parameter alle: also every figure with all that was said of it.
  public func verslag(alle: Bool) -> String {
    Cijferverslag(naam: naam, controle: controle, alle: alle).tekst.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { Melder.veilig(String($0)) }.joined(separator: "\n")
  }

  private static func telcijfers(_ data: String, _ configuratie: Configuratie) throws -> Telcijfers {
    let map = Datamap(data)
    guard map.isGepubliceerd else {
      throw NietGevonden("\(data) holds no publication; 'sluitend run --data \(data) …' makes one")
    }
    let lezer = try Feitenlezer(map.feiten)
    let (gemeenten, regio) = (configuratie.gemeenten, configuratie.regio)
    var tellingen: [Telcijfers.Plek: [String: Telcijfers.Telcijfer]] = [:]
    var aansluitingen: [Telcijfers.Plek: [String: [Aansluitingstrede]]] = [:]
    for schooljaar in try lezer.schooljaren().compactMap({ Schooljaar($0) }) {
      let codes = gemeenten.gemeenten(van: regio, in: schooljaar).map(\.code)
      for rij in try lezer.tellingen(schooljaar) {
        tellingen[.init(schooljaar, rij.gemeente), default: [:]][rij.telling] = .init(
          eenheid: rij.eenheid, periode: rij.periode, aantal: rij.aantal)
      }
      for aansluiting in try lezer.aansluitingen(schooljaar) {
        for code in [nil] + codes.map(Optional.some) {
          aansluitingen[.init(schooljaar, code), default: [:]][aansluiting.id] = try lezer.treden(
            aansluiting.id, schooljaar, gemeente: code)
        }
      }
    }
    return Telcijfers(
      tellingen: tellingen, aansluitingen: aansluitingen,
      code: { naam, schooljaar in
        gemeenten.gemeenten(van: regio, in: schooljaar).first { $0.naam == naam }?.code
      })
  }
}
