import Domain

/// `niet-ingeschreven: {meer-dan: 4 weken, zomer: {van: 07-31, tot-en-met: 08-31}}` — while living in the gemeente, and
/// being leerplichtig or kwalificatieplichtig by age, the pupil was for so long on end neither enrolled at a school nor
/// exempted, and had no startkwalificatie: absoluut verzuim, derived from who lives where and is enrolled where.
///
/// - It is asked of an opgave `inwoner`; a stay in another gemeente begins a new time.
/// - Enrolled: an opgave `inschrijving` on that day; a day between two enrolments is a day without. Exempted: a werkproces
///   `vrijstelling` that was granted (`besluit` toegekend or via-duo) and runs that day.
/// - The days of `zomer` don't count, and don't break the time off: a pupil who leaves one school on 31 July and enters
///   the next when lessons begin isn't absent. Without `zomer` all days count.
/// - Counted over a school year: the time reached that length by some day of it that isn't in `zomer`. On a peildatum: the
///   time that goes on on that day has that length by then. It is followed back to one year before the school year.
///
/// Source: the volgsysteem opens a werkproces absoluut verzuim when no enrolment is known four weeks after somebody came to live
/// in the gemeente (council paper Dalfsen 2021-2022); Leerplichtwet 1969, art. 2 and 4a. Whether four weeks or more than four,
/// the papers don't agree on, so it is a parameter.
public struct NietIngeschrevenClausule: Sendable {
  /// Days of the calendar, the first and the last included; within one calendar year.
  public struct Zomer: Hashable, Sendable {
    let van: (maand: Int, dag: Int)
    let totEnMet: (maand: Int, dag: Int)

    /// Nil when it ends before it begins, or a day doesn't exist in every year.
    public init?(van: (maand: Int, dag: Int), totEnMet: (maand: Int, dag: Int)) {
      guard van <= totEnMet, LocalDate(jaar: 2021, maand: van.maand, dag: van.dag) != nil,
        LocalDate(jaar: 2021, maand: totEnMet.maand, dag: totEnMet.dag) != nil
      else { return nil }
      self.van = van
      self.totEnMet = totEnMet
    }

    public static func == (a: Self, b: Self) -> Bool { a.van == b.van && a.totEnMet == b.totEnMet }

    public func hash(into hasher: inout Hasher) {
      for getal in [van.maand, van.dag, totEnMet.maand, totEnMet.dag] { hasher.combine(getal) }
    }

    fileprivate func dagen(in jaar: Int) -> ClosedRange<LocalDate>? {
      guard let begin = LocalDate(jaar: jaar, maand: van.maand, dag: van.dag, jaren: 0...9999),
        let einde = LocalDate(jaar: jaar, maand: totEnMet.maand, dag: totEnMet.dag, jaren: 0...9999)
      else { return nil }
      return begin...einde
    }

    var tekst: String { "{van: \(Self.tekst(van)), tot-en-met: \(Self.tekst(totEnMet))}" }

    private static func tekst(_ dag: (maand: Int, dag: Int)) -> String {
      [dag.maand, dag.dag].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: "-")
    }
  }

  let grens: Grens
  let isInWeken: Bool
  let zomer: Zomer?

  /// - Parameter isInWeken: of seven days; else days.
  public init(_ grens: Grens, isInWeken: Bool, zomer: Zomer?) {
    self.grens = grens
    self.isInWeken = isInWeken
    self.zomer = zomer
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool {
    let schooljaar = zicht.partitie.schooljaar
    let eerste = max(
      rij.begin, Plicht.begin(geboren: rij.geboortedatum), Opgavevenster.dagen(schooljaar).lowerBound)
    let laatste = min(
      rij.einde ?? zicht.teldag, rij.geboortedatum.verjaardag(18).plus(dagen: -1), zicht.teldag)
    guard eerste <= laatste else { return false }
    let gedekt = gedekt(rij, zicht)
    return tijden(zonder: gedekt, eerste, laatste).contains { tijd in
      guard haalt(tijd) else { return false }
      if let peildatum = zicht.peildatum { return tijd.upperBound >= peildatum }
      // The days behind the last one that counts add nothing to its length.
      let begin = max(tijd.lowerBound, schooljaar.begin)
      return begin <= tijd.upperBound && tellend(begin, tijd.upperBound) > 0
    }
  }

  private func haalt(_ tijd: ClosedRange<LocalDate>) -> Bool {
    Grens(grens.soort, isInWeken ? 7 * grens.waarde : grens.waarde)
      .haalt(tellend(tijd.lowerBound, tijd.upperBound))
  }

  /// How many days count.
  private func tellend(_ van: LocalDate, _ totEnMet: LocalDate) -> Int {
    Self.aantal(van, totEnMet) - zomerdagen(van, totEnMet)
  }

  private func zomerdagen(_ van: LocalDate, _ totEnMet: LocalDate) -> Int {
    guard let zomer else { return 0 }
    return (van.delen.jaar...totEnMet.delen.jaar).reduce(0) { som, jaar in
      guard let dagen = zomer.dagen(in: jaar) else { return som }
      return som + max(0, Self.aantal(max(van, dagen.lowerBound), min(totEnMet, dagen.upperBound)))
    }
  }

  private static func aantal(_ van: LocalDate, _ totEnMet: LocalDate) -> Int {
    Int(totEnMet.dagnummer - van.dagnummer) + 1
  }

  /// What is left of a time when others are taken away: in order, as long as can be.
  private func tijden(
    zonder gedekt: [(begin: LocalDate, einde: LocalDate?)], _ eerste: LocalDate, _ laatste: LocalDate
  ) -> [ClosedRange<LocalDate>] {
    var over: [ClosedRange<LocalDate>] = []
    var begin = eerste
    for tijd in gedekt.sorted(by: { $0.begin < $1.begin }) {
      guard begin <= laatste else { break }
      if tijd.begin > begin {
        over.append(begin...min(tijd.begin.plus(dagen: -1), laatste))
      }
      guard let einde = tijd.einde else { return over }
      begin = max(begin, einde.plus(dagen: 1))
    }
    if begin <= laatste { over.append(begin...laatste) }
    return over
  }

  /// The times in which the pupil is enrolled, exempted, or has a startkwalificatie.
  private func gedekt(_ rij: Rij, _ zicht: Zicht) -> [(begin: LocalDate, einde: LocalDate?)] {
    let partitie = zicht.partitie
    let opgaven = partitie.records(.opgave, van: rij.leerling).lazy.map { partitie.opgaverijen[Int($0)] }
      .filter { Self.opgavesoorten.contains($0.soort) }
    let vrijstellingen = partitie.records(.werkproces, van: rij.leerling).lazy
      .map { partitie.werkprocesrijen[Int($0)] }
      .filter {
        $0.soort == Werkprocessoort.vrijstelling.rawValue && !$0.isOvergezet
          && Self.besluiten.contains($0.kenmerken[.besluit])
      }
    return opgaven.map { ($0.begin, $0.einde) } + vrijstellingen.map { ($0.begin, $0.einde) }
  }

  private static let opgavesoorten = Set([Opgavesoort.inschrijving, .startkwalificatie].map(\.rawValue))
  private static let besluiten = Set(["toegekend", "via-duo"].compactMap { Kenmerk.besluit.nummer($0) })

  var tekst: String {
    "{\(grens.tekst) \(isInWeken ? "weken" : "dagen")" + (zomer.map { ", zomer: \($0.tekst)" } ?? "") + "}"
  }
}
