import Testing

/// `kenmerk: {grond: [5a, 5b], besluit: [toegekend, via-duo]}` — of each kenmerk that is named, the werkproces has one of
/// these codes. A werkproces that lacks one of them doesn't count: what isn't registered is none of the codes.
@Suite struct KenmerkClausuleTests {
  @Test("kenmerk keeps the werkprocessen with a code that it names, and none without any")
  func een() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | soort        | grond       | geldt
        1      | vrijstelling | 3a          |
        2      | vrijstelling | 5a          | ja
        3      | vrijstelling | 5a-trekkend |
        4      | vrijstelling | 5b          | ja
        5      | vrijstelling | 15          |
        6      | vrijstelling |             |
        7      | verlof       | 5a          | ja
        """)
    #expect(
      try voorbeeld.waarvoor("kenmerk: {grond: [5a, 5b]}", .werkproces)
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test("Of several kenmerken each must have one of its codes")
  func meer() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | soort        | grond | besluit        | geldt
        1      | vrijstelling | 5a    | toegekend      | ja
        2      | vrijstelling | 5a    | via-duo        | ja
        3      | vrijstelling | 5a    | afgewezen      |
        4      | vrijstelling | 5a    | in-behandeling |
        5      | vrijstelling | 5c    | toegekend      |
        6      | vrijstelling | 5a    |                |
        7      | vrijstelling |       | toegekend      |
        """)
    #expect(
      try voorbeeld.waarvoor("kenmerk: {grond: [5a, 5b], besluit: [toegekend, via-duo]}", .werkproces)
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test("Each kenmerk has its own codes")
  func alle() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | aanleiding | afdoening | fase    | onderwijs | inkomen   | geldt
        1      | luxe       | leerstraf | traject | vso       | tot-300   | ja
        2      | relatief   | leerstraf | traject | vso       | tot-300   |
        3      | luxe       | sepot     | traject | vso       | tot-300   |
        4      | luxe       | leerstraf | contact | vso       | tot-300   |
        5      | luxe       | leerstraf | traject | entree    | tot-300   |
        6      | luxe       | leerstraf | traject | vso       | boven-300 |
        """)
    let clausule = """
      kenmerk: {aanleiding: [luxe], afdoening: [leerstraf], fase: [traject], onderwijs: [vso], inkomen: [tot-300, geen]}
      """
    #expect(try voorbeeld.waarvoor(clausule, .werkproces) == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test(
    "A kenmerk or code that there isn't, and an empty one, is a fault",
    arguments: [
      "{reden: [5a]}", "{grond: [6]}", "{besluit: [5a]}", "{grond: []}", "{}", "[5a]", "{grond: 5a}",
    ])
  func fouten(kenmerk: String) {
    #expect(throws: (any Error).self) {
      try Definitietekst.clausules("kenmerk: \(kenmerk)", .werkproces)
    }
  }

  @Test("A melding has no kenmerken to ask for")
  func melding() {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("kenmerk: {grond: [5a]}", .melding) }
  }
}
