package outrider.app.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import outrider.app.attachment.FileViewer;
import outrider.app.attachment.LentCopy;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.shell.Workspace;
import outrider.app.sync.FileReport;
import outrider.core.attachment.Attachment;

/// What there is to see and hear of a case: recordings with a player where they are on this laptop,
/// papers that open, and the way to fetch what is not here. FX thread.
final class CaseMedia extends VBox implements AutoCloseable {
  private final Workspace space;
  private final LibraryText text;
  private final CasePlayer.Heard heard;
  private final List<CasePlayer> players = new ArrayList<>();
  private final Map<String, VBox> waiting = new HashMap<>();
  private final Subscription fetching;
  private CaseDetail detail;

  CaseMedia(Workspace space, LibraryText text, CaseDetail detail, CasePlayer.Heard heard) {
    super(14);
    this.space = space;
    this.text = text;
    this.detail = detail;
    this.heard = heard;
    getStyleClass().add("case-media");
    for (var index = 0; index < detail.files().size(); index++) {
      getChildren().add(file(index));
    }
    if (detail.files().isEmpty()) {
      var none = new Label(space.words().get("library.noFiles"));
      none.getStyleClass().add("text-3");
      none.setWrapText(true);
      getChildren().add(none);
    }
    var listening =
        space.files().onReport(report -> FxThread.run(() -> showFetching(report.fetching())));
    fetching = listening::close;
  }

  /// The files are the same; more of them may be here.
  void update(CaseDetail fresh) {
    detail = fresh;
    for (var index = 0; index < fresh.files().size(); index++) {
      var sha256 = Attachment.of(fresh.files().get(index)).sha256();
      var box = waiting.get(sha256);
      if (box != null && fresh.here().contains(sha256)) {
        waiting.remove(sha256);
        box.getChildren().setAll(arrived(index));
      }
    }
  }

  /// The recording that a key plays; empty where there is none here.
  Optional<CasePlayer> player() {
    return players.stream().filter(CasePlayer::canPlay).findFirst();
  }

  /// Plays what is here, or fetches or opens the first file.
  void open() {
    if (player().isPresent()) {
      player().get().toggle();
    } else if (!detail.files().isEmpty()) {
      var first = Attachment.of(detail.files().getFirst());
      if (isRecording(first) && !detail.here().contains(first.sha256())) {
        fetch(first);
      } else {
        view(0);
      }
    }
  }

  private static boolean isRecording(Attachment file) {
    var type = file.row().text("contentType");
    return type.startsWith("audio/") || type.startsWith("video/");
  }

  private Node file(int index) {
    var file = Attachment.of(detail.files().get(index));
    var name = new Hyperlink(file.name());
    name.setMinWidth(0);
    name.setOnAction(done -> view(index));
    var size = new Label(text.bytes(file.sizeBytes()));
    size.getStyleClass().addAll("small", "num", "text-3");
    size.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(name, Priority.ALWAYS);
    var icon =
        !isRecording(file)
            ? Icon.DOCUMENT
            : file.row().text("contentType").startsWith("video/") ? Icon.MEETING : Icon.MICROPHONE;
    var head = new HBox(8, icon.node(16, "text-3"), name, size);
    head.setAlignment(Pos.CENTER_LEFT);
    var body = new VBox(8);
    if (detail.here().contains(file.sha256())) {
      body.getChildren().setAll(arrived(index));
    } else {
      waiting.put(file.sha256(), body);
      body.getChildren().setAll(away(file));
    }
    return new VBox(8, head, body);
  }

  private Node arrived(int index) {
    var file = Attachment.of(detail.files().get(index));
    if (isRecording(file)) {
      var start = players.isEmpty() ? detail.mine().map(it -> it.positionSeconds()).orElse(0L) : 0;
      var player = new CasePlayer(space, file, start, heard);
      players.add(player);
      return player;
    }
    return new HBox(
        8,
        ButtonWithKey.secondary(space.words(), "library.open")
            .icon(Icon.EXPAND)
            .compact()
            .does(() -> view(index)),
        ButtonWithKey.plain(space.words(), "library.openWith")
            .icon(Icon.EXTERNAL)
            .compact()
            .does(() -> LentCopy.open(space, file)));
  }

  private Node away(Attachment file) {
    return ButtonWithKey.secondary(space.words(), "library.fetch")
        .icon(Icon.DOWNLOAD)
        .compact()
        .does(() -> fetch(file));
  }

  private void fetch(Attachment file) {
    space.files().want(file.sha256(), file.sizeBytes(), true);
  }

  private void view(int index) {
    new FileViewer(space, detail.files(), index).open();
  }

  private void showFetching(Map<String, FileReport.Fetch> underWay) {
    waiting.forEach((sha256, box) -> {
      var fetch = underWay.get(sha256);
      if (fetch != null) {
        box.getChildren().setAll(progress(sha256, fetch));
      }
    });
  }

  private Node progress(String sha256, FileReport.Fetch fetch) {
    var words = space.words();
    var file =
        detail.attachments().stream()
            .filter(each -> each.sha256().equals(sha256))
            .findFirst()
            .orElseThrow();
    var said = new Label();
    said.setWrapText(true);
    said.getStyleClass().addAll("small", "text-2");
    var box = new VBox(6, said);
    switch (fetch.state()) {
      case WAITING -> said.setText(words.get("files.waiting"));
      case COMING -> {
        said.setText(words.get("files.coming", words.amounts().percent(fetch.share())));
        var meter = new Meter(240, "thin", "info");
        meter.setShare(fetch.share());
        box.getChildren().add(meter);
      }
      case NOT_AT_HQ -> {
        said.setText(words.get("files.notAtHq", text.person(file.row().textOrNull("createdBy"))));
        box.getChildren().add(away(file));
      }
      case DAMAGED -> {
        said.setText(words.get("files.damaged"));
        box.getChildren().add(away(file));
      }
    }
    return box;
  }

  @Override
  public void close() {
    fetching.unsubscribe();
    players.forEach(CasePlayer::close);
  }
}
