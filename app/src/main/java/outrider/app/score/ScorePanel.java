package outrider.app.score;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.score.Contribution;
import outrider.core.score.LeadScore;
import outrider.core.score.Scoring;

/// How likely a lead becomes a deal, with what speaks for it and against it; or why nothing is
/// said.
public final class ScorePanel extends VBox {
  private static final int REASONS = 3;

  /// Less than this changes nobody's mind.
  private static final double WEIGHT_MIN = 0.1;

  private final Workspace space;
  private final ScoreDesk desk;
  private final ScoreWords text;
  private Optional<String> lead = Optional.empty();
  private boolean open;

  public ScorePanel(Workspace space, ScoreDesk desk) {
    super(6);
    this.space = space;
    this.desk = desk;
    text = new ScoreWords(space);
    getStyleClass().add("score-panel");
    getChildren().add(quiet(text.get("score.learning")));
  }

  /// @param isOpen a lead that became a deal, or will be none, has no chance any more
  public void show(String id, boolean isOpen) {
    lead = Optional.of(id);
    open = isOpen;
    desk.ask(space);
    refresh();
  }

  /// Shows what was learned meanwhile.
  public void refresh() {
    var learned = desk.learnedProperty().get();
    if (lead.isEmpty() || learned.isEmpty()) {
      return;
    }
    var scoring = learned.get().scoring();
    if (!open) {
      getChildren().setAll(quiet(text.get("score.closed")));
    } else if (scoring.isThin()) {
      getChildren()
          .setAll(
              quiet(
                  text.get(
                      "score.thin",
                      scoring.leads(),
                      scoring.converted(),
                      Scoring.LEADS_MIN,
                      Scoring.EACH_MIN)));
    } else if (scoring.score().isEmpty()) {
      getChildren().setAll(quiet(text.get("score.blind", scoring.leads())), howGood(learned.get()));
    } else {
      var asked = lead.get();
      var unused =
          desk.answers(space, learned.get(), asked)
              .thenAcceptAsync(
                  answers -> {
                    if (lead.filter(asked::equals).isPresent()) {
                      answers.ifPresent(known -> show(learned.get(), scoring.score().get(), known));
                    }
                  },
                  FxThread.executor());
    }
  }

  private void show(LearnedScore learned, LeadScore score, List<String> answers) {
    var scoring = learned.scoring();
    var chance = new Label(text.percent(score.chance(answers)));
    chance.getStyleClass().addAll("title", "num");
    var usual =
        new Label(
            text.get("score.usual", text.percent((double) scoring.converted() / scoring.leads())));
    usual.getStyleClass().addAll("small", "num", "text-3");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, chance, usual, gap, howGood(learned));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(head);
    var reasons = score.reasons(answers);
    add(reasons.stream().filter(each -> each.logOdds() >= WEIGHT_MIN).limit(REASONS).toList());
    add(reasons.stream().filter(each -> each.logOdds() <= -WEIGHT_MIN).limit(REASONS).toList());
  }

  private void add(List<Contribution> reasons) {
    for (var reason : reasons) {
      var speaksFor = reason.logOdds() > 0;
      var line =
          new Label(
              text.reason(reason),
              (speaksFor ? Icon.TREND_UP : Icon.TREND_DOWN).node(14, "text-2"));
      line.setMinWidth(0);
      line.setAccessibleText(
          text.get(speaksFor ? "score.speaksFor" : "score.speaksAgainst") + " " + line.getText());
      var count = new Label(text.get("score.n", reason.leads()));
      count.getStyleClass().addAll("small", "num", "text-3");
      count.setMinWidth(Region.USE_PREF_SIZE);
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      var row = new HBox(8, line, gap, count);
      row.setAlignment(Pos.CENTER_LEFT);
      getChildren().add(row);
    }
  }

  private Node howGood(LearnedScore learned) {
    return ButtonWithKey.plain(space.words(), "score.howGood")
        .icon(Icon.REVIEW)
        .compact()
        .does(() -> CalibrationDialog.open(space, learned));
  }

  private static Label quiet(String words) {
    var label = new Label(words);
    label.getStyleClass().addAll("small", "text-3");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
