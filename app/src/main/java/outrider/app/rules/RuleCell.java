package outrider.app.rules;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.sla.ServiceLevel;

/// A line of the list: what the rule is called, and what it says.
final class RuleCell extends ListCell<RulesViewModel.Line> {
  private final Workspace space;
  private final RuleSentences sentences;
  private final HBox icon = new HBox();
  private final Label name = new Label();
  private final Label sentence = new Label();
  private final Chip off;
  private final Chip unsaved;
  private final HBox line;
  private final Tooltip tooltip = new Tooltip();

  RuleCell(Workspace space) {
    this.space = space;
    this.sentences = new RuleSentences(space);
    var words = space.words();
    off = new Chip(words.get("rules.off"), Chip.Tone.OFF, Icon.PAUSED);
    unsaved = new Chip(words.get("rules.unsaved"), Chip.Tone.INFO, Icon.EDIT);
    name.getStyleClass().add("bold");
    sentence.getStyleClass().addAll("small", "text-2");
    icon.setAlignment(Pos.CENTER);
    icon.setMinWidth(20);
    var text = new VBox(name, sentence);
    text.setAlignment(Pos.CENTER_LEFT);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    line = new HBox(10, icon, text, off, unsaved);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(RulesViewModel.@Nullable Line item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    if (item == null || empty) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    var row = item.row();
    var level = row.type() == RecordType.SERVICE_LEVEL;
    icon.getChildren()
        .setAll(
            (level ? Icon.CLOCK : row.type() == RecordType.CADENCE ? Icon.TOUCHES : Icon.CALENDAR)
                .node(16, "text-2"));
    name.setText(called(row));
    sentence.setText(sentences.say(row).orElseGet(() -> space.words().get("rules.unfinished")));
    show(off, row.flag(ServiceLevel.INACTIVE));
    show(unsaved, item.unsaved());
    tooltip.setText(name.getText() + "\n" + sentence.getText());
    setTooltip(tooltip);
    setAccessibleText(name.getText() + ", " + sentence.getText());
    setGraphic(line);
  }

  private String called(Row row) {
    var name = space.reasons().names().of(row);
    return name.isBlank() ? space.words().get("rules.unnamed") : name;
  }

  private static void show(Chip chip, boolean shown) {
    chip.setVisible(shown);
    chip.setManaged(shown);
  }
}
