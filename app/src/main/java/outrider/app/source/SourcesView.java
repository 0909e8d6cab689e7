package outrider.app.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.external.ExternalWords;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Column;
import outrider.app.fx.DataTable;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.PagedRows;
import outrider.app.i18n.Words;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Table;
import outrider.app.sync.SourceOffice;
import outrider.core.integration.DataSource;
import outrider.core.record.RecordType;

/// The systems that HQ hears of orders, invoices and the like from: how each is, how fresh what it
/// told is, and why it is not as it should be. Administrators see below what became of its
/// deliveries, bring rows to their customers, and set sources up.
public final class SourcesView extends Screen {
  private final Words words;
  private final ExternalWords told;
  private final DataTable<SourceRow> table;
  private final Label why = new Label();
  private @Nullable Runnable add;
  private @Nullable Runnable join;
  private final ReadOnlyObjectWrapper<List<SourceRow>> rows =
      new ReadOnlyObjectWrapper<>(List.of());

  /// @param office the way to HQ, for those who look after sources; empty for others
  public SourcesView(Workspace space, Optional<SourceOffice> office) {
    super(new BorderPane(), space.words().get("nav.sources"));
    words = space.words();
    told = new ExternalWords(space);
    table = new DataTable<>(words, space.memory(), "sources-table", columns());
    table.setEmpty(new EmptyState(Icon.SOURCE, words.get("sources.none")));
    stylesheet(SourcesView.class, "sources.css");
    why.getStyleClass().addAll("sources-why", "text-2");
    why.setWrapText(true);
    why.setMaxWidth(Double.MAX_VALUE);
    var page = (BorderPane) root();
    page.getStyleClass().add("sources");
    page.setCenter(table);
    page.setBottom(new VBox(why));
    office.ifPresent(hq -> look(new SourceDeskModel(hq, space.background()), space, page));
    whileShown(() -> {
      var live = space.database().live(all(), FxThread.executor(), rows::set);
      return live::close;
    });
    whileShown(rows.getReadOnlyProperty(), this::show);
    whileShown(() -> space.ticker().everyMinute(now -> show(rows.get())));
    whileShown(table.selectedProperty(), chosen -> showWhy());
    whileShown(space.appearance(), look -> table.setRowHeight(look.density().tableRow()));
  }

  private void look(SourceDeskModel model, Workspace space, BorderPane page) {
    var made = new SourceDesk(space, model);
    var fresh = ButtonWithKey.secondary(words, "sources.add").icon(Icon.ADD).key("N");
    add = () -> made.dialogs().add();
    fresh.does(add);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(8, fresh, gap, made.deeds());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("sources-bar");
    page.setTop(bar);
    page.setBottom(new VBox(why, made));
    join = made::join;
    whileShown(made::follow);
    whileShown(
        table.selectedProperty(),
        chosen -> model.choose(chosen.map(row -> row.source().id()).orElse("")));
  }

  private static Query<List<SourceRow>> all() {
    return Query.of(
        "sources",
        sql ->
            RecordTable.of(RecordType.DATA_SOURCE).where(sql, "1 = 1 ORDER BY no").stream()
                .map(DataSource::of)
                .map(source -> new SourceRow(source.id().hashCode(), source))
                .toList(),
        Table.CONFIGURATION);
  }

  private List<Column<SourceRow>> columns() {
    return List.of(
        Column.text("name", "sources.name", 160, row -> row.source().name(), "bold"),
        Column.<SourceRow, Chip>node(
            "state",
            "sources.state",
            150,
            () -> new Chip("", Chip.Tone.PLAIN),
            this::showState,
            chip -> chip.setVisible(false)),
        Column.<SourceRow>text("fresh", "sources.fresh", 260, row -> told.age(row.source()))
            .canGrow(),
        Column.<SourceRow>text("kind", "sources.kind", 90, row -> told.kind(row.source().kind())),
        Column.<SourceRow>text(
                "way",
                "sources.way",
                110,
                row ->
                    words
                        .fields()
                        .option(RecordType.DATA_SOURCE, DataSource.WAY, row.source().way()))
            .drops(1),
        Column.<SourceRow>text(
                "rows",
                "sources.rows",
                90,
                row -> words.amounts().number(row.source().rows()),
                "num")
            .toTheRight(),
        Column.<SourceRow>text(
                "refused",
                "sources.refused",
                90,
                row -> words.amounts().number(row.source().refused()),
                "num")
            .toTheRight(),
        Column.<SourceRow>text(
                "waiting",
                "sources.waiting",
                110,
                row -> words.amounts().number(row.source().waiting()),
                "num")
            .toTheRight());
  }

  private void showState(Chip chip, SourceRow row) {
    chip.setVisible(true);
    chip.setText(told.state(row.source()));
    chip.setTone(tone(row.source()));
  }

  private Chip.Tone tone(DataSource source) {
    return switch (source.state()) {
      case DataSource.FAILING, DataSource.CHANGED -> Chip.Tone.RISK;
      case DataSource.GOOD -> told.isDoubtful(source) ? Chip.Tone.WARN : Chip.Tone.OK;
      default -> Chip.Tone.OFF;
    };
  }

  private void show(List<SourceRow> known) {
    var shown = new LinkedHashMap<Long, SourceRow>();
    known.forEach(row -> shown.put(row.no(), row));
    table.show(PagedRows.of(shown));
    var doubtful = known.stream().filter(row -> told.isDoubtful(row.source())).count();
    contextProperty().set(words.get("sources.context", known.size(), doubtful));
    showWhy();
  }

  private void showWhy() {
    var text = table.selectedProperty().get().map(row -> told.why(row.source())).orElse("");
    why.setText(text);
    why.setVisible(!text.isEmpty());
    why.setManaged(!text.isEmpty());
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<KeyBinding>();
    var fresh = add;
    var bring = join;
    if (fresh != null && bring != null) {
      keys.add(KeyBinding.hinted("N", "sources.add", fresh));
      keys.add(KeyBinding.hinted("T", "sources.join", bring));
    }
    keys.addAll(moves());
    return keys;
  }

  private List<KeyBinding> moves() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> table.move(1)),
        KeyBinding.of("K", "key.move", () -> table.move(-1)),
        KeyBinding.of("Down", "key.move", () -> table.move(1)),
        KeyBinding.of("Up", "key.move", () -> table.move(-1)));
  }

  @Override
  public @Nullable Node firstFocus() {
    return table;
  }
}
