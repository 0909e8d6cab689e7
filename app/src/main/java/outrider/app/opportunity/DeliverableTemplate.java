package outrider.app.opportunity;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.Icon;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.OutsideLink;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.ChecklistItem;

/// What a deliverable has to look like, where it is asked for: its template as a text to begin
/// with, or on a page.
final class DeliverableTemplate {

  private DeliverableTemplate() {}

  /// Empty where the deliverable has no template.
  static Optional<Node> links(Workspace space, ChecklistItem item, ConfiguredNames names) {
    var words = space.words();
    var links = new HBox(12);
    var text = item.template();
    if (!text.isBlank()) {
      var copy = new Hyperlink(words.get("stageGate.copyTemplate"));
      copy.getStyleClass().add("small");
      copy.setOnAction(done -> {
        ClipboardText.put(text);
        space.toasts().show(words.get("stageGate.copiedTemplate", names.of(item.row())));
      });
      links.getChildren().add(copy);
    }
    if (item.hasTemplatePage()) {
      links
          .getChildren()
          .add(
              OutsideLink.of(
                  space,
                  words.get("stageGate.openTemplate"),
                  Icon.EXTERNAL,
                  item.templateUrl(),
                  "stageGate.templateNotOpened"));
    }
    return links.getChildren().isEmpty() ? Optional.empty() : Optional.of(links);
  }
}
