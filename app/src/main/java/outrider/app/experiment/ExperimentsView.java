package outrider.app.experiment;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.DialogCard;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.ListRow;
import outrider.app.fx.LiveList;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.experiment.Experiment;
import outrider.core.experiment.Look;
import outrider.core.record.RecordType;

/// What is tried out: experiments on the left, and what the chosen one says on the right. Whoever
/// leads a team registers, begins and ends those of the team; everybody reads them.
public final class ExperimentsView extends Screen {
  private static final double LIST_WIDTH = 320;
  private static final double ROW_HEIGHT = 60;

  private final Workspace space;
  private final ExperimentWords text;
  private final LiveList<Experiment> experiments = new LiveList<>(Experiment::id);
  private final ListView<Experiment> list = new ListView<>(experiments.items());
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ExperimentPage page;
  private final StackPane body = new StackPane();
  private final HBox both;
  private Optional<ExperimentAnswer> shown = Optional.empty();

  public ExperimentsView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.experiments"));
    this.space = space;
    text = new ExperimentWords(space);
    page = new ExperimentPage(space, text, this::rewrite, this::start, this::end, this::delete);
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> new ExperimentCell());
    list.setAccessibleText(text.get("nav.experiments"));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> {
          if (now != null) {
            chosen.set(Optional.of(now.id()));
          }
        });
    list.setMinWidth(LIST_WIDTH);
    list.setPrefWidth(LIST_WIDTH);
    list.getStyleClass().add("experiment-list");
    var scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("experiment-scroll");
    HBox.setHgrow(scroll, Priority.ALWAYS);
    both = new HBox(list, scroll);
    body.setFocusTraversable(true);
    stylesheet(ExperimentsView.class, "experiment.css");
    var root = (BorderPane) root();
    root.getStyleClass().addAll("experiments", "surface");
    root.setTop(toolbar());
    root.setCenter(body);
    whileShown(space.live(ExperimentQueries.all(space.database()::configuration), this::showAll));
    whileShown(
        space.live(
            chosen, id -> ExperimentQueries.one(id.orElse(""), space.clock()::millis), this::show));
    whileShown(chosen, id -> select());
  }

  private Node toolbar() {
    var note = new Label(text.get("experiment.note"));
    note.getStyleClass().add("text-2");
    note.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(8, note, gap);
    if (mayRegister()) {
      bar.getChildren().add(toRegister());
    }
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("experiment-toolbar", "hairline-bottom");
    return bar;
  }

  private ButtonWithKey toRegister() {
    return ButtonWithKey.primary(space.words(), "experiment.new")
        .icon(Icon.ADD)
        .key("N")
        .does(this::register);
  }

  private boolean mayRegister() {
    return space.commands().actor().leads();
  }

  private void showAll(List<Experiment> all) {
    experiments.show(all);
    if (all.isEmpty()) {
      put(nothingYet());
      return;
    }
    if (chosen.get().filter(id -> experiments.indexOf(id) >= 0).isEmpty()) {
      chosen.set(Optional.of(all.getFirst().id()));
    }
    select();
    put(both);
  }

  private Node nothingYet() {
    return mayRegister()
        ? new EmptyState(Icon.DIAGNOSIS, text.get("experiment.none"), toRegister())
        : new EmptyState(Icon.DIAGNOSIS, text.get("experiment.noneForRep"));
  }

  /// The keys stay the screen's when what had the focus goes.
  private void put(Node node) {
    if (!body.getChildren().equals(List.of(node))) {
      body.getChildren().setAll(node);
      body.requestFocus();
    }
  }

  private void show(Optional<ExperimentAnswer> answer) {
    shown = answer;
    page.show(answer);
  }

  private void select() {
    ListRow.select(list, chosen.get().map(experiments::indexOf).orElse(-1));
  }

  private void register() {
    if (mayRegister()) {
      new ExperimentDialog(space, null).open();
    }
  }

  private void rewrite() {
    shown
        .map(ExperimentAnswer::experiment)
        .filter(each -> each.isDraft() && page.mayRun(each))
        .ifPresent(each -> new ExperimentDialog(space, each).open());
  }

  private void start() {
    shown
        .map(ExperimentAnswer::experiment)
        .filter(each -> each.isDraft() && page.mayRun(each))
        .ifPresent(each ->
            sure(
                text.get("experiment.start"),
                text.get("experiment.startNote", each.name()),
                null,
                () ->
                    space.tellForGood(
                        space
                            .commands()
                            .submit(new Command.StartExperiment(each.id(), each.sample())),
                        text.get("experiment.started"))));
  }

  private void end() {
    shown
        .filter(each -> each.experiment().isRunning() && page.mayRun(each.experiment()))
        .ifPresent(answer -> {
          var why = new TextArea();
          why.setPrefRowCount(2);
          why.setWrapText(true);
          why.setPromptText(text.get("experiment.why"));
          why.setAccessibleText(text.get("experiment.why"));
          sure(
              text.get("experiment.end"),
              answer.reading().isFull()
                  ? text.get("experiment.endNote")
                  : text.get("experiment.endEarly"),
              why,
              () -> keep(answer.experiment().id(), why.getText().strip()));
        });
  }

  /// What is kept is what there is now, not what the page showed a while ago.
  private void keep(String id, String why) {
    var at = space.clock().millis();
    var ended =
        space
            .database()
            .read(sql -> ExperimentQueries.answer(sql, id, at))
            .thenCompose(answer ->
                space
                    .commands()
                    .submit(
                        new Command.EndExperiment(
                            id,
                            why.isEmpty() ? null : why,
                            Look.write(answer.orElseThrow().reading().looks()))));
    space.tellForGood(ended.toCompletableFuture(), text.get("experiment.ended"));
  }

  private void delete() {
    shown
        .map(ExperimentAnswer::experiment)
        .filter(each -> each.isDraft() && page.mayRun(each))
        .ifPresent(each ->
            space.tell(
                space
                    .undo()
                    .submit(
                        "undo.deleted", new Command.DeleteRecord(RecordType.EXPERIMENT, each.id())),
                text.get("experiment.deleted")));
  }

  private void sure(String title, String note, @Nullable Node more, Runnable deed) {
    var words = space.words();
    var said = new Label(note);
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    var content = new VBox(12, said);
    if (more != null) {
      content.getChildren().add(more);
    }
    content.setPadding(new Insets(0, 0, 4, 0));
    var close = new Runnable[] {() -> {}};
    var cancel =
        ButtonWithKey.secondary(words, "experiment.cancel").key("Esc").does(() -> close[0].run());
    var go = ButtonWithKey.primary(words, "experiment.sure").icon(Icon.DONE);
    go.says("experiment.sure", title);
    go.does(() -> {
      close[0].run();
      deed.run();
    });
    close[0] = space.dialogs().open(new DialogCard(title, 460, content, cancel, go));
    (more == null ? go : more).requestFocus();
  }

  private void move(int by) {
    var size = experiments.items().size();
    if (size > 0) {
      var at = chosen.get().map(experiments::indexOf).orElse(-1);
      chosen.set(Optional.of(experiments.items().get(Math.clamp(at + by, 0, size - 1)).id()));
    }
  }

  ExperimentPage page() {
    return page;
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hinted("N", "experiment.new", this::register),
        KeyBinding.hintedAs("J K", "J", "experiment.key.next", () -> move(1)),
        KeyBinding.of("K", "experiment.key.next", () -> move(-1)),
        KeyBinding.of("Down", "experiment.key.next", () -> move(1)),
        KeyBinding.of("Up", "experiment.key.next", () -> move(-1)),
        KeyBinding.of("E", "experiment.rewrite", this::rewrite),
        KeyBinding.hinted("S", "experiment.start", this::start),
        KeyBinding.of("X", "experiment.end", this::end));
  }

  @Override
  public List<PaletteEntry> actions() {
    return mayRegister()
        ? List.of(PaletteEntry.of(Icon.ADD, text.get("experiment.new"), "N", this::register))
        : List.of();
  }

  @Override
  public Node firstFocus() {
    return body;
  }

  private final class ExperimentCell extends ListCell<Experiment> {
    private final Label name = new Label();
    private final Label about = new Label();
    private final Chip state = new Chip("", Chip.Tone.PLAIN);
    private final VBox lines;

    ExperimentCell() {
      name.getStyleClass().add("bold");
      name.setMinWidth(0);
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      about.getStyleClass().addAll("small", "text-2");
      about.setMinWidth(0);
      var first = new HBox(8, name, state);
      first.setAlignment(Pos.CENTER_LEFT);
      lines = new VBox(2, first, about);
      lines.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Experiment item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(item == null || empty ? null : lines);
      if (item != null && !empty) {
        name.setText(item.name());
        state.setText(text.state(item));
        state.setTone(ExperimentPage.tone(item));
        about.setText(
            text.option(Experiment.SUBJECT, item.subject())
                + space.words().get("list.separator")
                + text.team(item));
      }
    }
  }
}
