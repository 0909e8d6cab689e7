package outrider.app.attachment;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.app.store.BlobStore;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.app.sync.FileReport;
import outrider.core.attachment.Attachment;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// The files of a record, one at a time and as large as the window: photos and texts are shown from
/// memory, anything else by its name. What is not here is fetched while one looks on. Nothing is
/// written to the disk but by *Save a copy*.
public final class FileViewer {

  private static final int PIXELS_MAX = 3_072;
  private static final int TEXT_BYTES_MAX = 512 * 1_024;
  private static final double MARGIN = 40;

  private final Workspace space;
  private final List<Row> files;
  private final ConfiguredNames names;
  private final BorderPane frame = new BorderPane();
  private final Label name = new Label();
  private final Label about = new Label();
  private final StackPane stage = new StackPane();
  private final Button before;
  private final Button after;
  private final ButtonWithKey size;
  private final Button save;
  private Subscription waiting = Subscription.EMPTY;
  private Runnable close = () -> {};
  private @Nullable ImageView picture;
  private byte @Nullable [] bytes;
  private boolean whole = true;
  private int index;

  public FileViewer(Workspace space, List<Row> files, int index) {
    this.space = space;
    this.files = List.copyOf(files);
    this.index = index;
    names = space.reasons().names();
    var words = space.words();
    before = ButtonWithKey.iconOnly(words, "files.before", Icon.BACK).does(() -> go(-1));
    after = ButtonWithKey.iconOnly(words, "files.after", Icon.NEXT).does(() -> go(1));
    size = ButtonWithKey.plain(words, "files.realSize").icon(Icon.EXPAND).compact();
    size.does(this::toggleSize);
    save = ButtonWithKey.secondary(words, "files.save").icon(Icon.SAVE).compact().does(this::save);
    name.getStyleClass().add("heading");
    name.setMinWidth(0);
    about.getStyleClass().addAll("small", "num", "text-3");
    about.setMinWidth(0);
    var title = new VBox(name, about);
    title.setMinWidth(0);
    HBox.setHgrow(title, Priority.ALWAYS);
    var shut = ButtonWithKey.iconOnly(words, "toast.close", Icon.CLOSE).does(() -> leave());
    var head = new HBox(8, title, size, save, shut);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("head");
    stage.getStyleClass().add("stage");
    var middle = new HBox(before, stage, after);
    middle.setAlignment(Pos.CENTER);
    HBox.setHgrow(stage, Priority.ALWAYS);
    middle.setMinSize(0, 0);
    stage.setMinSize(0, 0);
    frame.getStyleClass().addAll("dialog-card", "file-viewer");
    frame.setTop(head);
    frame.setCenter(middle);
    frame.setFocusTraversable(true);
    frame.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    stage.widthProperty().subscribe(this::fit);
    stage.heightProperty().subscribe(this::fit);
  }

  public void open() {
    var layer = space.dialogs();
    var width = layer.getWidth() > 0 ? layer.getWidth() : 1_100;
    var height = layer.getHeight() > 0 ? layer.getHeight() : 760;
    frame.setPrefSize(width - 2 * MARGIN, height - 2 * MARGIN);
    close =
        layer.open(
            frame, Pos.CENTER, Insets.EMPTY, DialogLayer.Scrim.NORMAL, () -> waiting.unsubscribe());
    frame.requestFocus();
    show();
  }

  private void leave() {
    waiting.unsubscribe();
    close.run();
  }

  private void key(KeyEvent press) {
    switch (press.getCode()) {
      case LEFT -> go(-1);
      case RIGHT -> go(1);
      case DIGIT0, DIGIT1 -> toggleSize();
      default -> {
        return;
      }
    }
    press.consume();
  }

  private void go(int step) {
    var next = index + step;
    if (next >= 0 && next < files.size()) {
      index = next;
      show();
    }
  }

  private Attachment file() {
    return Attachment.of(files.get(index));
  }

  private void show() {
    var row = files.get(index);
    var words = space.words();
    var file = file();
    waiting.unsubscribe();
    waiting = Subscription.EMPTY;
    bytes = null;
    picture = null;
    whole = true;
    name.setText(file.name());
    var told =
        words.amounts().bytes(file.sizeBytes())
            + " · "
            + names.user(row.textOrNull(Fields.CREATED_BY))
            + " · "
            + words
                .moments()
                .near(
                    Instant.ofEpochMilli(row.number(Fields.CREATED_AT, 0)),
                    space.clock().instant(),
                    space.zone());
    about.setText(
        files.size() > 1 ? words.get("files.place", index + 1, files.size()) + " · " + told : told);
    before.setVisible(index > 0);
    after.setVisible(index < files.size() - 1);
    size.setVisible(false);
    save.setDisable(true);
    frame.setAccessibleText(file.name() + ' ' + told);
    stage.getChildren().clear();
    waitForBytes(file);
  }

  private void waitForBytes(Attachment file) {
    var sha256 = file.sha256();
    var live =
        space
            .database()
            .live(
                Query.of("the viewer's file", sql -> BlobStore.has(sql, sha256), Table.BLOB),
                FxThread.executor(),
                here -> {
                  if (here) {
                    waiting.unsubscribe();
                    load(file);
                  } else if (waiting != Subscription.EMPTY) {
                    space.files().want(sha256, file.sizeBytes(), true);
                  }
                });
    var heard =
        space
            .files()
            .onReport(report -> FxThread.run(() -> showWait(file, report.fetching().get(sha256))));
    waiting = Subscription.combine(live::close, heard::close);
  }

  private void showWait(Attachment file, FileReport.@Nullable Fetch fetch) {
    if (bytes != null || !file.sha256().equals(file().sha256())) {
      return;
    }
    var words = space.words();
    var by = names.user(files.get(index).textOrNull(Fields.CREATED_BY));
    if (fetch == null) {
      place(Icon.DOWNLOAD, words.get("files.opening"));
      return;
    }
    switch (fetch.state()) {
      case WAITING -> place(Icon.DOWNLOAD, words.get("files.waiting"));
      case COMING -> {
        var meter = new Meter(240, "thin", "info");
        meter.setMaxWidth(240);
        meter.setShare(fetch.share());
        place(
            Icon.DOWNLOAD,
            words.get("files.coming", words.amounts().percent(fetch.share())),
            meter);
      }
      case NOT_AT_HQ -> place(Icon.UPLOAD, words.get("files.notAtHq", by));
      case DAMAGED ->
          place(
              Icon.RISK,
              words.get("files.damaged"),
              ButtonWithKey.secondary(words, "files.again")
                  .icon(Icon.REFRESH)
                  .does(() -> space.files().want(file.sha256(), file.sizeBytes(), true)));
    }
  }

  private void place(Icon icon, String said, Node... more) {
    var label = new Label(said);
    label.setWrapText(true);
    label.getStyleClass().add("text-2");
    var box = new VBox(12, icon.node(28, "text-3"), label);
    box.getChildren().addAll(more);
    box.setAlignment(Pos.CENTER);
    box.setMaxWidth(480);
    stage.getChildren().setAll(box);
  }

  /// What was read, and the picture or the text in it.
  @SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
  private record Loaded(byte[] bytes, Optional<Image> image, Optional<String> text) {}

  private void load(Attachment file) {
    space
        .background()
        .work("open a file", () -> read(file))
        .onSuccess(read -> {
          if (file.sha256().equals(file().sha256())) {
            read.ifPresent(this::show);
          }
        })
        .start();
  }

  private Optional<Loaded> read(Attachment file) {
    var sha256 = file.sha256();
    var found = space.database().readAndWait((Sql sql) -> BlobStore.get(sql, sha256));
    var at = space.clock().millis();
    var unused =
        space
            .database()
            .write(transaction -> {
              BlobStore.used(transaction, sha256, at);
              return true;
            });
    return found.map(content ->
        new Loaded(
            content,
            file.isImage()
                ? Photo.read(content, PIXELS_MAX).map(Photo::forScreen)
                : Optional.empty(),
            file.row().text("contentType").startsWith("text/")
                ? Optional.of(text(content))
                : Optional.empty()));
  }

  /// Chinese text files are UTF-8, or what Windows made of them.
  private static String text(byte[] content) {
    var part = ByteBuffer.wrap(content, 0, Math.min(content.length, TEXT_BYTES_MAX));
    try {
      return content.length <= TEXT_BYTES_MAX
          ? StandardCharsets.UTF_8.newDecoder().decode(part).toString()
          : StandardCharsets.UTF_8.decode(part).toString();
    } catch (CharacterCodingException notUtf8) {
      return Charset.forName("GB18030").decode(part.rewind()).toString();
    }
  }

  private void show(Loaded loaded) {
    bytes = loaded.bytes();
    save.setDisable(false);
    if (loaded.image().isPresent()) {
      var view = new ImageView(loaded.image().get());
      view.setPreserveRatio(true);
      view.setSmooth(true);
      picture = view;
      size.setVisible(true);
      showSize();
    } else if (loaded.text().isPresent()) {
      var area = new TextArea(loaded.text().get());
      area.setEditable(false);
      area.setWrapText(true);
      stage.getChildren().setAll(area);
    } else {
      place(Icon.DOCUMENT, space.words().get("files.noPreview"));
    }
  }

  private void toggleSize() {
    if (picture != null) {
      whole = !whole;
      showSize();
    }
  }

  private void showSize() {
    var view = picture;
    if (view == null) {
      return;
    }
    size.says(whole ? "files.realSize" : "files.fit");
    if (whole) {
      stage.getChildren().setAll(view);
      fit();
    } else {
      view.setFitWidth(0);
      view.setFitHeight(0);
      var middle = new StackPane(view);
      var scroll = new ScrollPane(middle);
      scroll.setPannable(true);
      scroll.setFitToWidth(true);
      scroll.setFitToHeight(true);
      stage.getChildren().setAll(scroll);
    }
  }

  /// As large as there is room for, but never larger than it is.
  private void fit() {
    var view = picture;
    if (view != null && whole) {
      view.setFitWidth(Math.min(view.getImage().getWidth(), stage.getWidth()));
      view.setFitHeight(Math.min(view.getImage().getHeight(), stage.getHeight()));
    }
  }

  private void save() {
    var chooser = new FileChooser();
    chooser.setTitle(space.words().get("files.save"));
    // A name that came from elsewhere is a suggestion, not a path.
    chooser.setInitialFileName(file().name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_"));
    var target = chooser.showSaveDialog(frame.getScene().getWindow());
    if (target != null) {
      save(target);
    }
  }

  /// Writes a copy where the person wants it; from there on it is no longer protected by us.
  void save(File target) {
    var content = bytes;
    if (content == null) {
      return;
    }
    space
        .background()
        .work("save a copy", () -> Files.write(target.toPath(), content))
        .onSuccess(path -> space.toasts().show(space.words().get("files.saved", target.getName())))
        .onFailure(failure -> {
          if (!(failure instanceof IOException)) {
            throw new IllegalStateException(failure);
          }
          space.toasts().error(space.words().get("files.notSaved", target.getName()));
        })
        .start();
  }

  Region node() {
    return frame;
  }
}
