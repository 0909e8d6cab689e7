package outrider.app.fx;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;
import outrider.app.i18n.Words;

/// The popover over the sync chip: the proof, the last round, what waits, today's worst lag, the
/// device.
public final class SyncDetails extends VBox {
  private static final double LABEL_WIDTH = 92;
  private static final double SPARK_WIDTH = 334;
  private static final double SPARK_HEIGHT = 30;

  private final Words words;
  private final ZoneId zone;
  private final FilesUnderWay files;
  private Node filesRow = new Pane();

  /// @param pauseFiles pauses the sending of files, or resumes it
  public SyncDetails(Words words, ZoneId zone, Runnable pauseFiles) {
    this.words = words;
    this.zone = zone;
    files = new FilesUnderWay(words, pauseFiles);
    getStyleClass().addAll("sync-details", "popover");
  }

  public void show(
      SyncStatus status,
      SyncFacts facts,
      Instant now,
      Runnable syncNow,
      Runnable queue,
      Runnable close) {
    getChildren().setAll(head(status, close));
    if (facts.records() > 0) {
      var at =
          facts.provedAt().map(moment -> words.moments().clockSeconds(moment, zone)).orElse("");
      var proof = new Label(words.get("syncDetails.proof", facts.records(), at, status.waiting()));
      proof.getStyleClass().addAll("proof", "num");
      proof.setMaxWidth(Double.MAX_VALUE);
      getChildren().add(proof);
    }
    var synced = status.syncedAt();
    getChildren()
        .addAll(
            row(
                "syncDetails.last",
                synced == null
                    ? words.get("sync.never")
                    : words.get(
                        "syncDetails.round",
                        words.moments().ago(synced, now),
                        facts.roundTripMillis())),
            row("syncDetails.changes", waiting(status, facts, now)));
    filesRow = row("syncDetails.photos", files);
    getChildren().add(filesRow);
    showFiles(facts.files());
    getChildren().add(lag(facts, now));
    if (!facts.device().isEmpty()) {
      getChildren()
          .add(row("syncDetails.device", words.get("syncDetails.encrypted", facts.device())));
    }
    if (facts.lagSeconds().size() > 1) {
      getChildren().addAll(sparkline(facts), axis(facts, now));
    }
    getChildren().add(foot(syncNow, queue));
  }

  /// The files alone, which move while one looks.
  public void showFiles(FileProgress progress) {
    files.show(progress);
    filesRow.setVisible(progress.isWorthALine());
    filesRow.setManaged(progress.isWorthALine());
  }

  private Node head(SyncStatus status, Runnable close) {
    var title =
        new Label(
            words.get("sync.spoken." + status.state().name().toLowerCase(java.util.Locale.ROOT)));
    title.getStyleClass().add("subheading");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head =
        new HBox(
            8,
            SyncChip.icon(status.state()).node(16),
            title,
            space,
            ButtonWithKey.iconOnly(words, "toast.close", Icon.CLOSE).compact().does(close));
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private String waiting(SyncStatus status, SyncFacts facts, Instant now) {
    return facts
        .oldestWaiting()
        .filter(oldest -> status.waiting() > 0)
        .map(oldest ->
            words.get(
                "syncDetails.waitingSince", status.waiting(), words.moments().ago(oldest, now)))
        .orElseGet(() -> words.get("syncDetails.waiting", status.waiting()));
  }

  /// The worst lag of today and when it was.
  private Node lag(SyncFacts facts, Instant now) {
    var lags = facts.lagSeconds();
    int worst = lags.stream().mapToInt(Integer::intValue).max().orElse(0);
    if (worst < SyncStatus.LAG_SHOWN_FROM.toSeconds()) {
      return row("syncDetails.lag", words.get("syncDetails.noLag"));
    }
    var from = start(facts, now, lags.indexOf(worst));
    var until = from.plus(SyncFacts.LAG_STEP);
    var value =
        new Label(
            words.get(
                "syncDetails.worstLag",
                words.moments().length(Duration.ofSeconds(worst)),
                words.moments().clock(from, zone),
                words.moments().clock(until.isAfter(now) ? now : until, zone)));
    value.getStyleClass().addAll("num", "warn-text");
    return row("syncDetails.lag", value);
  }

  /// When a step of the history began: steps end with the present one, on the clock's tens.
  private static Instant start(SyncFacts facts, Instant now, int index) {
    var step = SyncFacts.LAG_STEP.toMillis();
    var present = Math.floorDiv(now.toEpochMilli(), step) * step;
    return Instant.ofEpochMilli(present - (facts.lagSeconds().size() - 1 - index) * step);
  }

  private Node axis(SyncFacts facts, Instant now) {
    var from = new Label(words.moments().clock(start(facts, now, 0), zone));
    var until = new Label(words.get("syncDetails.present"));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    from.getStyleClass().addAll("small", "num", "text-3");
    until.getStyleClass().addAll("small", "text-3");
    return new HBox(from, space, until);
  }

  private static Node sparkline(SyncFacts facts) {
    var line = new Polyline();
    line.getStyleClass().add("sparkline");
    int count = facts.lagSeconds().size();
    double most = facts.lagSeconds().stream().mapToInt(Integer::intValue).max().orElse(1);
    for (int index = 0; index < count; index++) {
      double share = facts.lagSeconds().get(index) / Math.max(most, 60);
      line.getPoints()
          .addAll(SPARK_WIDTH * index / (count - 1), SPARK_HEIGHT - 2 - share * (SPARK_HEIGHT - 4));
    }
    var pane = new Pane(line);
    pane.setMinHeight(SPARK_HEIGHT);
    pane.setPrefHeight(SPARK_HEIGHT);
    return pane;
  }

  private Node foot(Runnable syncNow, Runnable queue) {
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var foot =
        new HBox(
            8,
            ButtonWithKey.secondary(words, "syncDetails.now")
                .icon(Icon.REFRESH)
                .compact()
                .does(syncNow),
            space,
            ButtonWithKey.plain(words, "syncDetails.queue").icon(Icon.NEXT).compact().does(queue));
    foot.getStyleClass().add("foot");
    return foot;
  }

  private Node row(String key, String text) {
    var value = new Label(text);
    value.setWrapText(true);
    value.getStyleClass().add("num");
    return row(key, value);
  }

  private Node row(String key, Node value) {
    var label = new Label(words.get(key));
    label.getStyleClass().add("text-2");
    label.setMinWidth(LABEL_WIDTH);
    HBox.setHgrow(value, Priority.ALWAYS);
    return new HBox(label, value);
  }
}
