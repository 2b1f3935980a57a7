import Foundation
import Testing

/// Every exit code that the help names, caused (formats.md, section 5).
@Suite struct ExitcodeTests {
  /// In each, `run` is the main job on the inbox `$inbox`; a folder `data` is there with its key.
  static let oorzaken: [(code: Int32, wat: String, opdracht: String)] = [
    (0, "done", "inbox=$klein; run"),
    (0, "nothing to do", "inbox=$klein; run; run"),
    (64, "an option that isn't there", "sluitend run --nieuw"),
    (64, "a data folder within the inbox", "mkdir inbox; inbox=inbox; data=inbox/data; run"),
    (
      64, "metrics in the data folder",
      "inbox=$klein; sluitend run --pipeline $opzet --inbox $klein --data data --metrics data/sleutel; rc=$?; test $(wc -c < data/sleutel) = 32 && exit $rc"
    ),
    (
      64, "tables in the data folder",
      "inbox=$klein; run; sluitend diff 1 1 --data data --out data/publicaties/x"
    ),
    (65, "files refused, too many rows rejected", "inbox=$fout; run"),
    (66, "no such set-up", "inbox=$klein; opzet=nergens.yaml; run"),
    (66, "no such inbox", "inbox=nergens; run"),
    (
      74, "another key",
      "inbox=$klein; run; head -c 32 /dev/urandom > data/sleutel; sluitend run --pipeline $opzet --inbox $fout --data data"
    ),
    (74, "a report that can't be written", "inbox=$klein; run; sluitend runs --data data > /dev/full"),
    (66, "the key is gone", "inbox=$klein; run; rm data/sleutel; run"),
    (
      70, "a bridge that doesn't close",
      """
      cp -r $pijplijn .; opzet=pipelines/ijssel-vecht.yaml; inbox=$klein
      sed -i 's/houd: {soort: .V3, V4, LRV.}/houd: {soort: [V4]}/' pipelines/aansluitingen/verzuim-volgsysteem-duo.yaml
      run
      """
    ),
    (74, "a folder that can't be made", "touch data/archief; inbox=$klein; run"),
    (74, "a file where a folder belongs", "touch data/publicaties; inbox=$klein; run"),
    (
      75, "another run holds the lock",
      "flock data/slot sluitend run --pipeline $opzet --inbox $klein --data data"
    ),
    (
      78, "a profile at fault",
      """
      cp -r $pijplijn .; opzet=pipelines/ijssel-vecht.yaml; inbox=$klein
      echo 'formaat: papier' > pipelines/bronnen/duo-verzuim-csv.yaml
      run
      """
    ),
    (
      78, "a delivery that the set-up stops for",
      """
      cp -r $pijplijn .; opzet=pipelines/ijssel-vecht.yaml
      echo 'drift: {kolommen-nieuw: stop}' >> $opzet
      inbox=in; mkdir -p in/duo-verzuim-csv; cd in/duo-verzuim-csv; cp $klein/duo-verzuim-csv/* .
      sed 's/$/;x/' meldingen_20201005.csv > meldingen_20201012.csv; cd ../..
      run
      """
    ),
    (130, "SIGINT", "signaal=INT; onderbreek"),
    (143, "SIGTERM", "signaal=TERM; onderbreek"),
  ]

  private static let begin = """
    klein={gevallen}/_klein fout={gevallen}/_fout pijplijn={repo}/pipelines opzet={repo}/pipelines/ijssel-vecht.yaml
    data=data
    run() { sluitend run --pipeline "$opzet" --inbox "$inbox" --data "$data" > /dev/null; }
    # The signal comes while it waits for the lock.
    onderbreek() {
      exec 9> data/slot; flock 9
      sluitend run --pipeline "$opzet" --inbox "$klein" --data data --wait > wacht 9>&- & local loop=$!
      until [ -s wacht ]; do sleep 0.05; done
      kill -$signaal $loop
      for _ in {1..100}; do kill -0 $loop 2> /dev/null || break; sleep 0.1; done
      kill -9 $loop 2> /dev/null; wait $loop
    }

    """

  @Test(arguments: oorzaken.indices) func `each cause has its exit code`(_ i: Int) throws {
    let oorzaak = Self.oorzaken[i]
    let proef = Proefmap()
    _ = try proef.data("data")
    let opdracht = (Self.begin + oorzaak.opdracht)
      .replacingOccurrences(of: "{gevallen}", with: GevallenTests.map)
      .replacingOccurrences(of: "{repo}", with: Programma.repo)
    // A job of a shell without job control ignores SIGINT from its begin on.
    let uitkomst = try Programma.script("set -m\n" + opdracht, in: proef.pad)
    #expect(uitkomst.code == oorzaak.code, "\(oorzaak.wat): \(uitkomst.fout)")
    #expect((uitkomst.fout == "") == [0, 65].contains(uitkomst.code), "a failure says why")
  }

  @Test func `the causes are of all codes, in the help and in the README`() throws {
    let codes = Set(Self.oorzaken.map(\.code))
    let hulp = try Programma.draai("--help").uit
    let tabel = hulp.split(separator: "\n").drop { $0 != "EXIT CODES" }.prefix { !$0.hasPrefix("USAGE") }
    let inHulp = tabel.compactMap { $0.wholeMatch(of: #/ *(\d+)  .*/#).flatMap { Int32($0.1) } }
    #expect(Set(inHulp) == codes && inHulp.count == codes.count)
    let leesmij = try String(contentsOfFile: Programma.repo + "/README.md", encoding: .utf8)
    let inLeesmij = leesmij.split(separator: "\n").drop { $0 != "| exit | meaning |" }.dropFirst(2)
      .prefix { $0.hasPrefix("|") }.flatMap {
        $0.matches(of: #/^\| ([\d, ]+) \|/#).flatMap { $0.1.split(separator: ", ") }
      }
    #expect(Set(inLeesmij.compactMap { Int32($0) }) == codes)
  }
}
