/// Something wrong in a profile, definition, bridge, reference table or set-up: where, and what is expected.
public struct Configuratiefout: Hashable, Sendable, CustomStringConvertible {
  public let bestand: String
  /// 1-based; nil when the fault is not in one line.
  public let regel: Int?
  /// The way to it, such as `velden.soort.codes`; empty for the whole file.
  public let sleutel: String
  public let verwacht: String

  public var description: String {
    let plaats = regel.map { "\(bestand):\($0)" } ?? bestand
    return sleutel.isEmpty ? "\(plaats): \(verwacht)" : "\(plaats): \(sleutel): \(verwacht)"
  }
}

/// All that is wrong, together: nobody has to mend one fault to hear of the next.
public struct Configuratiefouten: Error, CustomStringConvertible, Sendable {
  public let fouten: [Configuratiefout]

  public var description: String { fouten.map(\.description).joined(separator: "\n") }
}

/// Gathers faults while the configuration is read.
final class Foutenlijst {
  private(set) var fouten: [Configuratiefout] = []
  private var gezien: Set<Configuratiefout> = []

  /// A fault that was told before is told once: definitions of several school years share their text.
  func meld(_ bestand: String, regel: Int? = nil, sleutel: String = "", _ verwacht: String) {
    let fout = Configuratiefout(bestand: bestand, regel: regel, sleutel: sleutel, verwacht: verwacht)
    if gezien.insert(fout).inserted { fouten.append(fout) }
  }

  /// - Throws: `Configuratiefouten` when there are any.
  func gooi() throws {
    guard fouten.isEmpty else { throw Configuratiefouten(fouten: fouten) }
  }
}
