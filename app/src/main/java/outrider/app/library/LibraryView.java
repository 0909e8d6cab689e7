package outrider.app.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.LiveList;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.library.CaseStudy.State;

/// How good reps do it: published cases for everybody, what is being written and reviewed for those
/// who lead. Everything works without a network, but for fetching what is not here.
public final class LibraryView extends Screen {
  private static final double LIST_WIDTH = 348;
  private static final double ROW_HEIGHT = 58;

  /// Whoever only passes by has not looked at it.
  private static final Duration LOOKED_AFTER = Duration.seconds(2);

  private enum Tab {
    PUBLISHED("library.tab.published"),
    WRITTEN("library.tab.written"),
    RAMP("library.tab.ramp");

    private final String wordKey;

    Tab(String wordKey) {
      this.wordKey = wordKey;
    }
  }

  private final Workspace space;
  private final LibraryText text;
  private final SegmentedTabs<Tab> tabs = new SegmentedTabs<>();
  private final LiveList<CaseLine> items = new LiveList<>(CaseLine::id);
  private final ListView<CaseLine> list = new ListView<>(items.items());
  private final StackPane detail = new StackPane();
  private final ObjectProperty<CaseFilter> filter = new SimpleObjectProperty<>(CaseFilter.ALL);
  private final StringProperty chosen = new SimpleStringProperty("");
  private final CaseFilters filters;
  private final ShelfRoom room;
  private final CaseDeeds deeds;
  private final RampPane ramp;
  private final HBox both = new HBox();
  private final PauseTransition looking = new PauseTransition(LOOKED_AFTER);
  private Tab shownTab = Tab.PUBLISHED;
  private @Nullable CasePane pane;

  /// Whether rows come and go: what the list selects of itself then nobody has chosen.
  private boolean showing;

  /// @param opened the case that is to be shown first; empty for none
  public LibraryView(Workspace space, Optional<String> opened) {
    super(new BorderPane(), space.words().get("nav.caseLibrary"));
    this.space = space;
    text = new LibraryText(space);
    filters = new CaseFilters(text, filter);
    room = new ShelfRoom(space);
    deeds = new CaseDeeds(space, text, chosen::set, this::follow);
    ramp = new RampPane(text);
    chosen.set(opened.orElse(""));
    build();
    var user = space.commands().actor().user();
    whileShown(space.live(filter, asked -> LibraryQueries.shelf(user, asked), this::show));
    whileShown(space.live(chosen, id -> LibraryQueries.detail(id, user), this::showDetail));
    whileShown(() -> this::leave);
  }

  private void build() {
    var words = space.words();
    for (var tab : Tab.values()) {
      tabs.tab(tab, words.get(tab.wordKey));
    }
    tabs.select(Tab.PUBLISHED);
    tabs.onChosen(this::turnTo);
    list.getStyleClass().add("case-list");
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> new CaseCell(text));
    list.setAccessibleText(words.get("nav.caseLibrary"));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> {
          if (now != null && !showing) {
            chosen.set(now.id());
          }
        });
    var left = new VBox(filters, list, room);
    VBox.setVgrow(list, Priority.ALWAYS);
    left.setPrefWidth(LIST_WIDTH);
    left.setMinWidth(LIST_WIDTH);
    left.getStyleClass().addAll("surface", "library-left");
    detail.setMinWidth(0);
    detail.getChildren().setAll(hint());
    looking.setOnFinished(over -> looked());
    both.getChildren().setAll(left, detail);
    HBox.setHgrow(detail, Priority.ALWAYS);
    var page = (BorderPane) root();
    if (space.user().leads()) {
      page.setTop(bar());
    }
    page.setCenter(both);
    page.getStyleClass().addAll("library", "surface");
    stylesheet(LibraryView.class, "library.css");
  }

  private Node bar() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var add =
        ButtonWithKey.primary(space.words(), "library.newCase")
            .icon(Icon.ADD)
            .key("N")
            .does(this::write);
    var bar = new HBox(12, tabs, gap, add);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("library-bar", "hairline-bottom");
    return bar;
  }

  private void show(LibraryQueries.Shelf fresh) {
    var words = space.words();
    tabs.rename(
        Tab.WRITTEN,
        fresh.toReview() == 0
            ? words.get(Tab.WRITTEN.wordKey)
            : words.get("library.tabCount", words.get(Tab.WRITTEN.wordKey), fresh.toReview()));
    contextProperty().set(words.get("library.count", fresh.published()));
    room.show(fresh);
    filters.offerIndustries(fresh.industries());
    showing = true;
    items.show(fresh.lines());
    var index = items.indexOf(chosen.get());
    if (index >= 0) {
      list.getSelectionModel().clearAndSelect(index);
    } else {
      list.getSelectionModel().clearSelection();
    }
    showing = false;
    // Not in the list's place: a list that is taken out loses the focus, and the next letter is
    // typed elsewhere.
    list.setPlaceholder(fresh.lines().isEmpty() ? nothing() : null);
  }

  private Node nothing() {
    var words = space.words();
    if (filter.get().narrows()) {
      return new EmptyState(
          Icon.SEARCH,
          words.get("library.empty.filter"),
          ButtonWithKey.secondary(words, "library.showAll").does(filters::clear));
    }
    var key =
        filter.get().written()
            ? "library.empty.written"
            : space.user().leads() ? "library.empty.lead" : "library.empty.rep";
    return new EmptyState(Icon.LIBRARY, words.get(key));
  }

  private Node hint() {
    return new EmptyState(Icon.LIBRARY, space.words().get("library.choose"));
  }

  /// Leaves the pane alone that says the same as before: somebody may be listening.
  private void showDetail(Optional<CaseDetail> found) {
    var before = pane;
    if (found.isPresent() && before != null && before.detail().saysTheSameAs(found.get())) {
      before.update(found.get());
      return;
    }
    leave();
    if (before == null && found.filter(it -> !it.study().isPublished()).isPresent()) {
      turnTo(Tab.WRITTEN);
    }
    if (found.isEmpty()) {
      detail.getChildren().setAll(hint());
      return;
    }
    var fresh = new CasePane(space, text, found.get(), filter.get().text(), deeds);
    pane = fresh;
    detail.getChildren().setAll(fresh);
    if (found.get().study().isPublished()) {
      looking.playFromStart();
    }
  }

  private void leave() {
    looking.stop();
    if (pane != null) {
      pane.close();
      pane = null;
    }
  }

  private void looked() {
    chosen().filter(it -> it.mine().isEmpty()).ifPresent(deeds::looked);
  }

  private Optional<CaseDetail> chosen() {
    return Optional.ofNullable(pane).map(CasePane::detail);
  }

  /// Goes where the case went.
  private void follow(State to) {
    var written = to != State.PUBLISHED;
    if (written != filter.get().written()) {
      turnTo(written ? Tab.WRITTEN : Tab.PUBLISHED);
    }
  }

  private void write() {
    if (space.user().leads()) {
      new CaseDialog(
              space,
              text,
              null,
              id -> {
                turnTo(Tab.WRITTEN);
                chosen.set(id);
              })
          .open();
    }
  }

  private void turnTo(Tab tab) {
    tabs.select(tab);
    shownTab = tab;
    if (tab == Tab.RAMP) {
      chosen.set("");
      leave();
      detail.getChildren().setAll(hint());
      askRamp();
      return;
    }
    ((BorderPane) root()).setCenter(both);
    filter.set(filter.get().written(tab == Tab.WRITTEN));
  }

  /// Counted when it is looked at: it is no figure that changes by the minute.
  private void askRamp() {
    var now = space.clock().millis();
    var scroll = new ScrollPane(ramp);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("library-scroll");
    ((BorderPane) root()).setCenter(scroll);
    var unused =
        space
            .database()
            .read(sql -> RampQueries.read(sql, now))
            .thenAcceptAsync(ramp::show, FxThread.executor());
  }

  private void turn() {
    if (space.user().leads()) {
      turnTo(Tab.values()[(shownTab.ordinal() + 1) % Tab.values().length]);
    }
  }

  private void step(int by) {
    var index = list.getSelectionModel().getSelectedIndex() + by;
    if (index >= 0 && index < items.items().size()) {
      list.getSelectionModel().select(index);
      list.scrollTo(index);
    }
  }

  /// Publishes where that is what waits for this person.
  private void say(State to) {
    chosen()
        .filter(it -> it.study().state() == State.REVIEW)
        .ifPresent(it -> deeds.move(it, to, pane == null ? "" : pane.note()));
  }

  private void goOn() {
    chosen()
        .ifPresent(it -> {
          switch (it.study().state()) {
            case DRAFT -> deeds.move(it, State.REVIEW, "");
            case WITHDRAWN -> deeds.move(it, State.DRAFT, "");
            case REVIEW, PUBLISHED -> {}
          }
        });
  }

  private void withdraw() {
    chosen()
        .filter(it -> it.study().isPublished())
        .ifPresent(it -> deeds.move(it, State.WITHDRAWN, ""));
  }

  private void play() {
    if (pane != null) {
      pane.media().open();
    }
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<KeyBinding>();
    keys.add(KeyBinding.hintedAs("J K", "J", "key.move", () -> step(1)));
    keys.add(KeyBinding.of("K", "key.move", () -> step(-1)));
    keys.add(KeyBinding.of("Down", "key.move", () -> step(1)));
    keys.add(KeyBinding.of("Up", "key.move", () -> step(-1)));
    keys.add(KeyBinding.hinted("P", "library.playOrOpen", this::play));
    keys.add(KeyBinding.hinted("F", "library.finish", () -> chosen().ifPresent(deeds::finish)));
    keys.add(KeyBinding.of("O", "library.pin", () -> chosen().ifPresent(deeds::pin)));
    keys.add(KeyBinding.of("U", "library.unseen", filters::toggleUnseen));
    if (space.user().leads()) {
      keys.add(KeyBinding.hinted("T", "library.nextTab", this::turn));
      keys.add(KeyBinding.of("N", "library.newCase", this::write));
      keys.add(KeyBinding.of("E", "library.edit", () -> chosen().ifPresent(deeds::edit)));
      keys.add(KeyBinding.of("S", "library.submit", this::goOn));
      keys.add(KeyBinding.of("A", "library.publish", () -> say(State.PUBLISHED)));
      keys.add(KeyBinding.of("R", "library.giveBack", () -> say(State.DRAFT)));
      keys.add(KeyBinding.of("W", "library.withdraw", this::withdraw));
    }
    return keys;
  }

  @Override
  public boolean searches() {
    return true;
  }

  @Override
  public void search(String typed) {
    filter.set(filter.get().text(typed));
  }

  @Override
  public Node firstFocus() {
    return list;
  }

  /// For tests.
  @Nullable CasePane pane() {
    return pane;
  }
}
