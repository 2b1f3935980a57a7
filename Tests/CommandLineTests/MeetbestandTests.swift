import Foundation
import Testing

/// The figures for Prometheus (`run --metrics`): after each run, whatever it came to, whole at every moment.
@Suite struct MeetbestandTests {
  private let proef = Proefmap()
  private let data: String
  private var bestand: String { proef.pad + "/meten/sluitend.prom" }

  init() throws {
    data = try proef.data("data")
    try FileManager.default.createDirectory(atPath: proef.pad + "/meten", withIntermediateDirectories: true)
  }

  private func draai(_ inbox: String, metrics: String? = nil) throws -> Programma.Uitkomst {
    try Programma.draai(
      "run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data, "--metrics", metrics ?? bestand)
  }

  /// Name and labels → value; every figure has its help and its kind above it.
  private func lees() throws -> [String: Double] {
    let tekst = try String(contentsOfFile: bestand, encoding: .utf8)
    #expect(tekst.hasSuffix("\n"))
    var cijfers: [String: Double] = [:]
    var beschreven: Set<String> = []
    for regel in tekst.split(separator: "\n") {
      let woorden = regel.split(separator: " ")
      if regel.hasPrefix("# TYPE ") {
        #expect(woorden.count == 4 && woorden[3] == "gauge")
        #expect(beschreven.insert(String(woorden[2])).inserted)
      } else if !regel.hasPrefix("# HELP ") {
        #expect(
          woorden.count == 2 && beschreven.contains(String(woorden[0].prefix { $0 != "{" })), "\(regel)")
        cijfers[String(woorden[0]).replacingOccurrences(of: "sluitend_", with: "")] = Double(woorden[1])
      }
    }
    return cijfers
  }

  @Test func `the figures are those of the last run, and of what is there`() throws {
    #expect(try draai(GevallenTests.map + "/_fout").code == 65)
    let eerste = try lees()
    let nu = Date().timeIntervalSince1970
    #expect(eerste["last_run_timestamp_seconds"].map { abs($0 - nu) < 60 } == true)
    #expect(eerste["last_run_duration_seconds"].map { $0 > 0 && $0 < 60 } == true)
    #expect(eerste["last_run_exit_code"] == 65)
    #expect(eerste["last_run_rows{outcome=\"read\"}"] == 4)
    #expect(eerste["last_run_rows{outcome=\"accepted\"}"] == 1)
    #expect(eerste["last_run_rows{outcome=\"rejected\"}"] == 3)
    #expect(eerste["deliveries{outcome=\"aanvaard\"}"] == 1)
    #expect(eerste["deliveries{outcome=\"dubbel\"}"] == 0)
    #expect(eerste["deliveries{outcome=\"B01\"}"] == 1 && eerste["deliveries{outcome=\"B05\"}"] == 0)
    #expect(eerste["publication"] == 1 && eerste["schooljaren"] == 1)
    #expect(eerste["register_bytes"].map { $0 > 10_000 } == true)
    // Nothing new, and a run that fails: what is there stays, what the run did is nothing.
    #expect(try draai(GevallenTests.map + "/_fout").code == 0)
    let tweede = try lees()
    #expect(tweede["last_run_exit_code"] == 0 && tweede["last_run_rows{outcome=\"read\"}"] == 0)
    #expect(tweede["publication"] == 1 && tweede["deliveries{outcome=\"aanvaard\"}"] == 1)
    #expect(try draai(proef.pad + "/nergens").code == 66)
    let derde = try lees()
    #expect(derde["last_run_exit_code"] == 66 && derde["publication"] == 1 && derde["schooljaren"] == 1)
    let namen = try FileManager.default.contentsOfDirectory(atPath: proef.pad + "/meten")
    #expect(namen == ["sluitend.prom"])
    let rechten = try FileManager.default.attributesOfItem(atPath: bestand)[.posixPermissions] as? Int
    #expect(rechten == 0o644, "a collector runs as somebody else")
  }

  @Test func `before the first run ends there is nothing to tell of a publication`() throws {
    #expect(try draai(proef.pad + "/nergens").code == 66)
    #expect(try lees().keys.contains("publication") == false)
  }

  @Test func `a file that can't be written stops the run before it begins`() throws {
    let klein = GevallenTests.map + "/_klein"
    let nergens = try draai(klein, metrics: proef.pad + "/nergens/a.prom")
    #expect(nergens.code == 66)
    #expect(nergens.fout == "sluitend: folder \(proef.pad)/nergens of the metrics can't be found\n")
    #expect(try draai(klein, metrics: proef.pad + "/meten").code == 74)
    let inbox = proef.pad + "/inbox"
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    #expect(try draai(inbox, metrics: inbox + "/a.prom").code == 64)
    #expect(try FileManager.default.contentsOfDirectory(atPath: inbox).isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: data) == ["sleutel"])
  }

  /// A reader that looks all the time sees one run's figures or another's, never a part.
  @Test func `the file is switched to, not written in place`() throws {
    #expect(try draai(GevallenTests.map + "/_klein").code == 0)
    func nummer() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: bestand)[.systemFileNumber] as? Int
    }
    let oud = try FileHandle(forReadingFrom: URL(fileURLWithPath: bestand))
    let eerste = try String(contentsOfFile: bestand, encoding: .utf8)
    let voor = try nummer()
    #expect(try draai(GevallenTests.map + "/_klein").code == 0)
    #expect(try nummer() != voor)
    #expect(try String(decoding: oud.readToEnd() ?? Data(), as: UTF8.self) == eerste)
  }
}
