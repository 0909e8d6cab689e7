package outrider.app.library;

import java.io.IOException;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.attachment.LentCopy;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.app.sync.LoopbackFile;
import outrider.core.attachment.Attachment;
import outrider.core.attachment.FileLimits;

/// Plays a recording that is on this laptop, from where it was left. What the system has no player
/// for it says in a sentence, and offers to hand it to another program. FX thread.
final class CasePlayer extends VBox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CasePlayer.class);

  /// A player that has said nothing for so long will say nothing.
  private static final Duration PATIENCE = Duration.seconds(15);

  private static final double WIDTH = 288;
  private static final double STEP_SECONDS = 10;
  private static final long TOLD_EVERY_SECONDS = 30;

  /// Hears how far somebody is.
  interface Heard {
    void at(long seconds);

    void ended();
  }

  private final Workspace space;
  private final Attachment file;
  private final Heard heard;
  private final ButtonWithKey play;
  private final Slider slider = new Slider(0, 1, 0);
  private final Label time = new Label();
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private long startSeconds;
  private long toldSeconds;
  private boolean following;
  private boolean ready;
  private @Nullable MediaPlayer player;
  private @Nullable LoopbackFile door;

  /// @param startSeconds where it goes on
  CasePlayer(Workspace space, Attachment file, long startSeconds, Heard heard) {
    super(8);
    this.space = space;
    this.file = file;
    this.heard = heard;
    this.startSeconds = startSeconds;
    toldSeconds = startSeconds;
    getStyleClass().add("case-player");
    play = ButtonWithKey.secondary(space.words(), "library.play").icon(Icon.PLAY).key("P");
    play.does(this::toggle);
    slider.setAccessibleText(space.words().get("library.position"));
    slider.setBlockIncrement(STEP_SECONDS);
    slider.setDisable(true);
    slider.valueProperty().subscribe((before, now) -> moved(now.doubleValue()));
    HBox.setHgrow(slider, Priority.ALWAYS);
    time.getStyleClass().addAll("small", "num", "text-3");
    time.setMinWidth(Region.USE_PREF_SIZE);
    var controls = new HBox(8, play, slider);
    controls.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(controls, time);
    patience.setOnFinished(over -> fail("nothing was heard of the player"));
    tellTime(startSeconds, 0);
    if (contentType().isEmpty()) {
      giveUp();
    }
  }

  /// What the player knows such a file as; empty for what it does not play.
  private Optional<String> contentType() {
    return switch (FileLimits.ending(file.name())) {
      case "mp3" -> Optional.of("audio/mpeg");
      case "wav" -> Optional.of("audio/x-wav");
      case "m4a" -> Optional.of("audio/x-m4a");
      case "mp4" -> Optional.of("video/mp4");
      case "m4v" -> Optional.of("video/x-m4v");
      default -> Optional.empty();
    };
  }

  boolean isPlaying() {
    return player != null && player.getStatus() == MediaPlayer.Status.PLAYING;
  }

  /// Whether this system has a player for it, as far as is known.
  boolean canPlay() {
    return getChildren().contains(time);
  }

  double positionSeconds() {
    return slider.getValue();
  }

  /// Plays, or pauses.
  void toggle() {
    var current = player;
    if (!canPlay()) {
      return;
    }
    if (current == null) {
      begin();
    } else if (current.getStatus() == MediaPlayer.Status.PLAYING) {
      current.pause();
      tell(true);
    } else if (ready) {
      current.play();
    }
  }

  private void begin() {
    play.setDisable(true);
    patience.playFromStart();
    try {
      var opened =
          new LoopbackFile(
              space.database(),
              file.sha256(),
              file.sizeBytes(),
              contentType().orElseThrow(),
              FileLimits.ending(file.name()));
      door = opened;
      var fresh = new MediaPlayer(new Media(opened.address()));
      player = fresh;
      fresh.setOnError(() -> fail(String.valueOf(fresh.getError())));
      fresh.setOnReady(() -> ready(fresh));
      fresh.setOnEndOfMedia(() -> ended(fresh));
      fresh
          .statusProperty()
          .subscribe(status ->
              play.says(status == MediaPlayer.Status.PLAYING ? "library.pause" : "library.play"));
      fresh.currentTimeProperty().subscribe(now -> follow(now.toSeconds()));
    } catch (IOException | MediaException | LinkageError unplayable) {
      fail(unplayable.toString());
    }
  }

  private void ready(MediaPlayer fresh) {
    patience.stop();
    ready = true;
    play.setDisable(false);
    var seconds = fresh.getTotalDuration().toSeconds();
    slider.setMax(Math.max(1, seconds));
    slider.setDisable(false);
    tellTime(startSeconds, (long) slider.getMax());
    if (startSeconds > 0 && startSeconds < seconds - 1) {
      fresh.seek(Duration.seconds(startSeconds));
    }
    if (file.row().text("contentType").startsWith("video/")) {
      var view = new MediaView(fresh);
      view.setPreserveRatio(true);
      view.setFitWidth(WIDTH);
      getChildren().addFirst(view);
    }
    fresh.play();
  }

  private void ended(MediaPlayer finished) {
    finished.stop();
    startSeconds = 0;
    toldSeconds = 0;
    heard.ended();
  }

  private void follow(double seconds) {
    following = true;
    slider.setValue(seconds);
    following = false;
    tellTime((long) seconds, (long) slider.getMax());
    tell(false);
  }

  /// The person took hold of it.
  private void moved(double seconds) {
    var current = player;
    if (!following && current != null && ready) {
      current.seek(Duration.seconds(seconds));
      tellTime((long) seconds, (long) slider.getMax());
    }
  }

  private void tellTime(long seconds, long all) {
    time.setText(
        all > 1
            ? space.words().get("library.timeOf", clock(seconds), clock(all))
            : seconds > 0
                ? space.words().get("library.goesOn", clock(seconds))
                : space.words().get("library.notBegun"));
  }

  private static String clock(long seconds) {
    return seconds >= 3_600
        ? "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60)
        : "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  /// @param now whether also a little is told
  private void tell(boolean now) {
    var seconds = (long) slider.getValue();
    if (ready
        && seconds != toldSeconds
        && (now || Math.abs(seconds - toldSeconds) >= TOLD_EVERY_SECONDS)) {
      toldSeconds = seconds;
      heard.at(seconds);
    }
  }

  private void fail(String why) {
    LOG.info("{} is not played here: {}", FileLimits.ending(file.name()), why);
    release();
    giveUp();
  }

  private void giveUp() {
    var said = new Label(space.words().get("library.cannotPlay"));
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    said.getStyleClass().add("text-2");
    var open =
        ButtonWithKey.secondary(space.words(), "library.openElsewhere")
            .icon(Icon.EXTERNAL)
            .does(() -> LentCopy.open(space, file));
    getChildren().setAll(said, open);
  }

  private void release() {
    patience.stop();
    ready = false;
    if (player != null) {
      player.dispose();
      player = null;
    }
    if (door != null) {
      door.close();
      door = null;
    }
  }

  @Override
  public void close() {
    tell(true);
    release();
  }
}
