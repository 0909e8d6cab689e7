package outrider.app.record;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Avatar;
import outrider.app.i18n.Words;

/// The frame of a record page: a head that stays, and under it what is known at the left, what
/// happened in the middle, what belongs to it at the right. Each column scrolls by itself.
public final class RecordPage extends BorderPane {
  private final VBox left = new VBox();
  private final VBox middle = new VBox();
  private final VBox right = new VBox();

  public RecordPage() {
    getStyleClass().add("record-page");
    getStylesheets().add(RecordStyle.url());
    left.getStyleClass().add("record-left");
    middle.getStyleClass().add("record-middle");
    right.getStyleClass().add("record-right");
    setLeft(scrolling(left, "record-column"));
    setCenter(scrolling(middle, "surface"));
    setRight(scrolling(right, "record-side"));
  }

  public VBox left() {
    return left;
  }

  public VBox middle() {
    return middle;
  }

  public VBox right() {
    return right;
  }

  /// The head: who, a quiet line, figures, deeds at the right.
  public void showHead(
      String name, String quiet, List<Node> figures, List<? extends Button> deeds) {
    var title = new Label(name);
    title.getStyleClass().add("title");
    title.setMinWidth(0);
    var below = new Label(quiet);
    below.getStyleClass().add("text-2");
    below.setMinWidth(0);
    var who = new VBox(1, title, below);
    who.setMinWidth(0);
    who.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(who, Priority.ALWAYS);
    var head = new HBox(Avatar.large(name), who);
    head.getStyleClass().add("record-head");
    head.getChildren().addAll(figures);
    var buttons = new HBox(8);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons.getChildren().addAll(deeds);
    head.getChildren().add(buttons);
    setTop(head);
  }

  /// A figure of the head: quiet name above, bold value below.
  public static VBox figure(String name, String value) {
    var label = new Label(name);
    label.getStyleClass().addAll("small", "text-2");
    var shown = new Label(value);
    shown.getStyleClass().addAll("subheading", "num");
    var figure = new VBox(1, label, shown);
    figure.setAlignment(Pos.CENTER_LEFT);
    figure.getStyleClass().add("figure");
    figure.setMinWidth(Region.USE_PREF_SIZE);
    return figure;
  }

  /// The line above a block: its name, a count, and perhaps a deed.
  public static HBox section(String name, long count, Node... deed) {
    var title = new Label(name);
    title.getStyleClass().add("section-title");
    var number = new Label(count < 0 ? "" : Long.toString(count));
    number.getStyleClass().addAll("count", "num");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(title, number, gap);
    line.getChildren().addAll(deed);
    line.getStyleClass().add("record-section");
    return line;
  }

  public static VBox block(Node... nodes) {
    var block = new VBox(nodes);
    block.getStyleClass().add("record-block");
    return block;
  }

  /// The sentence in place of a list that has nothing.
  public static Label quiet(Words words, String key) {
    var label = new Label(words.get(key));
    label.getStyleClass().add("text-3");
    return label;
  }

  /// Two words of a quiet line, of which either may be missing.
  public static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + " · " + other;
  }

  private static ScrollPane scrolling(VBox content, String style) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add(style);
    return scroll;
  }
}
