package outrider.app.repeat;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// Says beside a task that it repeats: a small picture, with the rule in words for whoever rests on
/// it and for those who do not see it. Takes no room beside a task that is done once.
public final class RepeatSign extends Label {
  private static final int SIZE = 14;

  private final RepeatWords says;
  private final Tooltip tooltip = new Tooltip();

  public RepeatSign(Workspace space) {
    says = new RepeatWords(space.words(), space.zone());
    getStyleClass().add("repeat-sign");
    setGraphic(Icon.REFRESH.node(SIZE, "text-3"));
    setTooltip(tooltip);
    setMinWidth(USE_PREF_SIZE);
    show(Optional.empty());
  }

  public void show(Optional<RepeatMark> mark) {
    var often = says.say(mark).orElse("");
    tooltip.setText(often);
    setAccessibleText(often);
    setVisible(!often.isEmpty());
    setManaged(!often.isEmpty());
  }
}
