package outrider.app.attachment;

import java.io.ByteArrayInputStream;
import java.util.concurrent.Executor;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.store.BlobStore;
import outrider.app.store.Database;
import outrider.core.record.Row;

/// A photo of 64 × 48 whose bytes are read in the background; an icon until they are here, and for
/// photos whose bytes are still at HQ.
public final class Thumbnail extends StackPane {

  public static final double WIDTH = 64;
  public static final double HEIGHT = 48;

  public Thumbnail(Database database, Row attachment) {
    getStyleClass().add("thumbnail");
    setMinSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    getChildren().add(Icon.IMAGE.node(20, "text-3"));
    setAccessibleText(attachment.text("name"));
    Executor screen = FxThread.executor();
    database
        .read(sql -> BlobStore.get(sql, attachment.text("sha256")))
        .thenAcceptAsync(bytes -> bytes.ifPresent(this::show), screen);
  }

  private void show(byte[] bytes) {
    var image = new Image(new ByteArrayInputStream(bytes), WIDTH * 4, HEIGHT * 4, true, true);
    if (image.isError() || image.getWidth() == 0) {
      return;
    }
    var view = new ImageView(image);
    view.setFitWidth(WIDTH);
    view.setFitHeight(HEIGHT);
    view.setViewport(cut(image));
    getChildren().setAll(view);
  }

  /// The middle of the picture in the shape of the thumbnail.
  private static Rectangle2D cut(Image image) {
    var width = Math.min(image.getWidth(), image.getHeight() * WIDTH / HEIGHT);
    var height = Math.min(image.getHeight(), image.getWidth() * HEIGHT / WIDTH);
    return new Rectangle2D(
        (image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height);
  }
}
