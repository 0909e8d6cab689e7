package outrider.app.shell;

/// A key, what it does, and the words for it in the footer and on the key map.
///
/// @param hinted whether the footer shows it; three to five of a screen do
public record KeyBinding(String key, String wordKey, boolean hinted, Runnable action) {
  public static KeyBinding hinted(String key, String wordKey, Runnable action) {
    return new KeyBinding(key, wordKey, true, action);
  }

  public static KeyBinding of(String key, String wordKey, Runnable action) {
    return new KeyBinding(key, wordKey, false, action);
  }
}
