package outrider.app.fx;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A thin bar from 0 to 1. Style classes `ok`, `info` and `thin` change its colour and height.
public final class Meter extends Pane {
  private final DoubleProperty share = new SimpleDoubleProperty(this, "share");
  private final Region fill = new Region();

  public Meter(double width, String... styles) {
    getStyleClass().add("meter");
    getStyleClass().addAll(styles);
    fill.getStyleClass().add("fill");
    getChildren().add(fill);
    setPrefWidth(width);
    share.subscribe(this::requestLayout);
  }

  public void setShare(double value) {
    share.set(value);
  }

  @Override
  protected void layoutChildren() {
    fill.resizeRelocate(0, 0, getWidth() * Math.clamp(share.get(), 0, 1), getHeight());
  }
}
