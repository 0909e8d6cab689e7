package outrider.app.team;

import java.util.Locale;
import javafx.scene.layout.HBox;
import outrider.app.fx.Icon;
import outrider.app.fx.KeyFigure;
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
    var share = open.deals() == 0 ? 0 : (double) open.late() / open.deals();
    var late =
        new KeyFigure(
            words.get("team.late"),
            words.amounts().number(open.late()),
            words.get("team.lateNote", words.amounts().percent(share)));
    if (open.late() > 0) {
      late.warns(Icon.CLOCK);
    }
    var periodWords = words.get("team.period." + period.name().toLowerCase(Locale.ROOT));
    getChildren()
        .setAll(
            new KeyFigure(
                words.get("team.open"),
                open.sums().shown(words),
                words.get("team.deals", open.deals())),
            new KeyFigure(
                words.get("team.weighted"),
                board.weighted().shown(words),
                words.get("team.weightedNote")),
            late,
            new KeyFigure(
                words.get("team.won"),
                won.sums().shown(words),
                words.get("team.deals", won.deals()) + " · " + periodWords));
  }
}
