package outrider.app.team;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.Avatar;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// One line of the board: who, the book as a bar, a cell per stage, the sum, what was won.
final class MatrixLine extends HBox {
  private static final PseudoClass TEAM = PseudoClass.getPseudoClass("team");
  private static final PseudoClass TOTAL = PseudoClass.getPseudoClass("total");

  /// What happens to the cells of a line.
  interface Clicks {
    void on(int column);
  }

  private final Workspace space;
  private final BoardText text;
  private final Avatar avatar = new Avatar("");
  private final StackPane badge = new StackPane();
  private final Label name = new Label();
  private final Label note = new Label();
  private final HBox who = new HBox(8);
  private final StageBar bar = new StageBar();
  private final List<MatrixCell> cells = new ArrayList<>();

  MatrixLine(Workspace space, BoardText text) {
    this.space = space;
    this.text = text;
    getStyleClass().add("matrix-line");
    name.getStyleClass().add("bold");
    note.getStyleClass().addAll("small", "text-3");
    var words = new VBox(name, note);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    badge.setMinWidth(24);
    who.setAlignment(Pos.CENTER_LEFT);
    who.getStyleClass().add("who");
    who.getChildren().addAll(badge, words);
    setAlignment(Pos.CENTER_LEFT);
  }

  void show(PipelineBoard board, BoardLine line, MatrixWidths widths, Clicks clicks) {
    while (cells.size() < board.columns()) {
      cells.add(new MatrixCell(space.words()));
    }
    showWho(line);
    width(who, widths.name());
    width(bar, Math.max(0, widths.bar() - 16));
    getChildren().setAll(who);
    if (widths.bar() > 0) {
      showBar(board, line, widths);
      HBox.setMargin(bar, new Insets(0, 8, 0, 8));
      getChildren().add(bar);
    }
    for (var column = 0; column < board.columns(); column++) {
      if (widths.column(board, column) == 0) {
        continue;
      }
      var cell = cells.get(column);
      var at = column;
      var place = name.getText() + " " + text.column(board, column);
      cell.show(line.cell(column), place, widths.tight());
      cell.setOnMouseClicked(click -> clicks.on(at));
      width(cell, widths.column(board, column));
      getChildren().add(cell);
    }
  }

  /// Marks the cell that the keyboard is on and the one that is looked into; -1 for none.
  void mark(int current, int chosen) {
    for (var column = 0; column < cells.size(); column++) {
      cells.get(column).mark(column == current, column == chosen);
    }
  }

  private void showWho(BoardLine line) {
    var shownName = text.line(line);
    var words = space.words();
    name.setText(shownName);
    note.setText(
        switch (line.kind()) {
          case TOTAL, TEAM -> "";
          case PERSON -> {
            if (line.id().isEmpty()) {
              yield words.get("team.nobodyNote");
            }
            if (line.left()) {
              yield words.get("team.left");
            }
            yield line.loggedAt() == 0
                ? words.get("team.neverLogged")
                : words.get(
                    "team.logged",
                    words
                        .moments()
                        .ago(Instant.ofEpochMilli(line.loggedAt()), space.clock().instant()));
          }
        });
    note.setManaged(!note.getText().isEmpty());
    note.setVisible(note.isManaged());
    note.getStyleClass().removeAll("warn-text", "text-3");
    note.getStyleClass().add(line.left() || isNobody(line) ? "warn-text" : "text-3");
    avatar.show(shownName);
    badge
        .getChildren()
        .setAll(
            switch (line.kind()) {
              case TOTAL -> Icon.OPPORTUNITY.node(16);
              case TEAM -> Icon.TEAM.node(16);
              case PERSON -> isNobody(line) ? Icon.RISK.node(16, "warn-text") : avatar;
            });
    pseudoClassStateChanged(TEAM, line.kind() == BoardLine.Kind.TEAM);
    pseudoClassStateChanged(TOTAL, line.kind() == BoardLine.Kind.TOTAL);
  }

  private static boolean isNobody(BoardLine line) {
    return line.kind() == BoardLine.Kind.PERSON && line.id().isEmpty();
  }

  private void showBar(PipelineBoard board, BoardLine line, MatrixWidths widths) {
    if (line.kind() != BoardLine.Kind.PERSON) {
      bar.show(List.of(), 1, false);
      return;
    }
    var pieces = new ArrayList<StageBar.Piece>();
    var sized = largest(board) > 0;
    for (var index = 0; index < board.stages().size(); index++) {
      var cell = line.stages().get(index);
      pieces.add(
          new StageBar.Piece(
              index + 1,
              board.stages().size(),
              sized ? cell.sums().size() : cell.deals(),
              cell.sums().shown(space.words())));
    }
    var longest =
        board.lines().stream()
            .filter(each -> each.kind() == BoardLine.Kind.PERSON)
            .mapToLong(each -> sized ? each.open().sums().size() : each.open().deals())
            .max()
            .orElse(1);
    bar.show(pieces, longest, widths.cell() == 0);
  }

  private static long largest(PipelineBoard board) {
    return board.total().open().sums().size();
  }

  private static void width(Region region, double width) {
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
  }
}
