package outrider.app.today;

import java.time.Duration;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Icon;
import outrider.app.fx.StillLabel;
import outrider.app.fx.View;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;

/// How late the row is, or how much time is left, to the second: the loudest thing of the card.
final class BreachBox extends View {
  private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");
  private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");
  private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");

  private final Workspace space;
  private final Words words;
  private final StillLabel headline = new StillLabel();
  private final StillLabel detail = new StillLabel();
  private final HBox icon = new HBox();
  private @Nullable QueueRow row;
  private @Nullable Icon shownIcon;

  BreachBox(Workspace space) {
    super(new HBox(8));
    this.space = space;
    this.words = space.words();
    headline.getStyleClass().addAll("bold", "num");
    detail.getStyleClass().addAll("small", "num");
    icon.setAlignment(Pos.CENTER_LEFT);
    var box = (HBox) root();
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("breach");
    box.getChildren().addAll(icon, new VBox(headline, detail));
    whileShown(() -> space.ticker().everySecond(this::tick));
  }

  void show(QueueRow shown) {
    row = shown;
    tick(space.ticker().now());
  }

  private void tick(Instant now) {
    if (row == null) {
      return;
    }
    var due = row.dueAt();
    if (due.isEmpty()) {
      state(NONE, Icon.UNKNOWN);
      say(words.get("today.breach.none"), words.get("today.breach.noneDetail"));
      return;
    }
    var at = Instant.ofEpochMilli(due.getAsLong());
    var left = Duration.between(now, at);
    var late = left.isNegative();
    state(late ? LATE : left.toHours() < 1 ? SOON : null, late ? Icon.LATE : Icon.CLOCK);
    var what = words.get("today.breach." + QueueWords.key(row.basis()));
    say(
        words.get(late ? "today.breach.late" : "today.breach.left", what, length(left.abs())),
        words.get(
            late ? "today.breach.wasDue" : "today.breach.due",
            words.moments().near(at, now, space.zone())));
  }

  private void state(@Nullable PseudoClass state, Icon shown) {
    for (var each : new PseudoClass[] {LATE, SOON, NONE}) {
      root().pseudoClassStateChanged(each, each == state);
    }
    if (shown != shownIcon) {
      shownIcon = shown;
      icon.getChildren().setAll(shown.node(20));
    }
  }

  private void say(String first, String second) {
    headline.say(first);
    detail.say(second);
  }

  /// `12:38`, and from an hour on in words.
  private String length(Duration length) {
    return length.toHours() < 1
        ? "%02d:%02d".formatted(length.toMinutes(), length.toSecondsPart())
        : words.moments().length(length);
  }
}
