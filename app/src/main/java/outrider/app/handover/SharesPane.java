package outrider.app.handover;

import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.View;
import outrider.app.shell.Workspace;
import outrider.core.handover.Split;

/// Who would get how much, as the split stands: a bar of the open leads and deals, and the value.
final class SharesPane extends View {
  private static final double WIDTH = 300;

  private final Workspace space;
  private final HandOverViewModel model;
  private final HandoverWords says;
  private final VBox shares = new VBox();

  SharesPane(Workspace space, HandOverViewModel model) {
    super(new VBox());
    this.space = space;
    this.model = model;
    says = new HandoverWords(space);
    var title = new Label(space.words().get("handover.shares"));
    title.getStyleClass().add("subheading");
    shares.getStyleClass().add("shares");
    var box = (VBox) root();
    box.getStyleClass().addAll("handover-shares", "hairline-left");
    box.setMinWidth(WIDTH);
    box.setMaxWidth(WIDTH);
    box.getChildren().addAll(title, shares);
    whileShown(model.planProperty(), this::show);
  }

  private void show(Plan plan) {
    var nodes = new ArrayList<Node>();
    if (plan.shares().isEmpty()) {
      nodes.add(HandoverWords.quiet(space.words().get("handover.sharesNone")));
    }
    var all = plan.lines().size();
    plan.shares().stream()
        .filter(share -> !share.receiver().equals(Split.KEPT))
        .forEach(share -> nodes.add(share(share, all)));
    plan.shares().stream()
        .filter(share -> share.receiver().equals(Split.KEPT))
        .forEach(share -> nodes.add(share(share, all)));
    shares.getChildren().setAll(nodes);
  }

  private Node share(Share share, long all) {
    var giver = model.fromProperty().getValue().orElse("");
    var name = new Label(says.receiver(share.receiver(), giver));
    name.getStyleClass().add("bold");
    name.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var worth = new Label(says.money(share.worth()));
    worth.getStyleClass().add("num");
    worth.setMinWidth(Region.USE_PREF_SIZE);
    var head = new HBox(8, name, gap, worth);
    head.setAlignment(Pos.BASELINE_LEFT);
    var counts = new Label(says.counts(share.counts()));
    counts.getStyleClass().addAll("small", "text-2", "num");
    counts.setWrapText(true);
    return new VBox(4, head, bar(share, all), counts);
  }

  private static Node bar(Share share, long all) {
    var filled = new Region();
    filled.getStyleClass().add(share.receiver().equals(Split.KEPT) ? "kept" : "filled");
    var bar = new StackPane(filled);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("share-bar");
    var part = all == 0 ? 0 : (double) share.records() / all;
    filled.maxWidthProperty().bind(bar.widthProperty().multiply(part));
    return bar;
  }
}
