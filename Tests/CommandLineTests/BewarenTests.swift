import Foundation
import Testing

/// The commands that remove something, killed while they do.
@Suite struct BewarenTests {
  private let map = Proefmap()

  private func script(_ tekst: String) throws -> Programma.Uitkomst {
    try Programma.script(tekst, in: map.pad)
  }

  /// Kills a command at many moments; whatever it left, the publication can be read, and a second try ends well.
  ///
  /// - Parameters:
  ///   - opdracht: shell text that does the command on `$DATA`.
  ///   - sporen: a file with what must stand in no file in the end: `nummer` or `pseudoniem`.
  private func dood(_ opdracht: String, sporen: String, keren: Int = 20) throws {
    _ = try map.data("data")
    _ = try script(
      """
      sluitend sample --pipeline \(Programma.opzet) --out inbox --meldingen 200 --seed 5
      sluitend run --pipeline \(Programma.opzet) --inbox inbox --data data --quiet
      cat inbox/duo-verzuim-csv/*.csv | cut -d';' -f2 | grep -E '^[0-9]{9}$' | head -1 > nummer
      tail -n +2 data/uitvoer/feiten/schooljaar=2020-2021/feit_melding.csv | cut -d';' -f2 | sort -u > eerst
      # Of a pupil without a record that a later school year has or needs.
      cp -a data heel; sluitend retain --before 2021-2022 --data heel
      while read -r p; do grep -rqF "$p" heel || { echo "$p" > pseudoniem; break; }; done < eerst; test -s pseudoniem
      """)
    for keer in 1...keren {
      let wacht = Double(keer) * 0.012
      let uitkomst = try script(
        """
        rm -rf d; cp -a data d; export DATA=d
        (\(opdracht)) > uit 2>&1 & kind=$!
        sleep \(wacht); kill -9 $(pgrep -P $kind) $kind 2>/dev/null; wait $kind 2>/dev/null
        test -s d/uitvoer/sluitend.sqlite && sluitend reconcile --data d --schooljaar 2021-2022 > lees || exit 1
        (\(opdracht)) || exit 2
        test ! -e d/.wissel && test ! -e d/.wissel.half || exit 3
        sluitend run --pipeline \(Programma.opzet) --inbox inbox --data d --quiet || exit 4
        sluitend backup --data d --to k$RANDOM$RANDOM || exit 5
        """)
      #expect(uitkomst.code == 0, "\(wacht): \(uitkomst.uit)\(uitkomst.fout)")
      let over = try script("grep -rlFf \(sporen) d | wc -l").uit
      #expect(over.trimmingCharacters(in: .whitespacesAndNewlines) == "0", "\(wacht)")
    }
  }

  @Test func `forget that is killed is finished by the next one`() throws {
    try dood("sluitend forget --data $DATA < nummer", sporen: "nummer")
  }

  @Test func `rekey that is killed leaves one key, and its pseudonyms`() throws {
    try dood("sluitend rekey --data $DATA", sporen: "pseudoniem")
  }

  @Test func `retain that is killed is finished by the next one`() throws {
    try dood("sluitend retain --before 2021-2022 --data $DATA", sporen: "pseudoniem", keren: 10)
  }
}
