package outrider.app.shell;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/// The mark: a ridge with a beacon over it, 28 px.
public final class Logo extends StackPane {
  public Logo() {
    getStyleClass().add("logo");
    var plate = new Rectangle(28, 28);
    plate.setArcWidth(14);
    plate.setArcHeight(14);
    plate.getStyleClass().add("plate");
    var ridge = new SVGPath();
    ridge.setContent("M5 21 L12 10.5 L15.4 15.6 L17.2 13 L23 21 Z");
    ridge.getStyleClass().add("ridge");
    var beacon = new Circle(18.6, 7.6, 2.6);
    beacon.getStyleClass().add("beacon");
    var mark = new Group(plate, ridge, beacon);
    mark.getStyleClass().add("logo");
    getChildren().add(mark);
    setMinSize(28, 28);
    setMaxSize(28, 28);
  }
}
