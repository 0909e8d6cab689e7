package outrider.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import outrider.app.fx.Icon;

/// The two groups of the palette that the frame itself fills: what can be done with what is on the
/// screen, and where to go and what to start.
final class FrameActions {
  private final Workspace workspace;
  private final Screens screens;
  private final Supplier<List<PaletteEntry>> ofScreen;
  private final Consumer<String> quickAdd;

  FrameActions(
      Workspace workspace,
      Screens screens,
      Supplier<List<PaletteEntry>> ofScreen,
      Consumer<String> quickAdd) {
    this.workspace = workspace;
    this.screens = screens;
    this.ofScreen = ofScreen;
    this.quickAdd = quickAdd;
  }

  PaletteSource here() {
    return source("palette.here", "", text -> matching(ofScreen.get(), text));
  }

  PaletteSource goAndDo() {
    return source("palette.goAndDo", ">", this::goAndDo);
  }

  private List<PaletteEntry> goAndDo(String text) {
    var words = workspace.words();
    var entries = new ArrayList<PaletteEntry>();
    for (var item : screens.items()) {
      entries.add(
          PaletteEntry.of(
              item.icon(),
              words.get(item.wordKey()),
              item.key(),
              () -> workspace.navigator().open(item.place())));
    }
    entries.add(
        PaletteEntry.of(
            Icon.SETTINGS,
            words.get("nav.settings"),
            "",
            () -> workspace.navigator().open(new Place.Settings())));
    var found = new ArrayList<>(matching(entries, text));
    found.addFirst(
        PaletteEntry.of(
            Icon.ADD,
            text.isEmpty() ? words.get("header.quickAdd") : words.get("palette.quickAdd", text),
            "Ctrl+N",
            () -> quickAdd.accept(text)));
    return found;
  }

  private static List<PaletteEntry> matching(List<PaletteEntry> entries, String text) {
    if (text.isEmpty()) {
      return entries;
    }
    var wanted = text.toLowerCase(Locale.ROOT);
    return entries.stream()
        .filter(entry -> entry.title().toLowerCase(Locale.ROOT).contains(wanted))
        .map(entry ->
            new PaletteEntry(
                entry.icon(), entry.title(), text, entry.note(), entry.key(), entry.action()))
        .toList();
  }

  private interface Answer {
    List<PaletteEntry> to(String text);
  }

  private static PaletteSource source(String groupKey, String prefix, Answer answer) {
    return new PaletteSource() {
      @Override
      public String groupKey() {
        return groupKey;
      }

      @Override
      public String prefix() {
        return prefix;
      }

      @Override
      public void find(String text, Consumer<List<PaletteEntry>> found) {
        found.accept(answer.to(text));
      }
    };
  }
}
