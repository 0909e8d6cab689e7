package outrider.app.today;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import outrider.app.fx.Meter;
import outrider.app.i18n.Words;

/// The head of *Today*: the share of leads that were touched twice within 48 hours, and how many
/// touches there were today.
final class HeaderFigures extends HBox {
  private final Words words;
  private final Meter meter = new Meter(64, "ok");
  private final Label share = new Label();
  private final Label touches = new Label();
  private final Label goal = new Label();

  HeaderFigures(Words words) {
    super(8);
    this.words = words;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("today-figures");
    share.getStyleClass().addAll("small", "bold", "num");
    touches.getStyleClass().addAll("small", "bold", "num");
    goal.setText(words.get("today.goal", words.amounts().percent(Figures.GOAL)));
    goal.getStyleClass().addAll("small", "text-3");
    var rule = new Region();
    rule.getStyleClass().add("vertical-rule");
    HBox.setMargin(rule, new javafx.geometry.Insets(0, 4, 0, 4));
    meter.setMinWidth(64);
    meter.setMaxSize(64, 6);
    getChildren()
        .addAll(
            quiet("today.share", "text-2"),
            meter,
            share,
            goal,
            rule,
            quiet("today.touchesToday", "text-2"),
            touches);
    getChildren().forEach(node -> ((Region) node).setMinWidth(Region.USE_PREF_SIZE));
    show(Figures.NONE);
  }

  void show(Figures figures) {
    meter.setShare(figures.share());
    share.setText(figures.contacted() == 0 ? "–" : words.amounts().percent(figures.share()));
    touches.setText(words.amounts().number(figures.touchesToday()));
    setAccessibleText(
        words.get(
            "today.figuresSpoken",
            share.getText(),
            figures.inWindow(),
            figures.contacted(),
            figures.touchesToday()));
  }

  /// Leaves the goal out where the header is short of room.
  void setBrief(boolean brief) {
    goal.setVisible(!brief);
    goal.setManaged(!brief);
  }

  private Label quiet(String key, String style) {
    var label = new Label(words.get(key));
    label.getStyleClass().addAll("small", style);
    return label;
  }
}
