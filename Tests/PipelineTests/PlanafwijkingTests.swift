import Testing

@testable import Pipeline

/// What was done is held against the plan: each way in which it can differ has its words.
@Suite struct PlanafwijkingTests {
  private func plan(
    _ leveringen: [Plan.Levering] = [], delen: [Plan.Deel] = [], publicatie: String? = "2"
  ) -> Plan {
    Plan(
      opdracht: "run", versie: "1", vorige: 1, leveringen: leveringen, drift: [], delen: delen,
      publicatie: publicatie)
  }

  private func levering(
    _ oordeel: Plan.Levering.Oordeel, _ reden: String? = nil, rijen: Plan.Levering.Rijen? = nil
  ) -> Plan.Levering {
    Plan.Levering(
      pad: "a.csv", bron: "bron", sha256: "af", ontvangen: nil, oordeel: oordeel, reden: reden, rijen: rijen)
  }

  /// - Parameter uitkomst: nil = the list of deliveries doesn't have it.
  private func afwijkingen(
    _ levering: Plan.Levering, _ uitkomst: String?, gelezen: Int? = nil, afgekeurd: Int? = nil
  ) -> [String] {
    var gedaan = Plan.Gedaan()
    gedaan.isGepubliceerd = true
    if let uitkomst { gedaan.leveringen["af a.csv"] = (uitkomst, gelezen, afgekeurd) }
    return plan([levering]).afwijkingen(gedaan)
  }

  @Test func `what became of a file`() {
    let rijen = Plan.Levering.Rijen(gelezen: 4, nieuw: 3, gewijzigd: 0, ongewijzigd: 0, afgekeurd: 1)
    let nieuw = levering(.nieuw, rijen: rijen)
    #expect(afwijkingen(nieuw, "aanvaard", gelezen: 4, afgekeurd: 1) == [])
    let rijenAnders = "a.csv: planned 4 rows and 1 to reject, done"
    #expect(afwijkingen(nieuw, "aanvaard", gelezen: 5, afgekeurd: 1) == ["\(rijenAnders) 5 and 1"])
    #expect(afwijkingen(nieuw, "aanvaard", gelezen: 4, afgekeurd: 0) == ["\(rijenAnders) 4 and 0"])
    #expect(afwijkingen(nieuw, nil) == ["a.csv: planned, but not done"])
    #expect(afwijkingen(nieuw, "B03") == ["a.csv: planned as aanvaard, done as B03"])
    #expect(afwijkingen(nieuw, "dubbel") == ["a.csv: planned as aanvaard, done as dubbel"])
  }

  @Test func `a refusal is the same by its code, and a further name may become the first`() {
    #expect(afwijkingen(levering(.geweigerd, "B01: near line 1"), "B01") == [])
    #expect(
      afwijkingen(levering(.geweigerd, "B01: near line 1"), "B02")
        == ["a.csv: planned as B01, done as B02"])
    #expect(
      afwijkingen(levering(.geweigerd, "B01"), "aanvaard") == ["a.csv: planned as B01, done as aanvaard"])
    #expect(afwijkingen(levering(.dubbel, "b.csv"), "dubbel") == [])
    #expect(afwijkingen(levering(.dubbel, "b.csv"), "aanvaard", gelezen: 1, afgekeurd: 0) == [])
    #expect(
      afwijkingen(levering(.dubbel, "b.csv"), "B02") == ["a.csv: planned as dubbel, done as B02"])
    // Read again from the archive: it may lie in the inbox no more.
    #expect(afwijkingen(levering(.opnieuw), nil) == [])
  }
}
