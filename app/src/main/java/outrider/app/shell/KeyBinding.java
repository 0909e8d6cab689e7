package outrider.app.shell;

/// A key, what it does, and the words for it in the footer and on the key map.
///
/// @param caps the keycaps the footer prints, apart by a space, as `J K`
/// @param hinted whether the footer shows it; three to five of a screen do
public record KeyBinding(String key, String caps, String wordKey, boolean hinted, Runnable action) {
  public static KeyBinding hinted(String key, String wordKey, Runnable action) {
    return new KeyBinding(key, key, wordKey, true, action);
  }

  /// Hinted together with its siblings: `J K` for two keys of which this one is `J`.
  public static KeyBinding hintedAs(String caps, String key, String wordKey, Runnable action) {
    return new KeyBinding(key, caps, wordKey, true, action);
  }

  public static KeyBinding of(String key, String wordKey, Runnable action) {
    return new KeyBinding(key, key, wordKey, false, action);
  }
}
