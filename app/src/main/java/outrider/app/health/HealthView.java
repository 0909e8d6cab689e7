package outrider.app.health;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.RulesAsked;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.health.Dimension;
import outrider.core.health.Health;

/// How healthy each team's months are: how fast leads are answered, what becomes of deals, how full
/// key fields are, whether the published way is kept. Every cell opens its records, and what is to
/// be done is one step from the rule that it changes. For whoever leads people.
public final class HealthView extends Screen {
  private static final LocalTime MEETING = LocalTime.of(10, 0);

  private final Workspace space;
  private final HealthViewModel model;
  private final HealthWords text;
  private final Map<Dimension, HealthCard> cards = new TreeMap<>();
  private final CellPanel panel;
  private final Label months = new Label();
  private final Label notice = new Label();
  private final HBox summary = new HBox(6);
  private final ButtonWithKey later;
  private final StackPane content = new StackPane();
  private final ScrollPane shown;
  private final VBox all = new VBox(12);

  public HealthView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.healthMatrix"));
    this.space = space;
    var words = space.words();
    var page = (BorderPane) root();
    model =
        new HealthViewModel(
            space.database(), space.clock(), space.zone(), space.commands().actor().user());
    text = new HealthWords(space);
    panel = new CellPanel(space, text, this::openRecord, this::advise, model::close);
    later =
        ButtonWithKey.iconOnly(words, "health.later", Icon.NEXT)
            .compact()
            .does(model.window()::later);
    for (var dimension : Dimension.values()) {
      var card =
          dimension == Dimension.CONVERSION && model.mayEnterMean()
              ? new HealthCard(space, text, dimension, model::open, this::advise, meanButton())
              : new HealthCard(space, text, dimension, model::open, this::advise);
      cards.put(dimension, card);
    }
    shown = body();
    stylesheet(HealthView.class, "health.css");
    page.getStyleClass().add("health");
    page.setTop(toolbar());
    page.setCenter(content);
    StackPane.setAlignment(panel, Pos.CENTER_RIGHT);
    content.setFocusTraversable(true);
    whileShown(model::start);
    whileShown(() -> space.ticker().everyMinute(now -> model.refresh()));
    whileShown(model.answerProperty(), answer -> answer.ifPresent(this::show));
    whileShown(model.openedProperty(), this::showPanel);
  }

  private ButtonWithKey meanButton() {
    return ButtonWithKey.plain(space.words(), "health.enterMean")
        .compact()
        .icon(Icon.EDIT)
        .does(this::enterMean);
  }

  private Node toolbar() {
    var earlier =
        ButtonWithKey.iconOnly(space.words(), "health.earlier", Icon.BACK)
            .compact()
            .does(model.window()::earlier);
    months.getStyleClass().addAll("bold", "num");
    months.setMinWidth(Region.USE_PREF_SIZE);
    summary.setAlignment(Pos.CENTER_RIGHT);
    notice.getStyleClass().addAll("small", "warn-text");
    notice.setMinWidth(0);
    HBox.setHgrow(notice, Priority.ALWAYS);
    notice.setMaxWidth(Double.MAX_VALUE);
    var bar = new HBox(8, earlier, months, later, notice, summary);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("health-bar");
    return bar;
  }

  private ScrollPane body() {
    all.getChildren().setAll(cards.values());
    all.getStyleClass().add("health-body");
    var scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("health-scroll");
    return scroll;
  }

  private void show(HealthMatrix matrix) {
    months.setText(text.months(matrix.asked().months()));
    later.setDisable(model.window().isPresent());
    notice.setText(
        matrix.progress() < 1
            ? text.get("board.building", space.words().amounts().percent(matrix.progress()))
            : "");
    summary.getChildren().clear();
    for (var health : List.of(Health.RISK, Health.WATCH, Health.HEALTHY)) {
      var tone =
          switch (health) {
            case RISK -> Chip.Tone.RISK;
            case WATCH -> Chip.Tone.WARN;
            default -> Chip.Tone.OK;
          };
      var chip =
          new Chip(
              text.health(health) + " " + text.number(matrix.count(health)),
              tone,
              HealthCard.icon(health));
      chip.getStyleClass().add("num");
      summary.getChildren().add(chip);
    }
    cards.values().forEach(card -> card.show(matrix));
    var ground = matrix.isSilent() || matrix.earlier().isPresent() ? empty(matrix) : shown;
    content.getChildren().setAll(ground);
    if (model.openedProperty().get().isPresent()) {
      content.getChildren().add(panel);
    }
  }

  private Node empty(HealthMatrix matrix) {
    if (matrix.earlier().isPresent()) {
      var there = matrix.earlier().get();
      return new EmptyState(
          Icon.BOARD,
          text.get("health.emptyUntil", text.longMonth(there)),
          ButtonWithKey.primary(space.words(), "health.showUntil")
              .says("health.showUntil", text.longMonth(there))
              .does(() -> model.window().lastProperty().set(there)));
    }
    var back =
        ButtonWithKey.secondary(space.words(), "health.earlier")
            .icon(Icon.BACK)
            .does(model.window()::earlier);
    return new EmptyState(Icon.BOARD, text.get("health.empty"), back);
  }

  private void showPanel(Optional<HealthViewModel.Opened> opened) {
    content.getChildren().remove(panel);
    if (opened.isPresent()) {
      content.getChildren().add(panel);
      panel.show(opened.get());
    } else {
      content.requestFocus();
    }
  }

  private void openRecord(HealthLine line) {
    Place.ofRecord(line.type(), line.id()).ifPresent(space.navigator()::open);
  }

  /// Leads to the rule that changes it, or makes the task.
  private void advise(HealthCell cell, Advice advice) {
    switch (advice) {
      case ASSIGN -> rules(RulesAsked.of(RulesAsked.Part.ASSIGNMENT));
      case LEVELS -> rules(RulesAsked.of(RulesAsked.Part.SERVICE_LEVELS));
      case CHECKLIST -> rules(RulesAsked.of(RulesAsked.Part.JOURNEYS));
      case FIELDS -> rules(field(cell));
      case MEETING -> meet(cell);
    }
  }

  private void rules(RulesAsked asked) {
    space.navigator().open(new Place.Rules(Optional.of(asked)));
  }

  private static RulesAsked field(HealthCell cell) {
    var weakest =
        cell.detail() instanceof Detail.Completeness it
            ? it.blankImport().or(it::weakest)
            : Optional.<Detail.Blank>empty();
    return weakest
        .map(blank -> RulesAsked.field(blank.type(), blank.field()))
        .orElse(RulesAsked.of(RulesAsked.Part.FIELDS));
  }

  /// A review meeting on the next working day, as a task of whoever asks.
  private void meet(HealthCell cell) {
    model
        .answerProperty()
        .get()
        .ifPresent(matrix -> {
          var day = space.today().plusDays(1);
          while (day.getDayOfWeek().getValue() > 5) {
            day = day.plusDays(1);
          }
          var team = text.team(matrix.asked().rows().get(cell.line()));
          var month = text.longMonth(matrix.asked().months().month(cell.month()));
          var due = day.atTime(MEETING).atZone(space.zone()).toInstant();
          space.tell(
              space
                  .undo()
                  .submit(
                      "undo.planned",
                      new Command.PlanTask(
                          space.commands().newId(),
                          null,
                          null,
                          text.get("health.meetingTitle", team, month),
                          "meeting",
                          due.toEpochMilli(),
                          String.join(" ", text.why(matrix, cell)),
                          null)),
              text.get(
                  "task.planned",
                  space.words().moments().exact(due, space.clock().instant(), space.zone())));
        });
  }

  private void enterMean() {
    if (model.mayEnterMean()) {
      MeanDialog.open(space, text, model.teams());
    }
  }

  private void copy() {
    model
        .answerProperty()
        .get()
        .ifPresent(matrix -> {
          ClipboardText.put(text.copied(matrix));
          space.toasts().show(text.get("response.copied"));
        });
  }

  /// The advice of the cell that is open or has the focus.
  private void adviseHere() {
    var opened = model.openedProperty().get().map(HealthViewModel.Opened::cell);
    var focused = root().getScene().getFocusOwner();
    opened
        .or(() ->
            focused != null && focused.getUserData() instanceof HealthCell cell
                ? Optional.of(cell)
                : Optional.empty())
        .ifPresent(
            cell -> Advice.of(cell).stream().findFirst().ifPresent(advice -> advise(cell, advice)));
  }

  private void enter() {
    if (model.openedProperty().get().isPresent()) {
      panel.selected().ifPresent(this::openRecord);
    }
  }

  HealthViewModel model() {
    return model;
  }

  HealthWords text() {
    return text;
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hinted("J", "board.key.next", () -> walk(TraversalDirection.NEXT)),
        KeyBinding.of("Shift+J", "board.key.previous", () -> walk(TraversalDirection.PREVIOUS)),
        KeyBinding.hinted("P", "health.earlier", model.window()::earlier),
        KeyBinding.of("Shift+P", "health.later", model.window()::later),
        KeyBinding.hinted("A", "health.advice", this::adviseHere),
        KeyBinding.hinted("Ctrl+C", "response.copy", this::copy),
        KeyBinding.of("Enter", "key.open", this::enter),
        KeyBinding.of("Esc", "response.closePanel", model::close));
  }

  @Override
  public List<PaletteEntry> actions() {
    var entries = new ArrayList<PaletteEntry>();
    if (model.mayEnterMean()) {
      entries.add(PaletteEntry.of(Icon.EDIT, text.get("health.enterMean"), "", this::enterMean));
    }
    for (var part : List.of(Advice.ASSIGN, Advice.LEVELS, Advice.CHECKLIST)) {
      entries.add(
          PaletteEntry.of(
              part.icon(),
              text.get(part.wordKey()),
              "",
              () ->
                  rules(
                      RulesAsked.of(
                          switch (part) {
                            case ASSIGN -> RulesAsked.Part.ASSIGNMENT;
                            case LEVELS -> RulesAsked.Part.SERVICE_LEVELS;
                            default -> RulesAsked.Part.JOURNEYS;
                          }))));
    }
    return entries;
  }

  @Override
  public Node firstFocus() {
    return content;
  }
}
