import Foundation
import GRDB
import Register
import Testing

@testable import Pipeline

/// What the tests of `forget`, `rekey` and `retain` need of a data folder.
extension Werkplaats {
  var dataPad: String { map + "/data" }

  func vergeet(_ nummer: String, _ data: String = "data", droog: Bool = false) throws -> String {
    let gelezen = try #require(Nummerinvoer.nummer(Array(nummer.utf8)))
    return try Vergeten(data: self.data(data), pipeline: nil, wacht: false, droog: droog).doe(gelezen)
  }

  /// All files below a folder, with their bytes; links with where they point.
  static func inhoud(_ map: String) throws -> [String: Data] {
    try FileManager.default.subpathsOfDirectory(atPath: map).reduce(into: [:]) { uit, naam in
      let pad = map + "/" + naam
      if let doel = try? FileManager.default.destinationOfSymbolicLink(atPath: pad) {
        uit[naam] = Data(doel.utf8)
        return
      }
      var isMap: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: pad, isDirectory: &isMap)
      if !isMap.boolValue { uit[naam] = try Data(contentsOf: URL(fileURLWithPath: pad)) }
    }
  }

  /// The files below the data folder in which these bytes stand.
  func bestanden(met bytes: Data, _ data: String = "data") throws -> [String] {
    try Self.inhoud(map + "/" + data).filter { $0.value.range(of: bytes) != nil }.map(\.key).sorted()
  }

  func bestanden(met tekst: String, _ data: String = "data") throws -> [String] {
    try bestanden(met: Data(tekst.utf8), data)
  }

  /// Every row that was read is somewhere, by the register's own account.
  func bewaakBehoud(_ data: String = "data") throws {
    try Register(map + "/" + data + "/register.sqlite").bewaakBehoud()
  }

  /// Copies a data folder.
  func kopieerData(naar nieuw: String) throws {
    try? FileManager.default.removeItem(atPath: map + "/" + nieuw)
    try FileManager.default.copyItem(atPath: dataPad, toPath: map + "/" + nieuw)
  }

  func waarde<W: DatabaseValueConvertible>(_ sql: String, _ data: String = "data") throws -> W? {
    try DatabaseQueue(path: map + "/" + data + "/register.sqlite").read { try W.fetchOne($0, sql: sql) }
  }

  func voerUit(_ sql: String, _ data: String = "data") throws {
    try DatabaseQueue(path: map + "/" + data + "/register.sqlite").write { try $0.execute(sql: sql) }
  }

  func teksten(_ sql: String, _ data: String = "data") throws -> [String] {
    try DatabaseQueue(path: map + "/" + data + "/register.sqlite").read {
      try String.fetchAll($0, sql: sql)
    }
  }

  /// One delivery of `duo-verzuim-xml`, each record on lines of its own.
  static func xml(_ regels: [Meldingregel], codering: String = "UTF-8", los: String = "") -> String {
    let records = regels.map { regel in
      """
        <Verzuimgeval merk="x">
          <Deelnemer><BSN>\(regel.bsn)</BSN><Onderwijsnummer>\(regel.onderwijsnummer)</Onderwijsnummer>\
      <Geboortedatum>2006-03-17</Geboortedatum></Deelnemer>
          <Onderwijsinstelling><BRIN>01AA</BRIN><Vestiging>18</Vestiging></Onderwijsinstelling>
          <UitvoerderVSV><CodeUitvoerderVSV>\(regel.gemeente)</CodeUitvoerderVSV></UitvoerderVSV>
          <MeldingRelatiefVerzuim>
            <NummerMeldingRelatiefVerzuim>\(regel.nummer)</NummerMeldingRelatiefVerzuim>
            <SoortVerzuim>\(regel.soort)</SoortVerzuim>
            <DatumBeginVerzuim>\(regel.begin)</DatumBeginVerzuim><DatumEindeVerzuim>\(regel.einde)</DatumEindeVerzuim>
            <DatumTijdMelding>\(regel.melddatum)</DatumTijdMelding>
            <StatusMeldingRelatiefVerzuim>\(regel.status)</StatusMeldingRelatiefVerzuim>
          </MeldingRelatiefVerzuim>
          <Procesverloop><DatumLaatsteMutatie>\(regel.mutatie)</DatumLaatsteMutatie></Procesverloop>
        </Verzuimgeval>

      """
    }
    return """
      <?xml version="1.0" encoding="\(codering)"?>
      <DC0011LeveringMeldingRelatiefVerzuim>
        <verzendendeInstantie>DUO\(los)</verzendendeInstantie>
      \(records.joined())</DC0011LeveringMeldingRelatiefVerzuim>

      """
  }
}
