import Domain
import Register
import Report
import Systeem

/// Which rejected rows and refused files are tried again.
public struct Herkansingskeuze: Sendable {
  /// `R01`–`R09` or `B01`–`B05`; nil = all. A delivery is read whole: its rows with another code are tried too.
  public var code: String?
  /// The path below the inbox; nil = all.
  public var levering: String?

  public init(code: String? = nil, levering: String? = nil) {
    self.code = code
    self.levering = levering
  }

  /// The command without its paths, for the ledger and the lock.
  var opdracht: String { "replay" + (code.map { " --code \($0)" } ?? "") }
}

/// Tries rejected rows again, from the archive, and refused files, from the inbox; what is new there is left alone.
/// Deliveries that an ordinary run would read again are read again too: all numbers are of today's configuration.
struct Herkansing {
  private let register: Register
  private let inbox: Inbox
  /// Those that hold rejected rows, and how many with each code.
  let leveringen: [Levering]
  private let codes: [[String: Int]]
  private let geweigerd: [Bestandsregel]
  /// The refused files that are still what they were.
  let teBeoordelen: [(bestand: Inbox.Bestand, inhoud: String)]

  /// - Throws: `NietGevonden` for a path that was never seen.
  init(_ keuze: Herkansingskeuze, _ register: Register, _ inbox: Inbox) throws {
    self.register = register
    self.inbox = inbox
    let bestanden = try register.bestandslijst()
    if let levering = keuze.levering, !bestanden.contains(where: { $0.pad == levering }) {
      throw NietGevonden(
        "no file \(levering) was ever seen; 'leveringen.csv' lists them all, by path below the inbox")
    }
    leveringen = try register.leveringen(metAfkeur: keuze.code, bestand: keuze.levering)
    codes = try leveringen.map { try register.afkeuringen(van: $0.sha256) }
    geweigerd = bestanden.filter { regel in
      guard case .geweigerd(let code) = regel.uitkomst else { return false }
      return (keuze.code ?? code.rawValue) == code.rawValue && (keuze.levering ?? regel.pad) == regel.pad
    }
    teBeoordelen = try geweigerd.compactMap { regel in
      guard let bestand = inbox.bestanden.first(where: { $0.pad == regel.pad }) else { return nil }
      let inhoud = try Archief.sha256(van: inbox.map + "/" + bestand.pad)
      return inhoud == regel.inhoud ? (bestand, inhoud) : nil
    }
  }

  /// What became of it.
  ///
  /// - Parameter werk: that was done.
  func verslag(_ werk: Planstap.Werk, run: Int) throws -> Herkansingsverslag {
    var verslag = Herkansingsverslag()
    for (levering, codes) in zip(leveringen, codes) {
      if werk.opnieuw.contains(where: { $0.levering.sha256 == levering.sha256 }) {
        verslag.voeg(
          levering.bestand, codes, nieuw: try register.herkansingen(van: levering.sha256, run: run))
      } else {
        verslag.zonderProfiel.append(levering.bestand)
      }
    }
    verslag.bestanden = try geweigerd.map { regel in
      var nu = Herkansingsverslag.Bestand.Uitkomst.nietGevonden
      if teBeoordelen.contains(where: { $0.bestand.pad == regel.pad && $0.inhoud == regel.inhoud }) {
        nu = .beoordeeld(try register.bestand(regel.pad, sha256: regel.sha256)?.weigering)
      } else if inbox.bestanden.contains(where: { $0.pad == regel.pad }) {
        nu = .andereInhoud
      }
      return Herkansingsverslag.Bestand(pad: regel.pad, code: regel.uitkomst.tekst, nu: nu)
    }
    return verslag
  }
}

/// What became of all that was tried again.
struct Herkansingsverslag {
  /// The rejected rows of a delivery that had one code.
  struct Rijen {
    let levering: String
    let code: String
    let geprobeerd: Int
    let aanvaard: Int
    /// Still rejected, by code.
    let afgekeurd: [String: Int]
  }

  struct Bestand {
    enum Uitkomst {
      /// Nil = it is a delivery now.
      case beoordeeld(Weigercode?)
      case nietGevonden
      case andereInhoud
    }

    let pad: String
    let code: String
    let nu: Uitkomst
  }

  private var rijen: [Rijen] = []
  /// Deliveries whose source no profile reads any more.
  var zonderProfiel: [String] = []
  var bestanden: [Bestand] = []

  /// - Parameters:
  ///   - codes: how many rows had each code before.
  ///   - nieuw: how many of them got from which code to which; nil = accepted.
  mutating func voeg(
    _ levering: String, _ codes: [String: Int], nieuw: [(code: String, nieuweCode: String?, aantal: Int)]
  ) {
    for (code, aantal) in codes.sorted(by: { $0.key < $1.key }) {
      var afgekeurd: [String: Int] = [:]
      for wissel in nieuw where wissel.code == code {
        if let nieuweCode = wissel.nieuweCode { afgekeurd[nieuweCode] = wissel.aantal }
      }
      let aanvaard = nieuw.first { $0.code == code && $0.nieuweCode == nil }?.aantal ?? 0
      let gebleven = aantal - aanvaard - afgekeurd.values.reduce(0, +)
      if gebleven > 0 { afgekeurd[code] = gebleven }
      rijen.append(
        Rijen(levering: levering, code: code, geprobeerd: aantal, aanvaard: aanvaard, afgekeurd: afgekeurd))
    }
  }

  /// Tables, and a line with the totals; without a line end behind it.
  var tekst: String {
    var delen: [String] = []
    if !rijen.isEmpty {
      var tabel = Teksttabel([
        .init("levering"), .init("code"), .init("rows tried", rechts: true), .init("accepted", rechts: true),
        .init("still rejected"),
      ])
      for regel in rijen {
        let nog = regel.afgekeurd.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        tabel.voeg([
          Melder.veilig(regel.levering), regel.code, String(regel.geprobeerd), String(regel.aanvaard),
          nog.joined(separator: ", "),
        ])
      }
      delen.append(tabel.tekst)
    }
    if !bestanden.isEmpty {
      var tabel = Teksttabel([.init("refused file"), .init("was"), .init("now")])
      for bestand in bestanden {
        tabel.voeg([Melder.veilig(bestand.pad), bestand.code, Self.tekst(bestand)])
      }
      delen.append(tabel.tekst)
    }
    if !zonderProfiel.isEmpty {
      let regels = zonderProfiel.map {
        "\(Melder.veilig($0)): not tried, for no profile reads its source any more\n"
      }
      delen.append(regels.joined())
    }
    delen.append(slot)
    return delen.joined(separator: "\n")
  }

  private static func tekst(_ bestand: Bestand) -> String {
    switch bestand.nu {
    case .beoordeeld(nil): "accepted"
    case .beoordeeld(let code?):
      code.rawValue == bestand.code ? "refused again" : "refused (\(code.rawValue))"
    case .nietGevonden: "not tried: it isn't in the inbox any more"
    case .andereInhoud: "not tried: it has another content now; 'sluitend run' takes that in"
    }
  }

  private var slot: String {
    let geprobeerd = rijen.reduce(0) { $0 + $1.geprobeerd }
    let aanvaard = rijen.reduce(0) { $0 + $1.aanvaard }
    let uitkomsten = bestanden.compactMap { bestand -> Bool? in
      if case .beoordeeld(let code) = bestand.nu { code == nil } else { nil }
    }
    return """
      \(geprobeerd) rejected rows tried: \(aanvaard) accepted, \(geprobeerd - aanvaard) still rejected; \
      \(uitkomsten.count) refused files tried: \(uitkomsten.count { $0 }) accepted
      """
  }
}

extension Opvragen {
  /// Rejected rows and refused files that were read again with another outcome, each with its first code, the run that
  /// gave it and the run that changed it.
  ///
  /// - Parameters:
  ///   - code: only with this first code; nil = all.
  ///   - levering: only this path; nil = all.
  public func herkansingen(code: String?, levering: String?) throws -> String {
    let vraag = Afkeurvraag(code: code, levering: levering)
    var tabel = Teksttabel([
      .init("levering"), .init("rij", rechts: true), .init("was"), .init("veld"),
      .init("since run", rechts: true),
      .init("now"), .init("in run", rechts: true),
    ])
    var (rijen, bestanden) = (0, 0)
    try Register(lezen: map.register).herkansingen { herkansing in
      guard vraag.past(code: herkansing.code, levering: herkansing.levering) else { return }
      if herkansing.rij == nil { bestanden += 1 } else { rijen += 1 }
      tabel.voeg([
        Melder.veilig(herkansing.levering), herkansing.rij.map(String.init) ?? "", herkansing.code,
        Melder.veilig(herkansing.veld ?? ""), String(herkansing.sinds), herkansing.nieuweCode ?? "accepted",
        String(herkansing.run),
      ])
    }
    let slot = "\(rijen) rows and \(bestanden) files got another outcome when they were read again\n"
    return rijen + bestanden == 0 ? slot : tabel.tekst + "\n" + slot
  }
}
