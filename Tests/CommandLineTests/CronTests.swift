import Foundation
import Testing

/// `scripts/cron`: what is installed is what is meant, runs with the options that there are, and goes away again.
@Suite struct CronTests {
  private static let map = Programma.repo + "/scripts/cron"
  private let proef = Proefmap()
  private var onder: String { proef.pad + "/onder" }

  private func installeer(_ opties: String) throws -> Programma.Uitkomst {
    try Programma.script("DESTDIR=\(onder) \(Self.map)/install \(opties)", in: proef.pad)
  }

  private func bestanden() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: onder).filter {
      try FileManager.default.attributesOfItem(atPath: onder + "/" + $0)[.type] as? FileAttributeType
        == .typeRegular
    }.sorted()
  }

  private func lees(_ naam: String) throws -> String {
    try String(contentsOfFile: Self.map + "/" + naam, encoding: .utf8)
  }

  @Test func `it installs one of the two kinds, and removes all but the data`() throws {
    let units = "etc/systemd/system/"
    let data = onder + "/var/lib/sluitend/data"
    #expect(try installeer("").code == 0)
    #expect(try bestanden() == [units + "sluitend.service", units + "sluitend.timer"])
    for naam in ["sluitend.service", "sluitend.timer"] {
      #expect(try String(contentsOfFile: "\(onder)/\(units)\(naam)", encoding: .utf8) == lees(naam))
      let kenmerken = try FileManager.default.attributesOfItem(atPath: "\(onder)/\(units)\(naam)")
      #expect(kenmerken[.posixPermissions] as? Int == 0o644)
    }
    #expect(try FileManager.default.attributesOfItem(atPath: data)[.posixPermissions] as? Int == 0o700)
    try Data("x".utf8).write(to: URL(fileURLWithPath: data + "/blijft"))
    #expect(try installeer("--cron").code == 0)
    #expect(try bestanden() == ["etc/cron.d/sluitend", "var/lib/sluitend/data/blijft"])
    #expect(try String(contentsOfFile: onder + "/etc/cron.d/sluitend", encoding: .utf8) == lees("crontab"))
    #expect(try installeer("--remove").code == 0)
    #expect(try bestanden() == ["var/lib/sluitend/data/blijft"])
    #expect(try installeer("--remove").code == 0, "twice is no fault")
    #expect(try installeer("--nieuw").code == 64)
  }

  /// In the installed commands the folders of the machine become those of the test.
  @Test(arguments: ["sluitend.service", "crontab"]) func `the installed command is a run`(_ naam: String)
    throws
  {
    let regel = try #require(try lees(naam).split(separator: "\n").first { $0.contains("sluitend run") })
    let opdracht = try #require(regel.range(of: "/usr/local/bin/")).upperBound
    let data = try proef.data("data")
    let uitkomst = try Programma.script(
      regel[opdracht...].replacingOccurrences(
        of: "/etc/sluitend/pipelines", with: Programma.repo + "/pipelines"
      )
      .replacingOccurrences(of: "/srv/sluitend/inbox", with: GevallenTests.map + "/_fout")
      .replacingOccurrences(of: "/var/lib/sluitend/data", with: data), in: proef.pad)
    #expect(uitkomst.code == 65 && uitkomst.fout == "")
    #expect(uitkomst.uit.contains("refused (B01") && !uitkomst.uit.contains("published"))
    #expect(FileManager.default.fileExists(atPath: data + "/uitvoer/sluitend.sqlite"))
  }

  @Test func `the service is shut in`() throws {
    let regels = Set(try lees("sluitend.service").split(separator: "\n").map(String.init))
    for regel in [
      "User=sluitend", "UMask=0077", "NoNewPrivileges=yes", "PrivateNetwork=yes",
      "RestrictAddressFamilies=none",
      "PrivateTmp=yes", "ProtectSystem=strict", "ProtectHome=yes", "ReadWritePaths=/var/lib/sluitend/data",
      "CapabilityBoundingSet=",
    ] {
      #expect(regels.contains(regel), "\(regel)")
    }
    #expect(regels.filter { $0.hasPrefix("ReadWritePaths") }.count == 1)
  }

  private static let heeftSystemd = FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")

  @Test(.enabled(if: heeftSystemd)) func `systemd understands service and timer`() throws {
    // The program isn't installed here.
    let uitkomst = try Programma.script(
      """
      sed 's|^ExecStart=.*|ExecStart=/bin/true|' \(Self.map)/sluitend.service > sluitend.service
      cp \(Self.map)/sluitend.timer . && systemd-analyze verify ./sluitend.service ./sluitend.timer \\
        && systemd-analyze security --offline=true --threshold=15 ./sluitend.service > /dev/null
      """, in: proef.pad)
    #expect(uitkomst.code == 0 && uitkomst.fout == "", "\(uitkomst.fout)")
  }
}
