package outrider.app.team;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import outrider.app.fx.StageDisc;

/// One book as a bar of stages, as long as it is large beside the largest.
final class StageBar extends Pane {
  private static final double HEIGHT = 18;
  private static final double LABEL_MIN = 56;

  /// A piece of the bar.
  record Piece(int stage, int stages, long size, String text) {}

  private final List<Label> labels = new ArrayList<>();
  private List<Piece> pieces = List.of();
  private long longest = 1;
  private boolean labelled;

  StageBar() {
    getStyleClass().add("stage-bar");
  }

  /// @param longestOfAll size of the largest book
  /// @param withText whether pieces say what they stand for, where there is room
  void show(List<Piece> shown, long longestOfAll, boolean withText) {
    pieces = shown.stream().filter(piece -> piece.size() > 0).toList();
    longest = Math.max(1, longestOfAll);
    labelled = withText;
    while (labels.size() < pieces.size()) {
      var label = new Label();
      label.setAlignment(Pos.CENTER);
      label.setTextOverrun(javafx.scene.control.OverrunStyle.CLIP);
      labels.add(label);
    }
    for (var index = 0; index < pieces.size(); index++) {
      var piece = pieces.get(index);
      labels
          .get(index)
          .getStyleClass()
          .setAll("label", "piece", "num", StageDisc.rampStyle(piece.stage(), piece.stages()));
    }
    getChildren().setAll(labels.subList(0, pieces.size()));
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    var scale = getWidth() / longest;
    var y = Math.round((getHeight() - HEIGHT) / 2);
    var from = 0.0;
    for (var index = 0; index < pieces.size(); index++) {
      var width = Math.max(2, pieces.get(index).size() * scale);
      var label = labels.get(index);
      label.setText(labelled && width >= LABEL_MIN ? pieces.get(index).text() : "");
      label.resizeRelocate(from, y, Math.max(1, width - 1), HEIGHT);
      from += width;
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }
}
