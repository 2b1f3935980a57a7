/// `met-overgezette: ja` — werkprocessen that went over to another number count as well, beside the ones with the new number. All
/// other tellingen leave them out: a process that two volgsystemen know is one process.
///
/// Which number became which stands in a table in `migraties/`. Only one of which the new number is known too went over.
public struct MetOvergezetteClausule: Sendable {
  public init() {}
}
