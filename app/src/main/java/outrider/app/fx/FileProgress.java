package outrider.app.fx;

/// How it stands with the files that have to go up.
///
/// @param waiting how many
/// @param bytes what is left of them
/// @param share how much is up, 0 to 1
/// @param paused nothing goes until the person says so
/// @param problem a sentence about files that headquarters does not take; empty for none
public record FileProgress(int waiting, long bytes, double share, boolean paused, String problem) {

  public static final FileProgress NONE = new FileProgress(0, 0, 0, false, "");

  boolean isWorthALine() {
    return waiting > 0 || paused;
  }
}
