package outrider.app.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.CountdownPill;
import outrider.app.fx.Icon;
import outrider.app.i18n.Countdown;
import outrider.app.pool.PoolWords;
import outrider.app.pool.ReturnDialog;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Workspace;
import outrider.core.lead.Lead;
import outrider.core.pool.Pool;
import outrider.core.pool.Protection;
import outrider.core.pool.Protection.Deal;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// What the public pool has to do with a lead: that it lies there and why, or until when it stays
/// with whoever has it. A business without pools sees nothing of it.
final class PoolPanel extends VBox {
  private final Workspace space;
  private final LeadViewModel model;
  private final PoolWords says;
  private final Label section;
  private final CountdownPill pill;
  private Optional<LeadQueries.Whole> shown = Optional.empty();

  PoolPanel(Workspace space, LeadViewModel model) {
    super(6);
    this.space = space;
    this.model = model;
    this.says = new PoolWords(space);
    section = TakeoverCard.section(space.words().get("pool.section"));
    pill = new CountdownPill(space.words(), space.ticker(), space.zone());
    getStyleClass().add("pool-panel");
  }

  void show(LeadQueries.Whole whole) {
    shown = Optional.of(whole);
    getChildren().clear();
    pill.clear();
    var lead = Lead.of(whole.lead());
    var pool = pool();
    if (pool.isPresent() && lead.isPooled()) {
      showPooled(whole.lead(), pool.get());
    } else if (pool.isPresent()) {
      showStay(whole, pool.get());
    } else if (lead.isOpen() && mayPlace()) {
      getChildren().add(quiet(space.words().get("pool.ofNone")));
    }
    var deeds = deeds();
    if (!deeds.getChildren().isEmpty()) {
      getChildren().add(deeds);
    }
    var any = !getChildren().isEmpty();
    if (any) {
      getChildren().addFirst(section);
    }
    setVisible(any);
    setManaged(any);
  }

  private void showPooled(Row lead, Pool pool) {
    getChildren()
        .addAll(
            head(says.name(pool), new Chip(space.words().get("pool.unowned"), Chip.Tone.PLAIN)),
            quiet(
                space
                    .words()
                    .get(
                        "pool.liesSince",
                        says.moment(lead.number(Lead.POOLED_AT, 0)),
                        says.why(lead))));
  }

  private void showStay(LeadQueries.Whole whole, Pool pool) {
    var stay = protection(whole, pool);
    if (whole.reserved()) {
      getChildren()
          .addAll(
              head(
                  says.name(pool),
                  new Chip(space.words().get("pool.reserved"), Chip.Tone.INFO, Icon.CLOCK)),
              quiet(space.words().get("pool.reservedNote")));
    } else {
      getChildren().add(head(says.name(pool), pill));
    }
    if (stay.isEmpty()) {
      getChildren().add(quiet(space.words().get(pool.active() ? "pool.forGood" : "pool.isOff")));
      return;
    }
    pill.show(new Countdown.Pool(stay.get().until()));
    var until = new Label(says.stays(stay.get()));
    until.getStyleClass().add("bold");
    until.setWrapText(true);
    getChildren().addAll(until, quiet(says.because(stay.get(), pool)));
  }

  private static Optional<Protection> protection(LeadQueries.Whole whole, Pool pool) {
    return Protection.of(Lead.of(whole.lead()), pool, Deal.of(whole.deal().orElse(null)));
  }

  private FlowPane deeds() {
    var deeds = new FlowPane(6, 6);
    var words = space.words();
    if (mayClaim()) {
      deeds
          .getChildren()
          .add(
              ButtonWithKey.primary(words, "pool.claim")
                  .compact()
                  .icon(Icon.POOL)
                  .does(this::claim));
    }
    if (!returnable().isEmpty()) {
      deeds
          .getChildren()
          .add(
              ButtonWithKey.soft(words, "pool.return")
                  .compact()
                  .icon(Icon.LEAVES)
                  .does(this::giveUp));
    }
    if (pool().isEmpty() && !returnable().isEmpty()) {
      var place = ButtonWithKey.soft(words, "pool.place").compact().icon(Icon.POOL);
      deeds.getChildren().add(place.does(() -> choosePool(place)));
    }
    return deeds;
  }

  private void choosePool(ButtonWithKey below) {
    var menu = new ContextMenu();
    for (var pool : PoolWords.placeable(space)) {
      var item = new MenuItem(says.name(pool));
      item.setOnAction(chosen ->
          space.tellForGood(
              model.place(pool.id()), space.words().get("pool.placed", says.name(pool))));
      menu.getItems().add(item);
    }
    menu.show(below, Side.BOTTOM, 0, 4);
  }

  /// What the palette offers beside the buttons.
  List<PaletteEntry> actions() {
    var entries = new ArrayList<PaletteEntry>();
    if (mayClaim()) {
      entries.add(entry(Icon.POOL, "pool.claim", this::claim));
    }
    if (!returnable().isEmpty()) {
      entries.add(entry(Icon.LEAVES, "pool.return", this::giveUp));
    }
    return entries;
  }

  private PaletteEntry entry(Icon icon, String wordKey, Runnable deed) {
    return PaletteEntry.of(icon, space.words().get(wordKey), "", deed);
  }

  private Optional<Row> lead() {
    return shown.map(LeadQueries.Whole::lead);
  }

  private Optional<Pool> pool() {
    return lead()
        .flatMap(row -> space.database().configuration().pools().find(row.textOrNull(Fields.POOL)));
  }

  private boolean mayPlace() {
    return !PoolWords.placeable(space).isEmpty();
  }

  private boolean mayClaim() {
    var user = space.commands().actor().user();
    return lead().map(Lead::of).filter(Lead::isPooled).filter(Lead::isOpen).isPresent()
        && pool()
            .filter(Pool::active)
            .filter(pool -> space.database().configuration().pools().isMember(pool, user))
            .isPresent();
  }

  /// The pools into which this person may give the lead.
  private List<Pool> returnable() {
    var open =
        lead()
            .map(Lead::of)
            .filter(Lead::isOpen)
            .filter(it -> it.owner() != null)
            .filter(it ->
                space.commands().actor().leads()
                    || space.commands().actor().user().equals(it.owner()));
    if (open.isEmpty()) {
      return List.of();
    }
    return pool().map(List::of).orElseGet(() -> PoolWords.placeable(space));
  }

  void claim() {
    if (mayClaim()) {
      var name = lead().map(row -> row.text(Fields.NAME)).orElse("");
      space.tell(model.claim(pool().orElseThrow().id()), space.words().get("pool.claimed", name));
    }
  }

  private void giveUp() {
    var name = lead().map(row -> row.text(Fields.NAME)).orElse("");
    ReturnDialog.open(
        space,
        space.words().get("pool.returnTitle", name),
        returnable(),
        (pool, reason) ->
            space.tell(model.giveUp(pool, reason), space.words().get("pool.returned", name)));
  }

  private HBox head(String name, Region mark) {
    var label = new Label(name);
    label.getStyleClass().add("bold");
    label.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, label, gap, mark);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private static Label quiet(String text) {
    var label = new Label(text);
    label.getStyleClass().addAll("small", "text-2");
    label.setWrapText(true);
    return label;
  }
}
