package outrider.app.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.change.ChangeMarks;
import outrider.app.field.DayPicker;
import outrider.app.fx.BehindPanel;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceMenu;
import outrider.app.fx.FilterChip;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.task.PlanDialog;
import outrider.app.team.TeamChoice;
import outrider.core.forecast.Verdict;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.RecordType;

/// What a quarter will bring: what is won, what is expected and how sure that is, how far it was
/// off before, beside the baseline; which deals are stale; and what was said each week beside what
/// came. Reps see what is theirs.
public final class ForecastView extends Screen {
  private final Workspace space;
  private final ForecastViewModel model;
  private final ForecastWords text;
  private final ForecastFigures figures;
  private final ForecastCards cards;
  private final BehindPanel<DealLine> behind;
  private final FilterChip team;
  private final FilterChip person;
  private final FilterChip pipeline;
  private final FilterChip quarter;
  private final FilterChip seenFrom;
  private final ButtonWithKey back;
  private final SegmentedTabs<Boolean> form = new SegmentedTabs<>();
  private final StackPane content = new StackPane();
  private final ScrollPane shown;
  private final BorderPane page;
  private boolean asTable;

  /// @param from the last day that is known; empty for today
  public ForecastView(Workspace space, Optional<LocalDate> from) {
    super(new BorderPane(), space.words().get("nav.forecast"));
    this.space = space;
    var words = space.words();
    page = (BorderPane) root();
    model =
        new ForecastViewModel(
            space.database(), space.clock(), space.zone(), space.commands().actor().user());
    text = new ForecastWords(space);
    figures = new ForecastFigures(text, model, model::open);
    behind =
        new BehindPanel<>(
            this::said,
            this::openDeal,
            ButtonWithKey.iconOnly(words, "forecast.closePanel", Icon.CLOSE)
                .compact()
                .does(model::close));
    behind.withDeed(
        ButtonWithKey.iconOnly(words, "forecast.plan", Icon.TASK)
            .compact()
            .does(() -> plan(behind.selected())));
    team = chip("team.team", Icon.TEAM, this::chooseTeam);
    person = chip("forecast.whose", Icon.PERSON, this::choosePerson);
    pipeline = chip("team.pipeline", Icon.RULES, this::choosePipeline);
    quarter = chip("review.quarter", Icon.CALENDAR, this::chooseQuarter);
    seenFrom = chip("forecast.seenFrom", Icon.CLOCK, this::chooseDay);
    back = ButtonWithKey.secondary(words, "forecast.lookBack").icon(Icon.CLOCK);
    back.does(
        () -> model.lastClosing().ifPresent(day -> model.seenFromProperty().set(Optional.of(day))));
    form.tab(false, words.get("response.picture"), Icon.REVIEW)
        .tab(true, words.get("response.table"), Icon.TABLE)
        .onChosen(this::draw);
    cards =
        new ForecastCards(
            text,
            model,
            form,
            new ChangeMarks(space, at -> space.navigator().open(new Place.Changes())));
    shown = body();
    stylesheet(ForecastView.class, "forecast.css");
    page.getStyleClass().add("forecast");
    page.setTop(toolbar());
    page.setCenter(content);
    content.setFocusTraversable(true);
    draw(false);
    model.seenFromProperty().set(from);
    listen();
  }

  private void listen() {
    whileShown(model::start);
    whileShown(model.answerProperty(), answer -> answer.ifPresent(this::show));
    whileShown(model.behindProperty(), this::showBehind);
    whileShown(model.teamProperty(), id -> team.show(text.get("team.team"), text.names().team(id)));
    whileShown(
        model.personProperty(),
        id -> {
          person.show(
              text.get("forecast.whose"),
              id.map(text.names()::user).orElse(text.get("review.everybody")));
          person.setSelected(id.isPresent() && model.leadsPeople());
        });
    whileShown(
        model.pipelineProperty(),
        id -> pipeline.show(text.get("team.pipeline"), text.names().pipeline(id)));
    whileShown(
        model.quarterProperty(),
        each -> quarter.show(text.get("review.quarter"), text.quarter(each)));
    whileShown(
        model.seenFromProperty(),
        day -> {
          seenFrom.show(
              text.get("forecast.seenFrom"),
              day.map(each -> text.date(each.toEpochDay())).orElse(text.get("forecast.today")));
          seenFrom.setSelected(day.isPresent());
        });
  }

  private FilterChip chip(String key, Icon icon, Runnable choose) {
    return new FilterChip(space.words().get(key), "").icon(icon).does(choose);
  }

  private Node toolbar() {
    show(team, model.leadsPeople());
    show(person, model.leadsPeople());
    show(pipeline, model.configuration().pipelines().size() > 1);
    var chips = new FlowPane(8, 8, team, person, pipeline, quarter, seenFrom);
    chips.setMinWidth(0);
    chips.getStyleClass().add("forecast-bar");
    chips.setAlignment(Pos.CENTER_LEFT);
    return chips;
  }

  private static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  private ScrollPane body() {
    var all = new VBox(12, figures, new HBox(back), cards);
    all.getStyleClass().add("forecast-body");
    var scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("forecast-scroll");
    return scroll;
  }

  private void draw(boolean table) {
    asTable = table;
    form.select(table);
    cards.draw(table);
  }

  private void show(ForecastAnswer answer) {
    figures.show(answer);
    cards.show(answer);
    var day = model.lastClosing();
    var isPast =
        answer.forecast().verdict() == Verdict.THIN
            && model.seenFromProperty().get().isEmpty()
            && day.isPresent();
    day.ifPresent(each -> back.says("forecast.lookBack", text.date(each.toEpochDay())));
    show(back.getParent(), isPast);
    content.getChildren().setAll(shown);
  }

  private void show(ForecastViewModel.Behind deals) {
    var words = space.words();
    behind.show(
        deals.title(),
        deals.deals() > deals.lines().size()
            ? words.get("forecast.first", deals.lines().size(), deals.deals())
            : words.get("forecast.behind", deals.deals()),
        deals.lines());
  }

  private BehindPanel.Said said(DealLine deal) {
    var names = text.names();
    var owner = deal.owner().isEmpty() ? "" : names.user(deal.owner());
    return new BehindPanel.Said(
        deal.name(),
        deal.amountMinor() < 0
            ? ""
            : space.words().amounts().compact(deal.amountMinor(), deal.currency()),
        Stream.of(names.stage(deal.stage()), deal.account(), owner)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(" · ")));
  }

  private void showBehind(Optional<ForecastViewModel.Behind> deals) {
    page.setRight(deals.isPresent() ? behind : null);
    deals.ifPresent(this::show);
    if (deals.isEmpty()) {
      content.requestFocus();
    }
  }

  private void openDeal(DealLine deal) {
    space.navigator().open(new Place.OpportunityRecord(deal.id()));
  }

  /// A task for the owner of each chosen deal.
  private void plan(List<DealLine> deals) {
    if (!deals.isEmpty()) {
      PlanDialog.openForEach(
          space, RecordType.OPPORTUNITY, deals.stream().map(DealLine::id).toList(), () -> {});
    }
  }

  private void chooseTeam() {
    ChoiceMenu.below(
        team,
        model.teams(),
        TeamChoice::team,
        model.teamProperty(),
        choice -> choice.indented(text.names().team(choice.team())));
  }

  private void choosePerson() {
    var people = new ArrayList<Optional<String>>(List.of(Optional.empty()));
    model.people().forEach(id -> people.add(Optional.of(id)));
    ChoiceMenu.below(
        person,
        people,
        model.personProperty(),
        id -> id.map(text.names()::user).orElse(text.get("review.everybody")));
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
    ChoiceMenu.below(quarter, model.quarters(), model.quarterProperty(), text::quarter);
  }

  private void nextQuarter() {
    var all = model.quarters();
    var at = all.indexOf(model.quarterProperty().get());
    model.quarterProperty().set(all.get((at + 1) % all.size()));
  }

  private void chooseDay() {
    var words = space.words();
    var picker = new DayPicker(space);
    picker.setValue(model.seenFromProperty().get().orElse(space.today()));
    picker.setMaxWidth(Double.MAX_VALUE);
    picker.setAccessibleText(words.get("forecast.chooseDay"));
    var title = new Label(words.get("forecast.chooseDay"));
    title.getStyleClass().add("section-title");
    var note = new Label(words.get("forecast.chooseDayNote"));
    note.getStyleClass().addAll("small", "text-3");
    note.setWrapText(true);
    var buttons = new ArrayList<Node>();
    var apply = ButtonWithKey.primary(words, "forecast.look").compact();
    buttons.add(apply);
    var today = ButtonWithKey.plain(words, "forecast.today").compact();
    buttons.add(today);
    var card = new VBox(10, title, picker, note, new HBox(8, buttons.toArray(Node[]::new)));
    card.getStyleClass().add("popover");
    card.setPadding(new Insets(12));
    card.setPrefWidth(280);
    var close = space.dialogs().openBelow(card, seenFrom);
    apply.does(() -> {
      LocalDate chosen = picker.getValue();
      if (chosen != null) {
        close.run();
        model
            .seenFromProperty()
            .set(chosen.isBefore(space.today()) ? Optional.of(chosen) : Optional.empty());
      }
    });
    today.does(() -> {
      close.run();
      model.seenFromProperty().set(Optional.empty());
    });
  }

  private void openStale() {
    model
        .answerProperty()
        .get()
        .ifPresent(answer -> model.open(text.get("forecast.stale"), model.stale(answer)));
  }

  private void escape() {
    if (model.behindProperty().get().isPresent()) {
      model.close();
    } else {
      model.seenFromProperty().set(Optional.empty());
    }
  }

  private void enter() {
    if (model.behindProperty().get().isPresent()) {
      behind.first().ifPresent(this::openDeal);
    }
  }

  private void planChosen() {
    if (model.behindProperty().get().isPresent()) {
      plan(behind.selected());
    }
  }

  ForecastViewModel model() {
    return model;
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hinted("P", "review.quarter", this::nextQuarter),
        KeyBinding.hinted("V", "forecast.seenFrom", this::chooseDay),
        KeyBinding.hinted("S", "forecast.stale", this::openStale),
        KeyBinding.hinted("T", "response.table", () -> draw(!asTable)),
        KeyBinding.hinted("A", "forecast.plan", this::planChosen),
        KeyBinding.of("Enter", "key.open", this::enter),
        KeyBinding.of("Esc", "forecast.closePanel", this::escape));
  }

  @Override
  public Node firstFocus() {
    return content;
  }
}
