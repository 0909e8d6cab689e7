package outrider.app.lead;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.Icon;
import outrider.app.fx.StillLabel;
import outrider.app.i18n.Countdown;
import outrider.app.i18n.Reading;
import outrider.app.shell.Workspace;

/// What is next and how long there is, large enough to be read from the other chair.
final class NextBox extends VBox {
  private final Workspace space;
  private final Countdown countdown;
  private final StillLabel time = new StillLabel();
  private Subscription ticking = Subscription.EMPTY;
  private Reading.@Nullable State state;

  NextBox(Workspace space, String step, Countdown countdown) {
    super(4);
    this.space = space;
    this.countdown = countdown;
    getStyleClass().addAll("card", "next-box");
    var what =
        new Label(
            step.isEmpty() ? space.words().get("leads.noStep") : TaskTitle.of(space.words(), step));
    what.getStyleClass().addAll("small", "text-2");
    time.getStyleClass().addAll("title", "num");
    time.setGraphicTextGap(8);
    var line = new HBox(8, time);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(what, line);
    read(space.clock().instant());
    sceneProperty().subscribe(scene -> listen(scene != null));
  }

  private void listen(boolean seen) {
    ticking.unsubscribe();
    ticking = seen ? space.ticker().everySecond(this::read) : Subscription.EMPTY;
  }

  private void read(Instant now) {
    var reading = space.words().moments().read(countdown, now, space.zone());
    if (!reading.text().equals(time.getText())) {
      time.say(reading.text());
      setAccessibleText(reading.spoken());
    }
    if (reading.state() == state) {
      return;
    }
    state = reading.state();
    var tone =
        switch (reading.state()) {
          case LATE -> "risk-text";
          case SOON, POOL -> "warn-text";
          case PAUSED -> "info-text";
          case LATER, NONE -> "text-2";
        };
    time.getStyleClass().removeAll("risk-text", "warn-text", "info-text", "text-2");
    time.getStyleClass().add(tone);
    var icon =
        switch (reading.state()) {
          case LATE -> Icon.LATE;
          case NONE -> Icon.UNKNOWN;
          case PAUSED -> Icon.PAUSED;
          case POOL -> Icon.LEAVES;
          default -> Icon.CLOCK;
        };
    time.setGraphic(icon.node(18, tone));
  }
}
