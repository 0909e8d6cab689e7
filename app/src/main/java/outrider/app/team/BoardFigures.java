package outrider.app.team;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// Four figures above the board: what is open, what it weighs, what lies too long, what was won.
final class BoardFigures extends HBox {
  private final Workspace space;

  BoardFigures(Workspace space) {
    this.space = space;
    getStyleClass().addAll("card", "board-figures");
    setMinHeight(USE_PREF_SIZE);
  }

  void show(PipelineBoard board, Period period) {
    var words = space.words();
    var open = board.total().open();
    var won = board.total().won();
    var late = figure("team.late", words.amounts().number(open.late()));
    var share = open.deals() == 0 ? 0 : (double) open.late() / open.deals();
    var note = (Label) late.getChildren().getLast();
    note.setText(words.get("team.lateNote", words.amounts().percent(share)));
    if (open.late() > 0) {
      note.setGraphic(Icon.CLOCK.node(12, "warn-text"));
      note.getStyleClass().add("warn-text");
    }
    var periodWords = words.get("team.period." + period.name().toLowerCase(Locale.ROOT));
    getChildren()
        .setAll(
            noted(
                figure("team.open", open.sums().shown(words)),
                words.get("team.deals", open.deals())),
            noted(
                figure("team.weighted", board.weighted().shown(words)),
                words.get("team.weightedNote")),
            late,
            noted(
                figure("team.won", won.sums().shown(words)),
                words.get("team.deals", won.deals()) + " · " + periodWords));
  }

  private VBox figure(String wordKey, String value) {
    var name = new Label(space.words().get(wordKey));
    name.getStyleClass().addAll("small", "text-2");
    var number = new Label(value);
    number.getStyleClass().addAll("title", "num");
    var note = new Label();
    note.getStyleClass().addAll("small", "num", "text-2");
    var box = new VBox(name, number, note);
    box.getStyleClass().add("figure");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setPrefWidth(200);
    box.setMinWidth(0);
    setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private static VBox noted(VBox figure, String note) {
    ((Label) figure.getChildren().getLast()).setText(note);
    return figure;
  }
}
