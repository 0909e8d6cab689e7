package outrider.app.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.activity.LogSubject;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceMenu;
import outrider.app.fx.DataTable;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FilterChip;
import outrider.app.fx.Icon;
import outrider.app.fx.PagedRows;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.task.PlanDialog;
import outrider.app.team.TeamChoice;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.RecordType;

/// The manager's pipeline review: targets and coverage, what is different from last week, which
/// deals need a word and why; person by person for a one-on-one. What is agreed becomes a task of
/// the deal's owner on the spot.
public final class ReviewView extends Screen {
  private final Workspace space;
  private final ReviewViewModel model;
  private final ReviewWords text;
  private final ReviewFigures figures;
  private final DataTable<ReviewRow> deals;
  private final DataTable<PeopleColumns.Row> people;
  private final FilterChip team;
  private final FilterChip pipeline;
  private final FilterChip quarter;
  private final FilterChip since;
  private final FilterChip person;
  private final SegmentedTabs<ReviewFilter> filters = new SegmentedTabs<>();
  private final SegmentedTabs<Boolean> form = new SegmentedTabs<>();
  private final Label checked = new Label();
  private final HBox bulk;
  private final HBox filterLine = new HBox(8);
  private final StackPane content = new StackPane();
  private final StackPane lists = new StackPane();
  private final VBox shown;

  public ReviewView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.pipelineReview"));
    this.space = space;
    var words = space.words();
    text = new ReviewWords(space);
    model =
        new ReviewViewModel(
            space.database(),
            space.clock(),
            space.zone(),
            space.memory(),
            space.commands().actor().user());
    figures = new ReviewFigures(space, text);
    deals =
        new DataTable<>(
                words,
                space.memory(),
                "review",
                new ReviewColumns(space, text, () -> model.boardProperty().get().orElseThrow())
                    .all())
            .withBoxes()
            .onOpen(this::openDeal);
    people =
        new DataTable<>(
                words, space.memory(), "review-people", new PeopleColumns(space, text).all())
            .onOpen(row -> alone(row.line().id()));
    team = chip("team.team", Icon.TEAM, this::chooseTeam);
    pipeline = chip("team.pipeline", Icon.RULES, this::choosePipeline);
    quarter = chip("review.quarter", Icon.CALENDAR, this::chooseQuarter);
    since = new FilterChip(words.get("review.since"), "").icon(Icon.CLOCK);
    since.does(model::nextSpan);
    person = chip("review.oneOnOne", Icon.PERSON, this::choosePerson);
    form.tab(false, words.get("review.dealsTab"), Icon.LIST)
        .tab(true, words.get("review.peopleTab"), Icon.TEAM)
        .onChosen(this::showForm);
    for (var filter : ReviewFilter.values()) {
      filters.tab(filter, words.get(filter.wordKey()));
    }
    filters.onChosen(model.filterProperty()::set);
    bulk = bulkBar();
    StackPane.setAlignment(bulk, Pos.BOTTOM_CENTER);
    StackPane.setMargin(bulk, new Insets(0, 0, 16, 0));
    lists.getStyleClass().addAll("card", "review-lists");
    VBox.setVgrow(lists, Priority.ALWAYS);
    filterLine.setAlignment(Pos.CENTER_LEFT);
    shown = new VBox(12, figures, filterLine, lists);
    shown.getStyleClass().add("review-body");
    stylesheet(ReviewView.class, "review.css");
    var page = (BorderPane) root();
    page.getStyleClass().add("pipeline-review");
    page.setTop(toolbar());
    page.setCenter(content);
    deals.setEmpty(new EmptyState(Icon.SEARCH, words.get("review.noDeal")));
    people.setEmpty(new EmptyState(Icon.TEAM, words.get("team.empty")));
    showForm(false);
    listen();
  }

  private void listen() {
    whileShown(model::start);
    whileShown(model.boardProperty(), board -> board.ifPresent(this::show));
    whileShown(model.rowsProperty(), deals::show);
    whileShown(model.filterProperty(), filters::select);
    whileShown(() -> deals.sortProperty().subscribe(model.sortProperty()::set));
    whileShown(model.personProperty(), id -> model.boardProperty().get().ifPresent(this::show));
    whileShown(model.teamProperty(), id -> team.show(text.get("team.team"), text.names().team(id)));
    whileShown(
        model.pipelineProperty(),
        id -> pipeline.show(text.get("team.pipeline"), text.names().pipeline(id)));
    whileShown(
        model.quarterProperty(),
        each -> quarter.show(text.get("review.quarter"), text.quarter(each)));
    whileShown(
        model.daysProperty(),
        each -> since.show(text.get("review.since"), text.get("review.sinceDays", each)));
    whileShown(
        deals.checkedCountProperty(),
        count -> {
          bulk.setVisible(count.intValue() > 0);
          bulk.setManaged(count.intValue() > 0);
          checked.setText(text.get("list.checked", count));
        });
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> move(1)),
        KeyBinding.of("K", "key.move", () -> move(-1)),
        KeyBinding.of("Down", "key.move", () -> move(1)),
        KeyBinding.of("Up", "key.move", () -> move(-1)),
        KeyBinding.hinted("Enter", "key.open", this::enter),
        KeyBinding.hinted("X", "key.check", deals::toggleChecked),
        KeyBinding.of("Shift+J", "key.extend", () -> deals.extendChecked(1)),
        KeyBinding.of("Shift+K", "key.extend", () -> deals.extendChecked(-1)),
        KeyBinding.hinted("A", "review.plan", this::plan),
        KeyBinding.hintedAs("[ ]", "]", "review.switch", () -> model.switchPerson(1)),
        KeyBinding.of("[", "review.switch", () -> model.switchPerson(-1)),
        KeyBinding.hinted("T", "review.peopleTab", () -> showForm(!isPeople())),
        KeyBinding.of("1", "review.filter.all", () -> filter(0)),
        KeyBinding.of("2", "review.filter.at_risk", () -> filter(1)),
        KeyBinding.of("3", "review.filter.silent", () -> filter(2)),
        KeyBinding.of("4", "review.filter.closing", () -> filter(3)),
        KeyBinding.of("5", "review.filter.changed", () -> filter(4)),
        KeyBinding.of("6", "review.filter.no_next_step", () -> filter(5)),
        KeyBinding.of("Esc", "key.clear", this::clear));
  }

  @Override
  public List<PaletteEntry> actions() {
    return List.of(
        PaletteEntry.of(Icon.TASK, text.get("review.plan"), "A", this::plan),
        PaletteEntry.of(Icon.STAR, text.get("review.setTargets"), "", this::setTargets));
  }

  @Override
  public Node firstFocus() {
    return isPeople() ? people.list() : deals.list();
  }

  ReviewViewModel model() {
    return model;
  }

  private FilterChip chip(String key, Icon icon, Runnable choose) {
    return new FilterChip(space.words().get(key), "").icon(icon).does(choose);
  }

  private Node toolbar() {
    // Where it is narrow the chips take two lines.
    var chips = new FlowPane(8, 8, team, pipeline, quarter, since, person);
    chips.setMinWidth(0);
    HBox.setHgrow(chips, Priority.ALWAYS);
    var targets =
        ButtonWithKey.plain(space.words(), "review.setTargets")
            .icon(Icon.STAR)
            .does(this::setTargets);
    targets.setMinWidth(Region.USE_PREF_SIZE);
    form.setMinWidth(Region.USE_PREF_SIZE);
    var bar = new HBox(8, chips, targets, form);
    // The height of the bar is asked for before its width is divided.
    chips.widthProperty().subscribe(width -> chips.setPrefWrapLength(width.doubleValue()));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("review-bar");
    return bar;
  }

  private HBox bulkBar() {
    checked.getStyleClass().addAll("bold", "num");
    var plan =
        ButtonWithKey.primary(space.words(), "review.plan")
            .icon(Icon.TASK)
            .compact()
            .key("A")
            .does(this::plan);
    var cancel =
        ButtonWithKey.plain(space.words(), "list.cancel")
            .compact()
            .key("Esc")
            .does(deals::clearChecked);
    var bar = new HBox(10, checked, plan, cancel);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("bulk-bar");
    bar.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return bar;
  }

  private boolean isPeople() {
    return form.selected().orElse(false);
  }

  private void showForm(boolean ofPeople) {
    form.select(ofPeople);
    lists.getChildren().setAll(ofPeople ? people : deals);
    if (!ofPeople) {
      lists.getChildren().add(bulk);
    }
    filterLine.getChildren().setAll(filters);
    filterLine.setVisible(!ofPeople);
    filterLine.setManaged(!ofPeople);
    firstFocus().requestFocus();
  }

  private void show(ReviewBoard board) {
    pipeline.setVisible(model.configuration().pipelines().size() > 1);
    pipeline.setManaged(pipeline.isVisible());
    var alone = model.personProperty().get();
    figures.show(board, board.line(alone), model.daysProperty().get());
    var counts = board.counts(alone);
    for (var filter : ReviewFilter.values()) {
      filters.rename(
          filter,
          text.get(filter.wordKey())
              + "  "
              + space.words().amounts().number(counts.getOrDefault(filter, 0)));
    }
    var order = board.order();
    person.show(
        text.get("review.oneOnOne"),
        alone
            .map(id ->
                text.get("review.personOf", text.person(id), order.indexOf(id) + 1, order.size()))
            .orElse(text.get("review.everybody")));
    person.setSelected(alone.isPresent());
    var lines = new LinkedHashMap<Long, PeopleColumns.Row>();
    for (var line : board.people()) {
      lines.put((long) lines.size(), new PeopleColumns.Row(line, board.currencyCode()));
    }
    people.show(PagedRows.of(lines));
    content
        .getChildren()
        .setAll(
            board.people().isEmpty() ? new EmptyState(Icon.TEAM, text.get("team.empty")) : shown);
  }

  private void move(int by) {
    if (isPeople()) {
      people.move(by);
    } else {
      deals.move(by);
    }
  }

  private void enter() {
    if (isPeople()) {
      people.open();
    } else {
      deals.open();
    }
  }

  private void filter(int index) {
    model.filterProperty().set(ReviewFilter.values()[index]);
    showForm(false);
  }

  /// Esc leaves the nearest thing first: the checked rows, the filter, the one-on-one.
  private void clear() {
    if (deals.checkedCountProperty().get() > 0) {
      deals.clearChecked();
    } else if (model.filterProperty().get() != ReviewFilter.ALL) {
      model.filterProperty().set(ReviewFilter.ALL);
    } else {
      model.personProperty().set(Optional.empty());
    }
  }

  private void alone(String id) {
    model.personProperty().set(Optional.of(id));
    showForm(false);
  }

  private void openDeal(ReviewRow row) {
    space.navigator().open(new Place.OpportunityRecord(row.deal().id()));
  }

  /// A task for the owner of each checked deal, or of the selected one.
  private void plan() {
    if (isPeople()) {
      return;
    }
    var board = model.boardProperty().get();
    var several =
        deals.checked().stream()
            .flatMap(number -> board.flatMap(each -> each.deal(number)).stream())
            .map(ReviewDeal::id)
            .toList();
    if (!several.isEmpty()) {
      PlanDialog.openForEach(space, RecordType.OPPORTUNITY, several, deals::clearChecked);
    } else {
      deals
          .selectedProperty()
          .get()
          .ifPresent(row ->
              PlanDialog.open(
                  space,
                  Optional.of(
                      LogSubject.of(
                          RecordType.OPPORTUNITY, row.deal().id(), row.detail().name()))));
    }
  }

  private void setTargets() {
    model
        .boardProperty()
        .get()
        .ifPresent(board ->
            QuotaDialog.open(
                space, text, board.book(), model.teamProperty().get(), board.currencyCode()));
  }

  private void chooseTeam() {
    ChoiceMenu.below(
        team,
        model.teams(),
        TeamChoice::team,
        model.teamProperty(),
        choice -> choice.indented(text.names().team(choice.team())));
  }

  private void choosePipeline() {
    ChoiceMenu.below(
        pipeline,
        model.configuration().pipelines(),
        Pipeline::id,
        model.pipelineProperty(),
        each -> text.names().pipeline(each.id()));
  }

  private void chooseQuarter() {
    var quarters = IntStream.rangeClosed(-2, 2).mapToObj(model.thisQuarter()::plus).toList();
    ChoiceMenu.below(quarter, quarters, model.quarterProperty(), text::quarter);
  }

  private void choosePerson() {
    var people = new ArrayList<Optional<String>>(List.of(Optional.empty()));
    model
        .boardProperty()
        .get()
        .ifPresent(board -> board.order().forEach(id -> people.add(Optional.of(id))));
    ChoiceMenu.below(
        person,
        people,
        model.personProperty(),
        id -> id.map(text::person).orElse(text.get("review.everybody")));
  }
}
