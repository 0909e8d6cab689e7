package outrider.app.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;

/// The journey as a drawn map: a card for each stage in its order, an arrow to the next, a diamond
/// where a question is decided, and a dashed way back from it. Stages are dragged into another
/// order, or moved by Alt and the arrows.
final class JourneyMap extends Pane {
  private static final double TOP = 12;
  private static final double LEFT = 20;
  private static final double GAP = 36;
  private static final double DIAMOND = 96;
  private static final double BACK_ROOM = 46;

  private final Words words;
  private final ConfiguredNames names;
  private final JourneyViewModel model;
  private final Runnable add;
  private final Map<String, StageCard> cards = new LinkedHashMap<>();

  /// @param add adds a stage behind the one that is selected
  JourneyMap(Words words, ConfiguredNames names, JourneyViewModel model, Runnable add) {
    this.words = words;
    this.names = names;
    this.model = model;
    this.add = add;
    getStyleClass().add("journey-map");
    setFocusTraversable(true);
    setAccessibleText(words.get("journey.map"));
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /// Draws the version that is shown.
  void show() {
    var hadFocus = isFocusWithin();
    cards.clear();
    getChildren().clear();
    var stages = model.stages();
    var open = stages.stream().filter(OpportunityStage::isOpen).toList();
    var x = LEFT;
    var lines = new ArrayList<Node>();
    var previousEnd = -1.0;
    var middle = TOP + StageCard.HEIGHT / 2;
    var lowest = TOP + StageCard.HEIGHT;
    var backs = new ArrayList<Back>();
    for (var stage : stages) {
      var number = open.indexOf(stage) + 1;
      var card = new StageCard(words, names, stage, number, open.size(), model.items(stage));
      card.relocate(x, TOP);
      cards.put(stage.id(), card);
      if (previousEnd >= 0) {
        lines.addAll(arrow(previousEnd, x, middle));
      }
      x += StageCard.WIDTH;
      previousEnd = x;
      listen(card, stage);
      getChildren().add(card);
      for (var item : model.items(stage)) {
        if (item.kind() == ChecklistItem.Kind.DECISION) {
          x += GAP;
          lines.addAll(arrow(previousEnd, x, middle));
          getChildren().addAll(diamond(item, x, middle));
          var back = item.back();
          if (back != null) {
            backs.add(new Back(x + DIAMOND / 2, back));
          }
          x += DIAMOND;
          previousEnd = x;
        }
      }
      x += GAP;
    }
    for (var index = 0; index < backs.size(); index++) {
      var back = backs.get(index);
      var depth = TOP + StageCard.HEIGHT + 16 + index * 14;
      lowest = Math.max(lowest, depth + BACK_ROOM / 2);
      Optional.ofNullable(cards.get(back.to())).ifPresent(to -> lines.addAll(way(back, to, depth)));
    }
    getChildren().addAll(0, lines);
    if (model.isOpenForEdits()) {
      var more = ButtonWithKey.soft(words, "journey.addStage").icon(Icon.ADD).does(add);
      more.getStyleClass().add("journey-add");
      more.setPrefHeight(StageCard.HEIGHT);
      more.relocate(x, TOP);
      getChildren().add(more);
      x += 100;
    }
    setMinSize(x + LEFT, lowest + 12);
    setPrefSize(x + LEFT, lowest + 12);
    mark();
    if (hadFocus) {
      requestFocus();
    }
  }

  /// Shows which stage is selected.
  void mark() {
    cards.forEach((id, card) -> card.setCurrent(id.equals(model.stageProperty().get())));
  }

  /// Where the selected card is, within the map.
  Optional<Bounds> selectedBounds() {
    return Optional.ofNullable(cards.get(model.stageProperty().get())).map(Node::getBoundsInParent);
  }

  private record Back(double from, String to) {}

  private void pressed(KeyEvent press) {
    var by =
        switch (press.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          default -> 0;
        };
    if (by != 0 && !press.isAltDown()) {
      model.walk(by);
      press.consume();
    } else if (press.getCode() == KeyCode.HOME || press.getCode() == KeyCode.END) {
      model.walk(press.getCode() == KeyCode.HOME ? -100 : 100);
      press.consume();
    }
  }

  private void listen(StageCard card, OpportunityStage stage) {
    card.setOnMousePressed(press -> {
      model.select(stage.id());
      requestFocus();
      card.grip(press.getSceneX());
    });
    card.setOnMouseDragged(drag -> {
      if (model.isOpenForEdits()) {
        card.carry(drag.getSceneX());
        card.toFront();
      }
    });
    card.setOnMouseReleased(release -> {
      var middle = card.getBoundsInParent().getCenterX();
      if (card.putDown()) {
        var to =
            (int)
                cards.values().stream()
                    .filter(other -> other != card)
                    .filter(other -> other.getBoundsInParent().getCenterX() < middle)
                    .count();
        model.moveStage(stage.id(), to);
      }
    });
  }

  private List<Node> arrow(double from, double to, double y) {
    var line = new Line(from + 4, y, to - 4, y);
    var head = new Polyline(to - 10, y - 5, to - 4, y, to - 10, y + 5);
    line.getStyleClass().add("journey-arrow");
    head.getStyleClass().add("journey-arrow");
    return List.of(line, head);
  }

  private List<Node> diamond(ChecklistItem item, double x, double y) {
    var half = DIAMOND / 2;
    var shape =
        new Polygon(x, y, x + half, y - half * 0.84, x + DIAMOND, y, x + half, y + half * 0.84);
    shape.getStyleClass().add("journey-diamond");
    var text = new Label(names.of(item.row()));
    text.setWrapText(true);
    text.getStyleClass().addAll("small", "bold", "journey-question");
    text.setPrefSize(DIAMOND - 28, 44);
    text.relocate(x + 14, y - 22);
    shape.setOnMouseClicked(click -> model.select(item.stage()));
    text.setOnMouseClicked(click -> model.select(item.stage()));
    var yes = new Label(words.get("journey.yes"));
    yes.getStyleClass().addAll("small", "text-2");
    yes.relocate(x + DIAMOND + 6, y - 22);
    return List.of(shape, text, yes);
  }

  private List<Node> way(Back back, StageCard to, double depth) {
    var target = to.getLayoutX() + StageCard.WIDTH / 2;
    var bottom = TOP + StageCard.HEIGHT;
    var from = TOP + StageCard.HEIGHT / 2 + DIAMOND / 2 * 0.84;
    var line =
        new Polyline(back.from(), from, back.from(), depth, target, depth, target, bottom + 4);
    var head = new Polyline(target - 5, bottom + 10, target, bottom + 4, target + 5, bottom + 10);
    line.getStyleClass().addAll("journey-arrow", "journey-back");
    head.getStyleClass().add("journey-arrow");
    var no = new Label(words.get("journey.noBackTo", names.stage(to.stage().id())));
    no.getStyleClass().addAll("small", "text-2", "journey-back-words");
    no.relocate((back.from() + target) / 2 - 50, depth - 9);
    return List.of(line, head, no);
  }
}
