package outrider.app.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Something that happened: icon on a disc with the thread below, title, time, and what was said.
public final class TimelineEntry extends HBox {
  private final VBox content = new VBox(2);
  private final Region thread = new Region();

  public TimelineEntry(Icon icon, String title, String time, String body) {
    getStyleClass().add("timeline-entry");
    var disc = new StackPane(icon.node(12));
    disc.getStyleClass().add("disc");
    thread.getStyleClass().add("thread");
    VBox.setVgrow(thread, Priority.ALWAYS);
    var left = new VBox(2, disc, thread);
    left.setAlignment(javafx.geometry.Pos.TOP_CENTER);

    var titleLabel = new Label(title);
    titleLabel.getStyleClass().add("title-line");
    var timeLabel = new Label(time);
    timeLabel.getStyleClass().add("time");
    timeLabel.setMinWidth(USE_PREF_SIZE);
    var space = new Region();
    setHgrow(space, Priority.ALWAYS);
    content.getChildren().add(new HBox(8, titleLabel, space, timeLabel));
    if (!body.isEmpty()) {
      var bodyLabel = new Label(body);
      bodyLabel.getStyleClass().addAll("body", "paragraph");
      bodyLabel.setWrapText(true);
      content.getChildren().add(bodyLabel);
    }
    setHgrow(content, Priority.ALWAYS);
    getChildren().addAll(left, content);
    setAccessibleText(title + " " + time + " " + body);
  }

  /// Adds what hangs below the words: a chat inset, photos, a chip for waiting bytes.
  public TimelineEntry with(Node more) {
    content.getChildren().add(more);
    return this;
  }

  /// The last of its day has no thread.
  public TimelineEntry last() {
    thread.setVisible(false);
    return this;
  }
}
