package outrider.app.crosssell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.record.RelatedLine;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.task.PlanDialog;
import outrider.core.crosssell.Affinity;
import outrider.core.crosssell.CoPurchase;
import outrider.core.record.RecordType;

/// Which products are bought by the same customers, beyond chance; and who has the one and not the
/// other, to be opened or planned for one by one or all at once.
public final class CrossSellView extends Screen {
  private static final int CUSTOMERS_MAX = 200;

  private final Workspace space;
  private final Words words;
  private final ReadOnlyObjectWrapper<CrossSellBook> book = new ReadOnlyObjectWrapper<>();
  private final VBox pairs = new VBox();
  private final VBox customers = new VBox();
  private @Nullable Affinity chosen;

  public CrossSellView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.crossSell"));
    this.space = space;
    words = space.words();
    stylesheet(RelatedLine.class, "record.css");
    stylesheet(CrossSellView.class, "crosssell.css");
    pairs.getStyleClass().add("crosssell-pairs");
    customers.getStyleClass().add("crosssell-customers");
    whileShown(() -> {
      var live = space.database().live(CrossSellBook.all(), FxThread.executor(), book::set);
      return live::close;
    });
    whileShown(book.getReadOnlyProperty(), this::show);
  }

  private void show(@Nullable CrossSellBook known) {
    if (known == null) {
      return;
    }
    var page = (BorderPane) root();
    page.getStyleClass().setAll("crosssell");
    var affinities =
        known.bought().affinities().stream()
            .filter(pair -> !known.bought().lacking(pair).isEmpty())
            .toList();
    contextProperty()
        .set(words.get("crosssell.context", affinities.size(), known.bought().customers()));
    if (affinities.isEmpty()) {
      page.setLeft(null);
      page.setCenter(
          new EmptyState(
              Icon.MERGE, words.get("crosssell.none", CoPurchase.OWNERS_MIN, CoPurchase.BOTH_MIN)));
      return;
    }
    if (chosen == null || !affinities.contains(chosen)) {
      chosen = affinities.getFirst();
    }
    pairs.getChildren().setAll(affinities.stream().map(pair -> pair(known, pair)).toList());
    page.setLeft(scrolling(pairs));
    page.setCenter(scrolling(customers));
    showCustomers(known);
  }

  private Node pair(CrossSellBook known, Affinity pair) {
    var lacking = known.bought().lacking(pair).size();
    var end = new Label(words.amounts().number(lacking));
    end.getStyleClass().addAll("num", "text-2");
    var shown = new HBox(8, end);
    shown.setAlignment(Pos.CENTER_RIGHT);
    if (known.isUp(pair)) {
      shown.getChildren().addFirst(new Chip(words.get("crosssell.up"), Chip.Tone.ACC));
    }
    var line =
        new RelatedLine(
            Icon.TO.node(16, "text-3"),
            words.get("crosssell.owns", pair.owned(), pair.missing()),
            OfferLine.brief(words, pair),
            shown,
            () -> {
              chosen = pair;
              show(known);
            });
    line.setAccessibleText(
        words.get("crosssell.pairSpoken", pair.owned(), pair.missing(), lacking));
    if (pair.equals(chosen)) {
      line.getStyleClass().add("chosen");
    }
    return line;
  }

  private void showCustomers(CrossSellBook known) {
    var pair = chosen;
    if (pair == null) {
      return;
    }
    var lacking = known.bought().lacking(pair);
    var title = new Label(words.get("crosssell.owns", pair.owned(), pair.missing()));
    title.getStyleClass().add("subheading");
    title.setWrapText(true);
    var why = new Label(OfferLine.why(words, pair));
    why.getStyleClass().addAll("small", "text-2");
    why.setWrapText(true);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var planAll =
        ButtonWithKey.secondary(words, "crosssell.planAll")
            .icon(Icon.ADD)
            .key("T")
            .does(this::planAll);
    planAll.setMinWidth(Region.USE_PREF_SIZE);
    var said = new VBox(2, title, why);
    said.setMinWidth(0);
    HBox.setHgrow(said, Priority.ALWAYS);
    var head = new HBox(12, said, planAll);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("crosssell-head");
    customers.getChildren().setAll(head);
    lacking.stream()
        .limit(CUSTOMERS_MAX)
        .forEach(id -> customers.getChildren().add(customer(known, pair, id)));
    if (lacking.size() > CUSTOMERS_MAX) {
      var more = new Label(words.get("crosssell.more", lacking.size() - CUSTOMERS_MAX));
      more.getStyleClass().add("text-3");
      customers.getChildren().add(more);
    }
  }

  private Node customer(CrossSellBook known, Affinity pair, String id) {
    var name = known.names().getOrDefault(id, id);
    var plan =
        ButtonWithKey.plain(words, "crosssell.plan")
            .icon(Icon.ADD)
            .compact()
            .does(() -> OfferLine.plan(space, pair, id, name));
    return new RelatedLine(
        new Avatar(name),
        name,
        "",
        plan,
        () -> space.navigator().open(new Place.AccountRecord(id)));
  }

  private void planAll() {
    var pair = chosen;
    var known = book.get();
    if (pair != null && known != null) {
      var ids = known.bought().lacking(pair).stream().limit(CUSTOMERS_MAX).toList();
      if (!ids.isEmpty()) {
        PlanDialog.openForEach(
            space, RecordType.ACCOUNT, ids, words.get("crosssell.task", pair.missing()), () -> {});
      }
    }
  }

  private static ScrollPane scrolling(VBox content) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    return scroll;
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(KeyBinding.hinted("T", "crosssell.planAll", this::planAll));
  }

  @Override
  public @Nullable Node firstFocus() {
    return Optional.of(pairs.getChildren())
        .filter(lines -> !lines.isEmpty())
        .map(List::getFirst)
        .orElse(null);
  }
}
