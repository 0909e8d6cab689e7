package outrider.app.opportunity;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Chip;
import outrider.app.fx.GradeBadge;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;

/// A deal on the board in three lines: who and how keen, what and whose, how much and how it
/// stands.
final class KanbanCard extends VBox {

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final Words words;
  private final Label title = new Label();
  private final GradeBadge grade;
  private final Label subtitle = new Label();
  private final Label owner = new Label();
  private final Label money = new Label();
  private final Label checks = new Label();
  private final Label overridden = new Label();
  private final Label days = new Label();
  private final Chip late;
  // Made once: a card is shown anew many times while the board scrolls.
  private final Node someChecks = Icon.TASK.node(14, "text-2");
  private final Node allChecks = Icon.SYNCED.node(14, "ok-text");
  private final Node overLimit = Icon.CLOCK.node(14);
  private final Node unusual = Icon.LATE.node(14);

  KanbanCard(Words words) {
    this.words = words;
    grade = new GradeBadge(words);
    late = new Chip("", Chip.Tone.WARN, Icon.CLOCK);
    late.getStyleClass().add("num");
    getStyleClass().add("kanban-card");
    title.getStyleClass().add("bold");
    subtitle.getStyleClass().addAll("small", "text-2");
    owner.getStyleClass().addAll("small", "text-3");
    money.getStyleClass().addAll("bold", "num");
    money.setMinWidth(USE_PREF_SIZE);
    checks.getStyleClass().addAll("small", "num");
    checks.setMinWidth(USE_PREF_SIZE);
    days.getStyleClass().addAll("small", "num", "text-3");
    days.setGraphic(Icon.CLOCK.node(14, "text-3"));
    days.setMinWidth(USE_PREF_SIZE);
    overridden.getStyleClass().addAll("small", "num", "warn-text");
    overridden.setGraphic(Icon.GATE.node(14, "warn-text"));
    overridden.setMinWidth(USE_PREF_SIZE);
    var facts = row(money, space(), overridden, checks, days, late);
    getChildren().addAll(row(title, space(), grade), row(subtitle, space(), owner), facts);
    VBox.setMargin(facts, new javafx.geometry.Insets(5, 0, 0, 0));
  }

  void show(DealCard card, String ownerName, long daysInStage, DwellTimes.Age age) {
    title.setText(card.title());
    subtitle.setText(card.account().isEmpty() ? words.get("deals.noAccount") : card.subtitle());
    owner.setText(ownerName.isEmpty() ? "" : ownerName.substring(0, 1));
    grade.show(card.intent());
    grade.setManaged(!card.intent().isEmpty());
    money.setText(
        card.amount() == null ? "–" : words.amounts().compact(card.amount(), card.currency()));
    showChecks(card);
    overridden.setText(String.valueOf(card.overrides()));
    overridden.setVisible(card.overrides() > 0);
    overridden.setManaged(card.overrides() > 0);
    showAge(words.moments().days(daysInStage), age);
    setAccessibleText(
        card.title()
            + " "
            + card.subtitle()
            + " "
            + money.getText()
            + " "
            + ownerName
            + (card.overrides() > 0 ? " " + words.get("deals.overridden", card.overrides()) : ""));
  }

  void setCurrent(boolean current) {
    pseudoClassStateChanged(CURRENT, current);
  }

  private void showChecks(DealCard card) {
    var all = card.checksDone() == card.checks();
    checks.setVisible(card.checks() > 0);
    checks.setManaged(card.checks() > 0);
    checks.setText(card.checksDone() + "/" + card.checks());
    checks.setGraphic(all ? allChecks : someChecks);
    var tint = all ? "ok-text" : "text-2";
    if (!checks.getStyleClass().contains(tint)) {
      checks.getStyleClass().removeAll("ok-text", "text-2");
      checks.getStyleClass().add(tint);
    }
  }

  private void showAge(String text, DwellTimes.Age age) {
    var fine = age == DwellTimes.Age.FINE;
    days.setText(text);
    days.setVisible(fine);
    days.setManaged(fine);
    late.setText(text);
    late.setTone(age == DwellTimes.Age.UNUSUAL ? Chip.Tone.RISK : Chip.Tone.WARN);
    late.setGraphic(age == DwellTimes.Age.UNUSUAL ? unusual : overLimit);
    late.setVisible(!fine);
    late.setManaged(!fine);
  }

  private static HBox row(Node... nodes) {
    var row = new HBox(6, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Region space() {
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }
}
