import Domain

extension Rijlezer {
  /// `R03`: the end lies before the begin. The field at fault is the end date; without an end all is well.
  mutating func eindeNaBegin(_ begin: LocalDate?, _ einde: LocalDate?) {
    if let begin, let einde, einde < begin { fout(.r03, .einde) }
  }
}
