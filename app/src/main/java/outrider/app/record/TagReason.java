package outrider.app.record;

import java.time.Instant;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.field.FieldText;
import outrider.app.shell.Workspace;
import outrider.core.rule.Reason;
import outrider.core.rule.TaggingReasons;
import outrider.core.tag.Tagging;

/// Why a record has a tag that a rule gave it: in a few words for whoever points at it, in full for
/// whoever opens it.
final class TagReason {
  private static final double WIDTH = 320;

  private final Workspace space;

  TagReason(Workspace space) {
    this.space = space;
  }

  String brief(Tagging tagging) {
    return TaggingReasons.of(tagging).stream().map(this::say).collect(Collectors.joining("\n"));
  }

  private String say(Reason reason) {
    return space.reasons().say(reason);
  }

  void open(Tagging tagging, Node below) {
    var words = space.words();
    var title = new Label(new FieldText(space).tag(tagging.tag()));
    title.getStyleClass().add("section-title");
    var card = new VBox(6, title);
    card.getStyleClass().addAll("popover", "tag-reason");
    card.setPadding(new Insets(12));
    card.setPrefWidth(WIDTH);
    TaggingReasons.of(tagging).forEach(reason -> card.getChildren().add(line(say(reason), "")));
    var replaced = tagging.row().set(Tagging.REPLACED);
    if (!replaced.isEmpty()) {
      var names =
          replaced.stream()
              .map(new FieldText(space)::tag)
              .collect(Collectors.joining(words.get("list.separator")));
      card.getChildren().add(line(words.get("tagging.replaced", names), "text-2"));
    }
    var at =
        words
            .moments()
            .near(Instant.ofEpochMilli(tagging.at()), space.clock().instant(), space.zone());
    card.getChildren().add(line(words.get("tagging.at", at), "text-3"));
    card.getChildren().add(line(words.get("tagging.byHand"), "text-3"));
    card.setFocusTraversable(true);
    card.setAccessibleText(title.getText() + ", " + brief(tagging));
    var unused = space.dialogs().openBelow(card, below);
  }

  private static Label line(String text, String style) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    if (!style.isEmpty()) {
      label.getStyleClass().addAll("small", style, "num");
    }
    return label;
  }
}
