package outrider.app.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.list.Condition;
import outrider.app.list.Operator;
import outrider.app.list.RecordList;
import outrider.app.list.SavedView;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.lead.Lead;
import outrider.core.pool.Holdings;
import outrider.core.pool.Pool;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;
import outrider.core.user.Visibility;

/// Leads that belong to nobody, a tab for each pool: claimed one by one with a key, or as many as
/// one may at once. Without a network a claim is a reservation: HQ's order decides.
public final class PoolView extends Screen {
  /// What is somebody's is not here, whatever the chips say.
  private static final List<Condition> UNOWNED_IN_A_POOL =
      List.of(
          Condition.of(Fields.OWNER, Operator.EMPTY), Condition.of(Fields.POOL, Operator.FILLED));

  private final Workspace space;
  private final List<Pool> pools;
  private final Optional<RecordList> list;
  private final PoolStrip strip;
  private Map<String, Holdings> standing = Map.of();

  public PoolView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.pool"));
    this.space = space;
    strip = new PoolStrip(space);
    stylesheet(PoolView.class, "pool.css");
    var held = space.commands().actor().scopes();
    pools =
        space.database().configuration().pools().ordered().stream()
            .filter(pool -> held.contains(Visibility.poolScope(pool.id())))
            .toList();
    list = pools.isEmpty() ? Optional.empty() : Optional.of(part(records()));
    list.ifPresentOrElse(this::fill, this::showNone);
  }

  private RecordList records() {
    var views =
        pools.stream()
            .map(pool ->
                SavedView.given(
                    pool.id(),
                    new PoolWords(space).name(pool),
                    "-" + Lead.POOLED_AT,
                    Condition.of(Fields.POOL, Operator.IS, pool.id())))
            .toList();
    return new RecordList(
        space,
        RecordType.LEAD,
        "pool",
        "pool.empty",
        views,
        UNOWNED_IN_A_POOL,
        PoolColumns.of(space));
  }

  private void fill(RecordList records) {
    ((BorderPane) root()).setTop(strip);
    ((BorderPane) root()).setCenter(records.root());
    records.table().onOpen(this::open);
    records
        .bulk()
        .lead(
            ButtonWithKey.primary(space.words(), "pool.claim")
                .icon(Icon.POOL)
                .compact()
                .does(this::claimChecked));
    var user = space.commands().actor().user();
    var since = space.clock().millis() - Pool.CLAIM_WINDOW.toMillis();
    whileShown(
        space.live(
            PoolQueries.standing(pools, user, since),
            found -> {
              standing = found;
              showStrip();
            }));
    whileShown(() -> records.model().conditions().subscribe(this::showStrip));
    showStrip();
  }

  private void showNone() {
    var words = space.words();
    var isAdmin = space.commands().actor().role() == Role.ADMIN;
    var setUp =
        ButtonWithKey.secondary(words, "pool.setUp")
            .does(() -> space.navigator().open(new Place.Rules()));
    ((BorderPane) root())
        .setCenter(
            isAdmin
                ? new EmptyState(Icon.POOL, words.get("pool.noneAdmin"), setUp)
                : new EmptyState(Icon.POOL, words.get("pool.none")));
  }

  private void showStrip() {
    var pool = shown();
    strip.setVisible(pool.isPresent());
    strip.setManaged(pool.isPresent());
    pool.ifPresent(
        it -> strip.show(it, standing.getOrDefault(it.id(), Holdings.NONE), isMember(it)));
  }

  private boolean isMember(Pool pool) {
    return space.database().configuration().pools().isMember(pool, space.commands().actor().user());
  }

  /// The one pool that is looked at; none where the conditions let in several.
  private Optional<Pool> shown() {
    var asked =
        list.stream()
            .flatMap(records -> records.model().conditions().stream())
            .filter(each -> each.field().equals(Fields.POOL) && each.operator() == Operator.IS)
            .flatMap(each -> each.values().stream())
            .toList();
    var of = asked.isEmpty() ? pools : found(asked);
    return of.size() == 1 ? Optional.of(of.getFirst()) : Optional.empty();
  }

  private List<Pool> found(List<String> ids) {
    return pools.stream().filter(pool -> ids.contains(pool.id())).toList();
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<KeyBinding>();
    list.ifPresent(records -> keys.addAll(records.keys()));
    keys.add(KeyBinding.hinted("C", "pool.claim", this::claim));
    return keys;
  }

  @Override
  public boolean searches() {
    return list.isPresent();
  }

  @Override
  public void search(String text) {
    list.ifPresent(records -> records.search(text));
  }

  @Override
  public Node firstFocus() {
    return list.<Node>map(records -> records.table().list()).orElse(root());
  }

  @Override
  public List<PaletteEntry> actions() {
    return selected()
        .map(lead ->
            List.of(
                PaletteEntry.of(Icon.POOL, space.words().get("pool.claim"), "C", () -> claim(lead)),
                PaletteEntry.of(
                    Icon.EXPAND, space.words().get("leads.open"), "Enter", () -> open(lead))))
        .orElse(List.of());
  }

  Optional<RecordList> list() {
    return list;
  }

  private Optional<Row> selected() {
    return list.flatMap(records -> records.selectedProperty().get());
  }

  private void open(Row lead) {
    list.ifPresent(RecordList::keepTrail);
    space.navigator().open(new Place.LeadRecord(lead.id()));
  }

  /// The checked rows where there are any, else the selected one.
  private void claim() {
    if (list.filter(records -> !records.bulk().checked().isEmpty()).isPresent()) {
      claimChecked();
    } else {
      selected().ifPresent(this::claim);
    }
  }

  private void claim(Row lead) {
    space.tell(
        space.undo().submit("undo.claimed", claimOf(lead)),
        space.words().get("pool.claimed", lead.text(Fields.NAME)));
  }

  private void claimChecked() {
    list.ifPresent(records -> {
      var checked = records.bulk().checked();
      records.bulk().run(edit -> edit.each("undo.claimed", checked, PoolView::claimOf));
      records.table().clearChecked();
    });
  }

  private static Command claimOf(Row lead) {
    return new Command.ClaimLead(lead.id(), lead.text(Fields.POOL));
  }
}
