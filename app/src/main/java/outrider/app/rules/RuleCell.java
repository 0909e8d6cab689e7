package outrider.app.rules;

import java.util.Optional;
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
import outrider.core.configuration.AssignmentRule;
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
  private final Chip flaw;
  private final Chip off;
  private final Chip unsaved;
  private final HBox line;
  private final Tooltip tooltip = new Tooltip();

  RuleCell(Workspace space) {
    this.space = space;
    this.sentences = new RuleSentences(space);
    var words = space.words();
    flaw = new Chip("", Chip.Tone.WARN, Icon.RISK);
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
    line = new HBox(10, icon, text, flaw, off, unsaved);
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
    icon.getChildren().setAll(icon(row.type()).node(16, "text-2"));
    name.setText(called(row));
    sentence.setText(sentences.say(row).orElseGet(() -> space.words().get("rules.unfinished")));
    show(off, row.flag(ServiceLevel.INACTIVE));
    showFlaw(row);
    show(unsaved, item.unsaved());
    tooltip.setText(name.getText() + "\n" + sentence.getText());
    setTooltip(tooltip);
    setAccessibleText(
        name.getText()
            + ", "
            + sentence.getText()
            + (flaw.isVisible() ? ", " + flaw.getText() : ""));
    setGraphic(line);
  }

  private static Icon icon(RecordType type) {
    return switch (type) {
      case SERVICE_LEVEL -> Icon.CLOCK;
      case ASSIGNMENT_RULE -> Icon.HANDOVER;
      case FORM -> Icon.SOURCE;
      case ESCALATION_LEVEL -> Icon.BELL;
      case CADENCE -> Icon.TOUCHES;
      case TAG_RULE -> Icon.TAG;
      case POOL -> Icon.POOL;
      case FIELD -> Icon.LIST;
      case LAYOUT -> Icon.TABLE;
      default -> Icon.CALENDAR;
    };
  }

  /// Whom the rule names may be gone since: that is nothing to find out from a lead.
  private void showFlaw(Row row) {
    var found =
        row.type() == RecordType.ASSIGNMENT_RULE
            ? RuleFlaws.of(AssignmentRule.of(row), space.database().configuration())
                .values()
                .stream()
                .findFirst()
            : Optional.<RuleFlaws>empty();
    found.ifPresent(it -> flaw.setText(space.words().get(it.brief())));
    show(flaw, found.isPresent());
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
