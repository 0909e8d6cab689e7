package outrider.app.ratio;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.app.team.MonthGrid;
import outrider.core.ratio.Band;
import outrider.core.ratio.RatioFlag;

/// A line for each branch, a column for each month, and how fast each branch answers what stands
/// out. Colour never stands alone: a cell that stands out has its icon and its word.
final class RatioCard extends VBox {
  private static final double TEAM_WIDTH = 150;
  private static final double MONTH_WIDTH = 90;
  private static final double ANSWER_WIDTH = 116;

  /// Called with a cell's line and month.
  interface Opens {
    void open(int line, int month);
  }

  private final RatioWords text;
  private final Opens opens;
  private final Label title = new Label();
  private final Label definition = new Label();
  private final Label silence = new Label();
  private final MonthGrid grid =
      new MonthGrid(RatioAsked.MONTHS, TEAM_WIDTH, MONTH_WIDTH, ANSWER_WIDTH);

  RatioCard(RatioWords text, Opens opens) {
    super(8);
    this.text = text;
    this.opens = opens;
    getStyleClass().addAll("card", "ratio-card");
    setMinWidth(0);
    title.getStyleClass().add("subheading");
    title.setMinWidth(Region.USE_PREF_SIZE);
    definition.getStyleClass().addAll("small", "text-2");
    definition.setMinWidth(0);
    HBox.setHgrow(definition, Priority.ALWAYS);
    silence.getStyleClass().addAll("small", "text-2");
    silence.setWrapText(true);
    silence.setMinHeight(Region.USE_PREF_SIZE);
    var head = new HBox(8, title, definition);
    head.setAlignment(Pos.BASELINE_LEFT);
    getChildren().addAll(head, grid, silence);
  }

  /// @param all flags of every ratio
  void show(RatioAnswer answer, List<RatioFlag> all) {
    var asked = answer.asked();
    title.setText(text.name(asked.ratio()));
    definition.setText(
        text.definition(asked.ratio())
            + (answer.left() == 0 ? "" : " · " + text.get("ratio.left", answer.left())));
    definition.setTooltip(new Tooltip(definition.getText()));
    silence.setText(
        text.get(
            asked.isWhole() ? "ratio.silence" : "ratio.silencePartly",
            text.number(asked.ratio().least())));
    grid.begin(
        asked.shown().all().stream().map(text::month).toList(), text.get("ratio.answerTime"));
    for (var line = 0; line < asked.branches().size(); line++) {
      var branch = asked.branches().get(line);
      grid.line(team(branch), cells(answer, line), Optional.of(answered(branch, all)));
    }
    grid.end();
  }

  private List<Button> cells(RatioAnswer answer, int line) {
    return IntStream.range(0, RatioAsked.MONTHS)
        .mapToObj(month -> cell(answer, line, month))
        .toList();
  }

  private Label team(Branch branch) {
    var label = new Label(text.team(branch));
    label.setMinWidth(0);
    label.setTooltip(new Tooltip(label.getText()));
    label.getStyleClass().add(branch.isLeaf() ? "ratio-team" : "bold");
    label.setPadding(new Insets(0, 0, 0, 12.0 * Math.max(0, branch.depth() - 1)));
    return label;
  }

  /// The middle of how long the branch took, whatever ratio it was.
  private Label answered(Branch branch, List<RatioFlag> all) {
    var own = all.stream().filter(flag -> branch.covers().contains(flag.team())).toList();
    var median = RatioWords.median(own);
    var open = own.stream().filter(RatioFlag::isOpen).count();
    var said =
        median.isEmpty()
            ? open == 0 ? "–" : text.get("ratio.openShort", open)
            : text.length(median.getAsLong())
                + (open == 0 ? "" : " · " + text.get("ratio.openShort", open));
    var label = new Label(said);
    label.getStyleClass().addAll("small", "num", "text-2");
    label.setMinWidth(0);
    label.setTooltip(new Tooltip(said));
    return label;
  }

  private Button cell(RatioAnswer answer, int line, int month) {
    var figure = answer.figure(line, month);
    var band = answer.band(line, month);
    var flag = answer.flag(line, month);
    var standsOut = band.isFlagged() || flag.isPresent();
    var value = new Label(text.value(answer, figure));
    value.getStyleClass().addAll("bold", "num");
    value.setMinWidth(0);
    var first = new HBox(5, value);
    first.setAlignment(Pos.CENTER_LEFT);
    if (standsOut) {
      first.getChildren().addFirst(Icon.LATE.node(14, "mark"));
    }
    var verdict = flag.map(it -> it.band().verdict()).orElse(band.verdict());
    var isQuiet = verdict == Band.Verdict.SUM || verdict == Band.Verdict.UNSEEN;
    var word = new Label(isQuiet ? "" : text.verdict(verdict));
    word.getStyleClass().addAll("small", "word");
    word.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var note = new Label(figure.n() == 0 ? "" : text.number(figure.n()));
    note.getStyleClass().addAll("small", "num", "note");
    note.setMinWidth(Region.USE_PREF_SIZE);
    var second = new HBox(4, word, gap, note);
    second.setAlignment(Pos.BASELINE_LEFT);
    var box = new VBox(first, second);
    box.setMinWidth(0);
    var button = new Button();
    button.setGraphic(box);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().setAll("ratio-cell");
    state(button, flag, band);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    box.prefWidthProperty().bind(button.widthProperty().subtract(16));
    var why =
        flag.map(it -> text.value(it) + " · " + text.about(it) + " · " + text.answer(it))
            .orElse(text.why(answer, line, month));
    button.setTooltip(new Tooltip(why));
    button.setAccessibleText(
        String.join(
            ", ",
            text.team(answer.asked().branches().get(line)),
            text.longMonth(answer.asked().shown().month(month)),
            value.getText(),
            text.n(figure),
            why));
    button.setOnAction(press -> opens.open(line, month));
    return button;
  }

  /// What is kept waits or is answered; what stood out before anybody was asked is only framed.
  private static void state(Button button, Optional<RatioFlag> flag, Band band) {
    var judged =
        band.isFlagged() ? "out" : band.verdict() == Band.Verdict.USUAL ? "usual" : "silent";
    var state = flag.map(it -> it.isOpen() ? "flagged" : "answered").orElse(judged);
    button.pseudoClassStateChanged(PseudoClass.getPseudoClass(state), true);
  }
}
