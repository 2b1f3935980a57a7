/// The version of the program. It is part of what a publication rests on: another version counts and publishes anew. Raise
/// it with each change by which the same records and definitions could give another number, for what the same version
/// counted is taken over.
public enum Versie {
  public static let huidig = "0.2.0"
}
