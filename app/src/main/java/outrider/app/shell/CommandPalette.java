package outrider.app.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.KeyHint;

/// Ctrl+K: find anybody, do anything, go anywhere, by typing.
///
/// Each [PaletteSource] fills one group; the groups keep their order however late an answer comes,
/// so that nothing jumps under the eyes. An answer to an older text is dropped, and what was chosen
/// with the arrows stays chosen when another group comes. Enter before all of them are there waits
/// for them, so that quick fingers get what slow ones would. With nothing typed the actions for
/// what is on the screen come first.
public final class CommandPalette {
  private static final double TOP = 96;
  private static final double ROW = 40;
  private static final double GROUP = 30;
  private static final double LIST_MAX = 484;
  private static final int ENTRIES_PER_GROUP = 6;

  /// A line of the list: the name of a group, or an entry.
  sealed interface Line {
    record Group(String name) implements Line {}

    record Entry(PaletteEntry entry) implements Line {}
  }

  private final Workspace workspace;
  private final Supplier<List<PaletteSource>> sources;
  private final VBox root = new VBox();
  private final TextField input = new TextField();
  private final Label took = new Label();
  private final ListView<Line> list = new ListView<>();
  private List<PaletteSource> asked = List.of();
  private List<List<PaletteEntry>> answers = List.of();
  private Runnable close = () -> {};
  private boolean open;
  private int generation;

  /// How many sources have yet to answer for the text that stands there.
  private int unanswered;

  private boolean chosen;
  private boolean enterWaits;

  public CommandPalette(Workspace workspace, Supplier<List<PaletteSource>> sources) {
    this.workspace = workspace;
    this.sources = sources;
    root.getStyleClass().add("palette");
    build();
    input.textProperty().subscribe(text -> find(text == null ? "" : text));
    input.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /// Opens with a text already there; while it is open it does nothing.
  public void open(String text) {
    if (open) {
      return;
    }
    open = true;
    asked = sources.get();
    input.setText(text);
    find(text);
    close =
        workspace
            .dialogs()
            .open(
                root,
                Pos.TOP_CENTER,
                new Insets(TOP, 0, 24, 0),
                DialogLayer.Scrim.NORMAL,
                () -> open = false);
    input.requestFocus();
    // Taking the focus selects everything; typing goes on at the end instead.
    FxThread.later(input::end);
  }

  public boolean isOpen() {
    return open;
  }

  private void build() {
    var words = workspace.words();
    input.promptTextProperty().bind(words.text("palette.prompt"));
    input.accessibleTextProperty().bind(words.text("palette.prompt"));
    HBox.setHgrow(input, Priority.ALWAYS);
    took.getStyleClass().addAll("small", "text-3", "num");
    var head = new HBox(Icon.SEARCH.node(18), input, took, new KeyHint("Esc"));
    head.getStyleClass().add("palette-input");

    list.setCellFactory(view -> new PaletteCell(this::run));
    list.setFocusTraversable(false);
    var foot = new HBox();
    foot.getStyleClass().add("palette-footer");
    for (var hint :
        List.of(
            List.of(">", "palette.onlyCommands"),
            List.of("@", "palette.onlyPeople"),
            List.of("#", "palette.onlyTags"))) {
      var label = new Label();
      words.bind(label, hint.get(1));
      var pair = new HBox(4, new KeyHint(hint.get(0)), label);
      pair.setAlignment(Pos.CENTER_LEFT);
      foot.getChildren().add(pair);
    }
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var initials = new Label();
    words.bind(initials, "palette.initials");
    foot.getChildren().addAll(space, initials);
    root.getChildren().addAll(head, list, foot);
  }

  private void find(String text) {
    int now = ++generation;
    long began = System.nanoTime();
    chosen = false;
    enterWaits = false;
    var prefixed =
        asked.stream()
            .filter(source -> !source.prefix().isEmpty() && text.startsWith(source.prefix()))
            .toList();
    var wanted =
        prefixed.isEmpty()
            ? asked.stream().filter(source -> !source.onlyByPrefix()).toList()
            : prefixed;
    var term = prefixed.isEmpty() ? text.strip() : text.substring(1).strip();
    var fresh = new ArrayList<List<PaletteEntry>>();
    wanted.forEach(source -> fresh.add(List.of()));
    answers = fresh;
    unanswered = wanted.size();
    for (int index = 0; index < wanted.size(); index++) {
      int group = index;
      wanted
          .get(index)
          .find(
              term,
              found -> {
                if (now == generation) {
                  unanswered--;
                  fresh.set(group, found);
                  show(wanted, began);
                  if (enterWaits) {
                    enter();
                  }
                }
              });
    }
    show(wanted, began);
  }

  private void show(List<PaletteSource> wanted, long began) {
    var lines = new ArrayList<Line>();
    for (int index = 0; index < wanted.size() && index < answers.size(); index++) {
      var found = answers.get(index);
      if (found.isEmpty()) {
        continue;
      }
      lines.add(new Line.Group(workspace.words().get(wanted.get(index).groupKey())));
      found.stream().limit(ENTRIES_PER_GROUP).forEach(entry -> lines.add(new Line.Entry(entry)));
    }
    var before = list.getSelectionModel().getSelectedItem();
    list.getItems().setAll(lines);
    selectFrom(chosen ? Math.max(0, lines.indexOf(before)) : 0, 1);
    double height = 14;
    for (var line : lines) {
      height += line instanceof Line.Group ? GROUP : ROW;
    }
    double shown = Math.min(LIST_MAX, height);
    list.setMinHeight(shown);
    list.setPrefHeight(shown);
    list.setMaxHeight(shown);
    took.setText(
        workspace
            .words()
            .get("palette.took", Duration.ofNanos(System.nanoTime() - began).toMillis()));
  }

  private void pressed(KeyEvent press) {
    switch (press.getCode()) {
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(8);
      case PAGE_UP -> move(-8);
      case ENTER -> enter();
      default -> {
        return;
      }
    }
    press.consume();
  }

  private void enter() {
    enterWaits = unanswered > 0 && !chosen;
    if (open
        && !enterWaits
        && list.getSelectionModel().getSelectedItem() instanceof Line.Entry entry) {
      run(entry.entry());
    }
  }

  private void move(int by) {
    chosen = true;
    enterWaits = false;
    int to = list.getSelectionModel().getSelectedIndex() + by;
    selectFrom(Math.clamp(to, 0, Math.max(0, list.getItems().size() - 1)), by);
  }

  /// Selects the first entry from here on, skipping the names of groups.
  private void selectFrom(int index, int direction) {
    int step = direction < 0 ? -1 : 1;
    for (int at = index; at >= 0 && at < list.getItems().size(); at += step) {
      if (list.getItems().get(at) instanceof Line.Entry) {
        list.getSelectionModel().select(at);
        list.scrollTo(Math.max(0, at - 9));
        return;
      }
    }
  }

  private void run(PaletteEntry entry) {
    open = false;
    close.run();
    entry.action().run();
  }

  /// For tests: what stands in the list.
  List<Line> lines() {
    return List.copyOf(list.getItems());
  }
}
