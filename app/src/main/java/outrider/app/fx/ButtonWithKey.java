package outrider.app.fx;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import outrider.app.i18n.Words;

/// A button that says its deed and, where there is one, the key for it.
///
/// Made by one of the four factories and refined in a chain: `ButtonWithKey.primary(words,
/// "today.do.call").icon(Icon.CALL).key("Ctrl+D").does(this::call)`.
public final class ButtonWithKey extends Button {
  private final Words words;
  private final String wordKey;
  private Node iconNode = new HBox();
  private boolean hasIcon;

  private ButtonWithKey(Words words, String wordKey, String... styles) {
    this.words = words;
    this.wordKey = wordKey;
    getStyleClass().add("or");
    getStyleClass().addAll(styles);
    words.bind(this, wordKey);
    setMinWidth(USE_PREF_SIZE);
  }

  /// The one deed this surface is for.
  public static ButtonWithKey primary(Words words, String wordKey) {
    return new ButtonWithKey(words, wordKey, "primary");
  }

  public static ButtonWithKey secondary(Words words, String wordKey) {
    return new ButtonWithKey(words, wordKey);
  }

  /// Secondary with a quiet border, for rows and headers.
  public static ButtonWithKey soft(Words words, String wordKey) {
    return new ButtonWithKey(words, wordKey, "soft");
  }

  /// No border until pointed at.
  public static ButtonWithKey plain(Words words, String wordKey) {
    return new ButtonWithKey(words, wordKey, "plain");
  }

  /// Takes something away.
  public static ButtonWithKey danger(Words words, String wordKey) {
    return new ButtonWithKey(words, wordKey, "danger");
  }

  /// Only an icon; the words become its name and tooltip.
  public static ButtonWithKey iconOnly(Words words, String wordKey, Icon icon) {
    var button = new ButtonWithKey(words, wordKey, "plain", "icon-only");
    button.setMinWidth(USE_COMPUTED_SIZE);
    button.setGraphic(icon.node(16));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.accessibleTextProperty().bind(words.text(wordKey));
    var tooltip = new Tooltip();
    tooltip.textProperty().bind(words.text(wordKey));
    button.setTooltip(tooltip);
    return button;
  }

  /// Other words, for example with a name in them.
  public ButtonWithKey says(String key, Object... arguments) {
    textProperty().unbind();
    words.bind(this, key, arguments);
    return this;
  }

  public ButtonWithKey icon(Icon icon) {
    iconNode = icon.node(14);
    hasIcon = true;
    setGraphic(iconNode);
    return this;
  }

  /// 28 high instead of 32.
  public ButtonWithKey compact() {
    getStyleClass().add("compact");
    return this;
  }

  /// Prints the key on the button, after the words.
  public ButtonWithKey key(String key) {
    var label = new Label();
    label.textProperty().bind(textProperty());
    label.textFillProperty().bind(textFillProperty());
    label.fontProperty().bind(fontProperty());
    var content = new HBox(6);
    content.setAlignment(javafx.geometry.Pos.CENTER);
    if (hasIcon) {
      content.getChildren().add(iconNode);
    }
    content.getChildren().addAll(label, new KeyHint(key));
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    accessibleTextProperty().bind(Bindings.concat(words.text(wordKey), " ", KeyHint.spelled(key)));
    return this;
  }

  public ButtonWithKey does(Runnable deed) {
    setOnAction(done -> deed.run());
    return this;
  }
}
