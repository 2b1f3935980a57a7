/// Running text in lines of a width.
enum Alinea {
  /// Breaks at spaces; a word that is longer than the width gets a line of its own. At least one line.
  ///
  /// - Parameter breedte: in characters, 1 or more.
  static func regels(_ tekst: String, _ breedte: Int) -> [String] {
    var regels: [String] = []
    var regel = ""
    for woord in tekst.split(separator: " ") {
      if !regel.isEmpty, regel.count + 1 + woord.count > breedte {
        regels.append(regel)
        regel = ""
      }
      regel += (regel.isEmpty ? "" : " ") + woord
    }
    return regels + [regel]
  }

  /// Labels with their texts beside them: `herkomst  Leerplichtwet 1969`.
  static func naastElkaar(_ paren: [(label: String, regels: [String])], inspring: String = "") -> String {
    let breedte = paren.map(\.label.count).max() ?? 0
    var uit = ""
    for (label, regels) in paren {
      for (i, regel) in regels.enumerated() {
        let kop = i == 0 ? label : ""
        uit += inspring + kop + String(repeating: " ", count: breedte - kop.count + 2) + regel + "\n"
      }
    }
    return uit
  }
}
