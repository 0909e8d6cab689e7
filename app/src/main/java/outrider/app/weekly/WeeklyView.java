package outrider.app.weekly;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.ListRow;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.review.Agenda;

/// The weekly review: a frozen snapshot of each person's week, what they say of it, what whoever
/// leads them answers, and actions that are tasks. Whoever leads sees the whole team's agenda, who
/// needs most talk first; a rep sees their own week.
public final class WeeklyView extends Screen {
  private static final Logger LOG = LoggerFactory.getLogger(WeeklyView.class);
  private static final double ROW_HEIGHT = 52;
  private static final double LIST_WIDTH = 280;

  private final Workspace space;
  private final WeeklyViewModel model;
  private final WeeklyWords text;
  private final WeekPane pane;
  private final ListView<WeekQueries.Line> list = new ListView<>();
  private final Label week = new Label();
  private final ButtonWithKey next;
  private final ButtonWithKey freeze;
  private final StackPane content = new StackPane();
  private final HBox both;
  private boolean showing;

  public WeeklyView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.weeklyReview"));
    this.space = space;
    var words = space.words();
    model =
        new WeeklyViewModel(
            space.database(), space.clock(), space.zone(), space.commands().actor());
    text = new WeeklyWords(space);
    pane = new WeekPane(space, text, model, this::freeze);
    next = ButtonWithKey.iconOnly(words, "weekly.next", Icon.NEXT).does(() -> model.step(1));
    freeze = ButtonWithKey.primary(words, "weekly.freeze").icon(Icon.SAVE).key("F");
    freeze.does(this::freeze);
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> new PersonCell());
    list.setAccessibleText(words.get("weekly.agenda"));
    list.setMinWidth(LIST_WIDTH);
    list.setPrefWidth(LIST_WIDTH);
    list.getStyleClass().add("week-people");
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe((before, now) -> {
          if (now != null && !showing) {
            model.chosenProperty().set(Optional.of(now.week().person()));
          }
        });
    HBox.setHgrow(pane, Priority.ALWAYS);
    both = new HBox(list, pane);
    stylesheet(WeeklyView.class, "weekly.css");
    var page = (BorderPane) root();
    page.getStyleClass().add("weekly");
    page.setTop(toolbar());
    page.setCenter(content);
    content.setFocusTraversable(true);
    show(list, model.leads());
    whileShown(model::start);
    whileShown(model.linesProperty(), lines -> draw());
    whileShown(model.chosenProperty(), person -> draw());
    whileShown(
        model.mondayProperty(),
        monday -> {
          week.setText(text.week(monday));
          next.setDisable(model.isPresent());
        });
  }

  private static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  private Node toolbar() {
    var words = space.words();
    var back = ButtonWithKey.iconOnly(words, "weekly.before", Icon.BACK).does(() -> model.step(-1));
    week.getStyleClass().addAll("subheading", "num");
    week.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var print = ButtonWithKey.plain(words, "weekly.print").icon(Icon.EXPORT).does(this::print);
    show(print, mayPrint());
    var bar = new HBox(8, back, week, next, gap, print, freeze);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("weekly-bar");
    return bar;
  }

  /// What leaves the program as a file needs the right to take things out.
  private boolean mayPrint() {
    return space.commands().actor().mayExport();
  }

  private void draw() {
    var lines = model.linesProperty().get();
    var open = model.open();
    show(freeze, model.mayFreeze() && !model.toFreeze().isEmpty());
    if (open.isEmpty()) {
      content
          .getChildren()
          .setAll(
              new EmptyState(
                  Icon.REVIEW, text.get(model.leads() ? "weekly.nobody" : "weekly.empty")));
      return;
    }
    showing = true;
    list.getItems().setAll(lines);
    ListRow.select(list, lines.indexOf(open.get()));
    showing = false;
    pane.show(open.get());
    content.getChildren().setAll(both);
  }

  /// Freezes every week of the list that is not frozen yet, as one step.
  private void freeze() {
    var commands = model.mayFreeze() ? model.toFreeze() : List.<outrider.core.command.Command>of();
    if (!commands.isEmpty()) {
      space.tellForGood(
          space.commands().submitTogether(commands), text.get("weekly.isFrozen", commands.size()));
    }
  }

  private void print() {
    if (!mayPrint() || model.linesProperty().get().isEmpty()) {
      return;
    }
    var chooser = new FileChooser();
    chooser.setInitialFileName(
        text.get("nav.weeklyReview") + " " + model.mondayProperty().get() + ".pdf");
    var chosen = chooser.showSaveDialog(root().getScene().getWindow());
    if (chosen != null) {
      print(chosen);
    }
  }

  /// Writes the agenda and every week into a file, away from the screen, and says so.
  void print(File file) {
    var lines = model.linesProperty().get();
    var sheets = new WeeklySheets(text, model.mondayProperty().get());
    space
        .background()
        .work(
            "print weekly reviews",
            () -> {
              sheets.write(lines, file.toPath());
              return file;
            })
        .onSuccess(done -> space.toasts().show(text.get("board.shared", file.getName())))
        .onFailure(failure -> {
          LOG.error("weekly reviews could not be printed", failure);
          space.toasts().error(text.get("weekly.notPrinted"));
        })
        .start();
  }

  WeeklyViewModel model() {
    return model;
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<KeyBinding>();
    if (model.leads()) {
      keys.add(KeyBinding.hinted("J", "weekly.nextPerson", () -> model.walk(1)));
      keys.add(KeyBinding.hinted("K", "weekly.previousPerson", () -> model.walk(-1)));
    }
    keys.add(KeyBinding.hinted("P", "weekly.before", () -> model.step(-1)));
    keys.add(KeyBinding.of("Shift+P", "weekly.next", () -> model.step(1)));
    keys.add(KeyBinding.hinted("F", "weekly.freeze", this::freeze));
    keys.add(KeyBinding.hinted("A", "weekly.agree", pane::toAction));
    keys.add(KeyBinding.of("Ctrl+Enter", "weekly.save", pane::save));
    if (mayPrint()) {
      keys.add(KeyBinding.of("Ctrl+S", "weekly.print", this::print));
    }
    return keys;
  }

  @Override
  public List<PaletteEntry> actions() {
    var entries = new ArrayList<PaletteEntry>();
    entries.add(PaletteEntry.of(Icon.SAVE, text.get("weekly.freeze"), "F", this::freeze));
    entries.add(PaletteEntry.of(Icon.ADD, text.get("weekly.agree"), "A", pane::toAction));
    if (mayPrint()) {
      entries.add(PaletteEntry.of(Icon.EXPORT, text.get("weekly.print"), "Ctrl+S", this::print));
    }
    return entries;
  }

  @Override
  public Node firstFocus() {
    return content;
  }

  private final class PersonCell extends ListCell<WeekQueries.Line> {
    private final Label name = new Label();
    private final Label why = new Label();
    private final VBox box = new VBox(2, name, why);

    PersonCell() {
      name.getStyleClass().add("bold");
      why.getStyleClass().addAll("small");
      box.setAlignment(Pos.CENTER_LEFT);
      box.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(WeekQueries.@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setGraphic(null);
        return;
      }
      name.setText(text.person(line.week().person()));
      var first = line.item().first();
      why.setText(text.why(first));
      why.getStyleClass().removeAll("warn-text", "text-2");
      why.getStyleClass()
          .add(
              first.why() == Agenda.Why.CALM || first.why() == Agenda.Why.NOT_FROZEN
                  ? "text-2"
                  : "warn-text");
      setAccessibleText(name.getText() + ", " + why.getText());
      setGraphic(box);
    }
  }
}
