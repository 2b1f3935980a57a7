import Geheimhouding
import Testing

/// Which cells are hidden, by hand. The threshold is 5 unless said otherwise: counts of 1–4 are sensitive.
@Suite struct VerbergingTests {
  private func verborgen(_ bouw: Bouwmodel) throws -> [Int] {
    let model = try bouw.model
    let verberging = try Verberging.zoek(model)
    for (cel, grenzen) in try Celgrenzen.van(model, verberging).enumerated() {
      #expect((grenzen != nil) == verberging.isVerborgen[cel])
      #expect(grenzen?.heeft(model.drempel) ?? true, "cell \(cel): \(String(describing: grenzen))")
    }
    return verberging.isVerborgen.indices.filter { verberging.isVerborgen[$0] }
  }

  @Test("Nothing sensitive: all is shown")
  func niets() throws {
    var bouw = Bouwmodel(drempel: 5)
    _ = bouw.tabel([[10, 0], [30, 40]])
    #expect(try verborgen(bouw) == [])
    #expect(try verborgen(Bouwmodel(drempel: 5)) == [])
  }

  @Test("A small count in a sum takes the smallest other with it, of equals the first")
  func som() throws {
    var bouw = Bouwmodel(drempel: 5)
    let delen = bouw.cellen([30, 3, 20, 20, 50])
    _ = bouw.som(delen)
    #expect(try verborgen(bouw) == [delen[1], delen[2]])
  }

  @Test("A small count that stands in no relation is hidden alone")
  func los() throws {
    var bouw = Bouwmodel(drempel: 5)
    let cellen = bouw.cellen([3, 70])
    #expect(try verborgen(bouw) == [cellen[0]])
  }

  @Test("Two of 1 with a total that is shown are both known: the total, or another part, goes too")
  func tweeVanEen() throws {
    var bouw = Bouwmodel(drempel: 5)
    let delen = bouw.cellen([1, 1, 60, 80])
    _ = bouw.som(delen)
    #expect(try verborgen(bouw) == [delen[0], delen[1], delen[2]])
  }

  @Test("A small count in a table takes a rectangle with it")
  func tabel() throws {
    var bouw = Bouwmodel(drempel: 5)
    let tabel = bouw.tabel([[3, 10], [20, 30]])
    #expect(try verborgen(bouw) == tabel.vakken.flatMap { $0 })
  }

  @Test("What a table hides on one side of the grid isn't enough on the other: all relations count together")
  func samen() throws {
    // Each row and each column has two hidden cells, but together they give the corners away: 1 + 1 of the columns
    // less 1 + 1 of the rows.
    var bouw = Bouwmodel(drempel: 3)
    let tabel = bouw.tabel([[1, 9, 1], [9, 20, 9], [1, 9, 30]])
    let hoeken = [tabel.vakken[0][0], tabel.vakken[0][2], tabel.vakken[2][0]]
    let uitkomst = try verborgen(bouw)
    #expect(Set(hoeken).isSubset(of: uitkomst))
  }

  @Test("In a chain of stands the smallest of what came or went, or of the stands, goes with a small one")
  func keten() throws {
    var bouw = Bouwmodel(drempel: 5)
    let standen = bouw.cellen([100, 102, 90])
    let erbij = bouw.cellen([7, 20])
    let eraf = bouw.cellen([5, 32])
    for i in 0..<2 {
      bouw.voegToe(
        Verband(
          .gelijkAanNul,
          [.init(1, standen[i]), .init(1, erbij[i]), .init(-1, eraf[i]), .init(-1, standen[i + 1])]))
    }
    #expect(try verborgen(bouw) == [])
    let klein = bouw.cel(2)
    let rest = bouw.cel(3)
    bouw.voegToe(.som([klein, rest], is: eraf[0]))
    // 2 + 3 of 5 has no room for five values: 5 goes, and then 7 with it.
    #expect(try verborgen(bouw) == [erbij[0], eraf[0], klein, rest])
  }

  @Test("A change that is a constant gives the other stand away")
  func vast() throws {
    var bouw = Bouwmodel(drempel: 5)
    let standen = bouw.cellen([3, 13])
    bouw.voegToe(Verband(.gelijkAanNul, [.init(1, standen[0]), .init(-1, standen[1])], constante: 10))
    #expect(try verborgen(bouw) == standen)
  }

  @Test("A part of a small whole that is shown has no room: the whole goes too")
  func deel() throws {
    var bouw = Bouwmodel(drempel: 5)
    let deel = bouw.cel(2)
    let klein = bouw.cel(5)
    bouw.voegToe(.deel(deel, van: klein))
    // 1–5: five values.
    #expect(try verborgen(bouw) == [deel])

    let meer = bouw.cel(1)
    bouw.voegToe(Verband(.hoogstensNul, [.init(1, deel), .init(1, meer), .init(-1, klein)]))
    #expect(try verborgen(bouw) == [deel, klein, meer])
  }

  @Test("A cell that was shown earlier is never hidden, nor a 0; another takes its place")
  func getoond() throws {
    var bouw = Bouwmodel(drempel: 5)
    let delen = [bouw.cel(3), bouw.cel(0), bouw.cel(10, .getoond), bouw.cel(4, .getoond), bouw.cel(40)]
    _ = bouw.som(delen)
    #expect(try verborgen(bouw) == [delen[0], delen[4]])
  }

  @Test("A cell that was hidden earlier stays hidden, and is protected")
  func eerderVerborgen() throws {
    var bouw = Bouwmodel(drempel: 5)
    let delen = [bouw.cel(60), bouw.cel(50, .verborgen), bouw.cel(70)]
    _ = bouw.som(delen)
    #expect(try verborgen(bouw) == [delen[0], delen[1]])
  }

  @Test("Two tables that share a margin: what is hidden of the margin is protected in both")
  func gedeeldeRand() throws {
    var bouw = Bouwmodel(drempel: 5)
    let rand = bouw.cellen([3, 40, 50])
    _ = bouw.som(rand)
    let links = bouw.cellen([13, 27])
    bouw.voegToe(.som(links, is: rand[1]))
    let rechts = bouw.cellen([19, 21])
    bouw.voegToe(.som(rechts, is: rand[1]))
    #expect(try verborgen(bouw) == [rand[0], rand[1], links[0], rechts[0]])
  }

  @Test("What others have shown can make a cell computable whatever is hidden: all such cells are named")
  func onoplosbaar() throws {
    var bouw = Bouwmodel(drempel: 5)
    let delen = [bouw.cel(3), bouw.cel(10, .getoond), bouw.cel(0)]
    _ = bouw.som(delen, .getoond)
    let goed = bouw.cellen([2, 80])
    _ = bouw.som(goed)
    let krap = bouw.cellen([1, 2])
    _ = bouw.som(krap, .getoond)
    #expect(throws: Geheimhoudingsfout.onoplosbaar(cellen: [delen[0], krap[0], krap[1]])) {
      try verborgen(bouw)
    }
  }

  @Test("Counts of a million among small ones")
  func groot() throws {
    var bouw = Bouwmodel(drempel: 10)
    let tabel = bouw.tabel([
      [1_000_000, 7, 999_999], [2_000_000, 123_456, 3], [654_321, 2_000_000, 888_888],
    ])
    let uitkomst = try verborgen(bouw)
    #expect(uitkomst.contains(tabel.vakken[0][1]) && uitkomst.contains(tabel.vakken[1][2]))
    #expect(uitkomst.count <= 7)
  }

  @Test("Coefficients other than 1, and a cell twice in one relation")
  func coefficienten() throws {
    var bouw = Bouwmodel(drempel: 3)
    let cellen = bouw.cellen([2, 12, 40])
    // 3 × 2 + 2 × 12 + 10 − 40 = 0; the second cell stands in it twice.
    bouw.voegToe(
      Verband(
        .gelijkAanNul, [.init(1, cellen[1]), .init(3, cellen[0]), .init(-1, cellen[2]), .init(1, cellen[1])],
        constante: 10))
    #expect(try verborgen(bouw) == [cellen[0], cellen[1]])
  }

  @Test("Where only fractions have room, more is hidden")
  func breuken() throws {
    // 2a + 2b + c = 15 with c = 1 shown leaves a + b = 7. With c hidden and 2a = d, room is by steps of 2 only.
    var bouw = Bouwmodel(drempel: 2)
    let a = bouw.cel(1)
    let b = bouw.cel(30)
    let c = bouw.cel(31)
    // a = 1 and 3b − 2c + … : a − 3b + 89 = 0 lets a go by steps of 3, each with b by 1.
    bouw.voegToe(Verband(.gelijkAanNul, [.init(1, a), .init(-3, b)], constante: 89))
    bouw.voegToe(Verband(.gelijkAanNul, [.init(2, b), .init(-2, c)], constante: 2))
    bouw.voegToe(Verband(.hoogstensNul, [.init(1, a)], constante: -3))
    #expect(throws: Geheimhoudingsfout.onoplosbaar(cellen: [a, b, c])) { try verborgen(bouw) }
  }
}
