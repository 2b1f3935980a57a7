import Domain

/// How a telling comes to its number: all records that it begins with, what each reason takes away, and what is left.
public struct Trechter: Sendable {
  /// The first is the begin: over a school year all its records; on a peildatum those that run on that day.
  public let treden: [Trechtertrede]
  /// The records that count: indices in the partition, ascending.
  public let geteld: [Int32]
  /// What they come to, in the unit of the telling.
  public let waarde: Telwaarde
}

/// The records that are left at the end don't come to what the telling counts on its own.
public struct Trechterfout: Error, CustomStringConvertible, Sendable {
  public let telling: String
  public let stand: Telwaarde
  public let verwacht: Telwaarde

  public var description: String {
    """
    the steps to telling \(telling) end at \(stand.waarde) (\(stand.eenheid.rawValue)), but counted on its own it is \
    \(verwacht.waarde) (\(verwacht.eenheid.rawValue))
    """
  }
}

extension Telling {
  /// Takes away record by record what isn't counted, each for the first reason that holds: withdrawn, out of the region
  /// (as `Buitenreden`), in another gemeente than the one asked for, and then the clauses in their order.
  ///
  /// - Throws: `Trechterfout` when what is left isn't what `tel` counts.
  public func trechter(_ partitie: Partitie, _ bereik: Bereik) throws -> Trechter {
    let trechter = loop(partitie, bereik)
    try trechter.controleer(id, verwacht: tel(partitie).waarde(bereik))
    return trechter
  }

  private func loop(_ partitie: Partitie, _ bereik: Bereik) -> Trechter {
    let dag = periode.dag(in: partitie.schooljaar)
    let zicht = Zicht(partitie: partitie, bereik: bereik, peildatum: dag)
    var rijen = partitie.rijen(bron)
    if let dag {
      rijen = rijen.indices.map { partitie.rij(bron, $0, op: dag) }
    }
    // On a peildatum there is no end to the records of other years: the count begins with those that run.
    let lopend = clausules.filter { dag != nil && $0.naam == .lopend }
    let begin = rijen.indices.filter { i in
      dag == nil ? rijen[i].schooljaar == partitie.schooljaar : lopend.gelden(rijen[i], i, zicht)
    }
    var stand = Trechterstand(rijen: rijen, over: begin)
    let metOvergezette = clausule(.metOvergezette) != nil
    for (reden, buiten) in Self.redenen(bron, partitie) {
      stand.neemWeg(reden) { i in
        var rij = rijen[i]
        if metOvergezette { rij.isOvergezet = false }
        return Buitenreden(rij) == buiten
      }
    }
    if bereik != .regio { stand.neemWeg(.andereGemeente) { i in !bereik.bevat(rijen[i].plaats) } }
    for clausule in clausules where dag == nil || clausule.naam != .lopend {
      stand.neemWeg(.clausule(naam: clausule.naam.rawValue, tekst: clausule.tekst)) { i in
        !clausule.geldt(rijen[i], i, zicht)
      }
    }
    let eenheden = Set(stand.over.map { geteld($0, rijen[$0], partitie) })
    return Trechter(
      treden: stand.treden, geteld: stand.over.map { Int32($0) }, waarde: Telwaarde(eenheden.count, eenheid))
  }

  /// Only a melding can be withdrawn.
  private static func redenen(_ bron: Recordsoort, _ partitie: Partitie) -> [(Afvalreden, Buitenreden)] {
    let overal: [(Afvalreden, Buitenreden)] = [
      (.andereRegio, .andereRegio), (.gemeenteZonderRegio, .gemeenteZonderRegio),
    ]
    return switch bron {
    case .melding: [(.ingetrokken, .ingetrokken)] + overal
    // Few regions ever change their volgsysteem.
    case .werkproces where partitie.werkprocesrijen.contains(where: \.isOvergezet):
      [(.overgezet, .overgezet)] + overal
    case .werkproces: overal
    case .opgave: overal
    }
  }
}

extension Trechter {
  func controleer(_ telling: String, verwacht: Telwaarde) throws {
    guard waarde == verwacht else { throw Trechterfout(telling: telling, stand: waarde, verwacht: verwacht) }
  }
}

private struct Trechterstand {
  let rijen: [Rij]
  /// Indices, ascending.
  private(set) var over: [Int]
  private(set) var treden: [Trechtertrede] = []

  init(rijen: [Rij], over: [Int]) {
    self.rijen = rijen
    self.over = over
    voegTrede(nil, eraf: 0)
  }

  mutating func neemWeg(_ reden: Afvalreden, _ weg: (Int) -> Bool) {
    let eerst = over.count
    over.removeAll(where: weg)
    voegTrede(reden, eraf: eerst - over.count)
  }

  private mutating func voegTrede(_ reden: Afvalreden?, eraf: Int) {
    let leerlingen = Set(over.map { rijen[$0].leerling }).count
    treden.append(
      Trechtertrede(reden: reden, eraf: eraf, records: over.count, leerlingen: Aantal(leerlingen)))
  }
}
