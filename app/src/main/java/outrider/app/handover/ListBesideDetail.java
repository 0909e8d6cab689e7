package outrider.app.handover;

import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;

/// A list under what one can do about all of it, and beside it the chosen one at length.
final class ListBesideDetail {
  private ListBesideDetail() {}

  static HBox of(ButtonWithKey deed, ListView<?> list, double listWidth, ScrollPane detail) {
    deed.setMaxWidth(Double.MAX_VALUE);
    var bar = new VBox(deed);
    bar.getStyleClass().addAll("handovers-bar", "hairline-bottom");
    VBox.setVgrow(list, Priority.ALWAYS);
    var left = new VBox(bar, list);
    left.setMinWidth(listWidth);
    left.setPrefWidth(listWidth);
    left.getStyleClass().addAll("surface", "handovers-left");
    detail.setFitToWidth(true);
    detail.getStyleClass().add("handovers-detail");
    HBox.setHgrow(detail, Priority.ALWAYS);
    return new HBox(left, detail);
  }
}
