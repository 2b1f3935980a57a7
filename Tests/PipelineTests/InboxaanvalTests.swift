import Domain
import Foundation
import Register
import Systeem
import Testing

/// What somebody may put into the inbox beside deliveries.
@Suite struct InboxaanvalTests {
  private static let goed = "duo-verzuim-csv/goed_20201001.csv"

  private func werkplaats() throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.lever(Self.goed, Meldingregel.bestand(.init(nummer: "1")))
    return plaats
  }

  @Test func `links out of the inbox, pipes, sockets and devices are left alone and never opened`() throws {
    let plaats = try werkplaats()
    let map = plaats.inbox + "/duo-verzuim-csv/"
    try plaats.schrijf(plaats.map + "/buiten/geheim_20201001.csv", Meldingregel.bestand(.init(nummer: "2")))
    for (naam, doel) in [
      ("link", "../../buiten/geheim_20201001.csv"), ("ver", plaats.map + "/buiten/geheim_20201001.csv"),
      ("nul", "/dev/zero"), ("rond", "rond_20201001.csv"), ("weg", "bestaat-niet.csv"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(map)\(naam)_20201001.csv", withDestinationPath: doel)
    }
    try FileManager.default.createSymbolicLink(
      atPath: plaats.inbox + "/duo-verzuim-xml", withDestinationPath: plaats.map + "/buiten")
    try #require(mkfifo(map + "pijp_20201001.csv", 0o600) == 0)
    let contact = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(contact) }
    var adres = sockaddr_un()
    adres.sun_family = sa_family_t(AF_UNIX)
    let naam = Array((map + "s_20201001.csv").utf8)
    let past = withUnsafeMutableBytes(of: &adres.sun_path) { plek in
      guard naam.count < plek.count else { return false }
      plek.copyBytes(from: naam)
      return true
    }
    if past {
      let lengte = socklen_t(MemoryLayout<sockaddr_un>.size)
      let gebonden = withUnsafePointer(to: &adres) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(contact, $0, lengte) }
      }
      try #require(gebonden == 0)
    }
    #expect(try plaats.draai() == .klaar)
    #expect(try plaats.uitvoer().leveringen.kolom("bestand") == [Self.goed])
    #expect(past, "the temporary folder's path is too long for a socket: there was none")
  }

  @Test func `names that try a path, a line or another order of reading are only names`() throws {
    let plaats = try werkplaats()
    let namen = [
      "..evil_20201001.csv", "...._20201001.csv", "a\nb_20201002.csv", "a\u{202E}vsc_20201003.csv",
      "a\u{1B}[2J_20201004.csv",
    ]
    for (i, naam) in namen.enumerated() {
      try plaats.lever("duo-verzuim-csv/" + naam, Meldingregel.bestand(.init(nummer: "N\(i)")))
    }
    #expect(try plaats.draai() == .klaar)
    // A name with a dot in front is hidden; the others are deliveries under their own names.
    let bestanden = try plaats.uitvoer().leveringen.kolom("bestand")
    #expect(Set(bestanden) == Set([Self.goed] + namen.dropFirst(2).map { "duo-verzuim-csv/" + $0 }))
    #expect(try FileManager.default.contentsOfDirectory(atPath: plaats.map + "/data/archief").count == 4)
  }

  @Test func `what is shown of a name stays on its line, in its order`() {
    #expect(Zichtbaar.naam("a\nb\u{1B}[2J\u{7F}\u{85}") == "a?b?[2J??")
    let onzichtbaar: [ClosedRange<UInt32>] = [
      0x202A...0x202E, 0x2066...0x2069, 0x200E...0x200F, 0x2028...0x2029, 0x200B...0x200D, 0xFEFF...0xFEFF,
      0x61C...0x61C,
    ]
    for teken in onzichtbaar.joined().compactMap(Unicode.Scalar.init) {
      #expect(Zichtbaar.naam("a\(teken)b") == "a?b", "U+\(String(teken.value, radix: 16))")
    }
    #expect(Zichtbaar.naam("Fryslân 😀 é_20201001.csv") == "Fryslân 😀 é_20201001.csv")
    #expect(Bestandsfout("a\n\u{202E}b", reden: "gone").description == "a??b: gone")
  }

  @Test func `a file that changes while it is read is an error, and nothing of it stays`() throws {
    let plaats = try Werkplaats()
    let pad = plaats.map + "/groeit"
    let begin = Array(repeating: UInt8(0x61), count: 1 << 20)
    let archief = try Archief(plaats.map + "/archief")
    let wijzigingen: [(String, (FileHandle) throws -> Void)] = [
      (
        "grows",
        {
          _ = try $0.seekToEnd(); try $0.write(contentsOf: Data([0x62]))
        }
      ),
      ("shrinks", { try $0.truncate(atOffset: 1 << 19) }),
      (
        "changes",
        {
          try $0.seek(toOffset: (1 << 20) - 1); try $0.write(contentsOf: Data([0x62]))
        }
      ),
    ]
    for (hoe, wijzig) in wijzigingen {
      try Data(begin).write(to: URL(fileURLWithPath: pad))
      let sha256 = try Archief.sha256(van: pad)
      var gewijzigd = false
      let fout = #expect(throws: Bestandsfout.self, "\(hoe)") {
        try archief.neemOp(pad, sha256: sha256) { _ in
          guard !gewijzigd else { return }
          gewijzigd = true
          let bestand = try FileHandle(forUpdating: URL(fileURLWithPath: pad))
          try wijzig(bestand)
          try bestand.close()
        }
      }
      #expect(fout?.reden == "changed while it was being read", "\(hoe)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: plaats.map + "/archief") == [], "\(hoe)")
    }
    try FileManager.default.removeItem(atPath: pad)
    #expect(throws: Bestandsfout.self) { try Archief.sha256(van: pad) }
  }
}
