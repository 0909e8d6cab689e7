package outrider.app.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FilterChip;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.LiveList;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.store.CaseFiles;
import outrider.core.command.Command;
import outrider.core.library.CaseStudy;
import outrider.core.library.CaseStudy.State;
import outrider.core.library.CaseView;
import outrider.core.record.RecordType;

/// How good reps do it: published cases for everybody, what is being written and reviewed for those
/// who lead. Everything works without a network, but for fetching what is not here.
public final class LibraryView extends Screen implements CasePane.Deeds {
  private static final double LIST_WIDTH = 348;
  private static final double ROW_HEIGHT = 58;
  private static final List<Long> MEGABYTES = List.of(0L, 50L, 100L, 200L, 384L);

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
  private final StackPane listPlace = new StackPane(list);
  private final StackPane detail = new StackPane();
  private final ComboBox<String> stage = new ComboBox<>();
  private final ComboBox<String> industry = new ComboBox<>();
  private final FilterChip unseen;
  private final Label shelf = new Label();
  private final ComboBox<Long> megabytes = new ComboBox<>();
  private final ObjectProperty<CaseFilter> filter = new SimpleObjectProperty<>(CaseFilter.ALL);
  private final StringProperty chosen = new SimpleStringProperty("");
  private final RampPane ramp;
  private final HBox both = new HBox();
  private final PauseTransition looking = new PauseTransition(LOOKED_AFTER);
  private LibraryQueries.Shelf shown = LibraryQueries.Shelf.EMPTY;
  private Tab shownTab = Tab.PUBLISHED;
  private @Nullable CasePane pane;

  /// @param opened the case that is to be shown first; empty for none
  public LibraryView(Workspace space, Optional<String> opened) {
    super(new BorderPane(), space.words().get("nav.caseLibrary"));
    this.space = space;
    text = new LibraryText(space);
    unseen = new FilterChip(space.words().get("library.unseen"), "");
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
          if (now != null) {
            chosen.set(now.id());
          }
        });
    var left = new VBox(filters(), listPlace, foot());
    VBox.setVgrow(listPlace, Priority.ALWAYS);
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

  private Node filters() {
    stage.getItems().add("");
    text.stages().forEach(each -> stage.getItems().add(CaseStudy.keyOf(each)));
    stage.setConverter(
        reading(key ->
            key.isEmpty() ? space.words().get("library.anyStage") : text.stage(key).orElse(key)));
    stage.setValue("");
    stage.setAccessibleText(space.words().get("library.anyStage"));
    stage.valueProperty().subscribe(key -> filter.set(filter.get().stage(key == null ? "" : key)));
    industry.setConverter(
        reading(name -> name.isEmpty() ? space.words().get("library.anyIndustry") : name));
    industry.getItems().add("");
    industry.setValue("");
    industry.setAccessibleText(space.words().get("library.anyIndustry"));
    industry
        .valueProperty()
        .subscribe(name -> filter.set(filter.get().industry(name == null ? "" : name)));
    stage.setMaxWidth(Double.MAX_VALUE);
    industry.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(stage, Priority.ALWAYS);
    HBox.setHgrow(industry, Priority.ALWAYS);
    stage.setPrefWidth(110);
    industry.setPrefWidth(110);
    unseen.does(this::toggleUnseen);
    var box = new HBox(8, stage, industry, unseen);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().addAll("library-filters", "hairline-bottom");
    return box;
  }

  private static StringConverter<String> reading(UnaryOperator<String> said) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable String value) {
        return value == null ? "" : said.apply(value);
      }

      @Override
      public String fromString(String typed) {
        return typed;
      }
    };
  }

  /// What of it is on this laptop, and how much may be.
  private Node foot() {
    shelf.getStyleClass().addAll("small", "text-2");
    shelf.setWrapText(true);
    megabytes.getItems().setAll(MEGABYTES);
    megabytes.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Long count) {
            return count == null
                ? ""
                : count == 0
                    ? space.words().get("library.keepNone")
                    : space.words().get("library.keepUpTo", count);
          }

          @Override
          public Long fromString(String typed) {
            return 0L;
          }
        });
    megabytes.setAccessibleText(space.words().get("library.room"));
    megabytes.setOnAction(done -> {
      var wanted = megabytes.getValue();
      if (wanted != null && wanted != shown.megabytes()) {
        var unused = CaseShelf.setMegabytes(space, wanted);
      }
    });
    megabytes.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    shelf.setMinWidth(0);
    var foot = new HBox(8, shelf, gap, megabytes);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().addAll("library-foot", "hairline-top");
    return foot;
  }

  private void show(LibraryQueries.Shelf fresh) {
    shown = fresh;
    var words = space.words();
    tabs.rename(
        Tab.WRITTEN,
        fresh.toReview() == 0
            ? words.get(Tab.WRITTEN.wordKey)
            : words.get("library.tabCount", words.get(Tab.WRITTEN.wordKey), fresh.toReview()));
    contextProperty().set(words.get("library.count", fresh.published()));
    shelf.setText(
        words.get(
            "library.shelf",
            fresh.here(),
            fresh.published(),
            words.amounts().bytes(fresh.bytesHere())));
    if (!megabytes.getItems().contains(fresh.megabytes())) {
      megabytes.getItems().add(fresh.megabytes());
    }
    megabytes.setValue(fresh.megabytes());
    offerIndustries(fresh.industries());
    items.show(fresh.lines());
    var index = items.indexOf(chosen.get());
    if (index >= 0) {
      list.getSelectionModel().select(index);
    } else {
      list.getSelectionModel().clearSelection();
    }
    // A list that is taken out and put back loses the focus, and the next letter is typed
    // elsewhere.
    if (fresh.lines().isEmpty()) {
      listPlace.getChildren().setAll(nothing());
    } else if (!listPlace.getChildren().contains(list)) {
      listPlace.getChildren().setAll(list);
    }
  }

  private void offerIndustries(List<String> known) {
    var offered = new ArrayList<String>();
    offered.add("");
    offered.addAll(known);
    if (!industry.getItems().equals(offered)) {
      var before = industry.getValue();
      industry.getItems().setAll(offered);
      industry.setValue(offered.contains(before) ? before : "");
    }
  }

  private Node nothing() {
    var words = space.words();
    if (filter.get().narrows()) {
      return new EmptyState(
          Icon.SEARCH,
          words.get("library.empty.filter"),
          ButtonWithKey.secondary(words, "library.showAll").does(this::showAll));
    }
    var key =
        filter.get().written()
            ? "library.empty.written"
            : space.user().leads() ? "library.empty.lead" : "library.empty.rep";
    return new EmptyState(Icon.LIBRARY, words.get(key));
  }

  private void showAll() {
    stage.setValue("");
    industry.setValue("");
    unseen.setSelected(false);
    filter.set(CaseFilter.ALL.written(filter.get().written()));
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
    var fresh = new CasePane(space, text, found.get(), filter.get().text(), this);
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
    chosen().filter(it -> it.mine().isEmpty()).ifPresent(it -> view(it, CaseView.VIEWED, null));
  }

  private Optional<CaseDetail> chosen() {
    return Optional.ofNullable(pane).map(CasePane::detail);
  }

  private void view(CaseDetail of, String state, @Nullable Long seconds) {
    if (of.study().isPublished()) {
      var unused = space.commands().submit(new Command.ViewCase(of.study().id(), state, seconds));
    }
  }

  @Override
  public void finish(CaseDetail of) {
    if (!of.study().isPublished()) {
      return;
    }
    if (of.mine().filter(CaseView::isFinished).isPresent()) {
      view(of, CaseView.OPEN, null);
      return;
    }
    space.tell(
        space
            .undo()
            .submit(
                "undo.finishedCase",
                new Command.ViewCase(of.study().id(), CaseView.FINISHED, null)),
        space.words().get("library.didFinish", of.study().title()));
  }

  @Override
  public void pin(CaseDetail of) {
    if (of.study().isPublished() && !of.files().isEmpty()) {
      var unused =
          space
              .database()
              .write(transaction -> {
                CaseFiles.pin(transaction, of.study().id(), !of.pinned());
                return true;
              });
    }
  }

  @Override
  public void edit(CaseDetail of) {
    if (of.study().state() == State.DRAFT && space.user().leads()) {
      new CaseDialog(space, text, of.row(), chosen::set).open();
    }
  }

  @Override
  public void delete(CaseDetail of) {
    space.tell(
        space
            .undo()
            .submit(
                "undo.deleted", new Command.DeleteRecord(RecordType.CASE_STUDY, of.study().id())),
        space.words().get("library.deleted", of.study().title()));
  }

  @Override
  public void move(CaseDetail of, State to, String note) {
    var from = of.study().state();
    if (!space.user().leads() || !from.next().contains(to)) {
      return;
    }
    if (to == State.REVIEW && !of.missing().isEmpty()) {
      space.toasts().error(text.lacks(of.missing()));
      return;
    }
    space.tell(
        space
            .undo()
            .submit(
                "undo.movedCase",
                new Command.MoveCase(
                    of.study().id(), from.word(), to.word(), note.isBlank() ? null : note.strip())),
        space.words().get("library.moved." + to.name(), of.study().title()),
        () -> follow(to));
  }

  /// Goes where the case went.
  private void follow(State to) {
    var written = to != State.PUBLISHED;
    if (written != filter.get().written()) {
      turnTo(written ? Tab.WRITTEN : Tab.PUBLISHED);
    }
  }

  @Override
  public void heard(CaseDetail of, long seconds) {
    view(of, CaseView.VIEWED, seconds);
  }

  @Override
  public void ended(CaseDetail of) {
    view(of, CaseView.FINISHED, 0L);
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

  private void toggleUnseen() {
    var on = !filter.get().unseen();
    unseen.setSelected(on);
    unseen.pseudoClassStateChanged(PseudoClass.getPseudoClass("selected"), on);
    filter.set(filter.get().unseen(on));
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
        .ifPresent(it -> move(it, to, pane == null ? "" : pane.note()));
  }

  private void goOn() {
    chosen()
        .ifPresent(it -> {
          switch (it.study().state()) {
            case DRAFT -> move(it, State.REVIEW, "");
            case WITHDRAWN -> move(it, State.DRAFT, "");
            case REVIEW, PUBLISHED -> {}
          }
        });
  }

  private void withdraw() {
    chosen().filter(it -> it.study().isPublished()).ifPresent(it -> move(it, State.WITHDRAWN, ""));
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
    keys.add(KeyBinding.hinted("F", "library.finish", () -> chosen().ifPresent(this::finish)));
    keys.add(KeyBinding.of("O", "library.pin", () -> chosen().ifPresent(this::pin)));
    keys.add(KeyBinding.of("U", "library.unseen", this::toggleUnseen));
    if (space.user().leads()) {
      keys.add(KeyBinding.hinted("T", "library.nextTab", this::turn));
      keys.add(KeyBinding.of("N", "library.newCase", this::write));
      keys.add(KeyBinding.of("E", "library.edit", () -> chosen().ifPresent(this::edit)));
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
