import Foundation
import Testing

/// Where the system refuses: folders and files that may not be written or read, a disk that is full. A clear error
/// with its code, nothing half done, and all is well when it is mended.
@Suite(.serialized) struct RechtenTests {
  private static let isRoot = geteuid() == 0

  /// Permissions don't hold for root, so as root the tests become `nobody`; that must be able to start the program.
  private static let kanAlsGewoon: Bool =
    !isRoot
    || (try? Programma.script(
      "\(alsNiemand) test -x '\(Programma.pad)' -a -r '\(Programma.opzet)'", in: NSTemporaryDirectory()))?
      .code == 0

  private static let alsNiemand = "setpriv --reuid=65534 --regid=65534 --clear-groups"

  /// Mounting takes more than to be root: containers often may not.
  private static let kanKoppelen: Bool = {
    guard isRoot else { return false }
    let proef = Proefmap()
    let script = "mkdir schijf && mount -t tmpfs -o size=64k tmpfs schijf && umount schijf"
    return (try? Programma.script(script, in: proef.pad))?.code == 0
  }()

  /// In each, `run` is the main job; `data` holds a publication of an earlier inbox. `breek` is done before the run
  /// that fails, `maak` before the next.
  static let gevallen: [(wat: String, breek: String, maak: String, code: Int32, fout: String)] = [
    ("the data folder", "chmod 500 data", "chmod 700 data", 74, "{map}/data/slot.houder.nieuw"),
    (
      "the register", "chmod 400 data/register.sqlite*", "chmod 600 data/register.sqlite*", 74,
      "{map}/data/register.sqlite"
    ),
    (
      "the archive", "chmod 500 data/archief", "chmod 700 data/archief", 74, "{map}/data/archief/binnenkomst-"
    ),
    (
      "the publications", "chmod 500 data/publicaties", "chmod 700 data/publicaties", 74,
      "{map}/data/publicaties/.bouw-2"
    ),
    ("the key", "chmod 000 data/sleutel", "chmod 600 data/sleutel", 74, "{map}/data/sleutel"),
    ("the lock", "chmod 000 data/slot", "chmod 600 data/slot", 74, "{map}/data/slot"),
    (
      "a delivery", "chmod 000 inbox/duo-verzuim-csv/*", "chmod 600 inbox/duo-verzuim-csv/*", 74,
      "{map}/inbox/duo-verzuim-csv/meldingen_20201005.csv"
    ),
    (
      "a profile's folder", "chmod 000 inbox/duo-verzuim-csv", "chmod 700 inbox/duo-verzuim-csv", 74,
      "{map}/inbox/duo-verzuim-csv"
    ),
    ("the inbox", "chmod 000 inbox", "chmod 700 inbox", 66, "inbox can't be opened: {map}/inbox"),
    ("the set-up", "chmod 000 opzet.yaml", "chmod 600 opzet.yaml", 66, "opzet.yaml"),
  ]

  private static func script(_ tekst: String, _ map: String) throws -> Programma.Uitkomst {
    let begin = """
      set -eu
      run() { sluitend run --pipeline "${opzet:-{opzet}}" --inbox {map}/inbox --data {map}/data --quiet; }
      begin() {
        cp -r {gevallen}/_klein inbox; mkdir later; mv inbox/duo-verzuim-csv later; run > /dev/null
        mv later/duo-verzuim-csv inbox; readlink data/uitvoer > was
      }

      """
    let heel = (begin + tekst).replacingOccurrences(of: "{map}", with: map)
      .replacingOccurrences(of: "{gevallen}", with: GevallenTests.map)
      .replacingOccurrences(of: "{opzet}", with: Programma.opzet)
    try heel.write(toFile: map + "/script", atomically: false, encoding: .utf8)
    if isRoot { _ = try Programma.script("chown -R 65534:65534 .", in: map) }
    return try Programma.script((isRoot ? alsNiemand : "") + " bash ./script", in: map)
  }

  @Test(
    .enabled(if: kanAlsGewoon, "needs an ordinary user, or root with setpriv"), arguments: gevallen.indices)
  func `what may not be read or written stops the run, and nothing is half done`(_ i: Int) throws {
    let geval = Self.gevallen[i]
    let proef = Proefmap()
    let uitkomst = try Self.script(
      """
      begin
      cp -r \(Programma.repo)/pipelines .; mv pipelines/ijssel-vecht.yaml pipelines/opzet.yaml
      ln -s pipelines/opzet.yaml opzet.yaml
      opzet={map}/pipelines/opzet.yaml
      \(geval.breek)
      code=0; run > uit 2> fout || code=$?
      \(geval.maak)
      cat uit; cat fout >&2
      [ "$(readlink data/uitvoer)" = "$(cat was)" ] || echo "uitvoer was switched"
      ls -A data/publicaties data/archief | grep -E '^(\\.|binnen)' || true
      run > uit 2>&1 || echo "the next run ends with $?: $(cat uit)"
      exit $code
      """, proef.pad)
    #expect(uitkomst.code == geval.code, "\(geval.wat)")
    #expect(uitkomst.uit == "", "\(geval.wat)")
    let waar = geval.fout.replacingOccurrences(of: "{map}", with: proef.pad)
    #expect(
      uitkomst.fout.hasPrefix("sluitend: ") && uitkomst.fout.contains(waar)
        && uitkomst.fout.split(separator: "\n").count == 1, "\(geval.wat): \(uitkomst.fout)")
    if let feiten = try? Beeld(proef.pad + "/data/uitvoer") { #expect(!feiten.isLeeg) }
  }

  @Test(.enabled(if: kanAlsGewoon, "needs an ordinary user, or root with setpriv"))
  func `an inbox that may only be read is enough, a place that may not be written is no data folder`() throws
  {
    let proef = Proefmap()
    let uitkomst = try Self.script(
      """
      cp -r {gevallen}/_klein inbox; chmod -R a-w inbox
      sluitend run --pipeline {opzet} --inbox inbox --data {map}/data 2> fout | tail -1
      chmod -R u+w inbox; mkdir vast; chmod 500 vast
      sluitend run --pipeline {opzet} --inbox inbox --data {map}/vast/data --quiet || exit $?
      """, proef.pad)
    #expect(uitkomst.code == 74)
    #expect(uitkomst.uit.hasPrefix("published \(proef.pad)/data/publicaties/1: "))
    #expect(uitkomst.fout == "sluitend: \(proef.pad)/vast/data: Permission denied\n")
  }

  /// A real one, of each size up to what a run takes.
  @Test(.enabled(if: kanKoppelen, "needs root that may mount"))
  func `a full disk stops the run, keeps the last publication, and the next run mends it`() throws {
    let proef = Proefmap()
    let map = proef.pad
    try Programma.draai(
      "sample", "--pipeline", Programma.opzet, "--out", map + "/inbox", "--meldingen", "300", "--seed", "7")
    func run() throws -> Programma.Uitkomst {
      try Programma.draai(
        "run", "--pipeline", Programma.opzet, "--inbox", map + "/inbox", "--data", map + "/schijf/data",
        "--quiet")
    }
    func eis(_ script: String) throws {
      #expect(try Programma.script(script, in: map).code == 0, "\(script)")
    }
    try eis("mkdir schijf && mount -t tmpfs -o size=64m tmpfs schijf")
    defer { _ = try? Programma.script("umount schijf", in: map) }
    let data = map + "/schijf/data"
    // Results under one key can be compared.
    let sleutel = try proef.data("sleutelmap") + "/sleutel"
    try eis("mkdir -m 700 schijf/data && cp -p '\(sleutel)' schijf/data")
    #expect(try run().code == 65)
    let verwacht = try Beeld(data + "/uitvoer")
    try eis(
      "rm -r schijf/data; mkdir -m 700 schijf/data && cp -p '\(sleutel)' schijf/data")
    try eis("mv inbox heel; mkdir -p inbox; cp -r heel/volgsysteem-werkprocessen inbox")
    #expect(try run().code == 0)
    let oud = try Beeld(data + "/uitvoer")
    try eis("rm -r inbox; mv heel inbox; cp -a schijf/data begin")
    var vol = 0
    for kib in stride(from: 64, through: 4096, by: 256) {
      // What is there now, and so much more.
      try eis(
        "rm -rf schijf/data; cp -a begin schijf/data; mount -o remount,size=$(($(du -sk schijf | cut -f1) + \(kib)))k schijf"
      )
      let uitkomst = try run()
      if [0, 65].contains(uitkomst.code) {
        #expect(try Beeld(data + "/uitvoer") == verwacht)
      } else {
        vol += 1
        #expect(uitkomst.code == 74)
        #expect(
          uitkomst.fout.hasPrefix("sluitend: \(data)/")
            && (uitkomst.fout.contains("No space left on device") || uitkomst.fout.contains("disk is full")
              || uitkomst.fout.contains("disk I/O error")),
          "\(uitkomst.fout)")
        #expect(try Beeld(data + "/uitvoer") == oud)
      }
      try eis("mount -o remount,size=64m schijf")
      _ = try run()
      #expect(try Beeld(data + "/uitvoer") == verwacht)
    }
    #expect(vol > 2)
  }

  @Test func `cron's environment is enough: no home, no path, no locale, no terminal, nothing open`() throws {
    let proef = Proefmap()
    let verwacht = try proef.data("gewoon")
    try Programma.draai(
      "run", "--pipeline", Programma.opzet, "--inbox", GevallenTests.map + "/_klein", "--data", verwacht)
    for (i, sluiten) in ["", "<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"].enumerated() {
      let data = try proef.data("data-\(i)")
      let opdracht =
        "run --pipeline '\(Programma.opzet)' --inbox '\(GevallenTests.map)/_klein' --data '\(data)'"
      let uitkomst = try Programma.script(
        "cd /; exec env -i '\(Programma.pad)' \(opdracht) \(sluiten)", in: proef.pad)
      #expect(uitkomst.code == 0 && !uitkomst.fout.contains("sluitend:"), "closed: \(sluiten)")
      #expect(uitkomst.uit.isEmpty == (sluiten.hasPrefix(">&-") || sluiten.contains(" >&-")))
      // What is printed must not end up in a file that took the place of a closed stream.
      #expect(try Data(contentsOf: URL(fileURLWithPath: data + "/slot")).isEmpty, "closed: \(sluiten)")
      #expect(try Beeld(data + "/uitvoer") == Beeld(verwacht + "/uitvoer"))
      let namen = try FileManager.default.contentsOfDirectory(atPath: data).sorted()
      #expect(namen == ["archief", "publicaties", "register.sqlite", "sleutel", "slot", "uitvoer"])
    }
  }
}
