package outrider.app.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.board.BoardShelf;
import outrider.app.board.OpenedRows;
import outrider.app.board.RowBehind;
import outrider.app.fx.BehindPanel;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceMenu;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FilterChip;
import outrider.app.fx.Icon;
import outrider.app.fx.StepTrail;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.team.TeamChoice;
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.pipeline.Pipeline;
import outrider.core.quota.Quarter;

/// Looks for the cause of a fall by the four steps of the case: which layer of the funnel, whether
/// everybody is hit, what in the logs and the sync lag explains it, whether the fix has brought it
/// back. Counted on this laptop. The synthetic case can be looked at instead.
public final class DiagnosisView extends Screen {
  private final Workspace space;
  private final DiagnosisViewModel model;
  private final DiagnosisWords text;
  private final FunnelPage funnel;
  private final PeoplePage people;
  private final LogsPage logs;
  private final FixPage fix;
  private final BehindPanel<RowBehind> behind;
  private final StepTrail trail;
  private final FilterChip team;
  private final FilterChip pipeline;
  private final FilterChip quarter;
  private final ButtonWithKey example;
  private final KeptDesk kept;
  private final ButtonWithKey back;
  private final ButtonWithKey next;
  private final Label notice = new Label();
  private final HBox bar = new HBox();
  private final VBox body = new VBox();
  private final ScrollPane scroll = new ScrollPane(body);
  private final StackPane content = new StackPane();
  private final BorderPane page;
  private boolean asTable;

  /// @param shelf keeps the facts between openings
  public DiagnosisView(Workspace space, BoardShelf shelf) {
    super(new BorderPane(), space.words().get("nav.diagnosis"));
    this.space = space;
    page = (BorderPane) root();
    model =
        new DiagnosisViewModel(
            space.database(),
            shelf,
            space.clock(),
            space.zone(),
            space.memory(),
            space.commands().actor().user());
    text = new DiagnosisWords(space);
    kept =
        new KeptDesk(
            space,
            text,
            model,
            new KeptViewModel(
                space.database(), shelf, space.clock(), space.zone(), space.commands().actor()),
            () -> scroll.setVvalue(0));
    funnel = new FunnelPage(text, model);
    people = new PeoplePage(text, model);
    logs = new LogsPage(text, model);
    fix = new FixPage(space, text, model);
    behind =
        new BehindPanel<>(
            this::said,
            this::openRow,
            ButtonWithKey.iconOnly(space.words(), "response.closePanel", Icon.CLOSE)
                .compact()
                .does(model::close));
    behind.getStyleClass().add("over-the-diagnosis");
    trail =
        new StepTrail(index -> {
          kept.leaveList();
          model.stepProperty().set(DiagnosisStep.values()[index]);
        });
    team = chip("team.team", Icon.TEAM, this::chooseTeam);
    pipeline = chip("team.pipeline", Icon.RULES, this::choosePipeline);
    quarter = chip("review.quarter", Icon.CALENDAR, this::chooseQuarter);
    example = ButtonWithKey.plain(space.words(), "diagnosis.example").key("E");
    example.does(this::toggleExample);
    back = ButtonWithKey.secondary(space.words(), "handover.back").does(model::previous);
    next =
        ButtonWithKey.primary(space.words(), "handover.next").key("Ctrl+Enter").does(model::next);
    stylesheet(DiagnosisView.class, "diagnosis.css");
    stylesheet(outrider.app.change.ChangeMarks.class, "change.css");
    page.getStyleClass().add("diagnosis");
    page.setTop(new VBox(toolbar(), head()));
    page.setCenter(content);
    page.setBottom(foot());
    body.getStyleClass().add("diagnosis-body");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("diagnosis-scroll");
    content.setFocusTraversable(true);
    StackPane.setAlignment(behind, Pos.CENTER_RIGHT);
    listen();
  }

  private void listen() {
    whileShown(model::start);
    whileShown(kept.model()::start);
    whileShown(
        kept.model().linesProperty(),
        lines -> {
          kept.renewed();
          draw();
        });
    whileShown(kept.model().listedProperty(), is -> draw());
    whileShown(
        model.keptProperty(),
        of -> {
          kept.model().openedProperty().set(of.map(KeptDiagnosis::id));
          draw();
        });
    whileShown(model.shownProperty(), found -> draw());
    whileShown(
        model.stepProperty(),
        step -> {
          draw();
          scroll.setVvalue(0);
        });
    whileShown(model.openedProperty(), this::showBehind);
    whileShown(model.exampleProperty(), is -> showChips());
    whileShown(model.teamProperty(), id -> showChips());
    whileShown(model.pipelineProperty(), id -> showChips());
    whileShown(model.quarterProperty(), each -> showChips());
  }

  private FilterChip chip(String key, Icon icon, Runnable choose) {
    return new FilterChip(space.words().get(key), "").icon(icon).does(choose);
  }

  private Node toolbar() {
    var chips = new FlowPane(8, 8, team, pipeline, quarter);
    chips.setAlignment(Pos.CENTER_LEFT);
    chips.setMinWidth(0);
    HBox.setHgrow(chips, Priority.ALWAYS);
    bar.getChildren().setAll(chips);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("diagnosis-bar-top");
    return bar;
  }

  private Node head() {
    notice.getStyleClass().addAll("small", "warn-text");
    notice.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    example.setMinWidth(Region.USE_PREF_SIZE);
    var head = new HBox(12, trail, gap, notice, kept.list(), example);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().addAll("diagnosis-head", "surface", "hairline-bottom");
    return head;
  }

  private Node foot() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var foot = new HBox(8, kept.keep(), gap, back, next);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().addAll("diagnosis-foot", "surface", "hairline-top");
    return foot;
  }

  private void showChips() {
    var real = !model.exampleProperty().get();
    show(team, real && model.teams().size() > 1);
    show(pipeline, real && model.configuration().pipelines().size() > 1);
    show(quarter, real);
    show(bar, real);
    team.show(text.get("team.team"), text.names().team(model.teamProperty().get()));
    pipeline.show(text.get("team.pipeline"), text.names().pipeline(model.pipelineProperty().get()));
    quarter.show(text.get("review.quarter"), text.quarter(model.quarterProperty().get()));
    example.says(real ? "diagnosis.example" : "diagnosis.ownBook");
  }

  private static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  private void draw() {
    var step = model.stepProperty().get();
    kept.saysList();
    trail.show(
        Arrays.stream(DiagnosisStep.values())
            .map(each ->
                text.get("diagnosis.stepName." + each.name().toLowerCase(java.util.Locale.ROOT)))
            .toList(),
        step.ordinal());
    back.setDisable(step == DiagnosisStep.FUNNEL);
    next.setDisable(step == DiagnosisStep.FIX);
    var shown = model.shownProperty().get();
    if (shown.isEmpty()) {
      return;
    }
    notice.setText(
        shown.get().example()
            ? text.get("diagnosis.synthetic")
            : shown.get().progress() < 1
                ? text.get("board.building", text.percent(shown.get().progress()))
                : "");
    notice.setGraphic(notice.getText().isEmpty() ? null : Icon.INFO.node(14, "warn-text"));
    kept.keep().setDisable(model.drafted("").isEmpty() || isEmpty(shown.get()));
    show(bar, !model.exampleProperty().get() && !kept.isListed());
    if (kept.isListed()) {
      body.getChildren().setAll(kept.listPage());
      ground(scroll);
    } else {
      show(shown.get(), step);
    }
  }

  private void show(Shown shown, DiagnosisStep step) {
    if (isEmpty(shown)) {
      var look =
          ButtonWithKey.primary(space.words(), "diagnosis.lookAtExample")
              .key("E")
              .does(this::toggleExample);
      var buttons = new ArrayList<Button>();
      buttons.add(look);
      shown
          .lastWon()
          .map(Quarter::of)
          .ifPresent(last -> Stream.of(last, last.plus(-1)).forEach(each -> buttons.add(at(each))));
      ground(
          new EmptyState(Icon.CAUSE, text.get("diagnosis.empty"), buttons.toArray(Button[]::new)));
      return;
    }
    var now =
        switch (step) {
          case FUNNEL -> funnel;
          case PEOPLE -> people;
          case LOGS -> logs;
          case FIX -> fix;
        };
    switch (step) {
      case FUNNEL -> funnel.show(shown);
      case PEOPLE -> people.show(shown);
      case LOGS -> {
        logs.asTable(asTable);
        logs.show(shown);
      }
      case FIX -> fix.show(shown);
    }
    body.getChildren().setAll(kept.banner().map(then -> List.of(then, now)).orElse(List.of(now)));
    ground(scroll);
  }

  private Button at(Quarter quarter) {
    return ButtonWithKey.secondary(space.words(), "diagnosis.lookBack")
        .says("diagnosis.lookBack", text.quarter(quarter))
        .does(() -> model.quarterProperty().set(quarter));
  }

  private void ground(Node shown) {
    if (model.openedProperty().get().isPresent()) {
      content.getChildren().setAll(shown, behind);
    } else {
      content.getChildren().setAll(shown);
    }
  }

  private static boolean isEmpty(Shown shown) {
    var evidence = shown.diagnosis().evidence();
    return evidence.arrivals().stream()
        .noneMatch(each ->
            evidence.before().has(each.cameOn())
                || evidence.now().has(each.cameOn())
                || each.won() && evidence.now().has(each.closedOn()));
  }

  private void showBehind(Optional<OpenedRows> opened) {
    content.getChildren().remove(behind);
    if (opened.isPresent()) {
      content.getChildren().add(behind);
      show(opened.get());
    } else {
      content.requestFocus();
    }
  }

  private void show(OpenedRows opened) {
    behind.show(
        opened.title(),
        opened.count() > opened.rows().size()
            ? text.get("response.first", opened.rows().size(), opened.count())
            : text.get(
                opened.ofLeads() ? "board.behindLeads" : "board.behindDeals", opened.count()),
        opened.rows());
  }

  private BehindPanel.Said said(RowBehind row) {
    var day = Instant.ofEpochMilli(row.at()).atZone(space.zone()).toLocalDate();
    var at = space.words().moments().date(day, space.today());
    var owner = row.id().isEmpty() ? row.owner() : text.names().user(row.owner());
    var who = row.company().isEmpty() ? owner : row.company() + " · " + owner;
    return new BehindPanel.Said(row.name(), "", who + " · " + at);
  }

  private void openRow(RowBehind row) {
    if (row.id().isEmpty()) {
      space.toasts().show(text.get("diagnosis.syntheticRow"));
      return;
    }
    space
        .navigator()
        .open(
            row.isLead() ? new Place.LeadRecord(row.id()) : new Place.OpportunityRecord(row.id()));
  }

  private void toggleExample() {
    kept.leaveList();
    model.exampleProperty().set(!model.exampleProperty().get());
    model.stepProperty().set(DiagnosisStep.FUNNEL);
  }

  private void toggleTable() {
    asTable = !asTable;
    draw();
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
    ChoiceMenu.below(quarter, model.quarters(), model.quarterProperty(), text::quarter);
  }

  DiagnosisViewModel model() {
    return model;
  }

  private void enter() {
    if (model.openedProperty().get().isPresent()) {
      behind.first().ifPresent(this::openRow);
    }
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hinted("Ctrl+Enter", "handover.key.next", model::next),
        KeyBinding.hinted("Ctrl+Backspace", "handover.key.back", model::previous),
        KeyBinding.hinted("E", "diagnosis.example", this::toggleExample),
        KeyBinding.hinted("Ctrl+S", "diagnosis.keep", kept::begin),
        KeyBinding.hinted("L", "diagnosis.key.kept", kept::toggleList),
        KeyBinding.hinted("T", "response.table", this::toggleTable),
        KeyBinding.of("J", "board.key.next", () -> walk(TraversalDirection.NEXT)),
        KeyBinding.of("Shift+J", "board.key.previous", () -> walk(TraversalDirection.PREVIOUS)),
        KeyBinding.of("Enter", "key.open", this::enter),
        KeyBinding.of("Esc", "response.closePanel", model::close));
  }

  @Override
  public List<PaletteEntry> actions() {
    return List.of(
        PaletteEntry.of(Icon.CAUSE, text.get("diagnosis.example"), "E", this::toggleExample),
        PaletteEntry.of(Icon.SAVE, text.get("diagnosis.keep"), "Ctrl+S", kept::begin),
        PaletteEntry.of(Icon.LIST, text.get("diagnosis.key.kept"), "L", kept::toggleList));
  }

  @Override
  public Node firstFocus() {
    return content;
  }
}
