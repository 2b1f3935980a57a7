import Domain
import Foundation
import Load
import Register
import Systeem

extension Datamap {
  /// The folder of a publication.
  ///
  /// - Throws: `NietGevonden` when it isn't there, or not whole.
  func publicatie(_ nummer: Int) throws -> String {
    let pad = "\(publicaties)/\(nummer)"
    guard Map.soort(pad + "/" + Publicatie.sqlite) == .bestand else {
      throw NietGevonden("publication \(nummer) isn't there any more: \(pad)")
    }
    return pad
  }
}

/// The files of a configuration by their roles.
struct Bewaard {
  private(set) var bestanden: [String: [UInt8]]

  init(_ configuratie: Configuratie) {
    bestanden = Dictionary(uniqueKeysWithValues: configuratie.bestanden.map { ($0.naam, $0.inhoud) })
  }

  /// As a publication was counted by.
  ///
  /// - Throws: `NietGevonden` when the register didn't keep it.
  init(_ publicatie: Publicatieverslag, _ register: Register) throws {
    guard !publicatie.configuratie.isEmpty else {
      throw NietGevonden(
        """
        publication \(publicatie.nummer) was made by version \(publicatie.versie), which didn't keep its configuration: \
        what changed since can't be told apart
        """)
    }
    bestanden = try publicatie.configuratie.mapValues { som in
      guard let inhoud = try register.configuratiebestand(som) else {
        throw Registerfout("the configuration of publication \(publicatie.nummer) is incomplete")
      }
      return inhoud
    }
  }

  /// Those of which the names begin with one of these, taken from another.
  func met(_ begin: [String], van ander: Bewaard) -> Bewaard {
    func geldt(_ naam: String) -> Bool { begin.contains { naam.hasPrefix($0) } }
    var nieuw = self
    nieuw.bestanden = bestanden.filter { !geldt($0.key) }.merging(ander.bestanden.filter { geldt($0.key) }) {
      $1
    }
    return nieuw
  }

  /// Whether what records are counted by is the same.
  func teltAls(_ ander: Bewaard) -> Bool {
    func telgrond(_ bewaard: Bewaard) -> [String: [UInt8]] {
      bewaard.bestanden.filter { Configuratie.teltMee($0.key) }
    }
    return telgrond(self) == telgrond(ander)
  }

  /// Reads it, from a folder that is gone afterwards.
  ///
  /// - Throws: `Configuratiefouten` when this version of the program can't read it.
  func configuratie() throws -> Configuratie {
    let map = NSTemporaryDirectory() + "sluitend-configuratie-\(UUID().uuidString)"
    defer { try? Map.verwijder(map) }
    // The folders are there also when nothing is in them.
    for deel in ["bronnen", "definities", "aansluitingen", "referentie"] { try Map.maak(map + "/" + deel) }
    // A yearbook counts nothing, and may name tellingen that aren't there half-way.
    for (naam, inhoud) in bestanden where !naam.hasPrefix("jaarverslag/") {
      let pad = map + "/" + naam + (naam.hasSuffix(".csv") ? "" : ".yaml")
      try Map.maak(Map.ouder(pad))
      try Bestandsschrijver.schrijf(inhoud, naar: pad)
    }
    return try Configuratie(map + "/set-up.yaml")
  }
}

extension Vergelijker {
  /// The way from a publication to what is counted by another configuration from other deliveries: one thing at a time,
  /// and nothing that didn't change.
  ///
  /// - Parameter doel: `totRun` nil = all deliveries that there are.
  static func trappen(
    van oud: Publicatieverslag, naar doel: (bewaard: Bewaard, totRun: Int?), _ register: Register
  ) throws -> [Trap] {
    var bewaard = try Bewaard(oud, register).met(["bronnen/"], van: doel.bewaard)
    var keuze = try Self.keuze(oud.run, register)
    var trappen = [
      Trap(oorzaak: oud.eersteOorzaak, configuratie: try bewaard.configuratie(), keuze: keuze)
    ]
    let eindkeuze = try doel.totRun.map { try Self.keuze($0, register) } ?? .alle
    if eindkeuze != keuze {
      keuze = eindkeuze
      trappen.append(Trap(oorzaak: .leveringen, configuratie: trappen[0].configuratie, keuze: keuze))
    }
    let delen: [(Oorzaak, [String])] = [
      (.correcties, ["correcties/"]), (.definities, ["definities/", "aansluitingen/", "set-up"]),
      (.referentie, ["referentie/"]),
    ]
    var geteld = bewaard
    for (oorzaak, namen) in delen {
      bewaard = bewaard.met(namen, van: doel.bewaard)
      guard !bewaard.teltAls(geteld) else { continue }
      do {
        trappen.append(Trap(oorzaak: oorzaak, configuratie: try bewaard.configuratie(), keuze: keuze))
        geteld = bewaard
      } catch is Configuratiefouten where !bewaard.teltAls(doel.bewaard) {
        // It can't do without what changes further on, as a correction to a gemeente that is new: they count as one.
      }
    }
    return trappen.map { trap in
      // Corrections of another moment need not fit what is known now; only an earlier state lets them be.
      trap.keuze == .alle && !trap.configuratie.correcties.isEmpty
        ? Trap(oorzaak: trap.oorzaak, configuratie: trap.configuratie, keuze: .ingenomen(totRun: .max)) : trap
    }
  }

  /// What a run had; all that there is, when nothing came after it, which is read faster.
  private static func keuze(_ run: Int, _ register: Register) throws -> Leveringskeuze {
    try register.leveringen(naRun: run) == 0 ? .alle : .ingenomen(totRun: run)
  }
}

extension Publicatieverslag {
  /// What its numbers may differ by from a count of today, of the same deliveries by the same configuration.
  var eersteOorzaak: Oorzaak { versie == Versie.huidig ? .lezing : .programma }
}
