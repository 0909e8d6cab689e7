package outrider.app.score;

import java.util.ArrayList;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.shell.Workspace;
import outrider.core.score.Calibration;

/// How good the score is: ten parts of the leads it was tried on, each with the chance that was
/// said and the share that came, and how often it puts the right one of two leads first.
final class CalibrationDialog {
  private static final double HEIGHT = 130;

  private CalibrationDialog() {}

  static void open(Workspace space, LearnedScore learned) {
    var words = space.words();
    var text = new ScoreWords(space);
    var close = ButtonWithKey.primary(words, "score.close").key("Esc");
    var content = new VBox(12);
    learned
        .scoring()
        .calibration()
        .ifPresent(calibration -> {
          content
              .getChildren()
              .addAll(
                  note(
                      text.get(
                          "score.tried",
                          learned.scoring().leads(),
                          learned.scoring().converted(),
                          ScoreQueries.MATURE_DAYS)),
                  note(text.get("score.auc", words.amounts().percent(calibration.auc()))),
                  legend(text),
                  chart(text, calibration));
        });
    if (!learned.scoring().leftOut().isEmpty()) {
      content
          .getChildren()
          .add(
              note(
                  text.get(
                      "score.leftOut",
                      learned.scoring().leftOut().stream()
                          .map(text::feature)
                          .collect(Collectors.joining(words.isChinese() ? "、" : ", ")))));
    }
    var card = new DialogCard(text.get("score.howGood"), 640, content, close);
    card.getStylesheets()
        .add(
            java.util.Objects.requireNonNull(CalibrationDialog.class.getResource("score.css"))
                .toExternalForm());
    var closing = space.dialogs().open(card);
    close.does(closing);
  }

  private static Label note(String words) {
    var label = new Label(words);
    label.getStyleClass().add("text-2");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Node legend(ScoreWords text) {
    var line = new HBox(14, mark(text, "said"), mark(text, "came"));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Node mark(ScoreWords text, String what) {
    var mark = new Region();
    mark.getStyleClass().addAll("score-mark", what);
    var label = new Label(text.get("score." + what), mark);
    label.getStyleClass().addAll("small", "text-2");
    return label;
  }

  private static Node chart(ScoreWords text, Calibration calibration) {
    var row = new HBox(2);
    row.setAlignment(Pos.BOTTOM_CENTER);
    for (var part : calibration.deciles()) {
      row.getChildren().add(column(text, part));
    }
    return row;
  }

  private static Node column(ScoreWords text, Calibration.Part part) {
    var pair = new HBox(3, bar(text, part.said(), "said"), bar(text, part.came(), "came"));
    pair.setAlignment(Pos.BOTTOM_CENTER);
    pair.setMinHeight(HEIGHT + 20);
    var lines = new ArrayList<Node>();
    lines.add(pair);
    var count = new Label(text.get("score.n", part.leads()));
    count.getStyleClass().addAll("small", "num", "text-3");
    lines.add(count);
    var column = new VBox(4, lines.toArray(Node[]::new));
    column.setAlignment(Pos.BOTTOM_CENTER);
    column.setPrefWidth(10);
    HBox.setHgrow(column, Priority.ALWAYS);
    var said =
        text.get("score.part", text.percent(part.said()), text.percent(part.came()), part.leads());
    column.setAccessibleText(said);
    Tooltip.install(column, new Tooltip(said));
    return column;
  }

  private static Node bar(ScoreWords text, double share, String style) {
    var number = new Label(text.percent(share));
    number.getStyleClass().addAll("small", "num", style.equals("came") ? "bold" : "text-3");
    number.setMinWidth(Region.USE_PREF_SIZE);
    var bar = new Region();
    bar.getStyleClass().addAll("score-bar", style);
    var height = Math.max(2, HEIGHT * share);
    bar.setMinSize(18, height);
    bar.setMaxSize(18, height);
    var stack = new VBox(2, number, bar);
    stack.setAlignment(Pos.BOTTOM_CENTER);
    stack.setMinWidth(26);
    return stack;
  }
}
