package outrider.app.response;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.change.ChangeMarks;
import outrider.app.field.DayPicker;
import outrider.app.fx.BehindPanel;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceMenu;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FilterChip;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;

/// How long leads wait for their first touch: the figures, the distribution as a picture with a
/// table behind it, by person, source and grade, and before and after a rule was changed. Reps see
/// their own leads.
public final class ResponseView extends Screen {
  private final Workspace space;
  private final ResponseViewModel model;
  private final ResponseWords text;
  private final ResponseFigures figures;
  private final ResponseChart chart;
  private final ResponseTable picture;
  private final ResponseTable table;
  private final ChangeMarks marks;
  private final BehindPanel<LeadLine> behind;
  private final FilterChip person;
  private final FilterChip period;
  private final FilterChip compared;
  private final SegmentedTabs<Boolean> measure = new SegmentedTabs<>();
  private final SegmentedTabs<Boolean> form = new SegmentedTabs<>();
  private final SegmentedTabs<Grouping> grouping = new SegmentedTabs<>();
  private final Label note = new Label();
  private final StackPane drawn = new StackPane();
  private final StackPane content = new StackPane();
  private final ScrollPane shown;
  private final BorderPane page;

  public ResponseView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.responseTimes"));
    this.space = space;
    var words = space.words();
    page = (BorderPane) root();
    model =
        new ResponseViewModel(
            space.database(), space.clock(), space.zone(), space.commands().actor().user());
    text = new ResponseWords(space);
    figures = new ResponseFigures(space, text, model::open);
    chart = new ResponseChart(space, text, model::open);
    picture = new ResponseTable(space, row -> model.open(row.name(), row.leads()));
    table = new ResponseTable(space, row -> model.open(row.name(), row.leads()));
    marks = new ChangeMarks(space, model::compare);
    behind =
        new BehindPanel<>(
            this::said,
            this::openLead,
            ButtonWithKey.iconOnly(space.words(), "response.closePanel", Icon.CLOSE)
                .compact()
                .does(model::close));
    person = new FilterChip(words.get("response.by.PERSON"), "").icon(Icon.PERSON);
    person.does(() -> choosePerson(person));
    period = new FilterChip(words.get("response.period"), "").icon(Icon.CALENDAR);
    period.does(model::nextPeriod);
    compared = new FilterChip(words.get("response.compare"), "").icon(Icon.RULES);
    compared.does(() -> chooseCut(compared));
    measure
        .tab(false, words.get("response.clock"))
        .tab(true, words.get("response.business"))
        .onChosen(model.businessProperty()::set);
    form.tab(false, words.get("response.picture"), Icon.REVIEW)
        .tab(true, words.get("response.table"), Icon.TABLE)
        .onChosen(this::draw);
    for (var each : model.leadsPeople() ? Grouping.values() : reps()) {
      grouping.tab(each, words.get("response.by." + each));
    }
    grouping.onChosen(model.groupingProperty()::set);
    shown = body();
    stylesheet(ResponseView.class, "response.css");
    page.getStyleClass().add("response-times");
    page.setTop(toolbar());
    page.setCenter(content);
    content.setFocusTraversable(true);
    draw(false);
    whileShown(model::start);
    whileShown(model.answerProperty(), answer -> answer.ifPresent(this::show));
    whileShown(model.behindProperty(), this::showBehind);
    whileShown(
        model.personProperty(),
        id ->
            person.show(
                words.get("response.by.PERSON"),
                id.map(space.reasons().names()::user).orElse(words.get("response.everybody"))));
    whileShown(
        model.periodProperty(),
        each -> period.show(words.get("response.period"), words.get("response.days", each.days())));
    whileShown(
        model.cutProperty(),
        cut ->
            compared.show(
                words.get("response.compare"),
                cut.map(text::cut).orElse(words.get("response.nothing"))));
    whileShown(model.businessProperty(), measure::select);
    whileShown(model.groupingProperty(), grouping::select);
  }

  private static Grouping[] reps() {
    return new Grouping[] {Grouping.SOURCE, Grouping.GRADE};
  }

  private Node toolbar() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var copy =
        ButtonWithKey.plain(space.words(), "response.copy").icon(Icon.EXPORT).does(this::copy);
    person.setVisible(model.leadsPeople());
    person.setManaged(model.leadsPeople());
    compared.setMinWidth(0);
    var bar = new HBox(8, person, period, compared, gap, copy, measure);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("response-toolbar");
    return bar;
  }

  private ScrollPane body() {
    var words = space.words();
    var title = new Label(words.get("response.waited"));
    title.getStyleClass().add("subheading");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(12, title, legend(), gap, form);
    head.setAlignment(Pos.CENTER_LEFT);
    note.getStyleClass().addAll("small", "text-3");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    var distribution = new VBox(12, head, drawn, marks, note);
    distribution.getStyleClass().addAll("card", "response-card");
    var lines = new VBox(8, grouping, table);
    lines.getStyleClass().addAll("card", "response-card");
    var all = new VBox(12, figures, distribution, lines);
    all.getStyleClass().add("response-body");
    var scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("response-scroll");
    return scroll;
  }

  private Node legend() {
    var waiting = new Region();
    waiting.getStyleClass().addAll("response-bar", "waiting", "now", "key");
    var waits = new Label(space.words().get("response.waiting"), waiting);
    waits.getStyleClass().addAll("small", "text-2");
    var before = new Region();
    before.getStyleClass().addAll("response-bar", "answered", "before", "key");
    var was = new Label(space.words().get("response.before"), before);
    was.getStyleClass().addAll("small", "text-2");
    whileShown(
        model.cutProperty(),
        cut -> {
          was.setVisible(cut.isPresent());
          was.setManaged(cut.isPresent());
        });
    var legend = new HBox(12, waits, was);
    legend.setAlignment(Pos.CENTER_LEFT);
    return legend;
  }

  private void draw(boolean asTable) {
    form.select(asTable);
    drawn.getChildren().setAll(asTable ? picture : chart);
  }

  private void show(ResponseViewModel.Answer answer) {
    var report = answer.report();
    figures.show(report);
    chart.show(report);
    showPicture(report);
    showLines(answer);
    note.setText(notes(report));
    var until = model.cutProperty().get().map(cut -> cut.at()).orElse(answer.at());
    marks.show(
        until - model.periodProperty().get().millis(),
        model
            .cutProperty()
            .get()
            .map(cut -> Math.min(answer.at(), cut.at() + model.periodProperty().get().millis()))
            .orElse(until));
    var isEmpty =
        report.now().times().leads() == 0
            && report.now().dropped().isEmpty()
            && report.before().isEmpty();
    content
        .getChildren()
        .setAll(isEmpty ? new EmptyState(Icon.REVIEW, space.words().get("response.empty")) : shown);
  }

  private String notes(ResponseReport report) {
    var words = space.words();
    return report
        .before()
        .map(before ->
            words.get(
                "response.compared",
                model.periodProperty().get().days(),
                before.times().leads(),
                report.now().times().leads()))
        .orElseGet(() -> words.get("response.note"));
  }

  private void showPicture(ResponseReport report) {
    var words = space.words();
    var rows = new ArrayList<ResponseTable.Row>();
    var columns = report.now().times().columns();
    var soFar = 0;
    for (var index = 0; index < columns.size(); index++) {
      var column = columns.get(index);
      soFar += column.leads() - column.waiting();
      var at = index;
      var was = report.before().map(before -> before.times().columns().get(at).leads());
      rows.add(
          new ResponseTable.Row(
              text.column(column),
              List.of(
                  was.map(it -> words.get("response.nowWas", column.leads(), it))
                      .orElse(words.amounts().number(column.leads())),
                  words.amounts().number(column.waiting()),
                  text.share(report.now(), column.leads()),
                  text.share(report.now(), soFar)),
              report
                  .now()
                  .waited(
                      column.overMillis(),
                      column.untilMillis().orElse(Long.MAX_VALUE),
                      lead -> true)));
    }
    picture.show(
        List.of(
            words.get("response.waited"),
            words.get("response.leads"),
            words.get("response.waiting"),
            words.get("response.share"),
            words.get("response.soFarHead")),
        rows);
    fit(picture, rows.size());
  }

  private void showLines(ResponseViewModel.Answer answer) {
    var by = model.groupingProperty().get();
    var heads = new ArrayList<String>();
    heads.add(space.words().get("response.by." + by));
    heads.addAll(text.heads());
    var rows =
        answer.lines().stream()
            .map(line ->
                new ResponseTable.Row(text.group(by, line.key()), cells(line), line.now().leads()))
            .toList();
    table.show(heads, rows);
    fit(table, rows.size());
  }

  private List<String> cells(ResponseReport.Line line) {
    var now = text.figures(line.now());
    if (line.before().isEmpty()) {
      return now;
    }
    var before = text.figures(line.before().get());
    var cells = new ArrayList<String>();
    for (var index = 0; index < now.size(); index++) {
      cells.add(space.words().get("response.nowWas", now.get(index), before.get(index)));
    }
    return cells;
  }

  /// As high as its lines: the page scrolls, not the table.
  private static void fit(ResponseTable table, int rows) {
    var height = 36 + Math.max(1, rows) * table.getFixedCellSize() + 4;
    table.setMinHeight(height);
    table.setPrefHeight(height);
    table.setMaxHeight(height);
  }

  private void show(ResponseViewModel.Behind leads) {
    var words = space.words();
    behind.show(
        leads.title(),
        leads.leads() > leads.lines().size()
            ? words.get("response.first", leads.lines().size(), leads.leads())
            : words.get("response.behind", leads.leads()),
        leads.lines());
  }

  private BehindPanel.Said said(LeadLine lead) {
    var owner = space.reasons().names().user(lead.owner());
    return new BehindPanel.Said(
        lead.name(), "", lead.company().isEmpty() ? owner : lead.company() + " · " + owner);
  }

  private void showBehind(Optional<ResponseViewModel.Behind> leads) {
    page.setRight(leads.isPresent() ? behind : null);
    leads.ifPresent(this::show);
    if (leads.isEmpty()) {
      content.requestFocus();
    }
  }

  private void openLead(LeadLine lead) {
    space.navigator().open(new Place.LeadRecord(lead.id()));
  }

  private void choosePerson(Node below) {
    var names = space.reasons().names();
    var everybody = space.words().get("response.everybody");
    ChoiceMenu.below(
        below,
        Stream.concat(
                Stream.of(Optional.<String>empty()), model.people().stream().map(Optional::of))
            .toList(),
        model.personProperty(),
        id -> id.map(names::user).orElse(everybody));
  }

  private void chooseCut(Node below) {
    var words = space.words();
    var menu = new ContextMenu();
    var nothing = new MenuItem(words.get("response.nothing"));
    nothing.setOnAction(done -> model.cutProperty().set(Optional.empty()));
    var day = new MenuItem(words.get("response.chooseDay"), Icon.CALENDAR.node(14));
    day.setOnAction(done -> chooseDay(below));
    menu.getItems().addAll(nothing, day, new SeparatorMenuItem());
    for (var change : model.changes()) {
      var item =
          new MenuItem(
              text.cut(new ResponseViewModel.Cut(change.at(), change)), Icon.RULES.node(14));
      item.setOnAction(done -> model.compare(change));
      menu.getItems().add(item);
    }
    if (model.changes().isEmpty()) {
      var none = new MenuItem(words.get("response.noChanges"));
      none.setDisable(true);
      menu.getItems().add(none);
    }
    menu.show(below, Side.BOTTOM, 0, 4);
  }

  private void chooseDay(Node below) {
    var words = space.words();
    var picker = new DayPicker(space);
    picker.setValue(space.today().minusDays(model.periodProperty().get().days()));
    picker.setMaxWidth(Double.MAX_VALUE);
    picker.setAccessibleText(words.get("response.chooseDay"));
    var title = new Label(words.get("response.chooseDay"));
    title.getStyleClass().add("section-title");
    var apply = ButtonWithKey.primary(words, "response.compareNow").compact();
    var card = new VBox(10, title, picker, new HBox(apply));
    card.getStyleClass().add("popover");
    card.setPadding(new Insets(12));
    card.setPrefWidth(260);
    var close = space.dialogs().openBelow(card, below);
    apply.does(() -> {
      LocalDate chosen = picker.getValue();
      if (chosen != null) {
        close.run();
        model.compare(chosen);
      }
    });
  }

  /// Everything that is shown, for a spreadsheet; empty before the book has answered.
  String copied() {
    return model
        .answerProperty()
        .get()
        .map(answer -> text.copied(answer, model.groupingProperty().get()))
        .orElse("");
  }

  ResponseViewModel model() {
    return model;
  }

  private void copy() {
    ClipboardText.put(copied());
    space.toasts().show(space.words().get("response.copied"));
  }

  private void toggleForm() {
    draw(drawn.getChildren().contains(chart));
  }

  private void group(Grouping by) {
    if (model.leadsPeople() || by != Grouping.PERSON) {
      model.groupingProperty().set(by);
    }
  }

  private void escape() {
    if (model.behindProperty().get().isPresent()) {
      model.close();
    } else {
      model.cutProperty().set(Optional.empty());
    }
  }

  private void enter() {
    if (model.behindProperty().get().isPresent()) {
      behind.first().ifPresent(this::openLead);
    }
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hinted("P", "response.period", model::nextPeriod),
        KeyBinding.hinted(
            "B",
            "response.business",
            () -> model.businessProperty().set(!model.businessProperty().get())),
        KeyBinding.hinted("V", "response.compare", () -> chooseCut(compared)),
        KeyBinding.hinted("T", "response.table", this::toggleForm),
        KeyBinding.hinted("Ctrl+C", "response.copy", this::copy),
        KeyBinding.of("Enter", "key.open", this::enter),
        KeyBinding.of("Esc", "response.closePanel", this::escape),
        KeyBinding.of("1", "response.by.PERSON", () -> group(Grouping.PERSON)),
        KeyBinding.of("2", "response.by.SOURCE", () -> group(Grouping.SOURCE)),
        KeyBinding.of("3", "response.by.GRADE", () -> group(Grouping.GRADE)));
  }

  @Override
  public Node firstFocus() {
    return content;
  }
}
