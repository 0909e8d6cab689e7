package outrider.app.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.app.store.BlobStore;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.app.store.ThumbnailStore;
import outrider.core.attachment.Attachment;
import outrider.core.record.Row;

/// A photo of 64 × 48, made once and kept; an icon until its bytes are here. A photo whose bytes
/// are at HQ is asked for when it comes into view. Click or Enter opens it.
public final class Thumbnail extends StackPane {

  public static final double WIDTH = 64;
  public static final double HEIGHT = 48;

  /// Enough for a screen at 200 %.
  private static final int PIXELS = 256;

  private final Workspace space;
  private final Attachment attachment;
  private Subscription waiting = Subscription.EMPTY;

  private Thumbnail(Workspace space, Row row, Runnable open) {
    this.space = space;
    this.attachment = Attachment.of(row);
    getStyleClass().add("thumbnail");
    setMinSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    getChildren().add(Icon.IMAGE.node(20, "text-3"));
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(attachment.name());
    setFocusTraversable(true);
    setOnMouseClicked(click -> open.run());
    setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
        open.run();
        press.consume();
      }
    });
    sceneProperty()
        .subscribe(scene -> {
          waiting.unsubscribe();
          waiting = Subscription.EMPTY;
          if (scene != null) {
            look();
          }
        });
  }

  /// One of several photos that are looked at together.
  public static Thumbnail of(Workspace space, List<Row> together, int index) {
    return new Thumbnail(
        space, together.get(index), () -> new FileViewer(space, together, index).open());
  }

  /// As many photos as there is room for, to be looked at together.
  public static List<Node> several(Workspace space, List<Row> photos, int most) {
    var nodes = new ArrayList<Node>();
    for (var index = 0; index < Math.min(most, photos.size()); index++) {
      nodes.add(of(space, photos, index));
    }
    return nodes;
  }

  /// What there is to show, read again whenever files come.
  private enum Known {
    NOTHING,
    BYTES,
    THUMBNAIL
  }

  private void look() {
    var sha256 = attachment.sha256();
    var query =
        Query.of(
            "a thumbnail",
            sql ->
                ThumbnailStore.get(sql, sha256).isPresent()
                    ? Known.THUMBNAIL
                    : BlobStore.has(sql, sha256) ? Known.BYTES : Known.NOTHING,
            Table.BLOB);
    var live =
        space
            .database()
            .live(
                query,
                FxThread.executor(),
                known -> {
                  if (known != Known.NOTHING) {
                    waiting.unsubscribe();
                    load();
                  } else if (attachment.isReceived()) {
                    space.files().want(sha256, attachment.sizeBytes(), false);
                  }
                });
    waiting = live::close;
  }

  private void load() {
    space
        .background()
        .work("read a thumbnail", this::picture)
        .onSuccess(picture -> picture.ifPresent(this::show))
        .start();
  }

  private Optional<Image> picture() {
    var sha256 = attachment.sha256();
    var kept = space.database().readAndWait((Sql sql) -> ThumbnailStore.get(sql, sha256));
    if (kept.isPresent()) {
      return Photo.read(kept.get(), PIXELS).map(Photo::forScreen);
    }
    var made =
        space
            .database()
            .readAndWait((Sql sql) -> BlobStore.get(sql, sha256))
            .flatMap(bytes -> Photo.read(bytes, PIXELS));
    made.ifPresent(picture -> {
      var bytes = Photo.jpeg(picture);
      var unused =
          space
              .database()
              .write(transaction -> {
                ThumbnailStore.put(transaction, sha256, bytes);
                return true;
              });
    });
    return made.map(Photo::forScreen);
  }

  private void show(Image image) {
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
