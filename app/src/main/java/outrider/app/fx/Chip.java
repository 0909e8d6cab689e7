package outrider.app.fx;

import javafx.scene.control.Label;

/// A small word with a tint: a tag, a state, a mark. Radius 4, 22 high.
public final class Chip extends Label {
  /// What the tint means. Amber and red are only for time and risk, green only for done or healthy.
  public enum Tone {
    PLAIN,
    OK,
    WARN,
    RISK,
    INFO,
    OFF,
    ACC
  }

  public Chip(String text, Tone tone) {
    super(text);
    getStyleClass().add("chip");
    setMinWidth(USE_PREF_SIZE);
    setTone(tone);
  }

  public Chip(String text, Tone tone, Icon icon) {
    this(text, tone);
    setGraphic(icon.node(14));
  }

  public void setTone(Tone tone) {
    States.set(this, Tone.class, tone);
  }
}
