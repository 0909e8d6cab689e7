package outrider.app.fx;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.i18n.Words;

/// Files on their way up: how many, how far, and the button that pauses and resumes. Changes in
/// place, so that the button stays under the finger while the bar moves.
final class FilesUnderWay extends VBox {
  private final Words words;
  private final Label text = new Label();
  private final Label problem = new Label();
  private final Meter meter = new Meter(0, "thin", "info");
  private final ButtonWithKey pause;

  FilesUnderWay(Words words, Runnable toggle) {
    super(4);
    this.words = words;
    text.getStyleClass().add("num");
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    problem.getStyleClass().addAll("small", "risk-text");
    problem.setWrapText(true);
    pause = ButtonWithKey.plain(words, "syncDetails.filesPause").compact();
    pause.does(toggle);
    var line = new HBox(8, text, pause);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(line, meter, problem);
  }

  void show(FileProgress files) {
    text.setText(
        files.waiting() == 0
            ? words.get("syncDetails.filesStopped")
            : words.get(
                files.paused() ? "syncDetails.filesPaused" : "syncDetails.photoCount",
                files.waiting(),
                words.amounts().bytes(files.bytes())));
    meter.setShare(files.share());
    meter.setVisible(files.waiting() > 0);
    meter.setManaged(meter.isVisible());
    problem.setText(files.problem());
    problem.setVisible(!files.problem().isEmpty());
    problem.setManaged(problem.isVisible());
    pause.says(files.paused() ? "syncDetails.filesResume" : "syncDetails.filesPause");
    pause.icon(files.paused() ? Icon.PLAY : Icon.PAUSED);
  }
}
