package outrider.app.journey;

import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.app.fx.StageDisc;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.RecordType;

/// A stage on the map: its number and name, who looks after it and for how long, how much its gates
/// ask for.
final class StageCard extends VBox {
  static final double WIDTH = 156;
  static final double HEIGHT = 92;

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass CARRIED = PseudoClass.getPseudoClass("carried");

  /// A hand that trembles drags nothing.
  private static final double DRAG_MIN = 8;

  private final OpportunityStage stage;
  private double gripX;
  private boolean carried;

  StageCard(
      Words words,
      ConfiguredNames names,
      OpportunityStage stage,
      int number,
      int of,
      List<ChecklistItem> items) {
    this.stage = stage;
    getStyleClass().add("journey-stage");
    setPrefSize(WIDTH, HEIGHT);
    setMinSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    var bar = new Region();
    bar.getStyleClass().add("journey-bar");
    var disc = new StageDisc();
    switch (stage.kind()) {
      case OPEN -> {
        disc.show(number, of);
        bar.getStyleClass().add(StageDisc.rampStyle(number, of));
      }
      case WON -> {
        disc.showWon();
        bar.getStyleClass().add("st-won");
      }
      case LOST -> {
        disc.showLost();
        bar.getStyleClass().add("st-lost");
      }
    }
    var name = new Label(names.of(stage.row()));
    name.getStyleClass().addAll("bold");
    var head = row(disc, name);
    var owner = small(Icon.PERSON, owner(words, names));
    var limit = small(Icon.CLOCK, words.get("journey.days", stage.limitDays()));
    limit.setVisible(stage.limitDays() > 0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var entry = items.stream().filter(ChecklistItem::onEntry).count();
    var gates = small(Icon.SIGN_OFF, words.get("journey.gateCounts", entry, items.size() - entry));
    var body = new VBox(4, head, row(owner, gap, limit), gates);
    body.getStyleClass().add("journey-stage-body");
    getChildren().addAll(bar, body);
    setAccessibleText(
        String.join(
            " ",
            Stream.of(name, owner, limit, gates)
                .filter(label -> label.isVisible())
                .map(Label::getText)
                .toList()));
  }

  OpportunityStage stage() {
    return stage;
  }

  private String owner(Words words, ConfiguredNames names) {
    if (!stage.ownerTeam().isEmpty()) {
      return names.team(stage.ownerTeam());
    }
    return stage.ownerRole().isEmpty()
        ? words.get("journey.anybody")
        : words.fields().option(RecordType.USER, "role", stage.ownerRole());
  }

  void setCurrent(boolean current) {
    pseudoClassStateChanged(CURRENT, current);
  }

  void grip(double sceneX) {
    gripX = sceneX;
    carried = false;
  }

  void carry(double sceneX) {
    if (Math.abs(sceneX - gripX) >= DRAG_MIN) {
      carried = true;
    }
    if (carried) {
      setTranslateX(sceneX - gripX);
      pseudoClassStateChanged(CARRIED, true);
    }
  }

  /// @return whether it was carried at all
  boolean putDown() {
    setTranslateX(0);
    pseudoClassStateChanged(CARRIED, false);
    var was = carried;
    carried = false;
    return was;
  }

  private static Label small(Icon icon, String text) {
    var label = new Label(text, icon.node(12, "text-2"));
    label.getStyleClass().addAll("small", "text-2", "num");
    return label;
  }

  private static HBox row(javafx.scene.Node... nodes) {
    var row = new HBox(6, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
