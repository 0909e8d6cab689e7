package outrider.app.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.Dialer;
import outrider.app.activity.LogDialog;
import outrider.app.activity.LogSubject;
import outrider.app.cadence.CadenceChoice;
import outrider.app.exporting.ExportDialog;
import outrider.app.fx.Icon;
import outrider.app.list.RecordList;
import outrider.app.pool.PoolWords;
import outrider.app.pool.ReturnDialog;
import outrider.app.score.ScoreDesk;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.WindowWidth;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Find and treat many leads: the list, and a preview of the selected one beside it.
///
/// In a narrow window the preview lies over the list and P calls it.
public final class LeadsView extends Screen {
  private static final String PREVIEW_HIDDEN = "leads-preview-hidden";

  private final Workspace space;
  private final RecordList list;
  private final LeadPreview preview;
  private final BorderPane beside = new BorderPane();
  private boolean wanted;
  private boolean called;

  public LeadsView(Workspace space) {
    this(space, new ScoreDesk());
  }

  /// @param scores shared by the screens of leads
  public LeadsView(Workspace space, ScoreDesk scores) {
    super(new StackPane(), space.words().get("nav.leads"));
    this.space = space;
    list =
        part(
            new RecordList(
                space,
                RecordType.LEAD,
                "leads",
                "leads.empty",
                LeadViews.builtIn(space.commands().actor().leads()),
                LeadColumns.of(space, scores)));
    ExportDialog.offer(space, RecordType.LEAD, list);
    offerPools();
    list.bulk().offer("cadence.begin", Icon.TOUCHES, this::enrollChecked);
    preview = part(new LeadPreview(space));
    stylesheet(LeadsView.class, "lead.css");
    wanted = space.memory().recall(PREVIEW_HIDDEN).isEmpty();
    beside.setCenter(list.root());
    StackPane.setAlignment(preview.root(), Pos.CENTER_RIGHT);
    ((StackPane) root()).getChildren().add(beside);
    list.table().onOpen(this::open);
    whileShown(list.selectedProperty(), preview::show);
    whileShown(() -> {
      scores.ask(space);
      // The cells read what is learned when they are shown.
      return scores.learnedProperty().subscribe((before, now) -> list.table().list().refresh());
    });
    whileShown(() -> root().widthProperty().subscribe(width -> place()));
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<>(list.keys());
    keys.add(KeyBinding.hinted("L", "leads.log", () -> selected().ifPresent(this::log)));
    keys.add(KeyBinding.of("P", "leads.preview", this::togglePreview));
    keys.add(KeyBinding.of("Ctrl+D", "leads.call", () -> selected().ifPresent(this::dial)));
    keys.add(KeyBinding.of("E", "cadence.begin", this::enrollChecked));
    keys.add(KeyBinding.of("C", "leads.convert", () -> selected().ifPresent(this::convert)));
    return keys;
  }

  @Override
  public boolean searches() {
    return true;
  }

  @Override
  public void search(String text) {
    list.search(text);
  }

  @Override
  public Node firstFocus() {
    return list.table().list();
  }

  @Override
  public List<PaletteEntry> actions() {
    return selected()
        .map(lead ->
            List.of(
                action(Icon.CALL, "leads.call", "Ctrl+D", () -> dial(lead)),
                action(Icon.LOG, "leads.log", "L", () -> log(lead)),
                action(Icon.OPPORTUNITY, "leads.convert", "C", () -> convert(lead)),
                action(Icon.EXPAND, "leads.open", "Enter", () -> open(lead))))
        .orElse(List.of());
  }

  private PaletteEntry action(Icon icon, String words, String key, Runnable deed) {
    return PaletteEntry.of(icon, space.words().get(words), key, deed);
  }

  /// Puts the checked leads under a pool or gives them back, where there are pools; each is decided
  /// on its own.
  private void offerPools() {
    var pools = PoolWords.placeable(space);
    if (pools.isEmpty()) {
      return;
    }
    for (var pool : pools) {
      list.bulk()
          .offer(
              "pool.placeIn",
              Icon.POOL,
              () -> {
                var checked = list.bulk().checked();
                list.bulk()
                    .runForGood(
                        edit -> edit.each("undo.placed", checked, row -> placed(row, pool.id())));
              },
              new PoolWords(space).name(pool));
    }
    list.bulk()
        .offer(
            "pool.return",
            Icon.LEAVES,
            () -> {
              var checked = list.bulk().checked();
              ReturnDialog.open(
                  space,
                  space.words().get("pool.returnManyTitle", checked.size()),
                  pools,
                  (pool, reason) ->
                      list.bulk()
                          .runForGood(edit ->
                              edit.each(
                                  "undo.returned", checked, row -> returned(row, pool, reason))));
            });
  }

  /// Has the checked leads run a cadence; those that run it already, are closed or lie in a pool
  /// are told with their reason, and one step takes the others back.
  private void enrollChecked() {
    var checked = list.bulk().checked();
    if (checked.isEmpty()) {
      return;
    }
    var offered = space.database().configuration().cadences().offered();
    if (offered.isEmpty()) {
      space.toasts().error(space.words().get("cadence.noneToRun"));
      return;
    }
    CadenceChoice.open(
        space,
        offered,
        cadence ->
            list.bulk()
                .run(edit ->
                    edit.each("undo.cadence", checked, lead -> enrolled(lead, cadence.id()))));
  }

  private Command enrolled(Row lead, String cadence) {
    return new Command.EnrollLead(space.commands().newId(), lead.id(), cadence);
  }

  private static Command placed(Row lead, String pool) {
    return new Command.PlaceLead(lead.id(), lead.textOrNull(Fields.POOL), pool);
  }

  /// To the pool that it is of; the chosen one is for those of none.
  private static Command returned(Row lead, String pool, @Nullable String reason) {
    return new Command.ReturnLead(lead.id(), lead.has(Fields.POOL) ? null : pool, reason);
  }

  RecordList list() {
    return list;
  }

  private Optional<Row> selected() {
    return list.selectedProperty().get();
  }

  private void open(Row lead) {
    list.keepTrail();
    space.navigator().open(new Place.LeadRecord(lead.id()));
  }

  private void log(Row lead) {
    LogDialog.open(space, LogSubject.of(RecordType.LEAD, lead.id(), lead.text(Fields.NAME)));
  }

  private void dial(Row lead) {
    Dialer.dial(space, lead);
  }

  private void convert(Row lead) {
    new ConvertDialog(space).open(lead);
  }

  private void togglePreview() {
    if (isNarrow()) {
      called = !called;
    } else {
      wanted = !wanted;
      space.memory().remember(PREVIEW_HIDDEN, wanted ? "" : "hidden");
    }
    place();
  }

  private void place() {
    var over = (StackPane) root();
    var panel = preview.root();
    boolean narrow = isNarrow();
    panel.pseudoClassStateChanged(LeadPreview.OVER, narrow);
    beside.setRight(null);
    over.getChildren().remove(panel);
    if (narrow && called) {
      over.getChildren().add(panel);
    } else if (!narrow && wanted) {
      beside.setRight(panel);
    }
  }

  private boolean isNarrow() {
    return WindowWidth.isNarrow(space, root());
  }
}
