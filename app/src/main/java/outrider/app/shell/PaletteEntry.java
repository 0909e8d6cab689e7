package outrider.app.shell;

import outrider.app.fx.Icon;

/// A line of the palette: what it is, a quiet note, the key for it, and what it does.
///
/// @param match the part of the title that matched, highlighted by tint; empty for none
public record PaletteEntry(
    Icon icon, String title, String match, String note, String key, Runnable action) {
  public static PaletteEntry of(Icon icon, String title, String key, Runnable action) {
    return new PaletteEntry(icon, title, "", "", key, action);
  }
}
