import Domain
import Testing

@testable import Extract

@Suite("R07: a gemeentecode that never existed")
struct R07GemeentecodeTests {
  @Test("An optional GM and digits; leading zeros don't count", arguments: Bron.allCases)
  func spellingen(_ bron: Bron) throws {
    let codes = [
      "193", "0193", "000193", "GM0193", "GM193", "GM000193", " 0193 ",
      String(repeating: "0", count: 300) + "193",
    ]
    let uitslag = try bron.lees(codes.map { bron.rij([.gemeentecode: $0]) })
    let gelezen =
      uitslag.meldingen.map(\.gemeentecode) + uitslag.werkprocessen.map(\.gemeentecode)
      + uitslag.opgaven.map(\.gemeentecode)
    #expect(gelezen == codes.map { _ in Gemeentecode(waarde: 193) })
  }

  @Test("A code that has ended did exist", arguments: Bron.allCases)
  func beeindigd(_ bron: Bron) throws {
    try bron.toets([.goed([.gemeentecode: "0003"]), .goed([.gemeentecode: "3"])])
  }

  @Test("All else is rejected", arguments: Bron.allCases)
  func onbekend(_ bron: Bron) throws {
    let fout = [
      "194", "9999", "0", "0000", "GM", "GM0", "gm0193", "Gm0193", "GM 0193", "19300", "00193a", "Zwolle",
      "01 93", "-193", "+193", "193.0", "GMGM0193", "M0193", "0193GM", "０１９３", "99999999999999999999999193",
    ]
    try bron.toets(fout.map { .fout(.r07, .gemeentecode, [.gemeentecode: $0]) })
  }
}
