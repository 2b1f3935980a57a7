import Domain
import Foundation
import Testing

@testable import Pipeline
@testable import Register
@testable import Transform

/// Puts a made-up register into the real one, and the shipped definitions beside it.
enum Proefbank {
  private static let configuratie = Result {
    // Tests/TransformTests/Proefbank.swift lies three levels below the repository.
    let map = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return try Configuratie(map + "/pipelines/ijssel-vecht.yaml")
  }

  /// Those of `pipelines/`, as they hold in a school year.
  static func definities(_ schooljaar: Schooljaar = Schooljaar(beginjaar: 2021)) throws -> Definities {
    try configuratie.get().definities.voor(schooljaar)
  }

  /// `SLUITEND_SEEDS` raises the number of random registers.
  static func zaden(_ aantal: Int) -> Range<Int> {
    let gevraagd = ProcessInfo.processInfo.environment["SLUITEND_SEEDS"].flatMap { Int($0) } ?? 0
    return 0..<max(aantal / 2, aantal * gevraagd / 400)
  }

  /// A fresh register in a folder of its own, for as long as the closure runs.
  static func metRegister<R>(_ gebruik: (Register) throws -> R) throws -> R {
    try Tijdelijk.metMap { map in try gebruik(Register(map + "/register.sqlite")) }
  }

  static func neemOp(_ leveringen: [Proeflevering], in register: Register) throws {
    let run = try register.beginRun("proef", versie: "0")
    for levering in leveringen { try neemOp(levering, in: register, run: run) }
  }

  @discardableResult
  static func neemOp(_ levering: Proeflevering, in register: Register, run: Int) throws -> Rijtelling {
    let uitkomst = try register.neemOp(levering.levering, run: run, bijRijen: {}) { ontvanger in
      for rij in levering.rijen {
        switch rij.inhoud {
        case .melding(let melding): try ontvanger.neem(melding, van: rij.sleutels, rij: rij.rij)
        case .werkproces(let werkproces): try ontvanger.neem(werkproces, van: rij.sleutels, rij: rij.rij)
        case .opgave(let opgave): try ontvanger.neem(opgave, van: rij.sleutels, rij: rij.rij)
        case .afgekeurd(let code):
          try ontvanger.neem(Afkeuring(rij: rij.rij, code: code, veld: nil, bytes: nil))
        }
      }
      return .gelezen(rijen: levering.rijen.count, codering: "utf-8")
    }
    guard case .aanvaard(let telling) = uitkomst else { throw Voorbeeld.Onleesbaar(description: "geweigerd") }
    return telling
  }

  /// What is counted for one school year, put together as a run does.
  ///
  /// - Parameter ook: tellingen that aren't shipped.
  static func partitie(
    _ stand: Stand, _ gebied: Proefgebied, _ jaar: Schooljaar, ook: [Telling] = []
  ) throws -> Partitie {
    let verscheept = try definities(jaar)
    let definities = Definities(
      gevallen: verscheept.gevallen, tellingen: verscheept.tellingen + ook, bevolkingstellingen: [],
      verhoudingen: [],
      aansluitingen: [])
    let peildata = definities.peildata(in: jaar)
    let records = try stand.records(bij: jaar, lopendOp: peildata, migratie: gebied.migratie)
    return Partitie(
      schooljaar: jaar, regio: gebied.regio, gemeenten: Gemeentetabel(gebied.gemeenten),
      scholen: Schooltabel(gebied.scholen), gevallen: definities.gevallen, meldingen: records.meldingen,
      werkprocessen: records.werkprocessen, opgaven: records.opgaven, opvolgers: records.opvolgers)
  }
}

extension Proefbank {
  /// What a register of these deliveries, taken in in this order, comes to.
  static func beeld(
    _ leveringen: [Proeflevering], _ gebied: Proefgebied, opDag: LocalDate? = nil
  ) throws -> Beeld {
    try metRegister { register in
      try neemOp(leveringen, in: register)
      return try Beeld(register, gebied, opDag: opDag)
    }
  }

  /// Shows each school year of a made-up register.
  static func metPartities(_ proef: Proefregister, _ gebruik: (Partitie) throws -> Void) throws {
    try metRegister { register in
      try neemOp(proef.leveringen, in: register)
      try register.metStand(opDag: nil) { stand in
        for jaar in try stand.schooljaren() { try gebruik(partitie(stand, proef.gebied, jaar)) }
      }
    }
  }
}

extension Register {
  /// Without corrections: what was delivered.
  func metStand<R>(opDag: LocalDate?, _ gebruik: (Stand) throws -> R) throws -> R {
    try metStand(opDag: opDag, correcties: [], gebruik)
  }
}
