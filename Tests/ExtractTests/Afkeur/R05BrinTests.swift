import Testing

@testable import Extract

@Suite("R05: the BRIN isn't two digits and two capitals")
struct R05BrinTests {
  @Test("Two digits and two capitals, no more and no less", arguments: Bron.allCases)
  func vorm(_ bron: Bron) throws {
    let fout = [
      "25G", "25GAA", "2AGA", "25ga", "25Ga", "GA25", "25G1", "25ÉA", "２5GA", "25 GA", "25GA00", "-",
    ]
    try bron.toets(
      ["25GA", "00AA", "99ZZ", " 25GA "].map { .goed([.brin: $0]) }
        + fout.map { .fout(.r05, .brin, [.brin: $0]) })
  }

  @Test("Empty is allowed, but for a melding", arguments: Bron.allCases)
  func leeg(_ bron: Bron) throws {
    for leeg in ["", "  ", nil] {
      try bron.toets([
        bron.record == .melding ? .fout(.r05, .brin, [.brin: leeg]) : .goed([.brin: leeg])
      ])
    }
  }
}
