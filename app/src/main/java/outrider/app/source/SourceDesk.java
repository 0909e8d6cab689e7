package outrider.app.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DataTable;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.app.sync.SyncFailure;
import outrider.core.protocol.SourceBook;

/// What became of the chosen source's deliveries and rows, and what an administrator may do about
/// it. Needs the network: HQ keeps it.
final class SourceDesk extends VBox {
  private static final double HEIGHT = 340;

  private final Workspace space;
  private final Words words;
  private final SourceDeskModel model;
  private final SourceDialogs dialogs;
  private final SegmentedTabs<String> tabs = new SegmentedTabs<>();
  private final Map<String, DataTable<?>> tables = new LinkedHashMap<>();
  private final DataTable<SourceBook.Run> runs;
  private final DataTable<SourceBook.Waiting> waiting;
  private final DataTable<SourceBook.Joined> joined;
  private final DataTable<SourceBook.Tender> tenders;
  private final StackPane body = new StackPane();
  private final Label problem = new Label();
  private final ButtonWithKey join;
  private final ButtonWithKey part;
  private final ButtonWithKey refusals;
  private final HBox deeds;
  private final ButtonWithKey pause;
  private final ButtonWithKey resume;
  private final ButtonWithKey renew;

  SourceDesk(Workspace space, SourceDeskModel model) {
    this.space = space;
    this.words = space.words();
    this.model = model;
    dialogs = new SourceDialogs(space, model);
    var made = new SourceTables(space);
    runs = made.runs().onOpen(this::showRefusals);
    waiting = made.waiting().withBoxes().onOpen(row -> join());
    joined = made.joined().withBoxes().onOpen(row -> part());
    tenders = made.tenders();
    tables.put("runs", runs);
    tables.put("waiting", waiting);
    tables.put("joined", joined);
    tables.put("tenders", tenders);
    tables.keySet().forEach(key -> tabs.tab(key, words.get("sources.tab." + key, 0)));
    tabs.onChosen(this::open);
    join = ButtonWithKey.primary(words, "sources.join").icon(Icon.MERGE).does(this::join);
    part = ButtonWithKey.secondary(words, "sources.part").icon(Icon.RETURN).does(this::part);
    refusals = ButtonWithKey.secondary(words, "sources.refusals").does(this::refusals);
    pause = deed("sources.pause", Icon.PAUSED, "pause", "sources.paused");
    resume = deed("sources.resume", Icon.PLAY, "resume", "sources.resumed");
    renew = ButtonWithKey.plain(words, "sources.renewKey").does(dialogs::renewKey);
    deeds =
        new HBox(
            4,
            deed("sources.ask", Icon.REFRESH, "ask", "sources.asked"),
            ButtonWithKey.plain(words, "sources.preview").does(dialogs::preview),
            pause,
            resume,
            renew,
            ButtonWithKey.plain(words, "sources.change")
                .icon(Icon.EDIT)
                .does(() -> model.entry().ifPresent(dialogs::change)),
            ButtonWithKey.plain(words, "sources.remove").does(dialogs::remove));
    deeds.setAlignment(Pos.CENTER_RIGHT);
    build();
    open("runs");
  }

  private void build() {
    getStyleClass().add("source-desk");
    problem.getStyleClass().addAll("small", "offline-text");
    problem.setGraphic(Icon.OFFLINE.node(14, "offline-text"));
    problem.setWrapText(true);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(8, tabs, gap, refusals, join, part);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("source-desk-bar");
    VBox.setVgrow(body, Priority.ALWAYS);
    setPrefHeight(HEIGHT);
    setMinHeight(HEIGHT);
    getChildren().addAll(bar, problem, body);
  }

  /// What can be done to the chosen source, for the bar above the table.
  HBox deeds() {
    return deeds;
  }

  SourceDialogs dialogs() {
    return dialogs;
  }

  private ButtonWithKey deed(String key, Icon icon, String deed, String done) {
    return ButtonWithKey.plain(words, key)
        .icon(icon)
        .does(() -> model.act(deed, answer -> space.toasts().show(words.get(done, answer.rows()))));
  }

  /// Follows the model while it is shown.
  Subscription follow() {
    return Subscription.combine(
        model.knownProperty().subscribe(this::show),
        model.failureProperty().subscribe(this::fail),
        waiting.checkedCountProperty().subscribe(count -> offer()),
        joined.checkedCountProperty().subscribe(count -> offer()),
        waiting.selectedProperty().subscribe(row -> offer()),
        joined.selectedProperty().subscribe(row -> offer()),
        runs.selectedProperty().subscribe(row -> offer()));
  }

  private void fail(Optional<SyncFailure> failure) {
    problem.setText(
        failure
            .map(why -> {
              var said = SourceDeskModel.said(why);
              return said.isEmpty() ? words.get("sources.unreachable") : said;
            })
            .orElse(""));
    SourceTables.visible(problem, failure.isPresent());
  }

  private void show(Optional<SourceDeskModel.Known> known) {
    var book =
        known
            .map(SourceDeskModel.Known::book)
            .orElseGet(() -> new SourceBook(List.of(), List.of(), List.of(), List.of()));
    waiting.clearChecked();
    joined.clearChecked();
    runs.show(SourceTables.rows(book.runs()));
    waiting.show(SourceTables.rows(book.waiting()));
    joined.show(SourceTables.rows(book.joined()));
    tenders.show(SourceTables.rows(book.tenders()));
    tabs.rename("runs", words.get("sources.tab.runs", book.runs().size()));
    tabs.rename("waiting", words.get("sources.tab.waiting", book.waiting().size()));
    tabs.rename("joined", words.get("sources.tab.joined", book.joined().size()));
    tabs.rename("tenders", words.get("sources.tab.tenders", book.tenders().size()));
    var entry = known.flatMap(SourceDeskModel.Known::entry);
    deeds.setDisable(entry.isEmpty());
    var isPaused = entry.filter(each -> each.paused()).isPresent();
    SourceTables.visible(pause, !isPaused);
    SourceTables.visible(resume, isPaused);
    SourceTables.visible(
        renew, entry.filter(each -> "push".equals(each.settings().get("way"))).isPresent());
    offer();
  }

  private void open(String tab) {
    var table = tables.get(tab);
    if (table != null) {
      body.getChildren().setAll(table);
    }
    SourceTables.visible(join, tab.equals("waiting"));
    SourceTables.visible(part, tab.equals("joined"));
    SourceTables.visible(refusals, tab.equals("runs"));
    offer();
  }

  private void offer() {
    join.setDisable(chosenWaiting().isEmpty());
    part.setDisable(chosenJoined().isEmpty());
    refusals.setDisable(
        runs.selectedProperty().get().filter(run -> !run.refusals().isEmpty()).isEmpty());
  }

  /// Those with a check, else the one that is selected.
  private List<SourceBook.Waiting> chosenWaiting() {
    return chosen(waiting, model.knownProperty().get().map(known -> known.book().waiting()));
  }

  private List<SourceBook.Joined> chosenJoined() {
    return chosen(joined, model.knownProperty().get().map(known -> known.book().joined()));
  }

  private static <T> List<T> chosen(DataTable<T> table, Optional<List<T>> all) {
    var rows = all.orElse(List.of());
    var checked =
        table.checked().stream()
            .filter(no -> no >= 1 && no <= rows.size())
            .map(no -> rows.get((int) (no - 1)))
            .toList();
    return checked.isEmpty() ? table.selectedProperty().get().stream().toList() : checked;
  }

  void join() {
    var rows = chosenWaiting();
    if (!rows.isEmpty()) {
      dialogs.join(rows, model.knownProperty().get().orElseThrow().book().waiting());
    }
  }

  private void part() {
    var rows = chosenJoined();
    if (!rows.isEmpty()) {
      model.bring(
          rows.stream().map(SourceBook.Joined::record).toList(),
          null,
          answer -> space.toasts().show(words.get("sources.parted", answer.rows())));
    }
  }

  private void refusals() {
    runs.selectedProperty().get().ifPresent(this::showRefusals);
  }

  private void showRefusals(SourceBook.Run run) {
    if (!run.refusals().isEmpty()) {
      dialogs.refusals(run.refusals(), run.refused());
    }
  }
}
