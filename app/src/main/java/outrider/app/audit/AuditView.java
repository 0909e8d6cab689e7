package outrider.app.audit;

import java.util.LinkedHashMap;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DataTable;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.PagedRows;
import outrider.app.i18n.Words;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.sync.AuditTrail;
import outrider.core.protocol.AuditLine;

/// Who did what, when, on which device, asked of HQ: narrowed by person, record, deed and days, or
/// by what is typed in the header; each line with what it changed, and the way to the record.
public final class AuditView extends Screen {
  private final Workspace space;
  private final Words words;
  private final AuditTrail trail;
  private final AuditViewModel model;
  private final AuditText text;
  private final AuditFilterBar filters;
  private final AuditDetail detail;
  private final DataTable<AuditLine> table;
  private final Label state = new Label();
  private final ButtonWithKey more;
  private final ButtonWithKey export;

  public AuditView(Workspace space, AuditTrail trail) {
    super(new BorderPane(), space.words().get("nav.audit"));
    this.space = space;
    this.words = space.words();
    this.trail = trail;
    model = new AuditViewModel(trail, space.background(), space.zone());
    text = new AuditText(space);
    filters = new AuditFilterBar(space, text, model);
    detail = new AuditDetail(space, text, this::open, filter -> model.narrow(it -> filter));
    table =
        new DataTable<>(words, space.memory(), "audit-table", new AuditColumns(text, words).all())
            .onOpen(this::open);
    more = ButtonWithKey.secondary(words, "audit.more").key("M").compact().does(model::more);
    export =
        ButtonWithKey.secondary(words, "audit.export")
            .icon(Icon.EXPORT)
            .key("X")
            .does(this::export);
    stylesheet(AuditView.class, "audit.css");
    var page = (BorderPane) root();
    page.getStyleClass().add("audit");
    page.setTop(toolbar());
    page.setCenter(table);
    page.setRight(detail);
    page.setBottom(foot());
    whileShown(model::follow);
    whileShown(model.filterProperty(), filters::show);
    whileShown(model.shownProperty(), this::show);
    whileShown(table.selectedProperty(), detail::show);
    whileShown(space.appearance(), look -> table.setRowHeight(look.density().tableRow()));
  }

  private Node toolbar() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var refresh = ButtonWithKey.iconOnly(words, "audit.refresh", Icon.REFRESH).does(model::refresh);
    var bar = new HBox(8, filters, gap, refresh, export);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("audit-bar");
    return bar;
  }

  private Node foot() {
    state.getStyleClass().addAll("small", "text-2", "num");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var foot = new HBox(12, state, gap, more);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("audit-foot");
    return foot;
  }

  private void show(AuditViewModel.Shown shown) {
    var rows = new LinkedHashMap<Long, AuditLine>();
    shown.lines().forEach(line -> rows.put(line.n(), line));
    table.setEmpty(empty(shown.state()));
    table.show(PagedRows.of(rows));
    state.setText(said(shown));
    state.setGraphic(
        shown.state() == AuditViewModel.State.UNREACHABLE && !rows.isEmpty()
            ? Icon.OFFLINE.node(14, "offline-text")
            : null);
    more.setVisible(
        shown.state() == AuditViewModel.State.PART && rows.size() < AuditViewModel.LINES_MAX);
    contextProperty().set(words.get("audit.context"));
    detail.show(table.selectedProperty().get());
  }

  private String said(AuditViewModel.Shown shown) {
    var lines = shown.lines().size();
    var back = shown.lookedBackTo().map(text::when).orElse("");
    return switch (shown.state()) {
      case ASKING ->
          back.isEmpty() ? words.get("audit.asking") : words.get("audit.lookingBack", back);
      case PART ->
          lines >= AuditViewModel.LINES_MAX
              ? words.get("audit.full", lines)
              : words.get("audit.part", lines, back);
      case WHOLE -> words.get("audit.whole", lines);
      case UNREACHABLE -> lines == 0 ? "" : words.get("audit.unreachable");
      case REFUSED -> "";
    };
  }

  private Node empty(AuditViewModel.State state) {
    return switch (state) {
      case ASKING -> new Region();
      case UNREACHABLE ->
          new EmptyState(
              Icon.OFFLINE,
              words.get("audit.empty.offline"),
              ButtonWithKey.secondary(words, "audit.again").does(model::refresh));
      case REFUSED -> new EmptyState(Icon.REFUSED, words.get("audit.empty.refused"));
      case PART, WHOLE ->
          new EmptyState(
              Icon.AUDIT,
              words.get("audit.empty.none"),
              ButtonWithKey.secondary(words, "audit.clear")
                  .does(() -> model.narrow(it -> AuditFilter.ALL)));
    };
  }

  private void open(AuditLine line) {
    AuditDetail.place(line).ifPresent(space.navigator()::open);
  }

  private void export() {
    new AuditExportDialog(space, trail).open(model.filterProperty().get().period());
  }

  private void history() {
    table
        .selectedProperty()
        .get()
        .ifPresent(
            line -> model.narrow(it -> AuditFilter.historyOf(line, text.recordWithType(line))));
  }

  @Override
  public boolean searches() {
    return true;
  }

  @Override
  public void search(String typed) {
    model.narrow(filter -> filter.with(typed));
  }

  AuditViewModel model() {
    return model;
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> table.move(1)),
        KeyBinding.of("K", "key.move", () -> table.move(-1)),
        KeyBinding.of("Down", "key.move", () -> table.move(1)),
        KeyBinding.of("Up", "key.move", () -> table.move(-1)),
        KeyBinding.hinted("Enter", "audit.open", table::open),
        KeyBinding.hinted("H", "audit.onlyRecord", this::history),
        KeyBinding.of("1", "audit.who", filters::choosePerson),
        KeyBinding.of("2", "audit.type", filters::chooseType),
        KeyBinding.of("3", "audit.deed", filters::chooseDeed),
        KeyBinding.of("4", "audit.days", filters::chooseDays),
        KeyBinding.hinted("M", "audit.more", model::more),
        KeyBinding.hinted("X", "audit.export", this::export));
  }

  @Override
  public @Nullable Node firstFocus() {
    return table;
  }
}
