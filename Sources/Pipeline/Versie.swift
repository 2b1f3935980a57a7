/// The version of the program. It is part of what a publication rests on: another version publishes anew.
public enum Versie {
  public static let huidig = "0.1.0"
}
