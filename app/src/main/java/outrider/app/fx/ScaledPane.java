package outrider.app.fx;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows its content at 100 to 200 per cent.
///
/// The content is laid out in a window that many times smaller and drawn larger, so every width in
/// the product is written once in design pixels, and a narrow logical window collapses the rail and
/// folds side panels by the same rules as a narrow real one. Text is drawn from outlines, so it
/// stays sharp.
public final class ScaledPane extends Pane {
  private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
  private final Region content;

  public ScaledPane(Region content) {
    this.content = content;
    var transform = new Scale();
    transform.xProperty().bind(scale);
    transform.yProperty().bind(scale);
    content.getTransforms().add(transform);
    getChildren().add(content);
    scale.subscribe(this::requestLayout);
  }

  public DoubleProperty scaleProperty() {
    return scale;
  }

  @Override
  protected void layoutChildren() {
    double factor = scale.get();
    content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(-1) * scale.get();
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(-1) * scale.get();
  }
}
