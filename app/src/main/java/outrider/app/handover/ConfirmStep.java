package outrider.app.handover;

import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.app.fx.View;
import outrider.app.shell.Workspace;
import outrider.core.handover.Handover;
import outrider.core.handover.Split;
import outrider.core.user.User;

/// Step 4: in words, what will happen to the records, the person and their devices, and for how
/// long it can be taken back.
final class ConfirmStep extends View {
  private static final double WIDTH = 640;

  private final Workspace space;
  private final HandOverViewModel model;
  private final HandoverWords says;
  private final VBox body = new VBox(16);

  ConfirmStep(Workspace space, HandOverViewModel model) {
    super(new StackPane());
    this.space = space;
    this.model = model;
    says = new HandoverWords(space);
    body.setMaxWidth(WIDTH);
    body.getStyleClass().add("handover-confirm");
    var scroll = new ScrollPane(new StackPane(body));
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    ((StackPane) root()).getChildren().add(scroll);
    whileShown(model.planProperty(), this::show);
  }

  private void show(Plan plan) {
    var words = space.words();
    var name = model.giver().map(User::name).orElse("");
    var nodes = new ArrayList<Node>();
    var title = new Label(words.get("handover.confirm.title", name));
    title.getStyleClass().add("title");
    nodes.add(title);
    nodes.add(receivers(plan, name));
    nodes.add(line(Icon.TASK, says.along(model.bookProperty().getValue())));
    if (model.leavesProperty().getValue()) {
      nodes.add(line(Icon.GATE, words.get("handover.confirm.leaves", name)));
      nodes.add(line(Icon.DEVICE, words.get("handover.confirm.devices", name)));
    } else {
      nodes.add(
          line(
              Icon.TEAM,
              model
                  .teamProperty()
                  .getValue()
                  .map(team ->
                      words.get("handover.confirm.moves", name, space.reasons().names().team(team)))
                  .orElseGet(() -> words.get("handover.confirm.stays", name))));
      nodes.add(line(Icon.DEVICE, words.get("handover.confirm.devicesStay", name)));
    }
    for (var flaw : model.flawsAfterwards()) {
      var warning = line(Icon.RISK, words.get("handover.confirm.gate", space.reasons().say(flaw)));
      warning.getStyleClass().add("warn-text");
      nodes.add(warning);
    }
    var others = model.others();
    if (others != null) {
      nodes.add(line(Icon.DOWNLOAD, words.get("handover.confirm.unknown", says.user(others))));
    }
    nodes.add(
        line(
            Icon.UNDO,
            words.get(
                "handover.confirm.undo",
                words
                    .moments()
                    .dateTime(
                        space.clock().instant().plus(Handover.REVERSIBLE),
                        space.clock().instant(),
                        space.zone()))));
    nodes.add(line(Icon.UPLOAD, words.get("handover.confirm.hq")));
    body.getChildren().setAll(nodes);
  }

  private Node receivers(Plan plan, String name) {
    var box = new VBox();
    box.getStyleClass().addAll("card", "confirm-receivers");
    for (var share : plan.shares()) {
      if (share.records() > 0 && !share.receiver().equals(Split.KEPT)) {
        box.getChildren().add(receiver(share));
      }
    }
    if (box.getChildren().isEmpty()) {
      box.getChildren()
          .add(HandoverWords.quiet(space.words().get("handover.confirm.nothing", name)));
    }
    return box;
  }

  private Node receiver(Share share) {
    var who = new Label(says.user(share.receiver()));
    who.getStyleClass().add("bold");
    who.setMinWidth(110);
    var counts = new Label(says.counts(share.counts()));
    counts.getStyleClass().add("num");
    counts.setWrapText(true);
    HBox.setHgrow(counts, Priority.ALWAYS);
    counts.setMaxWidth(Double.MAX_VALUE);
    var worth = new Label(says.money(share.worth()));
    worth.getStyleClass().addAll("num", "bold");
    worth.setMinWidth(Region.USE_PREF_SIZE);
    var line = new HBox(12, who, counts, worth);
    line.setAlignment(Pos.BASELINE_LEFT);
    line.getStyleClass().add("confirm-receiver");
    return line;
  }

  private static Node line(Icon icon, String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    var line = new HBox(10, icon.node(16, "text-3"), label);
    line.setAlignment(Pos.TOP_LEFT);
    return line;
  }
}
