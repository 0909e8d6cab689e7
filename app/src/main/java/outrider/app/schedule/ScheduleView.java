package outrider.app.schedule;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.LogSubject;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.task.PlanDialog;
import outrider.core.record.RecordType;

/// The Gantt chart of a deal, or of all that somebody answers for: bars are pulled, or moved by the
/// arrows; what comes after follows; what is late, and what the end hangs on, says so.
public final class ScheduleView extends Screen {
  private final Workspace space;
  private final Optional<String> deal;
  private final ScheduleViewModel model;
  private final ScheduleWords text;
  private final ScheduleChart chart;
  private final SegmentedTabs<Zoom> zoom = new SegmentedTabs<>();
  private final SegmentedTabs<ScheduleViewModel.Whose> whose = new SegmentedTabs<>();
  private final Label context = new Label();
  private final StackPane content = new StackPane();
  private List<ScheduleLine> shown = List.of();

  /// @param deal the one that it is about; empty for a portfolio
  public ScheduleView(Workspace space, Optional<String> deal) {
    super(new BorderPane(), space.words().get("nav.schedule"));
    this.space = space;
    this.deal = deal;
    var words = space.words();
    text = new ScheduleWords(space);
    model = new ScheduleViewModel(space, deal);
    chart = new ScheduleChart(space, text, new Pulled(), this::open);
    for (var each : Zoom.values()) {
      zoom.tab(each, words.get(each.wordKey()));
    }
    zoom.onChosen(model.zoomProperty()::set);
    whose
        .tab(ScheduleViewModel.Whose.MINE, words.get("schedule.mine"))
        .tab(ScheduleViewModel.Whose.TEAM, words.get("schedule.team"))
        .onChosen(model.whoseProperty()::set);
    stylesheet(ScheduleView.class, "schedule.css");
    var page = (BorderPane) root();
    page.getStyleClass().addAll("schedule", "surface");
    page.setTop(toolbar());
    page.setCenter(content);
    content.setFocusTraversable(true);
    whileShown(model::start);
    whileShown(model.linesProperty(), lines -> lines.ifPresent(this::show));
    whileShown(
        model.zoomProperty(),
        each -> {
          zoom.select(each);
          chart.zoom(each);
        });
    whileShown(model.whoseProperty(), whose::select);
  }

  @Override
  public @Nullable Place parentPlace() {
    return deal.<Place>map(Place.OpportunityRecord::new).orElse(null);
  }

  @Override
  public Node firstFocus() {
    return content;
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> chart.step(1)),
        KeyBinding.of("K", "key.move", () -> chart.step(-1)),
        KeyBinding.of("Down", "key.move", () -> chart.step(1)),
        KeyBinding.of("Up", "key.move", () -> chart.step(-1)),
        KeyBinding.hintedAs("Left Right", "Right", "schedule.day", () -> move(1)),
        KeyBinding.of("Left", "schedule.day", () -> move(-1)),
        KeyBinding.hintedAs("Shift Left Right", "Shift+Right", "schedule.length", () -> stretch(1)),
        KeyBinding.of("Shift+Left", "schedule.length", () -> stretch(-1)),
        KeyBinding.of("Alt+Right", "schedule.begin", () -> begin(1)),
        KeyBinding.of("Alt+Left", "schedule.begin", () -> begin(-1)),
        KeyBinding.hinted("D", "schedule.after", this::chooseBefore),
        KeyBinding.hinted("A", "schedule.add", this::plan),
        KeyBinding.hinted("Z", "schedule.zoom", this::zoomOn),
        KeyBinding.of("Home", "schedule.today", chart::today),
        KeyBinding.hinted("Enter", "key.open", () -> chart.selected().ifPresent(this::open)),
        KeyBinding.of("Ctrl+S", "schedule.pdf", () -> export(true)),
        KeyBinding.of("Ctrl+Shift+S", "schedule.png", () -> export(false)),
        KeyBinding.of("Esc", "key.back", this::back));
  }

  @Override
  public List<PaletteEntry> actions() {
    var actions = new ArrayList<PaletteEntry>();
    actions.add(PaletteEntry.of(Icon.TASK, text.get("schedule.add"), "A", this::plan));
    actions.add(PaletteEntry.of(Icon.TO, text.get("schedule.after"), "D", this::chooseBefore));
    if (model.mayExport()) {
      actions.add(
          PaletteEntry.of(Icon.EXPORT, text.get("schedule.pdf"), "Ctrl+S", () -> export(true)));
      actions.add(
          PaletteEntry.of(
              Icon.EXPORT, text.get("schedule.png"), "Ctrl+Shift+S", () -> export(false)));
    }
    return actions;
  }

  ScheduleViewModel model() {
    return model;
  }

  ScheduleChart chart() {
    return chart;
  }

  private Node toolbar() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    context.getStyleClass().addAll("small", "text-2", "num");
    whose.setVisible(model.isPortfolio() && model.leads());
    whose.setManaged(whose.isVisible());
    var today =
        ButtonWithKey.plain(space.words(), "schedule.today").icon(Icon.TODAY).does(chart::today);
    var add =
        ButtonWithKey.soft(space.words(), "schedule.add").icon(Icon.ADD).key("A").does(this::plan);
    var export = ButtonWithKey.plain(space.words(), "schedule.export").icon(Icon.EXPORT);
    export.does(() -> exportMenu().show(export, Side.BOTTOM, 0, 4));
    export.setVisible(model.mayExport());
    export.setManaged(model.mayExport());
    var bar = new HBox(8, whose, context, gap, add, today, export, zoom);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("schedule-bar");
    return bar;
  }

  private void show(List<ScheduleLine> lines) {
    shown = lines;
    chart.show(lines);
    var now = space.clock().millis();
    var tasks = lines.stream().filter(ScheduleLine::isTask).toList();
    var late = tasks.stream().filter(line -> line.isLate(now)).count();
    context.setText(
        late == 0
            ? text.get("schedule.count", tasks.size())
            : text.get("schedule.countLate", tasks.size(), late));
    deal.flatMap(id -> lines.stream().filter(line -> !line.isTask()).findFirst())
        .ifPresent(line -> {
          titleProperty().set(text.get("nav.schedule"));
          parentTitleProperty().set(line.title());
        });
    content.getChildren().setAll(tasks.isEmpty() ? nothing() : chart);
  }

  private EmptyState nothing() {
    return new EmptyState(
        Icon.GANTT,
        text.get(model.isPortfolio() ? "schedule.none" : "schedule.noneOfDeal"),
        deal.isPresent()
            ? new ButtonWithKey[] {
              ButtonWithKey.secondary(space.words(), "schedule.add").does(this::plan)
            }
            : new ButtonWithKey[0]);
  }

  private void move(long days) {
    movable(line -> model.move(line, days));
  }

  private void stretch(long days) {
    movable(line -> model.stretch(line, days));
  }

  private void begin(long days) {
    movable(line -> model.begin(line, days));
  }

  private interface Deed {
    CompletableFuture<Receipt> of(ScheduleLine line);
  }

  private void movable(Deed deed) {
    chart.selected().filter(ScheduleLine::isMovable).ifPresent(line -> said(deed.of(line)));
  }

  /// Says how many others followed, with a way back; or why not.
  private void said(CompletableFuture<Receipt> receipt) {
    var unused =
        receipt.whenCompleteAsync(
            (answer, failure) -> {
              switch (answer) {
                case null -> space.toasts().error(text.get("record.notSaved"));
                case Receipt.Refused refused ->
                    space.toasts().error(space.reasons().say(refused.reasons()));
                case Receipt.Done done -> {
                  var tasks =
                      done.changes().stream()
                          .filter(change -> change.type() == RecordType.TASK)
                          .count();
                  space
                      .toasts()
                      .show(
                          tasks > 1
                              ? text.get("schedule.movedWith", tasks - 1)
                              : text.get("schedule.moved"),
                          () -> space.undo().undo());
                  chart.reveal();
                }
              }
            },
            FxThread.executor());
  }

  private void zoomOn() {
    var all = Zoom.values();
    model.zoomProperty().set(all[(model.zoomProperty().get().ordinal() + 1) % all.length]);
  }

  /// The other tasks of the deal; those that the chosen one comes after are ticked.
  private void chooseBefore() {
    chart
        .selected()
        .filter(ScheduleLine::isMovable)
        .ifPresent(line -> {
          var menu = new ContextMenu();
          for (var other : model.beside(line)) {
            var item = new CheckMenuItem(text.title(other) + " · " + text.day(other.dueAt()));
            item.setSelected(line.after().contains(other.id()));
            item.setOnAction(done -> said(model.link(line, other.id())));
            menu.getItems().add(item);
          }
          if (menu.getItems().isEmpty()) {
            space.toasts().show(text.get("schedule.noOther"));
          } else {
            menu.show(context, Side.BOTTOM, 0, 8);
          }
        });
  }

  /// A task of the deal of the chosen line.
  private void plan() {
    var chosen = deal.or(() -> chart.selected().map(ScheduleLine::deal));
    chosen
        .flatMap(
            id -> shown.stream().filter(line -> !line.isTask() && line.id().equals(id)).findFirst())
        .ifPresent(line ->
            PlanDialog.open(
                space,
                Optional.of(LogSubject.of(RecordType.OPPORTUNITY, line.id(), line.title()))));
  }

  private void open(ScheduleLine line) {
    if (deal.isEmpty() || !line.isTask()) {
      space.navigator().open(new Place.OpportunityRecord(line.deal()));
    } else {
      chart.reveal();
    }
  }

  private void back() {
    deal.ifPresent(id -> space.navigator().open(new Place.OpportunityRecord(id)));
  }

  private ContextMenu exportMenu() {
    var pdf = new MenuItem(text.get("schedule.pdf"));
    pdf.setOnAction(done -> export(true));
    var png = new MenuItem(text.get("schedule.png"));
    png.setOnAction(done -> export(false));
    return new ContextMenu(pdf, png);
  }

  private void export(boolean asPdf) {
    if (!model.mayExport() || shown.isEmpty()) {
      return;
    }
    var chooser = new FileChooser();
    chooser.setInitialFileName(
        title().replaceAll("[\\\\/:*?\"<>|]", " ") + (asPdf ? ".pdf" : ".png"));
    var chosen = chooser.showSaveDialog(root().getScene().getWindow());
    if (chosen != null) {
      export(chosen, asPdf);
    }
  }

  /// Writes it away from the screen, and says so.
  void export(File file, boolean asPdf) {
    var sheet = new ScheduleExport(title(), shown, text, space.clock().millis(), space.zone());
    var zoomed = model.zoomProperty().get();
    Path path = file.toPath();
    space
        .background()
        .work(
            "schedule export",
            () -> {
              if (asPdf) {
                sheet.pdf(path);
              } else {
                sheet.png(path, zoomed);
              }
              return path;
            })
        .onSuccess(done -> space.toasts().show(text.get("schedule.saved", path.getFileName())))
        .onFailure(failure ->
            space
                .toasts()
                .error(
                    text.get(
                        failure instanceof IOException ? "schedule.notSaved" : "schedule.failed")))
        .start();
  }

  private String title() {
    return deal.flatMap(id ->
            shown.stream().filter(line -> !line.isTask()).map(ScheduleLine::title).findFirst())
        .map(name -> name + " · " + text.get("nav.schedule"))
        .orElse(text.get("nav.schedule"));
  }

  private final class Pulled implements ScheduleChart.Hands {
    @Override
    public void move(ScheduleLine line, long days) {
      said(model.move(line, days));
    }

    @Override
    public void stretch(ScheduleLine line, long days) {
      said(model.stretch(line, days));
    }

    @Override
    public void begin(ScheduleLine line, long days) {
      said(model.begin(line, days));
    }
  }
}
