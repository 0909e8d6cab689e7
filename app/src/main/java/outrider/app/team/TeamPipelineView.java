package outrider.app.team;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceMenu;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FilterChip;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.Pipeline;

/// The manager's screen: what the team has in which stage, in whose hands, and what has been lying
/// there too long. Each figure opens the deals behind it.
public final class TeamPipelineView extends Screen {
  private final Workspace space;
  private final TeamPipelineViewModel model;
  private final ConfiguredNames names;
  private final BoardText text;
  private final PipelineMatrix matrix;
  private final DealsPanel panel;
  private final FilterChip team;
  private final FilterChip pipeline;
  private final FilterChip period;
  private final Label context = new Label();
  private final BoardFigures figures;
  private final SegmentedTabs<Boolean> form = new SegmentedTabs<>();
  private final BorderPane page;
  private final StackPane content = new StackPane();
  private final VBox shown;

  public TeamPipelineView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.teamPipeline"));
    this.space = space;
    var words = space.words();
    page = (BorderPane) root();
    names = new ConfiguredNames(words, space.database()::configuration);
    text = new BoardText(words, names);
    model =
        new TeamPipelineViewModel(
            space.database(),
            space.clock(),
            space.zone(),
            space.memory(),
            space.commands().actor().user());
    var empty = new PipelineBoard(List.of(), List.of(), blank(), Sums.NONE);
    matrix = new PipelineMatrix(space, text, empty, cell -> choose(Optional.of(cell)));
    panel = new DealsPanel(space, this::openDeal, this::openList, () -> choose(Optional.empty()));
    figures = new BoardFigures(space);
    team = new FilterChip(words.get("team.team"), "").icon(Icon.TEAM);
    team.does(() -> chooseTeam(team));
    pipeline = new FilterChip(words.get("team.pipeline"), "").icon(Icon.RULES);
    pipeline.does(() -> choosePipeline(pipeline));
    period = new FilterChip(words.get("team.won"), "").icon(Icon.CALENDAR);
    period.does(model::nextPeriod);
    form.tab(false, words.get("team.table"), Icon.TABLE)
        .tab(true, words.get("team.picture"), Icon.GANTT)
        .onChosen(matrix.pictureProperty()::set);
    var card = new VBox(matrix);
    card.getStyleClass().addAll("card", "matrix-card");
    VBox.setVgrow(matrix, Priority.ALWAYS);
    VBox.setVgrow(card, Priority.ALWAYS);
    shown = new VBox(12, figures, card);
    shown.getStyleClass().add("team-body");
    stylesheet(TeamPipelineView.class, "team.css");
    page.getStyleClass().add("team-pipeline");
    page.setTop(toolbar());
    page.setCenter(content);
    // Stands before the book has answered, so that the keys are never a button's.
    content.setFocusTraversable(true);
    content.setOnMousePressed(press -> content.requestFocus());
    whileShown(model::start);
    whileShown(model.boardProperty(), board -> board.ifPresent(this::show));
    whileShown(model.chosenProperty(), this::showChosen);
    whileShown(model.dealsProperty(), panel::show);
    whileShown(model.teamProperty(), id -> team.show(words.get("team.team"), names.team(id)));
    whileShown(
        model.periodProperty(),
        each ->
            period.show(
                words.get("team.won"),
                words.get("team.period." + each.name().toLowerCase(Locale.ROOT))));
    whileShown(
        model.pipelineProperty(),
        id -> pipeline.show(words.get("team.pipeline"), names.pipeline(id)));
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> move(1, 0)),
        KeyBinding.of("K", "key.move", () -> move(-1, 0)),
        KeyBinding.of("Down", "key.move", () -> move(1, 0)),
        KeyBinding.of("Up", "key.move", () -> move(-1, 0)),
        KeyBinding.of("Right", "key.move", () -> move(0, 1)),
        KeyBinding.of("Left", "key.move", () -> move(0, -1)),
        KeyBinding.hinted("Enter", "key.open", this::enter),
        KeyBinding.of("O", "team.asList", this::openList),
        KeyBinding.of("Esc", "team.closePanel", () -> choose(Optional.empty())),
        KeyBinding.hintedAs("[ ]", "]", "team.switch", () -> model.switchTeam(1)),
        KeyBinding.of("[", "team.switch", () -> model.switchTeam(-1)),
        KeyBinding.hinted("T", "team.table", this::toggleForm),
        KeyBinding.hinted("Ctrl+C", "team.copy", this::copy));
  }

  @Override
  public Node firstFocus() {
    return content;
  }

  /// The board as text for a spreadsheet; empty before the book has answered.
  String copied() {
    return model.boardProperty().get().map(text::of).orElse("");
  }

  private Node toolbar() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    context.getStyleClass().addAll("small", "text-3", "num");
    context.setMinWidth(Region.USE_PREF_SIZE);
    var copy =
        ButtonWithKey.iconOnly(space.words(), "team.copy", Icon.EXPORT).compact().does(this::copy);
    var handOver =
        ButtonWithKey.plain(space.words(), "team.handOver")
            .icon(Icon.HANDOVER)
            .does(() -> space.navigator().open(new Place.HandOver(Optional.empty())));
    var bar = new HBox(8, team, pipeline, period, gap, context, handOver, copy, form);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("team-bar");
    return bar;
  }

  private void show(PipelineBoard board) {
    pipeline.setVisible(model.configuration().pipelines().size() > 1);
    pipeline.setManaged(pipeline.isVisible());
    figures.show(board, model.periodProperty().get());
    matrix.show(board);
    var people =
        board.lines().stream().filter(line -> line.kind() == BoardLine.Kind.PERSON).count();
    context.setText(space.words().get("team.people", people));
    content
        .getChildren()
        .setAll(
            board.lines().isEmpty()
                ? new EmptyState(Icon.TEAM, space.words().get("team.empty"))
                : shown);
  }

  private void showChosen(Optional<Chosen> cell) {
    matrix.choose(cell.orElse(new Chosen(-1, -1)));
    page.setRight(cell.isPresent() ? panel : null);
    cell.flatMap(each -> model.boardProperty().get().map(board -> line(board, each)))
        .ifPresent(line -> describe(line, cell.orElseThrow().column()));
  }

  private void describe(BoardLine line, int column) {
    model
        .boardProperty()
        .get()
        .ifPresent(board -> {
          var cell = line.cell(column);
          panel.show(
              text.line(line) + " · " + text.column(board, column),
              space.words().get("team.deals", cell.deals())
                  + " · "
                  + cell.sums().shown(space.words()));
        });
  }

  private static BoardLine line(PipelineBoard board, Chosen cell) {
    return cell.line() < board.lines().size() ? board.lines().get(cell.line()) : board.total();
  }

  private void choose(Optional<Chosen> cell) {
    model.chosenProperty().set(cell);
  }

  private boolean looksInto() {
    return model.chosenProperty().get().isPresent();
  }

  /// With the list of a cell open the keys walk in it; Left leads back to the board.
  private void move(int lines, int columns) {
    if (!looksInto()) {
      matrix.move(lines, columns);
    } else if (lines != 0) {
      panel.move(lines);
    } else if (columns < 0) {
      choose(Optional.empty());
    }
  }

  private void enter() {
    if (looksInto()) {
      panel.selected().ifPresent(this::openDeal);
    } else {
      matrix.openCurrent();
    }
  }

  private void openDeal(DealLine deal) {
    space.navigator().open(new Place.OpportunityRecord(deal.id()));
  }

  /// The deals of the cell that is looked into, or else of the one the keyboard is on.
  private void openList() {
    if (model.boardProperty().get().isPresent()) {
      var cell = model.chosenProperty().get().orElse(matrix.currentProperty().get());
      space.navigator().open(new Place.Opportunities(Optional.of(model.asks(cell))));
    }
  }

  private void toggleForm() {
    matrix.pictureProperty().set(!matrix.pictureProperty().get());
    form.select(matrix.pictureProperty().get());
    matrix.move(0, 0);
  }

  private void copy() {
    ClipboardText.put(copied());
    space.toasts().show(space.words().get("team.copied"));
  }

  private void chooseTeam(Node below) {
    ChoiceMenu.below(
        below,
        model.teams(),
        TeamChoice::team,
        model.teamProperty(),
        choice -> choice.indented(names.team(choice.team())));
  }

  private void choosePipeline(Node below) {
    ChoiceMenu.below(
        below,
        model.configuration().pipelines(),
        Pipeline::id,
        model.pipelineProperty(),
        each -> names.pipeline(each.id()));
  }

  private static BoardLine blank() {
    return new BoardLine(BoardLine.Kind.TOTAL, "", "", false, List.of(), BoardCell.EMPTY, 0);
  }
}
