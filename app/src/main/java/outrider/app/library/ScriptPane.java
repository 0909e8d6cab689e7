package outrider.app.library;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import outrider.app.i18n.Words;

/// A script to be read, with what was searched for lit in it and brought into sight.
final class ScriptPane extends VBox {

  /// As many places as an eye follows.
  private static final int HITS_MAX = 200;

  private final ScrollPane scroll = new ScrollPane();
  private final TextFlow flow = new TextFlow();
  private int hits;

  /// @param searched words that are lit; empty for none
  ScriptPane(Words words, String script, String searched) {
    super(8);
    getStyleClass().add("case-script");
    var title = new Label(words.get("library.script"));
    title.getStyleClass().add("section-title");
    flow.getStyleClass().add("case-script-text");
    flow.setAccessibleText(script);
    var first = fill(script, searched);
    scroll.setContent(flow);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setAccessibleText(words.get("library.script"));
    getChildren().addAll(title, scroll);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    scroll.setMinHeight(Region.USE_COMPUTED_SIZE);
    if (first != null) {
      flow.layoutBoundsProperty().subscribe(() -> reveal(first));
    }
  }

  int hits() {
    return hits;
  }

  private void reveal(Text text) {
    var room = flow.getHeight() - scroll.getViewportBounds().getHeight();
    if (room > 0) {
      scroll.setVvalue(Math.clamp((text.getBoundsInParent().getMinY() - 24) / room, 0, 1));
    }
  }

  /// @return the first place that is lit
  private @Nullable Text fill(String script, String searched) {
    var terms =
        Arrays.stream(searched.strip().toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(term -> !term.isEmpty())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    Text first = null;
    var at = 0;
    if (!terms.isEmpty()) {
      var found =
          Pattern.compile(terms, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(script);
      while (hits < HITS_MAX && found.find()) {
        add(script.substring(at, found.start()), "case-word");
        var hit = add(found.group(), "case-hit");
        first = first == null ? hit : first;
        hits++;
        at = found.end();
      }
    }
    add(script.substring(at), "case-word");
    return first;
  }

  private Text add(String part, String style) {
    var text = new Text(part);
    text.getStyleClass().add(style);
    if (!part.isEmpty()) {
      flow.getChildren().add(text);
    }
    return text;
  }
}
