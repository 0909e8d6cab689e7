package outrider.app.shell;

import java.util.List;
import java.util.function.Consumer;

/// Somewhere the palette looks while the user types: people and companies, tags, commands.
public interface PaletteSource {
  /// The word key of the group its entries stand under.
  String groupKey();

  /// The sign that asks for this source alone: `>` commands, `@` people, `#` tags; empty for none.
  default String prefix() {
    return "";
  }

  /// Whether it is asked only by its sign, and not for every word that is typed.
  default boolean onlyByPrefix() {
    return false;
  }

  /// Finds entries and hands them over on the FX thread, now or a little later. An empty text asks
  /// for what stands there before anything is typed.
  void find(String text, Consumer<List<PaletteEntry>> found);
}
